"""The commune's own regulations (quy chế): values that replace the national ones."""
