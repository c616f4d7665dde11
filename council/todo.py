"""What a member of a council has to do, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from campaigns.todo import Todo
from campaigns.viewer import Viewer
from council.models import Attendance, Receipt, Recusal, Tally
from council.rules.stages import Stage
from council.rules.voting import Way
from people.roles import Permission
from procedure.prepared import Prepared
from vietnamese.dates import short_date


def todo(viewer: Viewer) -> Iterator[Todo]:
    """Give the ballot that waits for a member, and the dossiers of a meeting to come; one query."""
    if not viewer.can(Permission.VOTE_IN_COUNCIL):
        return
    for row in _rows(viewer.user.pk, viewer.commune.pk):
        yield from _of(row)


def _attended(user: int, commune: int) -> QuerySet[Attendance]:
    barred = Recusal.objects.filter(line=OuterRef("line"), seat=OuterRef(OuterRef("seat")))
    voted_on = Tally.objects.filter(
        ~Exists(barred),
        round__item__meeting=OuterRef("meeting"),
        round__closed_at__isnull=True,
        round__way=Way.PHONES.value,
    )
    voted = Receipt.objects.filter(
        round__item__meeting=OuterRef("meeting"),
        round__closed_at__isnull=True,
        seat=OuterRef("seat"),
    )
    rows = Attendance.objects.filter(
        seat__user=user,
        meeting__council__commune=commune,
        meeting__stage__in=[Stage.INVITED.value, Stage.OPEN.value],
    )
    rows = rows.annotate(is_voting=Exists(voted_on), has_voted=Exists(voted))
    return rows.select_related("meeting__council")


_rows: Prepared[Attendance] = Prepared(_attended, 9001, 9002)


def _of(attendance: Attendance) -> Iterator[Todo]:
    meeting = attendance.meeting
    if meeting.state is Stage.INVITED:
        yield Todo(
            1,
            "Đọc hồ sơ trình Hội đồng",
            f"{meeting.council} họp {meeting.starts_at:%H:%M} ngày {short_date(meeting.held_on)}, "
            f"{meeting.place}.",
            reverse("council:dossiers", args=[meeting.pk]),
            "Đọc hồ sơ",
            due_on=meeting.held_on,
        )
    elif attendance.is_voting and not attendance.has_voted and attendance.state == "present":
        yield Todo(
            1,
            "Bỏ phiếu",
            f"{meeting.council} đang bỏ phiếu kín.",
            reverse("council:vote_now"),
            "Bỏ phiếu",
            due_on=meeting.held_on,
        )
