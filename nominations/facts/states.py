"""How far dossiers are, as plain values: counted by unit, and one by one for those who write
them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from campaigns.models import Campaign
from law.kinds import award_kind
from nominations.models import AchievementReport, Nomination, ReviewVote
from nominations.rules.occasions import Occasion
from nominations.rules.stages import AWAITING_DECISION, Stage, TakenIn, word_of
from people.models import Person
from people.models.persons import honorific_of
from procedure.prepared import Prepared
from registrations.models import CollectiveLine, IndividualLine
from submissions.models import EDITABLE


@dataclass(frozen=True)
class DossierState:
    """How many dossiers of a unit stand at a stage, and what is known of their time."""

    campaign: int
    unit: int
    stage: Stage
    is_annual: bool = True
    is_supported: bool | None = None
    count: int = 1
    days_late: int = 0
    due_on: date | None = None
    """Until when the first of them is to be mended, once it was given back."""
    own_report: int | None = None
    """Of a group that the asking person is to write the report of: the first of them."""
    is_taken_in: bool = False
    """Whether a decision has taken them in: for who makes decisions alone."""

    @property
    def awaits_decision(self) -> bool:
        """Say whether a decision is to follow: supported, and not turned down by the council."""
        return self.stage in AWAITING_DECISION and bool(self.is_supported)

    @property
    def awaits_draft(self) -> bool:
        """Say whether it waits for a decision and none, not even a draft, has taken it in."""
        return self.awaits_decision and not self.is_taken_in


def dossier_states(
    campaigns: Sequence[Campaign], person: int | None = None, *, only_own: bool = False
) -> list[DossierState]:
    """Count the dossiers of campaigns, apart those whose report `person` has still to write, or
    those that propose `person` alone; one query for any number of dossiers."""
    if only_own and person is None:
        return []
    asked = _own_of if only_own else _all_for
    numbers = tuple(campaign.pk for campaign in campaigns)
    return [_state(*row) for row in asked(numbers, person or NOBODY)]


NOBODY = 0
"""No person has this number: nobody's report is one's own."""


def _counted(campaigns: Collection[int], person: int, *, only_own: bool = False) -> QuerySet:
    rows = Nomination.objects.filter(campaign__in=campaigns).annotate(
        is_annual=Q(occasion=Occasion.ANNUAL.value),
        is_own_report=Q(person=person, stage__in=EDITABLE, report__achievements=""),
        is_taken_in=~Q(taken_in=TakenIn.NOWHERE.value),
    )
    rows = rows.filter(person=person) if only_own else rows
    grouped = rows.order_by("campaign", "unit").values_list(
        "campaign", "unit", "stage", "is_annual", "is_supported", "is_own_report", "is_taken_in"
    )
    return grouped.annotate(Count("pk"), Max("days_late"), Min("return_due_on"), Min("pk"))


_all_for: Prepared[tuple] = Prepared(_counted, (9001,), 9002)
_own_of: Prepared[tuple] = Prepared(partial(_counted, only_own=True), (9001,), 9002)


def _state(
    campaign, unit, stage, is_annual, is_supported, is_own, taken, count, days_late, due_on, first
) -> DossierState:
    return DossierState(
        campaign,
        unit,
        Stage(stage),
        is_annual,
        is_supported,
        count,
        days_late,
        due_on if stage == Stage.RETURNED else None,
        first if is_own else None,
        taken,
    )


@dataclass(frozen=True)
class OwnDossier:
    """A dossier as its unit sees it on a line; `lacks` names what is plainly missing."""

    pk: int
    campaign: int
    unit: int
    award: str
    nominee: str
    key: int | str
    """The person, or the name of who is none; that of an outsider with the number."""
    state: DossierState
    reason: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        return self.state.stage

    @property
    def state_word(self) -> str:
        return word_of(self.stage, award_kind(self.award))


def own_work(
    campaigns: Sequence[Campaign], units: Collection[int]
) -> tuple[list[OwnDossier], list[OwnLine]]:
    """Give the dossiers of units in the order of lists, and what the units registered, each with
    its dossier, then the dossiers that nobody had registered; one query."""
    asked = _of_dossiers(campaigns, units).union(*_registered(campaigns, units), all=True)
    rows = [_Row(*row) for row in asked.order_by("order", "pk")]
    dossiers = [_own(row) for row in rows if row.stage]
    registered = [row for row in rows if not row.stage]
    return dossiers, _lines(registered, dossiers)


class _Row(NamedTuple):
    """A dossier, or without a `stage` what was registered: an award and perhaps a second one."""

    order: str
    pk: int
    campaign: int
    unit: int
    award: str
    second: str
    person: int | None
    gender: str | None
    name: str
    stage: str
    is_annual: bool = True
    is_supported: bool | None = None
    days_late: int = 0
    due_on: date | None = None
    reason: str = ""
    outsider: int | None = None
    is_written: bool = False
    is_reviewed: bool = False


_NOTHING, _NO, _NOBODY = (
    Value("", CharField()),
    Value(False, BooleanField()),
    Value(None, Person._meta.pk),
)


def _of_dossiers(campaigns: Sequence[Campaign], units: Collection[int]) -> QuerySet:
    written = AchievementReport.objects.filter(nomination=OuterRef("pk")).exclude(achievements="")
    reviewed = ReviewVote.objects.filter(nomination=OuterRef("pk"))
    rows = Nomination.objects.filter(campaign__in=campaigns, unit__in=units).order_by()
    return rows.annotate(order=F("person__sort_key")).values_list(
        "order",
        "pk",
        "campaign",
        "unit",
        "award",
        _NOTHING,
        "person",
        "person__gender",
        Coalesce("person__full_name", "collective"),
        "stage",
        Q(occasion=Occasion.ANNUAL.value),
        "is_supported",
        "days_late",
        "return_due_on",
        "return_reason",
        "outsider",
        Exists(written),
        Exists(reviewed),
    )


def _own(row: _Row) -> OwnDossier:
    stage = Stage(row.stage)
    is_back = stage is Stage.RETURNED
    due_on = row.due_on if is_back else None
    return OwnDossier(
        row.pk,
        row.campaign,
        row.unit,
        row.award,
        _called(row),
        row.person or f"{row.name}{row.outsider or ''}",
        DossierState(
            row.campaign,
            row.unit,
            stage,
            row.is_annual,
            row.is_supported,
            days_late=row.days_late,
            due_on=due_on,
        ),
        row.reason if is_back else "",
        tuple(_lacks(row)) if stage is Stage.DRAFT and row.is_annual else (),
    )


def _lacks(row: _Row) -> Iterable[str]:
    if not row.is_written:
        yield "báo cáo thành tích"
    if not row.is_reviewed:
        yield "biên bản bình xét"


def _called(row: _Row) -> str:
    return f"{honorific_of(row.gender)} {row.name}" if row.person else row.name


@dataclass(frozen=True)
class OwnLine:
    """One award that a unit strives for: whom it registered, and the dossier once there is one."""

    campaign: int
    unit: int
    nominee: str
    award: str
    is_registered: bool
    dossier: OwnDossier | None = None


def _lines(registered: Iterable[_Row], dossiers: Iterable[OwnDossier]) -> list[OwnLine]:
    left = {
        (dossier.campaign, dossier.unit, dossier.key, dossier.award): dossier
        for dossier in dossiers
    }
    lines = []
    for row in registered:
        for award in filter(None, (row.award, row.second)):
            dossier = left.pop((row.campaign, row.unit, row.person or row.name, award), None)
            kind = award_kind(award).name
            lines.append(OwnLine(row.campaign, row.unit, _called(row), kind, True, dossier))
    more = (
        OwnLine(line.campaign, line.unit, line.nominee, award_kind(line.award).name, False, line)
        for line in left.values()
    )
    return [*lines, *more]


def _registered(campaigns: Sequence[Campaign], units: Collection[int]) -> tuple[QuerySet, QuerySet]:
    """Give the registered lines of units in the same columns: collectives before people."""
    of_units = {"registration__campaign__in": campaigns, "registration__unit__in": units}
    where = ("pk", "registration__campaign", "registration__unit", "title", "commendation")
    nothing = (
        _NOTHING,
        _NO,
        Value(None, BooleanField()),
        Value(0),
        Value(None, DateField()),
        _NOTHING,
        _NOBODY,
        _NO,
        _NO,
    )
    collectives = CollectiveLine.objects.filter(**of_units).order_by()
    people = IndividualLine.objects.filter(**of_units).order_by()
    return (
        collectives.values_list(Value("1"), *where, _NOBODY, _NOTHING, "name", *nothing),
        people.values_list(
            Value("2"), *where, "person", "person__gender", "person__full_name", *nothing
        ),
    )
