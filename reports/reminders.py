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
from reports.models import HandingUp, YearPaper
from reports.rules.due import TOTAL, name_of, report_due
from reports.rules.handing_up import HandingStage


def obligations(campaigns: Sequence[Running]) -> Iterator[Obligation]:
    """Give each report that is not issued yet, and each that the level above gave back; two
    queries for any number of campaigns."""
    numbers = [campaign.campaign.pk for campaign in campaigns]
    issued, returned = _issued(numbers), _returned(numbers)
    for campaign in campaigns:
        for row in campaign.campaign.deadlines.all():
            if row.kind == Deadline.Kind.REPORT:
                yield from _of(campaign, row, issued)
        for sent in returned:
            if sent.campaign_id == campaign.campaign.pk:
                yield _to_mend(campaign, sent)


def _returned(campaigns: Sequence[int]) -> list[HandingUp]:
    rows = HandingUp.objects.filter(campaign__in=campaigns, stage=HandingStage.RETURNED.value)
    return list(rows.last_rounds().select_related("paper").order_by("pk"))


def _to_mend(running: Running, sent: HandingUp) -> Obligation:
    # The notice of the return told of it; reminders begin after that day.
    return Obligation(
        running.campaign.commune,
        running.today,
        f"handing-up:{sent.pk}",
        Ladder(sent.return_due_on, DEFAULT_RUNGS, sent.answered_on),
        running.office,
        title=f"Bổ sung, gửi lại {sent.called}",
        sentence=f"Cấp trên trả lại: {sent.return_reason}",
        path=sent.get_absolute_url(),
        when_overdue=running.chair,
    )


def _issued(campaigns: Sequence[int]) -> set[tuple[int, int]]:
    """Give campaign and đợt of each report that is in force."""
    rows = YearPaper.objects.filter(campaign__in=campaigns, paper__issued_at__isnull=False)
    issued = rows.values_list("campaign", "phase__ordinal")
    return {(campaign, ordinal or TOTAL) for campaign, ordinal in issued}


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
