"""Công khai: lists put up for comment, results, typical examples; pages without a login."""
