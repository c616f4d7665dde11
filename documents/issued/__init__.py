"""Issued papers: their number, their frozen bytes, the page that says whether one is genuine."""
