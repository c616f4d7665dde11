"""The commune, its units and people, and who may do what."""
