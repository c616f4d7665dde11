"""A round from its opening to its count: the console of the secretary."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from council.actions import agenda, ballots, recording, rounds
from council.actions.meetings import RollMark
from council.actions.recording import Counted
from council.boards import Board, board_of, boards_of, turnout, unheard, voting_now
from council.forms.counting import CountForm
from council.forms.meetings import (
    ExplainForm,
    GiveUpForm,
    NothingForm,
    OpenForm,
    RecuseForm,
    RollForm,
)
from council.models import Item, Meeting, Recusal, Round, Seat, Tally
from council.quorum import quorum_of
from council.rules.stages import Stage
from council.rules.voting import Way
from procedure.acting import attempt, done_or_told
from procedure.asking import Question, ask_for_reason, number_in, posted
from procedure.editing import editing
from ui import paging

from .access import held, holder_of, item_of, line_of, may_hold, meeting_of, round_of

NAMES_A_PAGE = 25


def page_of(item: Item) -> str:
    """Give the address of an item."""
    return reverse("council:item", args=[item.pk])


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item beside the agenda: its names, whether it is voted, what came out."""
    shown = item_of(request, pk)
    boards = boards_of(shown.meeting)
    at = next(place for place, board in enumerate(boards) if board.item.pk == pk)
    round = boards[at].open_round
    voted, voters = turnout(round) if round else (0, 0)
    context = {
        "meeting": shown.meeting,
        "boards": boards,
        "board": boards[at],
        "round": round,
        "voted": voted,
        "voters": voters,
        "title": _title(boards[at]),
        "page": paging.page_of(boards[at].rows, NAMES_A_PAGE, request.GET),
        "next": boards[at + 1] if at + 1 < len(boards) else None,
        "waits_for": _waits_for(shown.meeting, boards, boards[at]),
        "may_hold": may_hold(request, shown.meeting),
    }
    return render(request, "council/item.html", context)


def _title(board: Board) -> str:
    """Give an item with what came out of it; while it is voted (again) that is not said."""
    is_over = board.conclusion and not board.open_round
    return f"{board.item}: {board.conclusion}" if is_over else str(board.item)


def _waits_for(meeting: Meeting, boards: list[Board], board: Board) -> str:
    """Say why the vote on an item cannot be opened yet; "" where it can."""
    voting, quorum = voting_now(boards), quorum_of(meeting, board.presence, [board])
    if meeting.state is not Stage.OPEN:
        return "Mở biểu quyết sau khi điểm danh, khai mạc phiên họp."
    if voting and voting is not board:
        return f"Đang bỏ phiếu mục {voting.item.ordinal}: đóng phiếu mục đó rồi mới mở mục này."
    return "" if quorum.is_met else f"{quorum.word}. {quorum.sentence}."


@require_safe
def turnout_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Give how many have voted: the only thing that is known while a round is open."""
    round = round_of(request, pk)
    voted, voters = turnout(round)
    context = {"round": round, "voted": voted, "voters": voters}
    return render(request, "council/parts/turnout.html", context)


@require_http_methods(["GET", "POST"])
def open_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how an item is voted, and open it; `?lai=1` among the tied alone."""
    item = item_of(request, pk)
    _, by = held(request, item.meeting_id)
    board, is_runoff = board_of(item), bool(request.GET.get("lai"))
    if board.rule is None:
        messages.warning(request, "Mục này không biểu quyết.")
        return redirect(page_of(item))
    is_again = bool(board.counted) and not is_runoff
    names = board.tied if is_runoff else board.voted
    return ask_for_reason(
        request,
        OpenForm(posted(request), is_secret=board.rule.is_secret, is_again=is_again),
        partial(rounds.open_round, item, is_runoff=is_runoff, by=by),
        Question(
            "Bỏ phiếu lại giữa những người bằng phiếu" if is_runoff else "Mở biểu quyết",
            back=page_of(item),
            lead=f"{item}: {len(names)} tên. Cần {board.rule.need}.",
            word="Mở",
        ),
        done="Đã mở biểu quyết.",
    )


@require_http_methods(["GET", "POST"])
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many have not voted, then close the vote on phones and count."""
    round = round_of(request, pk)
    by = holder_of(request, round.item.meeting)
    voted, voters = turnout(round)
    left = voters - voted
    lead = f"{voted} trên {voters} thành viên đã bỏ phiếu."
    if left:
        lead += f" Còn {left} người chưa bỏ; đóng rồi thì không bỏ được nữa."
    return ask_for_reason(
        request,
        NothingForm(posted(request)),
        partial(rounds.close_phones, round, by=by),
        Question("Đóng phiếu", back=page_of(round.item), lead=lead, word="Đóng phiếu"),
        done="Đã đóng phiếu; kết quả ở dưới.",
    )


@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the count of a round by hands or on paper."""
    round = round_of(request, pk)
    by = holder_of(request, round.item.meeting)
    if round.way == Way.PHONES or not round.is_open:
        return redirect(page_of(round.item))
    tallies = list(round.tallies.select_related("line"))
    form = CountForm(posted(request), lines=[tally.line for tally in tallies], way=Way(round.way))
    refusals = []
    if form.is_valid():
        done, refusals = attempt(rounds.count, round, form.sheet(), form.typed(), by=by)
        if done:
            messages.success(request, "Đã ghi kết quả.")
            return redirect(page_of(round.item))
    context = {"round": round, "item": round.item, "form": form, "refusals": refusals}
    return render(request, "council/count.html", context)


