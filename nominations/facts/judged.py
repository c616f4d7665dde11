"""What the rules say of a dossier, as one value: the judgement and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eligibility.eligibility import veiled
from eligibility.freezing import as_json, finding_as_json, thaw, thaw_finding
from eligibility.judging import Evidence, Judgement
from law.dossiers import parts_for
from nominations.facts.gathering import Gathered
from nominations.facts.judging import judge, judging_day
from nominations.models import AchievementReport, Nomination, ReviewVote
from nominations.rules.missing import Contents, Gap, missing


@dataclass(frozen=True)
class Judged:
    """A judgement, discipline and all, and the gaps of a dossier."""

    judgement: Judgement
    gaps: tuple[Gap, ...]

    def told(self, *, with_discipline: bool) -> Judgement:
        """Give the judgement; `with_discipline`: the reader may know of it."""
        return self.judgement if with_discipline else veiled(self.judgement)

    def as_json(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        gaps = [[finding_as_json(gap.finding), gap.evidence] for gap in self.gaps]
        return {"judgement": as_json(self.judgement), "gaps": gaps}

    @classmethod
    def of_json(cls, stored: dict[str, Any]) -> Judged:
        """Read back what `as_json` gave."""
        gaps = tuple(
            Gap(thaw_finding(finding), Evidence(evidence) if evidence else None)
            for finding, evidence in stored["gaps"]
        )
        return cls(thaw(stored["judgement"]), gaps)


def judge_anew(nominations: Iterable[Nomination]) -> dict[int, Judged]:
    """Judge many dossiers from the facts of now, by their numbers; the queries do not grow with
    them."""
    nominations = list(nominations)
    gathered, contents = Gathered(nominations), _contents(nominations)
    return {
        nomination.pk: _judged(nomination, gathered, contents[nomination.pk])
        for nomination in nominations
    }


def _judged(nomination: Nomination, gathered: Gathered, contents: Contents) -> Judged:
    judgement = judge(nomination, gathered)
    papers = gathered.papers.get(nomination.pk, frozenset())
    parts = parts_for(nomination.kind, judging_day(nomination), nomination.is_short)
    return Judged(judgement, tuple(missing(replace(contents, papers=papers), parts, judgement)))


def _contents(nominations: Sequence[Nomination]) -> dict[int, Contents]:
    reports = {
        row.nomination_id: row
        for row in AchievementReport.objects.filter(nomination__in=nominations)
    }
    votes = ReviewVote.objects.filter(nomination__in=nominations)
    reviewed = set(votes.values_list("nomination_id", flat=True))
    return {
        nomination.pk: _holds(nomination, reports.get(nomination.pk), nomination.pk in reviewed)
        for nomination in nominations
    }


def _holds(nomination: Nomination, report: AchievementReport | None, has_review: bool) -> Contents:
    return Contents(
        has_overview=bool(report and report.overview),
        has_achievements=bool(report and report.achievements),
        has_review=has_review,
        is_short=nomination.is_short,
    )
