"""Hồ sơ trình Hội đồng: what a member reads before the meeting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.boards import Board, boards_of
from council.models import Seat
from council.rules.recusing import Interest
from council.rules.stages import READABLE
from council.sources import source

from .access import may_hold, meeting_of, own_seat


@require_safe
def dossiers(request: HttpRequest, pk: int) -> HttpResponse:
    """List what is put before the council, each with its page; a member who does not vote on one
    is told why it is closed."""
    meeting = meeting_of(request, pk)
    seat = own_seat(request, meeting)
    reads = meeting.state in READABLE and (seat is not None or may_hold(request, meeting))
    boards = [board for board in boards_of(meeting) if not board.item.is_matter]
    context = {
        "meeting": meeting,
        "seat": seat,
        "reads": reads,
        "groups": [(board, _rows(board, seat, reads)) for board in boards],
    }
    return render(request, "council/dossiers.html", context)


def _rows(board: Board, seat: Seat | None, reads: bool) -> list[tuple]:
    """Give each name with the address of its page, or why the member does not vote on it."""
    room = source(board.item.source)
    rows = []
    for row in board.rows:
        barred = next(
            (recusal for recusal in row.recusals if seat and recusal.seat_id == seat.pk), None
        )
        why = Interest(barred.kind).word if barred else ""
        address = room.address_of(row.line.subject) if reads and not barred else ""
        rows.append((row.line, address, why))
    return rows
