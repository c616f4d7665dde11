"""A small benchmark of our own: `bin/bench` builds a large commune and prints a table."""
