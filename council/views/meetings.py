"""A meeting: planned, its agenda, the roll, the console, its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Campaign
from council.actions import agenda as agenda_actions
from council.actions import meetings as actions
from council.actions.meetings import RollMark
from council.boards import agenda_of, boards_of, comes_next, turnout, voting_now
from council.forms.meetings import (
    CallOffForm,
    CourseForm,
    MatterForm,
    MeetingForm,
    NothingForm,
    OpinionsForm,
    RollForm,
)
from council.models import Attendance, Council, Item, Meeting
from council.notes import invitation_notes
from council.presence import presence_of
from council.quorum import quorum_of
from council.signed import signed_of
from council.sources import sources_of
from people.roles import Permission, can, require
from procedure.acting import attempt, carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, posted
from procedure.editing import editing
from registrations.consolidation import current_campaign

from .access import HOLD, held, item_of, may_hold, meeting_of, own_seat


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting: where it stands, its agenda, who came, its papers."""
    shown = meeting_of(request, pk)
    presence = presence_of(shown)
    boards = boards_of(shown, presence)
    voting = voting_now(boards)
    voted, voters = turnout(voting.open_round) if voting else (0, 0)
    context = {
        "meeting": shown,
        "presence": presence,
        "boards": boards,
        "quorum": quorum_of(shown, presence, boards),
        "voting": voting,
        "round": voting.open_round if voting else None,
        "voted": voted,
        "voters": voters,
        "next": comes_next(boards),
        "may_hold": may_hold(request, shown),
        "seat": own_seat(request, shown),
        "notes": invitation_notes(shown),
        "signed": signed_of(shown),
        "may_issue": can(request.user, Permission.ISSUE_PAPERS, shown.commune),
        "may_still_change": not shown.is_over,
    }
    return render(request, "council/meeting.html", context)


@require_http_methods(["GET", "POST"])
def meeting_add(request: HttpRequest) -> HttpResponse:
    """Ask when and where a council meets, and plan it."""
    by = require(request.user, HOLD, request.commune)
    council = _council(request)
    campaign = current_campaign(request.user, request.commune, request.GET.get("phong_trao", ""))
    if council is None or campaign is None:
        what = "Hội đồng" if council is None else "phong trào được phát động"
        messages.warning(request, f"Chưa có {what}; hãy lập trước khi mời họp.")
        return redirect("council:list")
    form = MeetingForm(posted(request))
    if made := carry_out(form, partial(actions.plan, council, campaign, by=by)):
        messages.success(request, "Đã lập phiên họp. Hãy đưa nội dung vào chương trình.")
        return redirect("council:agenda", made.pk)
    return _asked(request, form, f"Lập phiên họp {council}", reverse("council:list"), campaign)


def _council(request: HttpRequest) -> Council | None:
    """Give the council that was asked for, else the one for emulation."""
    rows = Council.objects.in_force_on(request.commune.today()).filter(commune=request.commune)
    wanted = request.GET.get("hoi_dong", "")
    return next((row for row in rows if row.kind == wanted), rows.first())


def _asked(
    request: HttpRequest, form, title: str, back: str, campaign: Campaign | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "lead": campaign or "", "back": back, "word": "Lưu"}
    return render(request, "procedure/form.html", context)


@require_http_methods(["GET", "POST"])
def meeting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for another time or place."""
    meeting, by = held(request, pk)
    with editing(request, meeting, lambda data, row: [MeetingForm(data, instance=row)]) as page:
        if carry_out(page.form, actions.change, meeting, by=by):
            messages.success(request, "Đã lưu; thành viên đã được mời thì được báo lại.")
            return redirect(meeting)
    return _asked(request, page.form, "Sửa phiên họp", meeting.get_absolute_url(), meeting.campaign)


# --- The agenda -------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose what is ready for the council, and take what was ticked or typed."""
    meeting, by = held(request, pk)
    form = MatterForm(posted(request) if "title" in request.POST else None)
    if request.method == "POST":
        if "title" in request.POST:
            done = carry_out(form, partial(agenda_actions.add_matter, meeting, by=by))
        else:
            chosen = [
                tuple(pair.split("|", 1)) for pair in request.POST.getlist("muc") if "|" in pair
            ]
            done = done_or_told(request, agenda_actions.put_on, meeting, chosen, by=by)
        if done:
            return redirect("council:agenda", meeting.pk)
    items = list(agenda_of(meeting))
    proposals = _proposals(meeting, items)
    context = {"meeting": meeting, "items": items, "proposals": proposals, "form": form}
    return render(request, "council/agenda.html", context)


def _proposals(meeting: Meeting, items: Sequence[Item]) -> list[tuple[str, object]]:
    """Give what rooms propose and the agenda lacks, with the value of its box."""
    known = {(item.source, item.key) for item in items}
    return [
        (f"{name}|{proposed.key}", proposed)
        for name, room in sources_of(meeting.council.kind).items()
        for proposed in room.proposed(meeting.campaign)
        if (name, proposed.key) not in known
    ]


