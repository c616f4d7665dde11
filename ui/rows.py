"""Forms with rows, for browsers without scripts."""

from __future__ import annotations

from collections.abc import Container

from django.http import QueryDict


def with_another_row(data: QueryDict, name: str, lists: Container[str]) -> QueryDict:
    """Give what was sent with one more empty row in the list of that name, if it is one of `lists`.

    Only the form set says how many rows are too many.
    """
    grown = data.copy()
    key = f"{name}-TOTAL_FORMS"
    count = grown.get(key, "")
    if name in lists and count.isascii() and count.isdecimal():
        grown[key] = str(int(count) + 1)
    return grown
