"""Everything in one file that can be brought back: written, checked, restored, made every night."""
