"""Bắt đầu: from an empty installation to the first plan."""
