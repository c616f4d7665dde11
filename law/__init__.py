"""What the law says, by date: plain data with clauses, and the arithmetic that rests on it."""
