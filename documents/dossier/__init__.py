"""Whole dossiers: bound into one file, printed in the background, kept by their content."""
