"""What a plan says and may say. Plain Python: no Django, no clock, no database."""
