"""Dossiers and the council: the meeting before which one stands, the days on which they passed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef

from council.models import Line, Meeting
from council.rules.stages import Stage
from nominations.models.nominations import SOURCE, NominationMove
from nominations.rules.stages import Stage as NominationStage


def meeting_before(pk: int) -> Meeting | None:
    """Give the meeting, not over yet, on whose agenda a dossier stands."""
    lines = Line.objects.waiting(SOURCE).filter(subject=pk)
    return Meeting.objects.filter(items__lines__in=lines).select_related("council").first()


def before_a_council() -> Exists:
    """Give the condition of dossiers that they stand on the agenda of a meeting that is not over
    yet."""
    return Exists(Line.objects.waiting(SOURCE).filter(subject=OuterRef("pk")))


def days_voted_on(pks: Collection[int]) -> list[date]:
    """Give the days of the closed meetings that let dossiers pass, in their order."""
    passed = NominationMove.objects.filter(nomination__in=pks, after=NominationStage.PASSED.value)
    lines = Line.objects.filter(
        item__source=SOURCE, subject__in=passed.values("nomination"), set_aside=""
    )
    voted = lines.filter(item__meeting__stage=Stage.CLOSED.value)
    days = voted.order_by("item__meeting__held_on").values_list("item__meeting__held_on", flat=True)
    return list(dict.fromkeys(days))
