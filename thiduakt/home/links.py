"""Where the cells of the wall lead: to the very rows that they count."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from campaigns.models import Campaign
from registrations.states import UnitState
from ui.addresses import addresses_of


def links_of(campaign: Campaign, sees_all: bool) -> Callable[[UnitState, str], str]:
    """Give what leads from a unit and a step to its rows; nowhere for who sees numbers alone."""
    lists = {
        "Đăng ký": reverse("registrations:list"),
        "Hồ sơ": (dossiers := reverse("nominations:list")),
        "Thẩm định": dossiers,
        "Quyết định": dossiers,
    }
    registration_at = addresses_of("registrations:detail")

    def link(unit: UnitState, step: str) -> str:
        if not sees_all:
            return ""
        if step == "Đăng ký" and unit.registration is not None:
            return registration_at(unit.registration)
        return f"{lists[step]}?phong_trao={campaign.pk}&don_vi={unit.unit}"

    return link
