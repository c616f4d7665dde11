"""Who strives for what this year: each unit registers its collective and its people."""
