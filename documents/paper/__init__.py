"""What stands on a paper: letter, certificate, sheet, and their Word and Excel files."""
