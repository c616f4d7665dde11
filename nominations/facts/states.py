"""How far dossiers are, as plain values: counted by unit, and one by one for those who write
them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from campaigns.models import Campaign
from law.kinds import award_kind
from nominations.models import AchievementReport, Nomination, ReviewVote
from nominations.rules.occasions import Occasion
from nominations.rules.stages import AWAITING_DECISION, Stage, TakenIn, word_of
from people.models import Person
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
    these alone; one query for any number of dossiers."""
    rows = Nomination.objects.filter(campaign__in=campaigns).annotate(
        is_annual=Q(occasion=Occasion.ANNUAL.value),
        is_own_report=_is_own_report(person),
        is_taken_in=~Q(taken_in=TakenIn.NOWHERE.value),
    )
    rows = rows.filter(is_own_report=True) if only_own else rows
    grouped = rows.order_by("campaign", "unit").values_list(
        "campaign", "unit", "stage", "is_annual", "is_supported", "is_own_report", "is_taken_in"
    )
    counted = grouped.annotate(Count("pk"), Max("days_late"), Min("return_due_on"), Min("pk"))
    return [_state(*row) for row in counted]


def _is_own_report(person: int | None) -> Q | Value:
    if person is None:
        return Value(False, output_field=BooleanField())
    return Q(person=person, stage__in=EDITABLE, report__achievements="")


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


def own_dossiers(campaigns: Sequence[Campaign], units: Iterable[int]) -> list[OwnDossier]:
    """Give the dossiers of units in the order of lists; one query."""
    rows = Nomination.objects.filter(campaign__in=campaigns, unit__in=units)
    written = AchievementReport.objects.filter(nomination=OuterRef("pk")).exclude(achievements="")
    rows = rows.annotate(
        is_written=Exists(written),
        is_reviewed=Exists(ReviewVote.objects.filter(nomination=OuterRef("pk"))),
    )
    return [_own(row) for row in rows.order_by("person__sort_key", "pk").values(*_OWN)]


_OWN = (
    "pk",
    "campaign",
    "unit",
    "award",
    "stage",
    "occasion",
    "is_supported",
    "days_late",
    "return_due_on",
    "return_reason",
    "collective",
    "person",
    "person__full_name",
    "person__gender",
    "outsider",
    "is_written",
    "is_reviewed",
)


def _own(row: dict) -> OwnDossier:
    is_annual = row["occasion"] == Occasion.ANNUAL.value
    stage = Stage(row["stage"])
    is_back = stage is Stage.RETURNED
    return OwnDossier(
        row["pk"],
        row["campaign"],
        row["unit"],
        row["award"],
        _called(row["person__gender"], row["person__full_name"]) or row["collective"],
        row["person"] or f"{row['collective']}{row['outsider'] or ''}",
        DossierState(
            row["campaign"],
            row["unit"],
            stage,
            is_annual,
            row["is_supported"],
            days_late=row["days_late"],
            due_on=row["return_due_on"] if is_back else None,
        ),
        row["return_reason"] if is_back else "",
        tuple(_lacks(row)) if stage is Stage.DRAFT and is_annual else (),
    )


def _lacks(row: dict) -> Iterable[str]:
    if not row["is_written"]:
        yield "báo cáo thành tích"
    if not row["is_reviewed"]:
        yield "biên bản bình xét"


def _called(gender: str | None, full_name: str | None) -> str:
    return f"{Person(gender=gender).honorific} {full_name}" if full_name else ""


@dataclass(frozen=True)
class OwnLine:
    """One award that a unit strives for: whom it registered, and the dossier once there is one."""

    campaign: int
    unit: int
    nominee: str
    award: str
    is_registered: bool
    dossier: OwnDossier | None = None


def own_lines(
    campaigns: Sequence[Campaign], units: Sequence[int], dossiers: Sequence[OwnDossier]
) -> list[OwnLine]:
    """Give what units registered, each with its dossier, then the dossiers that nobody had
    registered; one query."""
    left = {
        (dossier.campaign, dossier.unit, dossier.key, dossier.award): dossier
        for dossier in dossiers
    }
    lines = []
    for campaign, unit, person, name, gender, *awards in _registered(campaigns, units):
        for award in filter(None, awards):
            dossier = left.pop((campaign, unit, person or name, award), None)
            nominee = _called(gender, name) if person else name
            lines.append(OwnLine(campaign, unit, nominee, award_kind(award).name, True, dossier))
    more = (
        OwnLine(line.campaign, line.unit, line.nominee, award_kind(line.award).name, False, line)
        for line in left.values()
    )
    return [*lines, *more]


def _registered(campaigns: Sequence[Campaign], units: Sequence[int]) -> QuerySet:
    """Give the registered lines of units as plain values: collectives, then people."""
    of_units = {"registration__campaign__in": campaigns, "registration__unit__in": units}
    nobody = Value(None, output_field=Person._meta.pk)
    nothing = Value("", output_field=CharField())
    where = ("registration__campaign", "registration__unit")
    what = ("title", "commendation")
    collectives = CollectiveLine.objects.filter(**of_units).order_by()
    people = IndividualLine.objects.filter(**of_units).order_by()
    return collectives.values_list(*where, nobody, "name", nothing, *what).union(
        people.values_list(*where, F("person_id"), "person__full_name", "person__gender", *what),
        all=True,
    )
