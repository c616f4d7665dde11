"""From rows to the consolidated list: who may see what of it, and the plain values of `totals`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import CharField, F, FilteredRelation, IntegerField, Q, QuerySet, Value

from campaigns.facts import targets_of
from campaigns.models import Campaign
from law.findings import Finding
from people.models import Commune, Unit, User
from people.models.communes import UnitQuerySet
from people.models.persons import honorific_of
from people.roles import Permission, can, can_for_all
from procedure.prepared import Prepared
from registrations.headcount import headcount_of, judged_on
from registrations.models import Registration
from registrations.rules.headcount import Headcount
from registrations.rules.stages import Stage
from registrations.rules.targets import GoalRow, goal_findings, goal_rows
from registrations.rules.totals import Entry, Summary, UnitList, summary, twins
from regulations.facts import overrides_for


def units_of(campaign: Campaign) -> list[Unit]:
    """Give the units that are to register: today's, and any that did before it closed; one
    query."""
    commune = campaign.commune
    return _registering(campaign.pk, commune.pk, commune.today())


def _in_order(campaign: int, commune: int, today: date) -> QuerySet[Unit]:
    units = _with_own(campaign).filter(_registers(commune, today))
    return units.order_by("position", "sort_key", "pk")


_registering: Prepared[Unit] = Prepared(_in_order, 9001, 9002, date(1900, 1, 1))


def _with_own(campaign: int) -> QuerySet[Unit]:
    """Give the units, each with its `own` registration for a campaign."""
    own = FilteredRelation("registrations", condition=Q(registrations__campaign=campaign))
    return Unit.objects.annotate(own=own)


def _registers(commune: int, today: date) -> Q:
    return Q(commune=commune) & (UnitQuerySet.exist_on(today) | Q(own__isnull=False))


def units_shown(user: User, campaign: Campaign) -> list[Unit]:
    """Give those of the units whose registrations the user may see."""
    may_see, commune = Permission.VIEW_REGISTRATIONS, campaign.commune
    return [unit for unit in units_of(campaign) if can(user, may_see, commune, unit)]


def sees_names(user: User, commune: Commune) -> bool:
    """Say whether the user may see who registered what in every unit."""
    return can_for_all(user, Permission.VIEW_REGISTRATIONS, commune)


def unit_lists(campaign: Campaign, units: Collection[Unit] | None = None) -> list[UnitList]:
    """Give what each of the units registered that are to, or each of these `units`, in their order;
    one query for any number.

    What a unit has not sent yet is its own affair: a draft's list is empty.
    """
    commune = campaign.commune
    if units is None:
        rows = _of_all(campaign.pk, commune.pk, commune.today())
    else:
        rows = _of_units(campaign.pk, tuple(unit.pk for unit in units))
    lists: dict[int, UnitList] = {}
    entries: dict[int, list[Entry]] = defaultdict(list)
    for unit, name, stage, days_late, entry in _lines(rows):
        lists[unit] = UnitList(name, Stage(stage or Stage.DRAFT), (), days_late or 0, unit)
        if entry and lists[unit].stage is not Stage.DRAFT:
            entries[unit].append(entry)
    ordered = lists if units is None else (unit.pk for unit in units)
    return [replace(lists[unit], entries=tuple(entries[unit])) for unit in ordered]


def entries_of(registration: Registration) -> list[Entry]:
    """Give the lines of one registration, at any stage."""
    rows = _of_units(registration.campaign_id, (registration.unit_id,))
    return [entry for *_, entry in _lines(rows) if entry]


Line = tuple[int, str, str | None, int | None, Entry | None]
"""What a line says, after its unit and how that stands; None for what there is not."""


def _lines(rows: Iterable[tuple]) -> Iterator[Line]:
    for _, _, unit, name, stage, days_late, _, _, line, *said in rows:
        yield unit, name, stage, days_late, _entry(*said) if line else None


def _rows(campaign: int, wanted: Q) -> QuerySet:
    """Give the lines of units in their order, people before collectives, and an empty one of each
    without people; one query."""
    rows = _with_own(campaign).filter(wanted).order_by()
    people = _placed(rows, "individuals").values_list(*_OF_LINE, *_OF_PERSON)
    collectives = _placed(rows, "collectives").filter(line__isnull=False)
    whole = people.union(collectives.values_list(*_OF_LINE, *_OF_COLLECTIVE), all=True)
    return whole.order_by("position", "sort_key", "pk", "sort", "place", "line")


_of_all: Prepared[tuple] = Prepared(
    lambda campaign, commune, today: _rows(campaign, _registers(commune, today)),
    9001,
    9002,
    date(1900, 1, 1),
)
_of_units: Prepared[tuple] = Prepared(
    lambda campaign, units: _rows(campaign, Q(pk__in=units)), 9001, (9002,)
)


def _placed(units: QuerySet[Unit], lines: str) -> QuerySet[Unit]:
    place = {"place": F(f"own__{lines}__ordinal"), "line": F(f"own__{lines}__pk")}
    return units.annotate(sort=Value(lines == "collectives"), **place)


_OF_LINE = (
    "position",
    "sort_key",
    "pk",
    "name",
    "own__stage",
    "own__days_late",
    "sort",
    "place",
    "line",
)
_OF_PERSON = (
    "own__individuals__person__full_name",
    "own__individuals__title",
    "own__individuals__commendation",
    "own__individuals__person",
    "own__individuals__person__gender",
    "own__individuals__position",
    "own__individuals__person__unit__name",
    "own__individuals__initiative_name",
    "own__individuals__initiative_field",
    "own__individuals__commitment",
)
_OF_COLLECTIVE = (
    "own__collectives__name",
    "own__collectives__title",
    "own__collectives__commendation",
    Value(None, IntegerField()),
    *(Value("", CharField()) for _ in range(6)),
)


def _entry(
    name: str, title: str, commendation: str, person: int | None, gender: str, *said: str
) -> Entry:
    honorific = honorific_of(gender) if person else ""
    return Entry(name, title, commendation, person, honorific, *said)


@dataclass(frozen=True)
class Consolidation:
    """The consolidated list of a campaign on a day: what is added up, what is not yet there."""

    campaign: Campaign
    on: date
    lists: tuple[UnitList, ...]
    summary: Summary
    heads: Headcount
    goals: tuple[GoalRow, ...]
    findings: tuple[Finding, ...]
    twins: tuple[Finding, ...]
    """Findings that name people; apart, for whoever may see no names."""

    def at(self, stage: Stage) -> list[UnitList]:
        """Give the units whose registration stands at a stage."""
        return [unit_list for unit_list in self.lists if unit_list.stage is stage]

    @property
    def missing(self) -> list[UnitList]:
        """Give the units that have not sent, or have to send again."""
        return [*self.at(Stage.DRAFT), *self.at(Stage.RETURNED)]

    @property
    def waiting(self) -> list[UnitList]:
        """Give the units that the office has yet to answer."""
        return self.at(Stage.SUBMITTED)


def consolidation(campaign: Campaign) -> Consolidation:
    """Add a campaign's registrations up; the number of queries does not grow with the units."""
    commune = campaign.commune
    overrides = overrides_for(commune)
    heads = headcount_of(campaign, overrides)
    lists = unit_lists(campaign)
    added_up = summary(lists)
    goals = goal_rows(
        targets_of(campaign),
        added_up.entries,
        headcount=heads.eligible,
        on=judged_on(campaign),
        overrides=overrides,
    )
    return Consolidation(
        campaign,
        commune.today(),
        tuple(lists),
        added_up,
        heads,
        tuple(goals),
        tuple(goal_findings(goals)),
        tuple(twins(lists)),
    )


def current_campaign(user: User, commune: Commune, wanted: str = "") -> Campaign | None:
    """Give the launched campaign that was asked for by its number, else that of this year, else
    the newest; None where there is none to see."""
    return chosen(list(launched(user, commune)), commune, wanted)


def chosen(campaigns: Sequence[Campaign], commune: Commune, wanted: str) -> Campaign | None:
    """Give the one of these campaigns that `current_campaign` means."""
    today = commune.today()
    of_year = [campaign for campaign in campaigns if campaign.year == today.year]
    asked = [campaign for campaign in campaigns if str(campaign.pk) == wanted]
    return next(iter([*asked, *of_year, *campaigns]), None)


def launched(user: User, commune: Commune) -> QuerySet[Campaign]:
    """Give the campaigns that units register for."""
    return commune.campaigns.visible_to(user).launched().order_by("-year", "kind", "-pk")
