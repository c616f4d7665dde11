"""Titles that rest on another of the same year, and for whom that one was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from law.kinds import name_of
from law.ladders import FOUNDATION, foundation_of
from nominations.models import Nomination
from nominations.rules.stages import Stage

_REFUSED = (Stage.NOT_PASSED, Stage.NOT_RECOGNISED, Stage.REVOKED)


def without_foundation(
    nominations: Iterable[Nomination], stages: Mapping[int, Stage] | None = None
) -> dict[int, str]:
    """Give by number the dossiers for a title whose foundation (Lao động tiên tiến) was refused to
    the same person in the same campaign, with the words for it; one query.

    `stages` are what a meeting says before it is closed. Who has no dossier for the foundation is
    judged by the conditions of the title alone.
    """
    resting = [one for one in nominations if one.person_id and foundation_of(one.award)]
    if not resting:
        return {}
    rows = Nomination.objects.filter(
        award=FOUNDATION.code,
        campaign__in={one.campaign_id for one in resting},
        person__in={one.person_id for one in resting},
    )
    refused = {
        (row.campaign_id, row.person_id)
        for row in rows.only("campaign_id", "person_id", "stage", "is_supported")
        if _is_refused(row, (stages or {}).get(row.pk, row.state))
    }
    return {
        one.pk: f"không đạt {FOUNDATION.name} nên không đủ điều kiện {name_of(one.award)}"
        for one in resting
        if (one.campaign_id, one.person_id) in refused
    }


def _is_refused(row: Nomination, stage: Stage) -> bool:
    return stage in _REFUSED or (stage is Stage.VETTED and row.is_supported is False)
