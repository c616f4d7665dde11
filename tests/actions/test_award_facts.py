"""What the tables say of who is nominated."""
