"""Còn thiếu gì? One line for each gap of a dossier, with the page that closes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.urls import reverse

from awards.facts import judge, judging_day
from awards.gathering import Gathered
from awards.models import AchievementReport, Nomination, ReviewVote
from awards.rules.missing import Contents, missing
from law.dossiers import parts_for
from law.findings import Finding

PAPERS = "#giay-to"
"""The part of a dossier's page that holds its papers."""


def _people(nomination: Nomination) -> str:
    if nomination.person_id is not None:
        return reverse("people:person", args=[nomination.person_id])
    if nomination.is_whole_commune:
        return reverse("people:persons")
    return reverse("people:unit", args=[nomination.unit_id])


def _of(nomination: Nomination) -> str:
    return f"?phong_trao={nomination.campaign_id}&don_vi={nomination.unit_id}"


_PLACES: dict[str, Callable[[Nomination], str]] = {
    "report": lambda one: reverse("awards:report", args=[one.pk]),
    "initiatives": lambda one: reverse("awards:merit", args=[one.pk]),
    "attachments": lambda one: one.get_absolute_url() + PAPERS,
    "reviews": lambda one: f"{reverse('awards:review_add')}{_of(one)}",
    "ldtt": lambda one: f"{reverse('awards:add')}{_of(one)}",
    "nominations": lambda one: reverse("awards:list"),
    "registration": lambda one: reverse("registrations:list"),
    "ratings": lambda one: reverse("people:person", args=[one.person_id]),
    "discipline": _people,
    "people": _people,
    "history": lambda one: reverse("awards:history_person", args=[one.person_id]),
}


def gaps_of(nomination: Nomination) -> list[Finding]:
    """Give what one dossier lacks."""
    return gaps_of_many([nomination])[nomination.pk]


def gaps_of_many(nominations: Iterable[Nomination]) -> dict[int, list[Finding]]:
    """Give what many dossiers lack, by their numbers; the queries do not grow with them."""
    nominations = list(nominations)
    gathered, contents = Gathered(nominations), _contents(nominations)
    found = {}
    for one in nominations:
        parts = parts_for(one.kind, judging_day(one), one.is_short)
        holds = replace(contents[one.pk], papers=gathered.papers.get(one.pk, frozenset()))
        gaps = missing(holds, parts, judge(one, gathered))
        found[one.pk] = [replace(gap, where=where(one, gap.where)) for gap in gaps]
    return found


def where(nomination: Nomination, place: str) -> str:
    """Give the address of the page that closes a gap; "" for a place that no page mends."""
    return _PLACES[place](nomination) if place else ""


def _contents(nominations: list[Nomination]) -> dict[int, Contents]:
    reports = {
        row.nomination_id: row
        for row in AchievementReport.objects.filter(nomination__in=nominations)
    }
    votes = ReviewVote.objects.filter(nomination__in=nominations)
    reviewed = set(votes.values_list("nomination_id", flat=True))
    return {one.pk: _holds(one, reports.get(one.pk), one.pk in reviewed) for one in nominations}


def _holds(nomination: Nomination, report: AchievementReport | None, has_review: bool) -> Contents:
    return Contents(
        has_overview=bool(report and report.overview),
        has_achievements=bool(report and report.achievements),
        has_review=has_review,
        is_short=nomination.is_short,
    )
