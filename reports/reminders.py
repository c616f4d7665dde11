"""Reports that a plan asks for by a day: whoever writes them is reminded until they are issued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from campaigns.facts import deadline_of, phases_of
from campaigns.models import Deadline
from campaigns.reminders import Running, by_the_office
from campaigns.rules.deadlines import last_good_day
from notifications.obligations import Obligation
from reports.models import YearPaper
from reports.rules.due import TOTAL, report_due


def obligations(campaigns: Sequence[Running]) -> Iterator[Obligation]:
    """Give each report that is not issued yet; one query for any number of campaigns."""
    issued = _issued([one.campaign.pk for one in campaigns])
    for one in campaigns:
        for row in one.campaign.deadlines.all():
            if row.kind == Deadline.Kind.REPORT:
                yield from _of(one, row, issued)


def _issued(campaigns: Sequence[int]) -> set[tuple[int, int]]:
    """Give campaign and đợt of each report that is in force."""
    rows = YearPaper.objects.filter(campaign__in=campaigns, paper__issued_at__isnull=False)
    found = rows.values_list("campaign", "phase__ordinal")
    return {(campaign, ordinal or TOTAL) for campaign, ordinal in found}


def _of(one: Running, row: Deadline, issued: set[tuple[int, int]]) -> Iterator[Obligation]:
    wanted = report_due(row.due_on, phases_of(one.campaign), row.receiver)
    if wanted is None:
        yield by_the_office(one, row)
    elif (one.campaign.pk, wanted) not in issued:
        yield _unwritten(one, row, wanted)


def _unwritten(one: Running, row: Deadline, wanted: int) -> Obligation:
    name = f"báo cáo sơ kết đợt {wanted}" if wanted else "báo cáo tổng kết"
    receiver = f" Gửi {row.receiver}." if row.receiver else ""
    return Obligation(
        one.campaign.commune,
        one.today,
        f"deadline:{row.pk}",
        one.ladder(last_good_day(deadline_of(row)), tuple(row.rungs)),
        one.office,
        title=f"Lập {name}",
        sentence=f"Báo cáo chưa ban hành.{receiver}",
        path=f"{reverse('reports:papers')}?phong_trao={one.campaign.pk}",
        when_overdue=one.chair,
    )
