"""Who did what, when: append-only, without keys to rows that may go."""
