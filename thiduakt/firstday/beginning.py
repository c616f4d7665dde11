"""How far an installation is, asked of every room once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from campaigns.models import Campaign
from council.models import Council, Seat
from people.models import Commune, Membership, Person, Unit
from people.roles import CHAIR, OFFICE, UNIT_HEAD
from regulations.models import Regulation


@dataclass(frozen=True)
class Beginning:
    """What a commune has and lacks on its today."""

    name: str = ""
    units: int = 0
    headless: tuple[str, ...] = ()
    people: int = 0
    without_account: int = 0
    roles: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    council: int | None = None
    has_regulation: bool = False
    keeps_law_defaults: bool = False
    drafts: tuple[int, ...] = ()
    has_launched: bool = False
    year: int = 0


def beginning_of(commune: Commune) -> Beginning:
    """Give how far a commune is."""
    today = commune.today()
    in_force = Membership.objects.in_force_on(today).filter(commune=commune, user__is_active=True)
    given = set(in_force.values_list("role", "unit_id"))
    units = list(Unit.objects.filter(commune=commune).active_on(today))
    headed = {unit for role, unit in given if role == UNIT_HEAD.code}
    campaigns = list(Campaign.objects.filter(commune=commune).order_by("-pk"))
    seats = _seats(commune)
    return Beginning(
        name=f"{commune.full_name}, {commune.place_above(today)}",
        units=len(units),
        headless=tuple(
            unit.name
            for unit in units
            if unit.pk not in headed and unit.kind != Unit.Kind.LEADERSHIP
        ),
        **_people(commune),
        roles=frozenset(role for role, _ in given),
        duties=frozenset(duty for _, duty in seats if duty),
        council=next((council for council, _ in seats), None),
        has_regulation=Regulation.objects.filter(commune=commune).exists(),
        keeps_law_defaults=commune.keeps_law_defaults,
        drafts=tuple(campaign.pk for campaign in campaigns if not campaign.is_launched),
        has_launched=any(campaign.is_launched for campaign in campaigns),
        year=today.year,
    )


def _people(commune: Commune) -> dict[str, int]:
    employed = Person.objects.filter(commune=commune).employed_on(commune.today())
    return employed.aggregate(
        people=Count("pk"), without_account=Count("pk", filter=Q(user__isnull=True))
    )


def _seats(commune: Commune) -> list[tuple[int, str | None]]:
    """Give the council that judges commendations with the duty of each seat; with None where it
    has no members yet, nothing where there is none."""
    councils = Council.objects.in_force_on(commune.today()).filter(
        commune=commune, kind=Council.Kind.EMULATION
    )
    return list(councils.values_list("pk", "seats__duty"))


LEADING = frozenset({Seat.Duty.CHAIR.value, Seat.Duty.SECRETARY.value})
NEEDED_ROLES = {CHAIR.code: "Chủ tịch", OFFICE.code: "Văn phòng"}
