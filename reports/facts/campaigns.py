"""What the reports of a campaign read: goals, registrations, dossiers and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from campaigns.facts import status_of
from campaigns.models import Campaign, Deadline
from campaigns.rules.status import Status
from campaigns.todo import last_day_of
from initiatives.models import Initiative, Use
from initiatives.pages import short_use
from initiatives.rules.stages import Stage as InitiativeStage
from law.kinds import award_kind
from nominations.facts.states import DossierState, OwnDossier, OwnLine, own_work
from nominations.rules.stages import Stage
from registrations.consolidation import unit_lists
from registrations.rules.totals import Summary, UnitList, summary
from registrations.staff import Worker
from registrations.states import UnitState, states_of
from reports.asking import Asked
from reports.rules.inventions import Invention, invention_parts
from reports.rules.progress import StepRows, UnitProgress, progress_parts
from reports.rules.report import CountedRow, ReportPart
from reports.rules.results import result_parts
from reports.rules.steps import TargetFacts
from reports.rules.targets import target_parts
from reports.scope import held_back
from reports.wall import (
    Sight,
    Whereabouts,
    decided_at,
    has_begun,
    owed_at,
    registered_at,
    sent_at,
    vetted_at,
)
from vetting.facts.standing import counted_nominations, standing_from
from vetting.rules.comparison import Compared, compare
from vetting.rules.counting import CountedNomination
from vetting.rules.standing import GoalLine


def targets(asked: Asked, campaign: Campaign) -> list[ReportPart]:
    """Chỉ tiêu."""
    return target_parts(target_facts(asked, campaign, entered(asked, campaign)), asked.award)


@dataclass(frozen=True)
class Entered:
    """What several reports of a campaign count: what all units registered, nobody twice, whoever
    asks (who is counted with another unit is counted there), and the dossiers as far as the user
    knows of them. `units` are the names of those that count; `staff` as `headcount_of` takes it.
    """

    units: tuple[str, ...]
    registered: Summary
    nominations: list[CountedNomination]
    staff: list[Worker] | None = None


def entered(asked: Asked, campaign: Campaign) -> Entered:
    """Fetch what was registered and proposed, two queries for any number; nobody registers for a
    phase."""
    return Entered(
        tuple(unit.name for unit in asked.units),
        summary([] if asked.phase else unit_lists(campaign, asked.offered)),
        asked.scope.known(campaign, counted_nominations(campaign)),
    )


def target_facts(asked: Asked, campaign: Campaign, known: Entered) -> TargetFacts:
    """Give what is known of a campaign, or of the phase that was chosen."""
    phase = asked.phase
    return TargetFacts(
        campaign.pk,
        _goals(asked, campaign, known) if asked.is_whole else (),
        tuple(_lists_of(asked, known.registered)),
        tuple(
            nomination
            for nomination in _dossiers_of(asked, known.nominations)
            if phase in (None, nomination.phase)
        ),
        known.units,
    )


def _goals(asked: Asked, campaign: Campaign, known: Entered) -> tuple[GoalLine, ...]:
    return standing_from(
        campaign, known.registered, known.nominations, asked.overrides, known.staff
    ).lines


def results(asked: Asked, campaign: Campaign) -> list[ReportPart]:
    """Đăng ký ↔ kết quả."""
    rows = compared(asked, entered(asked, campaign))
    return result_parts(rows, is_over=is_over(asked, campaign), only=asked.outcome)


def compared(asked: Asked, known: Entered) -> list[Compared]:
    """Give everybody of the units that count, with what was registered, proposed and reached."""
    lists = _lists_of(asked, known.registered)
    return compare(lists, _dossiers_of(asked, known.nominations))


def is_over(asked: Asked, campaign: Campaign) -> bool:
    """Say whether the campaign has ended, so that no dossier is still to come."""
    return status_of(campaign, asked.today) is Status.ENDED


def _lists_of(asked: Asked, added_up: Summary) -> list[UnitList]:
    """Give what the units that count registered."""
    return [
        unit_list
        for unit_list in added_up.lists
        if asked.numbers is None or unit_list.pk in asked.numbers
    ]


def _dossiers_of(asked: Asked, nominations: Iterable[CountedNomination]) -> list[CountedNomination]:
    """Give the dossiers of the units that count."""
    numbers = asked.numbers
    return [
        nomination for nomination in nominations if numbers is None or nomination.unit_pk in numbers
    ]


# --- Tiến độ ---------------------------------------------------------------------------------


def progress(asked: Asked, campaign: Campaign) -> list[ReportPart]:
    """Tiến độ: as the home page counts it, one dossier at a time."""
    units = states_of([campaign], asked.today, asked.numbers)
    numbers = [unit.unit for unit in units]
    dossiers, lines = own_work([campaign], numbers)
    held = set() if asked.scope.is_whole else held_back(campaign)
    sight = Sight(
        asked.today,
        lambda unit: last_day_of(campaign, unit, Deadline.Kind.REGISTRATION),
        lambda unit: last_day_of(campaign, unit, Deadline.Kind.NOMINATION),
    )
    return progress_parts(
        [
            _unit_progress(
                unit,
                [_as_known(dossier, held) for dossier in dossiers if dossier.unit == unit.unit],
                [line for line in lines if line.unit == unit.unit and line.is_registered],
                sight,
            )
            for unit in units
        ]
    )


Dossier = tuple[OwnDossier, DossierState]
"""A dossier, and where it stands as far as the user knows."""


def _as_known(dossier: OwnDossier, held: set[int]) -> Dossier:
    if dossier.pk not in held:
        return dossier, dossier.state
    return dossier, DossierState(dossier.campaign, dossier.unit, Stage.VETTED, is_supported=True)


def _unit_progress(
    unit: UnitState, dossiers: Sequence[Dossier], lines: Iterable[OwnLine], sight: Sight
) -> UnitProgress:
    is_begun = has_begun(state for _, state in dossiers)
    expected = [] if is_begun or not unit.registered else [_line_row(line, unit) for line in lines]
    days = max((state.days_late for _, state in dossiers), default=0)
    owed = _overdue(sight.nomination_due(unit.unit), sight)
    sent = _placed(dossiers, unit, lambda state: sent_at(unit, state, sight))
    sent[owed_at(unit, sight)] += expected
    is_owed = owed_at(unit, sight) is Whereabouts.LATE and sent[Whereabouts.LATE]
    vetted, decided = (_placed(dossiers, unit, at) for at in (vetted_at, decided_at))
    vetted[Whereabouts.REST] += expected
    decided[Whereabouts.REST] += expected
    return UnitProgress(
        unit.name,
        (
            _registration(unit, sight),
            _step(sent, max(days, owed if is_owed else 0)),
            _step(vetted),
            _step(decided),
        ),
    )


Placed = dict[Whereabouts, list[CountedRow]]


def _placed(
    dossiers: Iterable[Dossier],
    unit: UnitState,
    place_of: Callable[[DossierState], Whereabouts],
) -> Placed:
    placed: Placed = {place: [] for place in Whereabouts}
    for dossier, state in dossiers:
        placed[place_of(state)].append(_dossier_row(dossier, state, unit))
    return placed


def _step(placed: Placed, days_late: int = 0) -> StepRows:
    return StepRows(*(tuple(placed[place]) for place in Whereabouts), days_late=days_late)


def _registration(unit: UnitState, sight: Sight) -> StepRows:
    place = registered_at(unit, sight)
    page = ("registrations:detail", unit.registration) if unit.registration else None
    row = CountedRow(unit.name, unit.name, unit.stage.word.lower(), page)
    due = unit.due_on or sight.registration_due(unit.unit)
    owed = _overdue(due, sight) if place is Whereabouts.LATE else 0
    placed: Placed = {
        whereabouts: [row] if whereabouts is place else [] for whereabouts in Whereabouts
    }
    return _step(placed, max(unit.days_late, owed))


def _overdue(day: date | None, sight: Sight) -> int:
    return max((sight.today - day).days, 0) if day else 0


def _dossier_row(dossier: OwnDossier, state: DossierState, unit: UnitState) -> CountedRow:
    late = f", trễ hạn {state.days_late} ngày" if state.days_late else ""
    note = f"{award_kind(dossier.award).name}: {state.stage.word.lower()}{late}"
    return CountedRow(dossier.nominee, unit.name, note, ("nominations:detail", dossier.pk))


def _line_row(line: OwnLine, unit: UnitState) -> CountedRow:
    return CountedRow(line.nominee, unit.name, f"{line.award}: đã đăng ký, chưa lập hồ sơ")


# --- Sáng kiến -------------------------------------------------------------------------------


def inventions(asked: Asked, campaign: Campaign) -> list[ReportPart]:
    """Sáng kiến: those that were sent; a draft is its authors' own affair."""
    rows = sent_inventions(asked, campaign).select_related("unit")
    initiatives = list(rows.only(*_INVENTION))
    uses: dict[int, list[str]] = {initiative.pk: [] for initiative in initiatives}
    used = Use.objects.filter(initiative__campaign=campaign).select_related("person", "campaign")
    for use in used:
        if use.initiative_id in uses:
            uses[use.initiative_id].append(short_use(use))
    return invention_parts(
        [_as_invention(initiative, uses[initiative.pk]) for initiative in initiatives]
    )


