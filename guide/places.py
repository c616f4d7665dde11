"""Where the guide speaks of a page, for who looks at it."""

from __future__ import annotations

from functools import cache

from django.urls import reverse

from guide.reading import ADMINISTRATOR, GuidePage, guide


def codes_of(user) -> list[str]:
    """Give the roles of a user whose pages of the guide concern her, each once."""
    roles = [membership.role for membership in user.memberships_of_today()]
    return list(dict.fromkeys([*roles, *([ADMINISTRATOR] if user.is_staff else [])]))


@cache
def place_of(page: str, codes: tuple[str, ...]) -> str:
    """Give the address in the guide that speaks of a page of the program, in the words of one of
    the roles; else the first page of the guide."""
    for code in codes:
        if anchor := guide()[code].place_of(page):
            return f"{address_of(guide()[code])}#{anchor}"
    return reverse("guide:index")


def address_of(page: GuidePage) -> str:
    return reverse("guide:page", args=[page.slug])
