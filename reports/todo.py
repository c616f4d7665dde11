"""What there is to do about báo cáo, for "Việc cần làm": of the office, and of the level above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from campaigns.facts import deadline_of, phases_of
from campaigns.models import Campaign, Deadline
from campaigns.rules.deadlines import last_good_day
from campaigns.todo import REMINDABLE, Todo, is_near, names, until
from campaigns.viewer import Viewer
from people.roles import Permission
from reports.facts.upward import GivenBack, Sent, Upward, Written, upward
from reports.rules.due import name_of, report_due


def todo(viewer: Viewer) -> Iterator[Todo]:
    """Give the reports that are due and not issued, and those that the level above gave back, to
    who reports upward; those that communes handed up, to who takes them; one query."""
    launched = [campaign for campaign in viewer.campaigns if campaign.is_launched]
    own = launched if viewer.can(Permission.HAND_REPORTS_UP) else []
    takes = viewer.can(Permission.TAKE_REPORTS)
    if own or takes:
        reports = upward(own, viewer.user if takes else None)
        yield from _of_the_office(viewer, own, reports)
        yield from _to_take(reports.sent)


# --- The office -------------------------------------------------------------------------------


def _of_the_office(viewer: Viewer, launched: Iterable[Campaign], reports: Upward) -> Iterator[Todo]:
    for campaign in launched:
        written = [paper for paper in reports.written if paper.campaign == campaign.pk]
        yield from _due(viewer, campaign, written)
    for handing in reports.given_back:
        yield _to_mend(viewer, handing)


def _due(viewer: Viewer, campaign: Campaign, written: Iterable[Written]) -> Iterator[Todo]:
    made = {paper.phase: paper for paper in written}
    for row in campaign.deadlines.all():
        day = last_good_day(deadline_of(row))
        is_of_today = is_near(day, viewer.today) and viewer.today <= day + REMINDABLE
        if row.kind != Deadline.Kind.REPORT or not is_of_today:
            continue
        wanted = report_due(row.due_on, phases_of(campaign), row.receiver)
        report = made.get(wanted) if wanted is not None else None
        if wanted is None or (report and report.issued_on):
            continue
        receiver = f"gửi {row.receiver}" if row.receiver else "chưa ban hành"
        address, button = _next_step(campaign, report)
        yield Todo(
            1,
            f"Lập {name_of(wanted)}",
            f"{viewer.named(campaign)}{receiver}",
            address,
            button,
            **until(day, viewer.today),
        )


def _next_step(campaign: Campaign, report: Written | None) -> tuple[str, str]:
    """Give where a report goes on: begun, written on, signed."""
    if report is None:
        return f"{reverse('reports:papers')}?phong_trao={campaign.pk}", "Lập báo cáo"
    if report.number:
        return reverse("reports:paper", args=[report.pk]), "Ký, ban hành"
    return reverse("reports:paper_edit", args=[report.pk]), "Viết tiếp"


def _to_mend(viewer: Viewer, report: GivenBack) -> Todo:
    return Todo(
        1,
        f"Bổ sung, gửi lại báo cáo số {report.number}",
        f"Cấp trên trả lại: {report.reason}",
        reverse("reports:handing_up", args=[report.pk]),
        "Mở và gửi lại",
        **until(report.due_on, viewer.today),
    )


# --- The level above --------------------------------------------------------------------------


def _to_take(sent: Sequence[Sent]) -> Iterator[Todo]:
    if sent:
        places = dict.fromkeys(
            report.commune for report in sorted(sent, key=lambda report: report.sent_on)
        )
        queue = reverse("reports:queue")
        yield Todo(
            len(sent),
            f"Tiếp nhận {len(sent)} báo cáo các xã gửi",
            names(places),
            reverse("reports:handing_up", args=[sent[0].pk]) if len(sent) == 1 else queue,
            "Xem và tiếp nhận",
        )
