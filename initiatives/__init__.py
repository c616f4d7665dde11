"""Sáng kiến: requests, the council that scores them, recognition, and where each was used."""
