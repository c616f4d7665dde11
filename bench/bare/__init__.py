"""What the pages are measured beside: a bare Django list of 50 rows behind a login."""