def sent_inventions(asked: Asked, campaign: Campaign) -> QuerySet[Initiative]:
    """Give the initiatives that were sent, in the order of lists."""
    rows = Initiative.objects.filter(campaign=campaign).exclude(stage=InitiativeStage.DRAFT.value)
    if asked.numbers is not None:
        rows = rows.filter(unit__in=asked.numbers)
    if asked.phase:
        rows = rows.filter(_sent_within(campaign, asked.phase))
    return rows.order_by("unit__position", "name", "pk")


def _sent_within(campaign: Campaign, number: int) -> Q:
    """Give the condition of what was sent within a phase; a day that it lacks leaves it open."""
    phase = next(phase for phase in campaign.phases.all() if phase.pk == number)
    begun = Q(sent_on__gte=phase.starts_on) if phase.starts_on else Q()
    return begun & (Q(sent_on__lte=phase.ends_on) if phase.ends_on else Q())


_INVENTION = ("name", "field", "stage", "benefit_amount", "campaign_id", "unit__name")


def _as_invention(row: Initiative, uses: Sequence[str]) -> Invention:
    return Invention(
        row.pk,
        row.name,
        row.unit.name,
        row.field,
        InitiativeStage(row.stage),
        row.benefit_amount or 0,
        tuple(uses),
    )
