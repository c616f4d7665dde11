"""Room for the calls beneath one call.

CPython keeps the frames of calls in pieces of 16 KB: it maps a piece when a call does not fit into
the last one, and unmaps it as soon as that call returns. Where a page's hundred thousand calls go
up and down across the end of a piece, a tenth of its time goes to mapping memory. A frame that
asks for much room gets a piece of its own, and whatever it calls lies in the rest of that piece.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

WORDS = 2**16  # makes a piece of a megabyte, half of it for others; memory that nobody writes to


def with_room(function: Callable[..., Any], *arguments: Any) -> Any:
    """Give what a function gives, called where some thousand calls lie in one piece."""
    return function(*arguments)


with_room.__code__ = with_room.__code__.replace(co_stacksize=WORDS)


def room_for_calls(get_response: Callable[..., Any]) -> Callable[..., Any]:
    """Give the outermost middleware: a request is answered with room for its calls."""
    return partial(with_room, get_response)
