"""What a registration may hold and which steps it takes. Plain Python."""
