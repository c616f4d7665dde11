"""Which subjects of the rooms above a member reads: those put before a meeting that has called
them, and not those they do not vote on."""

from __future__ import annotations

from django.db.models import QuerySet

from council.models import Line
from council.rules.stages import READABLE


def put_before(user, source: str) -> QuerySet:
    """Give the numbers of a room's subjects that are put before the user as a member."""
    lines = Line.objects.filter(
        item__source=source,
        item__meeting__stage__in=[stage.value for stage in READABLE],
        item__meeting__attendances__seat__user=user,
        subject__isnull=False,
    )
    return lines.exclude(recusals__seat__user=user).values("subject")
