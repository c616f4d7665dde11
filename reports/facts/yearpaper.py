"""What a báo cáo sơ kết, tổng kết reads: the figures of the reports, meetings, typical examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, prefetch_related_objects

from awards.models import Award, CompleteYear
from campaigns.models import Campaign
from council.models import Council, Meeting
from council.rules.stages import Stage
from initiatives.models import Initiative
from law.authority import Authority, competence_for
from law.kinds import COMMENDATIONS, TITLES
from law.timeline import LawError
from publicity.models import Example
from reports.asking import Asked, asked_by_paper
from reports.facts import campaigns, years
from reports.models import YearPaper
from reports.rules.inventions import invention_parts
from reports.rules.report import Report, ReportPart
from reports.rules.steps import TargetFacts
from reports.rules.texts import Texts
from reports.rules.yearpaper import (
    Attained,
    FundCount,
    Inventions,
    PaperFigures,
    Praised,
    Registered,
    award_counts,
    goal_counts,
)


@dataclass(frozen=True)
class ToldOf:
    """Somebody whose deed was told of; `is_chosen`: by the council, as điển hình tiên tiến."""

    name: str
    unit: str
    deed: str
    is_chosen: bool


@dataclass(frozen=True)
class PaperFacts:
    """All that a report says: `figures`, the `texts` of people, when each council met, and whom
    everybody was told of."""

    campaign: Campaign
    phase_number: int | None
    figures: PaperFigures
    texts: Texts
    meetings: dict[str, list[date]]
    examples: tuple[ToldOf, ...]

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
    prefetch_related_objects([campaign], "recipients")
    return PaperFacts(
        campaign,
        phase.ordinal if phase else None,
        figures_of(paper),
        paper.texts,
        _meetings(paper),
        tuple(_examples(paper)),
    )


def figures_of(paper: YearPaper) -> PaperFigures:
    """Give the numbers of a report, those of the pages of reports: what these share is fetched
    once."""
    campaign = paper.campaign
    of_plan = ("phases",) if paper.phase_id else ("targets", "deadlines", "phases")
    prefetch_related_objects([campaign], *of_plan)
    asked = asked_by_paper(campaign, paper.phase_id)
    entered = campaigns.entered(asked, campaign)
    known = campaigns.target_facts(asked, campaign, entered)
    counts = {
        "units": known.units,
        "awards": award_counts(known, _deciders(campaign)),
        "inventions": _inventions(campaigns.sent_inventions(asked, campaign)),
    }
    if paper.phase_id:
        return PaperFigures(**counts)
    attained = _attained(campaigns.results_from(asked, campaign, entered))
    counts |= {"registered": _registered(known, asked), "attained": attained}
    if campaign.kind != Campaign.Kind.ANNUAL or not campaign.year:
        return PaperFigures(**counts, goals=goal_counts(known.goals, {}))
    awards = years.held_until(asked)
    return PaperFigures(
        **counts,
        goals=goal_counts(known.goals, _before(asked, awards)),
        praised=_praised(years.makeup_from(asked, awards)),
        fund=_fund(years.fund(asked)),
    )


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


def _before(asked: Asked, awards: Iterable[Award]) -> dict[str, int]:
    """Give how many awards of each kind the year before has; nothing where it is not known whole:
    a few rows of it would read as all of them."""
    year = asked.year - 1
    if not CompleteYear.objects.filter(commune=asked.scope.commune, year=year).exists():
        return {}
    given = Counter(award.kind_code for award in awards if award.year == year)
    return {kind.code: given[kind.code] for kind in TITLES + COMMENDATIONS}


def _registered(known: TargetFacts, asked: Asked) -> Registered:
    return Registered(
        len(known.lists),
        len(asked.units),
        sum(len(unit_list.people) for unit_list in known.lists),
        sum(len(unit_list.collectives) for unit_list in known.lists),
    )


# --- Out of the reports -----------------------------------------------------------------------


def _values(parts: Iterable[ReportPart], *keys: str) -> list[int]:
    """Give the values of figures by their keys; one that counts nothing is 0."""
    report = Report("", "", "", tuple(parts))
    figures = (report.figure(key) for key in keys)
    return [figure.value if figure else 0 for figure in figures]


def _attained(parts: list[ReportPart]) -> Attained:
    same, more, less, waiting, unregistered = _values(
        parts, "dat", "hon", "kem", "cho", "khong-dang-ky"
    )
    return Attained(same + more + less + waiting, same + more, less, waiting, unregistered)


def _praised(parts: list[ReportPart]) -> Praised:
    return Praised(
        *_values(
            parts,
            "tong-truc-tiep-tat-ca",
            "tong-truc-tiep-khen",
            "truc-tiep-khen",
            "lanh-dao-khen",
            "nu-khen",
            "tong-truc-tiep-lan-dau",
        )
    )


def _fund(parts: list[ReportPart]) -> FundCount | None:
    income, by_decision, otherwise = _values(parts, "co", "quyet-dinh", "chi-khac")
    return FundCount(income, by_decision, otherwise) if parts else None


def _inventions(initiatives: Iterable[Initiative]) -> Inventions:
    parts = invention_parts([campaigns.as_invention(initiative) for initiative in initiatives])
    if not parts:
        return Inventions()
    sent, recognised, refused, saves = _values(
        parts, "lv-nop", "lv-cong-nhan", "lv-khong", "lv-lam-loi"
    )
    of_fields = ((row[0], row[2]) for row in parts[0].table.rows)
    fields = tuple((name, figure.value) for name, figure in of_fields if figure.value)
    return Inventions(sent, recognised, refused, saves, fields)


# --- Besides the figures ----------------------------------------------------------------------


def _meetings(paper: YearPaper) -> dict[str, list[date]]:
    """Give the days on which each council met and concluded, by its name."""
    rows = Meeting.objects.filter(campaign=paper.campaign, stage=Stage.CLOSED.value)
    held = rows.filter(_within(paper, "held_on")).order_by("held_on", "pk")
    found: dict[str, list[date]] = {kind.label: [] for kind in Council.Kind}
    for kind, day in held.values_list("council__kind", "held_on"):
        found[Council.Kind(kind).label].append(day)
    return {name: days for name, days in found.items() if days}


def _examples(paper: YearPaper) -> list[ToldOf]:
    """Give those that everybody may read."""
    rows = Example.objects.filter(commune=paper.commune, year=paper.campaign.year or 0).public()
    told = rows.filter(_within(paper, "published_on")).order_by("published_on", "pk")
    examples = told.values_list("name", "unit", "headline", "is_chosen")
    return [ToldOf(name, unit, deed, bool(chosen)) for name, unit, deed, chosen in examples]


def _within(paper: YearPaper, field: str) -> Q:
    """Give the condition that a day lies in the phase of a sơ kết."""
    phase = paper.phase
    if phase is None:
        return Q()
    begun = Q(**{f"{field}__gte": phase.starts_on}) if phase.starts_on else Q()
    return begun & (Q(**{f"{field}__lte": phase.ends_on}) if phase.ends_on else Q())
