"""How Vietnamese is cleaned, sorted, searched and written. Plain Python."""
