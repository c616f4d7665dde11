"""Bảng tính: the tables that people bring, opened apart, read by their headers."""
