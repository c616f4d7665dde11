"""Where the cells of the wall lead: to the very rows that they count."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from campaigns.models import Campaign
from registrations.states import UnitState


def links_of(campaign: Campaign, sees_all: bool) -> Callable[[UnitState, str], str]:
    """Give what leads from a unit and a step to its rows; nowhere for who sees numbers alone."""
    pages = {
        "Đăng ký": "registrations:list",
        "Hồ sơ": "nominations:list",
        "Thẩm định": "nominations:list",
        "Quyết định": "nominations:list",
    }

    def link(unit: UnitState, step: str) -> str:
        if not sees_all:
            return ""
        if step == "Đăng ký" and unit.registration is not None:
            return reverse("registrations:detail", args=[unit.registration])
        address = urlencode({"phong_trao": campaign.pk, "don_vi": unit.unit})
        return f"{reverse(pages[step])}?{address}"

    return link
