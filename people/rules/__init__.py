"""How lists of people that others typed are read and compared. Plain Python."""
