"""The papers of a meeting, handed out as PDF and Word."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from council import papers, signed
from council.boards import board_of
from council.models import Meeting
from documents.handing import a_letter
from signing.handing import a_paper

from .access import held, item_of, meeting_of, round_of
from .rounds import page_of


@require_safe
def invitation(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the invitation, to who sends it."""
    meeting, _ = held(request, pk)
    return _given(request, meeting, suffix, "giay-moi", signed.invitations)


@require_safe
def summary(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the table of what is put before the council, to who prepares it."""
    meeting, _ = held(request, pk)
    called = _called("bang-tong-hop", meeting)
    return a_letter(request, papers.summary_letter(meeting), suffix, called, otherwise=meeting)


@require_safe
def minutes(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the minutes."""
    return _given(request, meeting_of(request, pk), suffix, "bien-ban-hop", signed.minutes)


@require_safe
def conclusion(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the conclusion."""
    return _given(request, meeting_of(request, pk), suffix, "ket-luan", signed.conclusions)


def _given(
    request: HttpRequest, meeting: Meeting, suffix: str, name: str, source: signed.MeetingPapers
) -> HttpResponse:
    called = _called(name, meeting)
    return a_paper(request, source, meeting, suffix, called, otherwise=meeting)


def _called(name: str, meeting: Meeting) -> str:
    return f"{name} {meeting.council} {meeting.held_on:%d-%m-%Y}"


@require_safe
def ballot(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the ballot of an item, to be copied."""
    item = item_of(request, pk)
    held(request, item.meeting_id)
    board = board_of(item)
    paper = papers.ballot_letter(board)
    return a_letter(request, paper, suffix, f"phieu-bau {item.title}", otherwise=page_of(item))


@require_safe
def count(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the protocol of the count of a round; there is none before it is closed."""
    round = round_of(request, pk)
    board = board_of(round.item)
    counted = next((ballot for ballot in board.counted if ballot.pk == pk), None)
    if counted is None:
        messages.warning(request, "Lần bỏ phiếu này chưa có kết quả để lập biên bản kiểm phiếu.")
        return redirect(page_of(round.item))
    paper = papers.count_letter(board, counted)
    name = f"bien-ban-kiem-phieu {round.item.title}"
    return a_letter(request, paper, suffix, name, otherwise=page_of(round.item))
