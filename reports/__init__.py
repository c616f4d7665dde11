"""Figures of every room, owned by none: each leads to the rows that it counts."""
