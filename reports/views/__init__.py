"""Pages of the reports: the figures, and the papers of the year."""
