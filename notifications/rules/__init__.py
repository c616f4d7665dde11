"""When a reminder is due and how it is worded. Plain Python."""
