"""Khen thưởng đã được tặng: who holds what since when, old years, complete years."""
