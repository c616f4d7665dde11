"""Còn thiếu gì? One line for each gap of a dossier, with the page that closes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.urls import reverse

from eligibility.judging import Evidence
from law.findings import Finding
from nominations.facts.judged import judge_anew
from nominations.models import Nomination
from nominations.rules.missing import Gap
from nominations.rules.parts import FILES
from people.models import User
from people.roles import Permission, can

PAPERS = f"?phan={FILES}#{FILES}"
"""The part of a dossier's page that holds its papers."""


def _people(nomination: Nomination) -> str:
    if nomination.person_id is not None:
        return reverse("people:person", args=[nomination.person_id])
    if nomination.is_whole_commune:
        return reverse("people:persons")
    return reverse("people:unit", args=[nomination.unit_id])


def _of(nomination: Nomination) -> str:
    return f"?phong_trao={nomination.campaign_id}&don_vi={nomination.unit_id}"


_PAGES: dict[Evidence, Callable[[Nomination], str]] = {
    Evidence.REPORT: lambda nomination: reverse("nominations:report", args=[nomination.pk]),
    Evidence.INITIATIVES: lambda nomination: reverse("nominations:merit", args=[nomination.pk]),
    Evidence.ATTACHMENTS: lambda nomination: nomination.get_absolute_url() + PAPERS,
    Evidence.REVIEWS: lambda nomination: f"{reverse('nominations:review_add')}{_of(nomination)}",
    Evidence.LDTT: lambda nomination: f"{reverse('nominations:list')}{_of(nomination)}",
    Evidence.NOMINATIONS: lambda nomination: reverse("nominations:list"),
    Evidence.REGISTRATION: lambda nomination: reverse("registrations:list"),
    Evidence.RATINGS: lambda nomination: reverse("people:person", args=[nomination.person_id]),
    Evidence.DISCIPLINE: _people,
    Evidence.PEOPLE: _people,
    Evidence.HISTORY: lambda nomination: reverse(
        "awards:history_person", args=[nomination.person_id]
    ),
}


_NEEDED = {
    Evidence.REPORT: Permission.WRITE_NOMINATION,
    Evidence.INITIATIVES: Permission.WRITE_NOMINATION,
    Evidence.REVIEWS: Permission.WRITE_NOMINATION,
    Evidence.REGISTRATION: Permission.VIEW_REGISTRATIONS,
    Evidence.RATINGS: Permission.VIEW_PEOPLE,
    Evidence.DISCIPLINE: Permission.VIEW_PEOPLE,
    Evidence.PEOPLE: Permission.VIEW_PEOPLE,
    Evidence.HISTORY: Permission.VIEW_DECISIONS,
}
"""What opens the page of such evidence; whoever sees a dossier opens the others."""

_OWN = {Evidence.REPORT, Evidence.RATINGS, Evidence.DISCIPLINE, Evidence.PEOPLE, Evidence.HISTORY}
"""The pages that everybody opens of oneself."""


def gaps_of(nomination: Nomination, user: User | None = None) -> list[Finding]:
    """Give what one dossier lacks now; to a `user` with links to what she may open alone."""
    return gaps_of_many([nomination], user)[nomination.pk]


def gaps_of_many(
    nominations: Iterable[Nomination], user: User | None = None
) -> dict[int, list[Finding]]:
    """Give what many dossiers lack now, by their numbers; the queries do not grow with them."""
    nominations = list(nominations)
    judged = judge_anew(nominations)
    return {
        nomination.pk: linked(judged[nomination.pk].gaps, nomination, user)
        for nomination in nominations
    }


def linked(gaps: Iterable[Gap], nomination: Nomination, user: User | None = None) -> list[Finding]:
    """Give gaps as findings with links to the pages that close them; to a `user` only to those that
    she may open."""
    return [replace(gap.finding, link=_link(nomination, gap.evidence, user)) for gap in gaps]


def _link(nomination: Nomination, evidence: Evidence | None, user: User | None) -> str:
    """Give the address of the page that closes a gap; "" where none does, or not for the user."""
    if evidence is None or (user is not None and not _opens(user, nomination, evidence)):
        return ""
    return page_of(nomination, evidence)


def _opens(user: User, nomination: Nomination, evidence: Evidence) -> bool:
    if evidence not in _NEEDED:
        return True
    is_own = nomination.person_id is not None and nomination.person_id == user.person_id
    if is_own and evidence in _OWN:
        return True
    return can(user, _NEEDED[evidence], nomination.commune, nomination.unit)


def page_of(nomination: Nomination, evidence: Evidence) -> str:
    """Give the address of the page where such evidence of a nomination is."""
    return _PAGES[evidence](nomination)
