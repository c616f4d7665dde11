"""How the Word templates are filled."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def environment() -> Any:
    """Give the Jinja that reads the parts of a template once, not anew for each paper."""
    from jinja2 import Environment

    made = Environment(autoescape=True)
    made.from_string = cache(made.from_string)
    return made
