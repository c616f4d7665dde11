"""The ballot on a phone or on the secretary's tablet, and the page that is thrown on the wall.

What is chosen lives in the page alone: it is posted to be shown again and to be cast, and nothing
else of the program ever sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from council.actions.ballots import cast, has_voted, names_for, seat_of_code
from council.boards import Board, boards_of, open_round_of, turnout
from council.forms.meetings import CodeForm
from council.models import Attendance, Line, Recusal, Round, Seat
from council.rules.recusing import Interest
from council.rules.voting import Way
from council.sources import source
from people.entering import never_kept
from people.roles import require
from procedure.acting import attempt
from procedure.refusal import RefusedError

from .access import VOTE, holder_of, meeting_of, own_seat, round_of

NAMES_A_SCREEN, SECONDS_A_SCREEN = 4, 8
CHOICES = {"1": True, "0": False}


@dataclass(frozen=True)
class BallotLine:
    """A name on a ballot: what is chosen so far, or why this member does not vote on it; and the
    page on which the member reads of it."""

    line: Line
    chosen: str = ""
    barred: str = ""
    address: str = ""


@require_safe
def vote_now(request: HttpRequest) -> HttpResponse:
    """Lead a member to the vote that is open, or say that there is none."""
    if request.commune is None:
        raise Http404
    require(request.user, VOTE, request.commune)
    mine = Attendance.objects.filter(
        seat__user=request.user, state="present", meeting__council__commune=request.commune
    )
    rows = Round.objects.filter(closed_at__isnull=True, way=Way.PHONES.value)
    round = rows.filter(item__meeting__attendances__in=mine).first()
    if round is not None:
        return redirect("council:ballot", round.pk)
    return render(request, "council/no_vote.html")


@never_kept
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member choose, look and send: three taps."""
    round = round_of(request, pk)
    require(request.user, VOTE, round.item.meeting.commune)
    seat = own_seat(request, round.item.meeting)
    if seat is None:
        raise Http404
    return _voting(request, round, seat)


@never_kept
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def tablet(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member without a phone vote with the code of a slip, on the secretary's tablet."""
    round = round_of(request, pk)
    holder_of(request, round.item.meeting)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            return _voting(request, round, seat_of_code(round, code), code)
        except RefusedError as refused:
            form.add_error("code", str(refused))
    return render(request, "council/tablet.html", {"round": round, "form": form})


def _voting(request: HttpRequest, round: Round, seat: Seat, code: str = "") -> HttpResponse:
    """Give the page of where a ballot stands: to choose, to look over, sent."""
    if has_voted(round, seat) or not round.is_open:
        return _sent(request, round, code)
    lines = _ballot_lines(round, seat, request.POST)
    context = {"round": round, "seat": seat, "lines": lines, "code": code}
    open_lines = [line for line in lines if not line.barred]
    is_whole = bool(open_lines) and all(line.chosen for line in open_lines)
    step = request.POST.get("step", "")
    if step == "send" and is_whole:
        choices = {line.line.pk: CHOICES[line.chosen] for line in open_lines}
        done, refusals = attempt(cast, round, seat, choices)
        if done or has_voted(round, seat):
            return _sent(request, round, code)
        return render(request, "council/ballot.html", context | {"refusals": refusals}, status=409)
    if step in ("look", "send") and is_whole:
        return render(request, "council/ballot_look.html", context | _sorted(open_lines))
    left = sum(not line.chosen for line in open_lines) if step == "look" else 0
    return render(request, "council/ballot.html", context | {"left": left})


def _ballot_lines(round: Round, seat: Seat, data) -> list[BallotLine]:
    """Give the names with what was chosen; `all` chooses for every name at once."""
    mine = set(names_for(round, seat).values_list("line", flat=True))
    tallies = round.tallies.select_related("line")
    reasons = dict(
        Recusal.objects.filter(seat=seat, line__tallies__round=round).values_list("line", "kind")
    )
    whole, address = data.get("all", ""), _reading(round)
    return [
        BallotLine(tally.line, _chosen(data, tally.line, whole), address=address(tally.line))
        if tally.line_id in mine
        else BallotLine(tally.line, barred=Interest(reasons[tally.line_id]).word)
        for tally in tallies
    ]


def _reading(round: Round) -> Callable[[Line], str]:
    """Give what leads from a name to its page: nowhere in a matter of the council's own."""
    if round.item.is_matter:
        return lambda line: ""
    room = source(round.item.source)
    return lambda line: room.address_of(line.subject)


def _chosen(data, line: Line, whole: str) -> str:
    chosen = whole or data.get(f"y_{line.pk}", "")
    return chosen if chosen in CHOICES else ""


def _sorted(lines: list[BallotLine]) -> dict:
    return {
        "agreed": [line.line for line in lines if line.chosen == "1"],
        "disagreed": [line.line for line in lines if line.chosen == "0"],
    }


def _sent(request: HttpRequest, round: Round, code: str) -> HttpResponse:
    voted, voters = turnout(round)
    context = {"round": round, "voted": voted, "voters": voters, "code": code}
    return render(request, "council/ballot_sent.html", context)


# --- On the wall --------------------------------------------------------------------------------


@require_safe
def projector(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead the room through the agenda in large type: turnout, then results, never a choice."""
    meeting = meeting_of(request, pk)
    boards = boards_of(meeting)
    board = _on_the_wall(boards, request.GET.get("muc", ""))
    round = open_round_of(meeting) if board and board.open_round else None
    voted, voters = turnout(round) if round else (0, 0)
    context = {
        "meeting": meeting,
        "board": board,
        "round": round,
        "voted": voted,
        "voters": voters,
        "total": len(boards),
        "next": _after(boards, board),
        **_screen(board),
    }
    return render(request, "council/projector.html", context)


def _on_the_wall(boards: list[Board], wanted: str) -> Board | None:
    """Give the item that was asked for, else the one being voted, else the last that is done,
    else the first."""
    asked = [board for board in boards if str(board.item.pk) == wanted]
    voting = [board for board in boards if board.open_round]
    done = [board for board in boards if board.last]
    return next(iter([*asked, *voting, *done[::-1][:1], *boards]), None)


def _after(boards: list[Board], board: Board | None) -> Board | None:
    at = boards.index(board) + 1 if board else 0
    return boards[at] if at < len(boards) else None


def _screen(board: Board | None) -> dict:
    """Give the names of the moment: more than fit are paged by the clock."""
    rows = _shown(board) if board else []
    pages = max(-(-len(rows) // NAMES_A_SCREEN), 1)
    page = int(timezone.now().timestamp() // SECONDS_A_SCREEN) % pages
    first = page * NAMES_A_SCREEN
    return {
        "rows": rows[first : first + NAMES_A_SCREEN],
        "first": first + 1,
        "page": page + 1,
        "pages": pages,
    }


def _shown(board: Board) -> list:
    """Give all names; while a vote is open those that are voted on."""
    round = board.open_round
    if round is None:
        return board.rows
    voted = {tally.line_id for tally in round.tallies.all()}
    return [row for row in board.rows if row.line.pk in voted]