@require_POST
def item_take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off the agenda."""
    item = item_of(request, pk)
    _, by = held(request, item.meeting_id)
    done_or_told(request, agenda_actions.take_off, item, by=by)
    return redirect("council:agenda", item.meeting_id)


@require_POST
def item_move_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an item change places with the one before it."""
    item = item_of(request, pk)
    _, by = held(request, item.meeting_id)
    done_or_told(request, agenda_actions.move_up, item, by=by)
    return redirect("council:agenda", item.meeting_id)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who will be invited, then call them."""
    meeting, by = held(request, pk)
    names = ", ".join(attendance.seat.name for attendance in presence_of(meeting).attendances)
    notes = " ".join(note.sentence for note in invitation_notes(meeting))
    return ask_for_reason(
        request,
        NothingForm(posted(request)),
        partial(actions.invite, meeting, by=by),
        Question(
            "Mời họp",
            back=meeting.get_absolute_url(),
            lead=f"Mời {names}. Từ lúc này thành viên đọc được hồ sơ trình Hội đồng. {notes}",
            word="Mời họp",
        ),
        done="Đã mời; thành viên có tài khoản được báo.",
    )


@require_http_methods(["GET", "POST"])
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why a meeting is called off."""
    meeting, by = held(request, pk)
    return ask_for_reason(
        request,
        CallOffForm(posted(request)),
        partial(actions.call_off, meeting, by=by),
        Question(
            "Hủy phiên họp",
            back=meeting.get_absolute_url(),
            lead=f"{meeting}. Hủy rồi không mở lại được; nội dung của chương trình đưa sang phiên "
            "khác được. Thành viên đã được mời thì được báo lý do.",
            word="Hủy phiên họp",
        ),
        done="Đã hủy phiên họp; thành viên đã được mời thì được báo.",
    )


# --- The roll, the course, the end --------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who came and who holds the meeting; the meeting begins with that."""
    meeting, by = held(request, pk)
    refusals = []
    with editing(request, meeting, lambda data, row: RollForm(data, meeting=row)) as page:
        form = page.form
        if form.is_valid():
            marks = {seat: RollMark(*mark) for seat, mark in form.marks().items()}
            holders = {name: form.cleaned_data[name] for name in ("chair", "secretary")}
            done, refusals = attempt(actions.call_the_roll, meeting, marks, **holders, by=by)
            if done:
                messages.success(request, "Đã điểm danh.")
                return redirect(meeting)
    context = {"meeting": meeting, "form": form, "refusals": refusals}
    return render(request, "council/roll.html", context)


@require_http_methods(["GET", "POST"])
def opinions(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the written opinion of an absent member, name by name."""
    attendance = get_object_or_404(Attendance.objects.select_related("seat"), pk=pk)
    meeting, by = held(request, attendance.meeting_id)

    def build(data: QueryDict | None, row: Meeting) -> OpinionsForm:
        boards = [board for board in boards_of(row) if board.item.is_voted]
        return OpinionsForm(data, boards=boards, seat=attendance.seat)

    refusals = []
    with editing(request, meeting, build) as page:
        form = page.form
        if form.is_valid():
            act = agenda_actions.write_opinions
            done, refusals = attempt(act, meeting, attendance.seat, form.said(), by=by)
            if done:
                return redirect(meeting)
    context = {"meeting": meeting, "attendance": attendance, "form": form, "refusals": refusals}
    return render(request, "council/opinions.html", context)


@require_http_methods(["GET", "POST"])
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what was said, who counted, and when the meeting ended."""
    meeting, by = held(request, pk)
    with editing(request, meeting, lambda data, row: [CourseForm(data, instance=row)]) as page:
        if carry_out(page.form, actions.write_down, meeting, by=by):
            messages.success(request, "Đã lưu diễn biến phiên họp.")
            return redirect(meeting)
    return _asked(
        request, page.form, "Diễn biến phiên họp", meeting.get_absolute_url(), meeting.campaign
    )


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was concluded, then end the meeting."""
    meeting, by = held(request, pk)
    conclusions = [
        f"{board.item.title}: {board.conclusion}"
        for board in boards_of(meeting)
        if board.conclusion
    ]
    return ask_for_reason(
        request,
        NothingForm(posted(request)),
        partial(actions.close, meeting, by=by),
        Question(
            "Bế mạc phiên họp",
            back=meeting.get_absolute_url(),
            lead=f"{'; '.join(conclusions) or 'Chưa biểu quyết mục nào'}. Bế mạc rồi không sửa "
            "được; kết quả chuyển về từng hồ sơ.",
            word="Bế mạc",
        ),
        done="Đã bế mạc; kết quả đã chuyển về từng hồ sơ.",
    )
