"""Titles that rest on another of the same year, and for whom that one was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from law.kinds import name_of
from law.ladders import FOUNDATION, foundation_of
from nominations.models import Nomination
from nominations.rules.stages import Stage

_REFUSED = (Stage.NOT_PASSED, Stage.NOT_RECOGNISED, Stage.REVOKED)


def foundations_of(nominations: Iterable[Nomination]) -> list[Nomination]:
    """Give the dossiers for Lao động tiên tiến of those who are proposed for a title that rests on
    it, in the same campaign; one query."""
    resting = _resting(nominations)
    if not resting:
        return []
    rows = Nomination.objects.filter(
        award=FOUNDATION.code,
        campaign__in={nomination.campaign_id for nomination in resting},
        person__in={nomination.person_id for nomination in resting},
    )
    return list(rows.only("campaign_id", "person_id", "stage", "is_supported"))


def without_foundation(
    nominations: Iterable[Nomination],
    stages: Mapping[int, Stage] | None = None,
    foundations: Iterable[Nomination] | None = None,
) -> dict[int, str]:
    """Give by number the dossiers for a title whose foundation (Lao động tiên tiến) was refused to
    the same person in the same campaign, with the words for it; one query, none where the
    `foundations` are known.

    `stages` are what a meeting says before it is closed. Who has no dossier for the foundation is
    judged by the conditions of the title alone.
    """
    resting = _resting(nominations)
    refused = {
        (row.campaign_id, row.person_id)
        for row in (foundations_of(resting) if foundations is None else foundations)
        if _is_refused(row, (stages or {}).get(row.pk, row.state))
    }
    return {
        nomination.pk: f"không đạt {FOUNDATION.name} nên không đủ điều kiện "
        f"{name_of(nomination.award)}"
        for nomination in resting
        if (nomination.campaign_id, nomination.person_id) in refused
    }


def _resting(nominations: Iterable[Nomination]) -> list[Nomination]:
    return [
        nomination
        for nomination in nominations
        if nomination.person_id and foundation_of(nomination.award)
    ]


def _is_refused(row: Nomination, stage: Stage) -> bool:
    return stage in _REFUSED or (stage is Stage.VETTED and row.is_supported is False)
