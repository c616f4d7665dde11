"""What the ledger says to a page that names people: who they are, and how far each was told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.db.models import FilteredRelation, Max, Q, QuerySet

from .models import Reminder
from .obligations import Key, Obligation


@dataclass(frozen=True)
class Ledger:
    """The highest rung that each key has come to, and the names of all whom it may concern."""

    told: dict[Key, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)


def ledger_of(owed: Collection[Obligation]) -> Ledger:
    """Give the ledger as far as it concerns obligations; one query, none where nothing is owed."""
    ledger = Ledger()
    for recipient, subject, last_day, *name, rung in _rows(owed) if owed else ():
        ledger.names[recipient] = get_user_model()(
            **dict(zip(_NAME, name, strict=True))
        ).display_name
        if rung is not None:
            ledger.told[recipient, subject, last_day] = rung
    return ledger


_NAME = ("last_name", "first_name", "username")


def _rows(owed: Collection[Obligation]) -> QuerySet:
    days = [obligation.ladder.last_day for obligation in owed]
    holds = Q(
        reminders__due_on__range=(min(days), max(days)),
        reminders__state__in=[Reminder.State.SENT, Reminder.State.OVERTAKEN],
    )
    users = get_user_model().objects.filter(pk__in=set(_concerned(owed))).order_by()
    users = users.annotate(line=FilteredRelation("reminders", condition=holds))
    rows = users.values_list("pk", "line__subject", "line__due_on", *_NAME)
    return rows.annotate(Max("line__rung"))


def _concerned(owed: Collection[Obligation]) -> Iterator[int]:
    for obligation in owed:
        yield from obligation.recipients
        yield from obligation.when_overdue
