"""A commune to try the program on: the real plan of 2021, invented people."""
