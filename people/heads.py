"""Which units somebody heads."""

from __future__ import annotations

from people.models import Commune, Membership, Unit
from people.roles import UNIT_HEAD


def headed_units(commune: Commune) -> set[int]:
    """Give the numbers of the units that somebody heads today."""
    of_today = Membership.objects.in_force_on(commune.today())
    heads = of_today.filter(commune=commune, role=UNIT_HEAD.code, user__is_active=True)
    return set(heads.values_list("unit_id", flat=True))


def units_without_head(commune: Commune) -> list[Unit]:
    """Give the units of today that nobody heads; the leadership needs no head, its registration is
    the office's."""
    units = Unit.objects.filter(commune=commune).active_on(commune.today())
    others = units.exclude(kind=Unit.Kind.LEADERSHIP)
    return list(others.exclude(pk__in=headed_units(commune)))
