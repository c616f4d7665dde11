"""What a vote means for the items after it: how many places there are, whom they leave aside."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from council.boards import Board, boards_of
from council.models import Item, Meeting, Round
from council.rules.ordering import VoteOutcome
from council.rules.stages import ItemState
from council.sources import source
from procedure.prepared import Prepared


def with_places(item: Item) -> Item:
    """Count the places of an item afresh, by the votes of the meeting that are closed; of one that
    was voted they stay as they were."""
    if item.places is None or item.is_matter or item.rounds.exists():
        return item
    outcomes = _said(boards_of(item.meeting), item.source)
    if counted := source(item.source).places_of(item.meeting, item.key, outcomes):
        item.places, item.places_in_words = counted
        item.save(update_fields=["places", "places_in_words"])
    return item


def set_aside(meeting: Meeting) -> None:
    """Mark on the items that are not voted yet whom the votes that are closed left without ground,
    and take the mark off whom a further vote gave it back."""
    if not _undecided(meeting.pk):
        return
    boards = boards_of(meeting)
    for board in boards:
        if not board.item.is_matter and board.rule and not board.counted and not board.open_round:
            _mark(board, boards)


def _without_a_vote(meeting: int) -> QuerySet:
    """Give the items that a room brought and on which no vote is held or holds: most votes are the
    last of their meeting or stand alone in it, and mean nothing for others."""
    votes = Round.objects.filter(item=OuterRef("pk"), void_reason="")
    items = Item.objects.filter(~Exists(votes), meeting=meeting).exclude(source="")
    return items.order_by().values_list("pk", flat=True)


_undecided: Prepared[int] = Prepared(_without_a_vote, 9001)


def _mark(board: Board, boards: Sequence[Board]) -> None:
    lines = list(board.item.lines.all())
    outcomes = _said(boards, board.item.source)
    subjects = [line.subject for line in lines]
    reasons = source(board.item.source).set_aside(board.item.meeting, subjects, outcomes)
    for line in lines:
        if line.set_aside != (reason := reasons.get(line.subject, "")):
            line.set_aside = reason
            line.save(update_fields=["set_aside"])


def _said(boards: Sequence[Board], name: str) -> dict[int, VoteOutcome]:
    """Give what the meeting has said so far of the subjects of a room."""
    return {
        row.line.subject: row.outcome
        for board in boards
        if board.item.source == name and board.last and board.state is ItemState.DONE
        for row in board.rows
    }
