"""What a báo cáo sơ kết, tổng kết reads: the figures of the reports, and what is told besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Exists, OuterRef

from awards.models import CompleteYear
from campaigns.models import Campaign
from campaigns.outline import read_parts
from campaigns.rules.plan import Recipient
from decisions.facts.fund import sums_of
from initiatives.rules.stages import Stage as InventionStage
from law.authority import Authority, competence_for
from law.kinds import COMMENDATIONS, TITLES, Subject, award_kind
from law.timeline import LawError
from law.values import Override
from people.models import Commune, Person
from procedure.prepared import Prepared
from registrations.consolidation import unit_lists
from registrations.headcount import day_of_count
from registrations.rules.totals import summary
from registrations.staff import Worker, staff_of
from reports.asking import Asked, asked_by_paper
from reports.facts import campaigns, years
from reports.facts.campaigns import Entered
from reports.facts.narrative import NarratedExample, narrative_of
from reports.models import YearPaper
from reports.rules.steps import TargetFacts
from reports.rules.texts import Texts
from reports.rules.yearpaper import (
    FundCount,
    Inventions,
    PaperFigures,
    Praised,
    Registered,
    attained_counts,
    award_counts,
    goal_counts,
    invention_counts,
)
from vetting.facts.standing import counted_nominations


@dataclass(frozen=True)
class PaperFacts:
    """All that a report says: `figures`, the `texts` of people, when each council met, whom
    everybody was told of; and `recipients`, who got the plan."""

    campaign: Campaign
    phase_number: int | None
    figures: PaperFigures
    texts: Texts
    meetings: dict[str, list[date]]
    examples: tuple[NarratedExample, ...]
    recipients: tuple[Recipient, ...]

    @property
    def of_phase(self) -> bool:
        return self.phase_number is not None

    @property
    def is_of_year(self) -> bool:
        """Say whether it is the report of a year, and of no single movement."""
        return not self.of_phase and self.campaign.kind == Campaign.Kind.ANNUAL


def facts_of(paper: YearPaper) -> PaperFacts:
    """Give what a report says as of today; a constant number of queries."""
    campaign, phase = paper.campaign, paper.phase
    figures, told = figures_of(paper), narrative_of(paper)
    return PaperFacts(
        campaign,
        phase.ordinal if phase else None,
        figures,
        paper.texts,
        told.meetings,
        told.examples,
        told.recipients,
    )


def figures_of(paper: YearPaper, overrides: tuple[Override, ...] | None = None) -> PaperFigures:
    """Give the numbers of a report, those of the pages of reports: what these share is fetched
    once."""
    campaign = paper.campaign
    of_plan = ("phases",) if paper.phase_id else ("targets", "deadlines", "phases")
    read_parts(campaign, *of_plan)
    asked = asked_by_paper(campaign, paper.phase_id, overrides)
    entered = _entered(asked, campaign)
    known = campaigns.target_facts(asked, campaign, entered)
    counts = {
        "units": known.units,
        "awards": award_counts(known, _deciders(campaign)),
        "inventions": _inventions(asked, campaign),
    }
    if paper.phase_id:
        return PaperFigures(**counts)
    rows, is_over = campaigns.compared(asked, entered), campaigns.is_over(asked, campaign)
    counts["registered"] = _registered(known)
    counts["attained"] = attained_counts(rows, is_over=is_over)
    if campaign.kind != Campaign.Kind.ANNUAL or not campaign.year:
        return PaperFigures(**counts, goals=goal_counts(known.goals, {}))
    return PaperFigures(**counts, **_of_year(asked, known, entered.staff or ()))


def _entered(asked: Asked, campaign: Campaign) -> Entered:
    """Give what all units entered, closed ones too; three queries, two for a phase."""
    lists, dossiers = unit_lists(campaign), counted_nominations(campaign)
    names = tuple(unit_list.unit for unit_list in lists)
    if asked.phase:
        return Entered(names, summary([]), dossiers)
    staff = staff_of(campaign.commune, day_of_count(campaign), years.day_of(asked))
    return Entered(names, summary(lists), dossiers, staff)


def _of_year(asked: Asked, known: TargetFacts, staff: Iterable[Worker]) -> dict:
    """Give what only a whole year has: what was given before, who was praised, the fund; two
    queries."""
    awards = list(years.held_until(asked).values_list(*_AWARD, named=True))
    fund, knows_before = _money(asked)
    before = _of_kinds(awards, asked.year - 1) if knows_before else {}
    working = {worker.pk for worker in staff if worker.works_on(years.day_of(asked))}
    return {
        "goals": goal_counts(known.goals, before),
        "praised": _praised(awards, asked.year, working),
        "fund": fund,
    }


_AWARD = ("kind_code", "year", "person", "outsider", "unit", "gender", "is_leader")


def _deciders(campaign: Campaign) -> dict[str, Authority | None]:
    today = campaign.commune.today()
    day = min(today, date(campaign.year, 12, 31)) if campaign.year else today
    deciders: dict[str, Authority | None] = {}
    for kind in TITLES + COMMENDATIONS:
        try:
            deciders[kind.code] = competence_for(kind, day).authority
        except LawError:
            deciders[kind.code] = None
    return deciders


def _registered(known: TargetFacts) -> Registered:
    return Registered(
        len(known.lists),
        len(known.units),
        sum(len(unit_list.people) for unit_list in known.lists),
        sum(len(unit_list.collectives) for unit_list in known.lists),
    )


def _inventions(asked: Asked, campaign: Campaign) -> Inventions:
    rows = campaigns.sent_inventions(asked, campaign)
    return invention_counts(
        [
            (field, InventionStage(stage), saves or 0)
            for field, stage, saves in rows.values_list("field", "stage", "benefit_amount")
        ]
    )


def _of_kinds(awards: Iterable, year: int) -> dict[str, int]:
    """Give how many awards of each kind a year has."""
    given = Counter(award.kind_code for award in awards if award.year == year)
    return {kind.code: given[kind.code] for kind in TITLES + COMMENDATIONS}


def _money(asked: Asked) -> tuple[FundCount | None, bool]:
    """Give the fund of the year, None of which nobody wrote anything down; and whether the awards
    of the year before are known whole: a few of them would read as all of them. One query."""
    [(*sums, knows_before)] = _money_in(asked.year)(asked.scope.commune.pk)
    return (FundCount(*(amount or 0 for amount in sums)) if any(sums) else None), knows_before


@lru_cache(maxsize=16)
def _money_in(year: int) -> Prepared[tuple]:
    """Give the question of a commune's sums in a year: its days are made of the year, so each year
    is a question of its own."""
    before = CompleteYear.objects.filter(commune=OuterRef("pk"), year=year - 1)
    communes = Commune.objects.annotate(**sums_of("pk", year), knows_before=Exists(before))
    rows = communes.values_list(*_SUMS, "knows_before")
    return Prepared(lambda commune: rows.filter(pk=commune), 9001)


_SUMS = ("income", "on_awards", "otherwise")


def _praised(awards: Collection, year: int, working: set[int]) -> Praised:
    """Count the people of a year as the report "Theo đối tượng" does: as of the last of their
    awards; nobody where nothing was given."""
    last = {award.person: award for award in awards if award.year == year and award.person}
    if not last and not any(award.year == year and _is_of_nobody(award) for award in awards):
        return Praised(0, 0, 0, 0, 0, 0)
    earlier = {award.person for award in awards if award.year < year}
    return Praised(
        len(working | last.keys()),
        len(last),
        sum(award.is_leader is False for award in last.values()),
        sum(award.is_leader is True for award in last.values()),
        sum(award.gender == Person.Gender.FEMALE for award in last.values()),
        len(last.keys() - earlier),
    )


def _is_of_nobody(award) -> bool:
    """Say whether an award is of somebody who is on no list of the commune's people."""
    is_personal = award_kind(award.kind_code).subject is Subject.INDIVIDUAL
    return not award.person and bool(award.outsider or (is_personal and not award.unit))
