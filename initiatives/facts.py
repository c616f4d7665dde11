"""From rows to the plain values that rules take, and what rules say of an initiative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from campaigns.models import Campaign
from initiatives.models import Initiative
from initiatives.rules import decree, requests
from initiatives.rules.requests import AuthorLine, Request
from initiatives.rules.stages import PENDING, Stage
from law.findings import Finding
from law.values import Override
from people.models import Person

USABLE = PENDING | {Stage.RECOGNISED}
"""In these an initiative can support a title: for certain, or as long as it is under review."""


def request_of(initiative: Initiative) -> Request:
    """Give what a request says."""
    return Request(
        name=initiative.name,
        field=initiative.field,
        problem=initiative.problem,
        solution=initiative.solution,
        novelty=initiative.novelty,
        benefit_amount=initiative.benefit_amount,
        benefit=initiative.benefit,
        applied_where=initiative.applied_where,
        applied_since=initiative.applied_since,
        authors=tuple(
            AuthorLine(author.name, author.share, author.position, author.person_id)
            for author in initiative.authors.all()
        ),
    )


def gaps_of(
    initiative: Initiative, overrides: Sequence[Override], files: int | None = None
) -> list[Finding]:
    """Give what a request lacks before it is sent; each `link` is a place on the form. `files` are
    counted where nobody has."""
    return requests.gaps(
        request_of(initiative),
        files=initiative.attachments.count() if files is None else files,
        on=initiative.commune.today(),
        overrides=overrides,
    )


def findings_of(initiative: Initiative, overrides: Sequence[Override]) -> list[Finding]:
    """Give what the Điều lệ Sáng kiến says of its days, with the clauses."""
    days: dict[str, Any] = {"on": initiative.commune.today(), "overrides": overrides}
    return [
        *decree.request_findings(initiative.applied_since, asked_on=initiative.sent_on, **days),
        *decree.decision_findings(initiative.accepted_on, decided_on=initiative.decided_on, **days),
    ]


def usable_by(person: Person, campaign: Campaign) -> list[Initiative]:
    """Give the initiatives of the commune on which a title of the person may rest in a campaign:
    recognised or under review, the campaign's own first, then the newest; each with its uses."""
    rows = Initiative.objects.filter(
        authors__person=person,
        stage__in=[stage.value for stage in USABLE],
        campaign__commune=campaign.commune_id,
    )
    if campaign.year:
        rows = rows.filter(Q(campaign__year__lte=campaign.year) | Q(campaign=campaign))
    rows = rows.select_related("campaign", "unit").prefetch_related("uses__person")
    usable = rows.order_by("-campaign__year", "name", "pk")
    return sorted(usable, key=lambda use: use.campaign_id != campaign.pk)
