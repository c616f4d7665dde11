"""Campaigns with their days in few queries, where fetching each table apart takes four: the first
page, the reminders and the reports read them every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import DateField, F, Model, QuerySet, Value, prefetch_related_objects

from campaigns.models import Campaign, Deadline, Phase
from procedure.prepared import Prepared

Row = TypeVar("Row", bound=Model)


def outlined(campaigns: QuerySet[Campaign]) -> list[Campaign]:
    """Give the campaigns with phases, deadlines and extensions; two queries, one where there are
    no campaigns."""
    return outlined_of(with_phases(campaigns))


def with_phases(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Give what `outlined_of` reads: a question that can be put into SQL once."""
    return _with(campaigns, "phases")


def outlined_of(joined: Iterable[Campaign]) -> list[Campaign]:
    """Give what `outlined` does of campaigns `with_phases`."""
    rows = _read(Campaign, "phases", joined)
    if not rows:
        return []
    deadlines = defaultdict(list)
    for row in _read(Deadline, "extensions", _deadlines_of(tuple(row.pk for row in rows))):
        deadlines[row.campaign_id].append(row)
    for campaign in rows:
        _keep(campaign, "deadlines", deadlines[campaign.pk])
    return rows


def read_parts(campaign: Campaign, *names: str) -> None:
    """Let a campaign hold parts of its plan ("targets", "phases"), each by a query of its own, but
    phases and deadlines by one."""
    if {"phases", "deadlines"} <= set(names):
        _read_days(campaign)
    prefetch_related_objects([campaign], *names)


def _read_days(campaign: Campaign) -> None:
    held: dict[str, list] = {"phases": [], "deadlines": []}
    for *row, kind, inclusive in _days_of(campaign.pk):
        if kind:
            pk, number, _, due_on, _, receiver = row
            values = (pk, number, kind, due_on, inclusive, receiver)
            held["deadlines"].append(Deadline.from_db(campaign._state.db, _DEADLINE, values))
        else:
            held["phases"].append(Phase.from_db(campaign._state.db, _PHASE, row))
    _keep(campaign, "phases", _in_order(Phase, held["phases"]))
    _keep(campaign, "deadlines", _in_order(Deadline, held["deadlines"]))


def _days(campaign: int) -> QuerySet:
    no_day = Value(None, DateField())
    rows = Phase.objects.filter(campaign=campaign).order_by()
    phases = rows.values_list(*_PHASE, Value(""), Value(False))
    rows = Deadline.objects.filter(campaign=campaign).order_by()
    deadlines = rows.values_list(
        "pk", "campaign", Value(0), "due_on", no_day, "receiver", "kind", "inclusive"
    )
    return phases.union(deadlines, all=True)


_days_of: Prepared[tuple] = Prepared(_days, 9001)

_PHASE = ("id", "campaign_id", "ordinal", "starts_on", "ends_on", "goal")
_DEADLINE = ("id", "campaign_id", "kind", "due_on", "inclusive", "receiver")


def _with(parents: QuerySet[Row], name: str) -> QuerySet[Row]:
    """Give rows once for each that refers to them, with its columns."""
    columns = {f"{name}_{field}": F(f"{name}__{field}") for field in _fields(parents.model, name)}
    return parents.annotate(**columns)


_deadlines_of: Prepared[Deadline] = Prepared(
    lambda campaigns: _with(Deadline.objects.filter(campaign__in=campaigns), "extensions"), (9001,)
)


def _read(parent: type[Row], name: str, joined: Iterable[Row]) -> list[Row]:
    """Give the rows of `_with` in their order, each once, with those that refer to it as if
    prefetched."""
    model, fields = parent._meta.get_field(name).related_model, _fields(parent, name)
    rows: dict[int, Row] = {}
    children = defaultdict(list)
    for row in joined:
        values = [vars(row).pop(f"{name}_{field}") for field in fields]
        rows.setdefault(row.pk, row)
        if values[0] is not None:  # the number; a row that nothing refers to comes once, empty
            children[row.pk].append(model.from_db(row._state.db, fields, values))
    for pk, row in rows.items():
        _keep(row, name, _in_order(model, children[pk]))
    return list(rows.values())


def _fields(parent: type[Model], name: str) -> list[str]:
    model = parent._meta.get_field(name).related_model
    return [field.attname for field in model._meta.concrete_fields]


def _in_order(model: type[Row], rows: list[Row]) -> list[Row]:
    """Sort as the model says; the field that counts most is sorted by last."""
    for field in reversed(model._meta.ordering):
        name = field.removeprefix("-")
        rows.sort(key=lambda row, name=name: getattr(row, name), reverse=field.startswith("-"))
    return rows


def _keep(row: Model, name: str, children: Sequence[Model]) -> None:
    """Let `row.name.all()` answer without a query, as `prefetch_related` does."""
    answered = getattr(row, name).all()
    answered._result_cache = children
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = answered
