"""What people type about units, people and their records, in clean shape."""
