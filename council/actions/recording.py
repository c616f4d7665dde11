"""A session that was held on paper, typed in one go: the same checks, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from council.models import Meeting, Round, Seat
from council.rules.counting import BallotSheet, Typed
from council.rules.voting import Way
from people.roles import Actor
from procedure.refusal import RefusedError

from .meetings import RollMark, call_the_roll
from .rounds import count, open_round


@dataclass(frozen=True)
class Counted:
    """What was counted for an item."""

    way: Way
    typed: Mapping[int, Typed]
    sheet: BallotSheet = field(default_factory=BallotSheet)


@transaction.atomic
def record_session(
    meeting: Meeting,
    marks: Mapping[int, RollMark],
    counted: Mapping[int, Counted],
    *,
    chair: Seat | None = None,
    secretary: Seat | None = None,
    by: Actor,
) -> Meeting:
    """Call the roll and count every item that is given, by its number; `RefusedError` names the
    items that do not add up, and then nothing is kept."""
    meeting = call_the_roll(meeting, marks, chair=chair, secretary=secretary, by=by)
    refusals = []
    for item in meeting.items.filter(pk__in=counted):
        try:
            with transaction.atomic():
                round = open_round(item, way=counted[item.pk].way, reason="", by=by)
                count(round, counted[item.pk].sheet, _of(round, counted[item.pk].typed), by=by)
        except RefusedError as refused:
            refusals += refused.findings
    if refusals:
        raise RefusedError(refusals)
    return meeting


def _of(round: Round, typed: Mapping[int, Typed]) -> dict[int, Typed]:
    """Give what was counted of the names that the round is about: a vote on a name that the votes
    before it set aside is none."""
    aside = set(round.item.lines.exclude(set_aside="").values_list("pk", flat=True))
    return {line: votes for line, votes in typed.items() if line not in aside}
