"""The papers of a dossier: from rows to letters, and the whole dossier in one file."""
