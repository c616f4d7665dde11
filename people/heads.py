"""Which units somebody heads."""

from __future__ import annotations

from collections.abc import Iterable

from people.models import Commune, Membership, Unit
from people.roles import UNIT_HEAD


def headed_units(commune: Commune) -> set[int]:
    """Give the numbers of the units that somebody heads today."""
    of_today = Membership.objects.in_force_on(commune.today())
    heads = of_today.filter(commune=commune, role=UNIT_HEAD.code, user__is_active=True)
    return set(heads.values_list("unit_id", flat=True))


def without_head(units: Iterable[Unit], commune: Commune) -> list[Unit]:
    """Give which units of a commune nobody heads today; the leadership needs no head, its
    registration is the office's. One query."""
    headed = headed_units(commune)
    others = (unit for unit in units if unit.kind != Unit.Kind.LEADERSHIP)
    return [unit for unit in others if unit.pk not in headed]
