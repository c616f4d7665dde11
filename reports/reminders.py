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
    numbers = [one.campaign.pk for one in campaigns]
    issued, returned = _issued(numbers), _returned(numbers)
    for one in campaigns:
        for row in one.campaign.deadlines.all():
            if row.kind == Deadline.Kind.REPORT:
                yield from _of(one, row, issued)
        for sent in returned:
            if sent.campaign_id == one.campaign.pk:
                yield _to_mend(one, sent)


def _returned(campaigns: Sequence[int]) -> list[HandingUp]:
    rows = HandingUp.objects.filter(campaign__in=campaigns, stage=HandingStage.RETURNED.value)
    return list(rows.last_rounds().select_related("paper").order_by("pk"))


def _to_mend(one: Running, sent: HandingUp) -> Obligation:
    # The notice of the return told of it; reminders begin after that day.
    return Obligation(
        one.campaign.commune,
        one.today,
        f"handing-up:{sent.pk}",
        Ladder(sent.return_due_on, DEFAULT_RUNGS, sent.answered_on),
        one.office,
        title=f"Bổ sung, gửi lại {sent.called}",
        sentence=f"Cấp trên trả lại: {sent.return_reason}",
        path=sent.get_absolute_url(),
        when_overdue=one.chair,
    )


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
    receiver = f" Gửi {row.receiver}." if row.receiver else ""
    return Obligation(
        one.campaign.commune,
        one.today,
        f"deadline:{row.pk}",
        one.ladder(last_good_day(deadline_of(row)), tuple(row.rungs)),
        one.office,
        title=f"Lập {name_of(wanted)}",
        sentence=f"Báo cáo chưa ban hành.{receiver}",
        path=f"{reverse('reports:papers')}?phong_trao={one.campaign.pk}",
        when_overdue=one.chair,
    )
