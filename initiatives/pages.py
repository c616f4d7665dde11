"""Initiatives as pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from campaigns.models import Campaign
from campaigns.pages import running
from campaigns.rules.deadlines import last_good_day
from initiatives.alike import Alike, alike_findings, alike_of
from initiatives.facts import findings_of, gaps_of, request_of
from initiatives.models import Initiative, Use
from initiatives.rules.shares import total
from initiatives.rules.stages import Stage
from law.findings import Finding
from law.kinds import award_kind
from law.values import Override
from people.models import Commune, User
from regulations.facts import overrides_for
from submissions.lateness import deadline_for
from vietnamese.dates import countdown, short_date
from vietnamese.numbers import number


def due_in_words(initiative: Initiative, today: date) -> str:
    """Give what the authors have to keep to: the deadline, the new day of a return, or when it was
    sent and decided."""
    if initiative.state is Stage.RETURNED:
        return countdown(initiative.return_due_on, today)
    if initiative.decided_on:
        return f"quyết định ngày {short_date(initiative.decided_on)}"
    if initiative.state is not Stage.DRAFT:
        return f"nộp ngày {short_date(initiative.sent_on)}"
    deadline = deadline_for(initiative)
    if deadline is None:
        return "kế hoạch không ghi hạn nộp sáng kiến"
    return countdown(last_good_day(deadline), today)


@dataclass(frozen=True)
class RequestSide:
    """What is said beside a request: gaps, findings, near copies, the sum of the shares."""

    gaps: list[Finding]
    findings: list[Finding]
    alike: list[Alike]
    shares: str


def beside(
    initiative: Initiative,
    user: User,
    *,
    overrides: Sequence[Override] | None = None,
    files: int | None = None,
) -> RequestSide:
    """Give what there is to say to a user about a request as it is stored; a page that has read
    the values of the commune and counted the files hands them over."""
    overrides = overrides_for(initiative.commune) if overrides is None else overrides
    alike = alike_of(initiative, user)
    return RequestSide(
        gaps_of(initiative, overrides, files),
        [*findings_of(initiative, overrides), *alike_findings(alike)],
        alike,
        f"{number(total(request_of(initiative).shares))} %",
    )


@dataclass(frozen=True)
class InitiativeRow:
    """An initiative in the list: when, by whom, and which titles rest on it."""

    initiative: Initiative
    authors: str
    due: str
    uses: list[str]


def rows_of(initiatives: Iterable[Initiative], today: date) -> list[InitiativeRow]:
    """Give the rows of the list; no query when authors, uses and deadlines were fetched."""
    return [
        InitiativeRow(
            initiative,
            ", ".join(author.name for author in initiative.authors.all()),
            due_in_words(initiative, today),
            [short_use(use) for use in initiative.uses.all()],
        )
        for initiative in initiatives
    ]


def short_use(use: Use) -> str:
    """Give "CSTĐCS 2021: Trần Thị Lan"."""
    return f"{award_kind(use.award).short} {use.campaign.year or ''}".strip() + f": {use.person}"


@dataclass(frozen=True)
class StageCount:
    """How many initiatives stand at a stage."""

    stage: Stage
    count: int


def counts_of(initiatives: QuerySet[Initiative]) -> list[StageCount]:
    """Give how many there are at each stage that has any, in the order of the procedure."""
    counted = initiatives.order_by().values_list("stage").annotate(Count("pk"))
    counts = Counter(dict(counted))
    return [StageCount(stage, counts[stage.value]) for stage in Stage if counts[stage.value]]


def campaigns_to_write_for(user: User, commune: Commune, today: date) -> list[Campaign]:
    """Give the campaigns that still run, newest first."""
    campaigns = running(user, commune, today)
    return sorted(campaigns, key=lambda row: (-(row.year or 0), -row.pk))
