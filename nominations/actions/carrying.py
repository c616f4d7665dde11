"""One report written once: what is written for one dossier of a person goes into the others."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from nominations.models import AchievementReport, Nomination
from nominations.rules.occasions import Occasion
from nominations.rules.stages import Stage
from submissions.stepping import all_locked

SECTIONS = ("overview", "achievements", "other_awards")


def drafts_beside(nomination: Nomination) -> QuerySet[Nomination]:
    """Give the other drafts for the year's end of the same person, unit and campaign."""
    if nomination.person_id is None or nomination.is_short:
        return Nomination.objects.none()
    same = Nomination.objects.filter(
        campaign=nomination.campaign_id,
        unit=nomination.unit_id,
        person=nomination.person_id,
        occasion=Occasion.ANNUAL.value,
        stage=Stage.DRAFT.value,
    )
    return same.exclude(pk=nomination.pk).with_names().order_by("pk")


def locked_together(nomination: Nomination) -> tuple[Nomination, list[Nomination]]:
    """Give a dossier and the drafts beside it as they are now, locked."""
    together = all_locked([nomination, *drafts_beside(nomination)])
    [own] = [dossier for dossier in together if dossier.pk == nomination.pk]
    return own, [other for other in together if other is not own and other.state is Stage.DRAFT]


def carry_over(
    before: AchievementReport, after: AchievementReport, others: Iterable[Nomination]
) -> list[Nomination]:
    """Write what changed in a report into others, and give those that took something: each section
    that is empty there, or says what this one said before."""
    return [other for other in others if _take(other, before, after)]


def _take(other: Nomination, before: AchievementReport, after: AchievementReport) -> bool:
    report = other.report
    changed = [name for name in SECTIONS if getattr(before, name) != getattr(after, name)]
    taken = [name for name in changed if getattr(report, name) in ("", getattr(before, name))]
    for name in taken:
        setattr(report, name, getattr(after, name))
    if taken:
        report.save()
        other.save()
    return bool(taken)
