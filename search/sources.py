"""Rooms above say what of theirs may be found, by whom, and how it is shown: `SEARCH_SOURCES` in
the settings names them, so that the search knows none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Hit:
    """One thing that was found, and the page that shows it."""

    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class Searchable:
    """A kind of thing that may be found.

    `rows` gives what a user may see in a commune and nothing else: hits and counts come from it
    alone. Every word must stand in `text`, which has no accents; what bears it in `title`, as it
    was typed, comes first, then the `order`. `hit` is given the `columns` as texts.
    """

    heading: str
    icon: str
    rows: Callable[[Any, Any], QuerySet]
    text: Combinable
    title: Combinable | F
    columns: tuple[Combinable | F, ...]
    order: tuple[str, ...]
    hit: Callable[..., Hit]


MOST_COLUMNS = 7


def searchables() -> dict[str, Searchable]:
    """Give what may be found, by the name that stands in the address, in the order of a page."""
    return {name: import_string(place) for name, place in settings.SEARCH_SOURCES.items()}
