"""A sweep of reminders over the communes of a province: 112 of them, 300 units each, three
deadlines each — 100,800 things that units owe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from campaigns.models import Campaign
from campaigns.rows import store
from notifications.sweep import sweep
from people.models import Commune, Membership, Unit, User
from people.roles import UNIT_HEAD
from tests.cast import SINCE
from tests.plans import PLAN_2021
from vietnamese.text import search_text, sort_key

COMMUNES, UNITS = 112, 300
DAY = date(2021, 1, 18)


def things_to_measure() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the name of each thing and how it is done, after building the province."""
    units = _units(_communes())
    _heads(units)
    owed = 3 * len(units)
    yield f"sweep, {owed} owed, {len(units)} to remind", _swept_and_undone
    sweep()
    yield f"sweep, {owed} owed, nothing new", _swept


def _swept() -> str:
    sweep()
    return ""


def _swept_and_undone() -> str:
    with transaction.atomic():
        sweep()
        transaction.set_rollback(True)
    return ""


def _communes() -> list[Commune]:
    communes = Commune.objects.bulk_create(
        Commune(name=f"Số {number}", province="tỉnh Thử", practice_day=DAY)
        for number in range(COMMUNES)
    )
    for commune in communes:
        store(Campaign(commune=commune, launched_at=timezone.now()), PLAN_2021)
    return communes


def _units(communes: list[Commune]) -> list[Unit]:
    return Unit.objects.bulk_create(
        Unit(
            commune=commune,
            name=f"Thôn {number}",
            sort_key=sort_key(f"Thôn {number}"),
            search_text=search_text(f"Thôn {number}"),
            valid_from=SINCE,
        )
        for commune in communes
        for number in range(UNITS)
    )


def _heads(units: list[Unit]) -> None:
    users = User.objects.bulk_create(
        User(username=f"truong-{number}", password="!") for number in range(len(units))
    )
    Membership.objects.bulk_create(
        Membership(
            user=user,
            commune_id=unit.commune_id,
            unit=unit,
            role=UNIT_HEAD.code,
            starts_on=SINCE,
        )
        for user, unit in zip(users, units, strict=True)
    )
