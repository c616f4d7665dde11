"""Reports that a plan asks for by a day: whoever writes them is reminded until they are issued; and
those that the level above gave back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from campaigns.facts import deadline_of, phases_of
from campaigns.models import Deadline
from campaigns.reminders import Running, by_the_office
from campaigns.rules.deadlines import last_good_day
from campaigns.rules.rungs import DEFAULT_RUNGS
from notifications.obligations import Obligation
from notifications.rules.ladder import Ladder
from reports.facts.upward import GivenBack, upward
from reports.rules.due import name_of, report_due


def obligations(campaigns: Sequence[Running]) -> Iterator[Obligation]:
    """Give each report that is not issued yet, and each that the level above gave back; one query
    for any number of campaigns."""
    reports = upward([campaign.campaign for campaign in campaigns])
    issued = {(paper.campaign, paper.phase) for paper in reports.written if paper.issued_on}
    for campaign in campaigns:
        for row in campaign.campaign.deadlines.all():
            if row.kind == Deadline.Kind.REPORT:
                yield from _of(campaign, row, issued)
        for handing in reports.given_back:
            if handing.campaign == campaign.campaign.pk:
                yield _to_mend(campaign, handing)


def _to_mend(running: Running, handing: GivenBack) -> Obligation:
    # The notice of the return told of it; reminders begin after that day.
    return Obligation(
        running.campaign.commune,
        running.today,
        f"handing-up:{handing.pk}",
        Ladder(handing.due_on, DEFAULT_RUNGS, handing.answered_on),
        running.office,
        title=f"Bổ sung, gửi lại báo cáo số {handing.number}",
        sentence=f"Cấp trên trả lại: {handing.reason}",
        path=reverse("reports:handing_up", args=[handing.pk]),
        when_overdue=running.chair,
    )


def _of(running: Running, row: Deadline, issued: set[tuple[int, int]]) -> Iterator[Obligation]:
    wanted = report_due(row.due_on, phases_of(running.campaign), row.receiver)
    if wanted is None:
        yield by_the_office(running, row)
    elif (running.campaign.pk, wanted) not in issued:
        yield _unwritten(running, row, wanted)


def _unwritten(running: Running, row: Deadline, wanted: int) -> Obligation:
    receiver = f" Gửi {row.receiver}." if row.receiver else ""
    return Obligation(
        running.campaign.commune,
        running.today,
        f"deadline:{row.pk}",
        running.ladder(last_good_day(deadline_of(row)), tuple(row.rungs)),
        running.office,
        title=f"Lập {name_of(wanted)}",
        sentence=f"Báo cáo chưa ban hành.{receiver}",
        path=f"{reverse('reports:papers')}?phong_trao={running.campaign.pk}",
        when_overdue=running.chair,
    )
