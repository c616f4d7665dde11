"""What there is to do about báo cáo, for "Việc cần làm": of the office, and of the level above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse

from campaigns.facts import deadline_of, phases_of
from campaigns.models import Campaign, Deadline
from campaigns.rules.deadlines import last_good_day
from campaigns.todo import REMINDABLE, Todo, is_near, names, until
from campaigns.viewer import Viewer
from people.roles import Permission
from reports.facts.upward import GivenBack, Written, upward
from reports.models import HandingUp
from reports.rules.due import name_of, report_due


def todo(viewer: Viewer) -> Iterator[Todo]:
    """Give the reports that are due and not issued, and those that the level above gave back, to
    who reports upward; those that communes handed up, to who takes them; one query each."""
    if viewer.can(Permission.HAND_REPORTS_UP):
        yield from _of_the_office(viewer)
    if viewer.can(Permission.TAKE_REPORTS):
        yield from _to_take(viewer)


# --- The office -------------------------------------------------------------------------------


def _of_the_office(viewer: Viewer) -> Iterator[Todo]:
    launched = [campaign for campaign in viewer.campaigns if campaign.is_launched]
    if not launched:
        return
    written, given_back = upward(launched)
    for campaign in launched:
        yield from _due(
            viewer, campaign, [paper for paper in written if paper.campaign == campaign.pk]
        )
    for handing in given_back:
        yield _to_mend(viewer, handing)


def _due(viewer: Viewer, campaign: Campaign, written: Iterable[Written]) -> Iterator[Todo]:
    made = {paper.phase: paper for paper in written}
    for row in campaign.deadlines.all():
        day = last_good_day(deadline_of(row))
        is_of_today = is_near(day, viewer.today) and viewer.today <= day + REMINDABLE
        if row.kind != Deadline.Kind.REPORT or not is_of_today:
            continue
        wanted = report_due(row.due_on, phases_of(campaign), row.receiver)
        one = made.get(wanted) if wanted is not None else None
        if wanted is None or (one and one.issued_on):
            continue
        receiver = f"gửi {row.receiver}" if row.receiver else "chưa ban hành"
        address, button = _next_step(campaign, one)
        yield Todo(
            1,
            f"Lập {name_of(wanted)}",
            f"{viewer.named(campaign)}{receiver}",
            address,
            button,
            **until(day, viewer.today),
        )


def _next_step(campaign: Campaign, one: Written | None) -> tuple[str, str]:
    """Give where a report goes on: begun, written on, signed."""
    if one is None:
        return f"{reverse('reports:papers')}?phong_trao={campaign.pk}", "Lập báo cáo"
    if one.number:
        return reverse("reports:paper", args=[one.pk]), "Ký, ban hành"
    return reverse("reports:paper_edit", args=[one.pk]), "Viết tiếp"


def _to_mend(viewer: Viewer, one: GivenBack) -> Todo:
    return Todo(
        1,
        f"Bổ sung, gửi lại báo cáo số {one.number}",
        f"Cấp trên trả lại: {one.reason}",
        reverse("reports:handing_up", args=[one.pk]),
        "Mở và gửi lại",
        **until(one.due_on, viewer.today),
    )


# --- The level above --------------------------------------------------------------------------


def _to_take(viewer: Viewer) -> Iterator[Todo]:
    rows = HandingUp.objects.to_be_taken_by(viewer.user).waiting().order_by("sent_on", "pk")
    if waiting := list(rows.values_list("pk", "commune")):
        own = viewer.user.memberships_of_today()
        communes = {membership.commune_id: membership.commune for membership in own}
        places = dict.fromkeys(communes[commune].full_name for _, commune in waiting)
        only = waiting[0][0] if len(waiting) == 1 else None
        yield Todo(
            len(waiting),
            f"Tiếp nhận {len(waiting)} báo cáo các xã gửi",
            names(places),
            reverse("reports:handing_up", args=[only]) if only else reverse("reports:queue"),
            "Xem và tiếp nhận",
        )
