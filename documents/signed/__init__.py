"""Digital signatures in papers: read out of what comes back, and put on by this machine."""