@require_http_methods(["GET", "POST"])
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why a round is given up."""
    round = round_of(request, pk)
    by = holder_of(request, round.item.meeting)
    return ask_for_reason(
        request,
        GiveUpForm(posted(request)),
        partial(rounds.give_up, round, by=by),
        Question(
            "Hủy lần bỏ phiếu này",
            back=page_of(round.item),
            lead=str(round),
            word="Hủy lần này",
        ),
        done="Đã hủy; phiếu đã gửi không còn.",
    )


@require_POST
def decide_tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the chair's word on a name whose votes are equal."""
    tally = get_object_or_404(Tally, pk=pk)
    round = round_of(request, tally.round_id)
    by = holder_of(request, round.item.meeting)
    done_or_told(request, rounds.decide_tie, tally, agrees="1" in request.POST.getlist("y"), by=by)
    return redirect(page_of(round.item))


# --- Who does not vote -------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who does not vote on a name, and why."""
    line = line_of(request, pk)
    by = holder_of(request, line.item.meeting)
    return ask_for_reason(
        request,
        RecuseForm(posted(request), meeting=line.item.meeting),
        partial(agenda.recuse, line, by=by),
        Question("Không biểu quyết", back=page_of(line.item), lead=line.name),
        done=lambda recusal: f"{recusal.seat.name} không biểu quyết {line.name}.",
    )


@require_POST
def drop_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one name out of an item."""
    line = line_of(request, pk)
    by = holder_of(request, line.item.meeting)
    done_or_told(request, agenda.drop_name, line, by=by)
    return redirect(page_of(line.item))


@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why the council says what it says of a name."""
    line = line_of(request, pk)
    by = holder_of(request, line.item.meeting)
    return ask_for_reason(
        request,
        ExplainForm(posted(request), initial={"reason": line.reason}),
        partial(agenda.explain, line, by=by),
        Question("Lý do của Hội đồng", back=page_of(line.item), lead=line.name),
        done="Đã ghi lý do.",
    )


@require_POST
def undo_recusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member vote on a name again."""
    recusal = get_object_or_404(Recusal.objects.select_related("seat"), pk=pk)
    line = line_of(request, recusal.line_id)
    recusal.line = line
    by = holder_of(request, line.item.meeting)
    done_or_told(request, agenda.undo_recusal, recusal, by=by)
    return redirect(page_of(line.item))


# --- Slips with a code -------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def slips(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a member without a phone a code: shown once, here and now."""
    round = round_of(request, pk)
    by = holder_of(request, round.item.meeting)
    waiting = _waiting(round)
    code, holder = "", None
    if request.method == "POST":
        wanted = number_in(request.POST.get("seat", ""))
        holder = get_object_or_404(Seat, pk=wanted, attendances__meeting=round.item.meeting)
        code = done_or_told(request, ballots.issue_slip, round, holder, by=by) or ""
    context = {"round": round, "waiting": waiting, "code": code, "holder": holder}
    answer = render(request, "council/slips.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _waiting(round: Round) -> list[Seat]:
    """Give who is present and has not voted."""
    present = Seat.objects.filter(
        attendances__meeting=round.item.meeting, attendances__state="present"
    )
    return list(present.exclude(receipts__round=round))


# --- A session on paper, typed -----------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a whole session that was held on paper: who came, and every count."""
    meeting = meeting_of(request, pk)
    by = holder_of(request, meeting)
    items = unheard(meeting)

    def build(data: QueryDict | None, row: Meeting) -> list[BaseForm]:
        return [RollForm(data, meeting=row), *(_count_form(item, data) for item in items)]

    refusals = []
    with editing(request, meeting, build) as page:
        roll, *forms = page.parts
        counts = list(zip(items, forms, strict=True))
        if all(form.is_valid() for form in page.parts):
            done, refusals = _recorded(meeting, roll, counts, by)
            if done:
                messages.success(request, "Đã ghi kết quả phiên họp.")
                return redirect(meeting)
    context = {"meeting": meeting, "form": roll, "counts": counts, "refusals": refusals}
    return render(request, "council/record.html", context)


def _count_form(item: Item, data) -> CountForm:
    return CountForm(data, lines=item.voted, prefix=f"muc-{item.pk}")


def _recorded(meeting: Meeting, roll: RollForm, counts, by) -> tuple:
    marks = {seat: RollMark(*mark) for seat, mark in roll.marks().items()}
    typed = {
        item.pk: Counted(form.chosen, form.typed(), form.sheet())
        for item, form in counts
        if form.chosen is not None
    }
    holders = {name: roll.cleaned_data[name] for name in ("chair", "secretary")}
    return attempt(recording.record_session, meeting, marks, typed, **holders, by=by)
