"""Places in a page that are filled when the page numbers are known.

What people typed is escaped in our pages, so nobody can write a mark but our templates.
"""

from __future__ import annotations

LEAF = '<section class="leaf"></section>'


def number_mark(number: int) -> str:
    """Give the place where the first page of the nth thing is to stand."""
    return f'<span data-page="{number}"></span>'


def reason_mark(number: int) -> str:
    """Give the place for the reason why the nth enclosure is only listed."""
    return f'<span data-reason="{number}"></span>'


def numbered(number: int, page: int | None) -> str:
    """Give what stands in place of a number's mark: the page, leading there; a dash for none."""
    return f'<a href="#thing-{number}">{page}</a>' if page else "—"


def leaves(across: tuple[bool, ...], image: str = "") -> str:
    """Give one empty sheet for each page, turned where the page lies across; or with a picture."""
    picture = f'<img src="{image}" alt="">' if image else ""
    return "".join(
        f'<section class="leaf{" across" if is_across else ""}">{picture}</section>'
        for is_across in across
    )
