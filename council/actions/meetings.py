"""A meeting from its planning to its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from campaigns.models import Campaign
from council.boards import Board, BoardRow, boards_of, open_round_of
from council.frozen import rules_anew
from council.models import Attendance, Council, Meeting, Seat
from council.presence import presence_of
from council.rules.stages import STEPS, ItemState, Stage
from council.sources import Word, source
from history.log import record
from notifications.outbox import notify
from people.models import User
from people.roles import Actor
from procedure import locking
from procedure.refusal import refuse
from vietnamese.dates import long_date, short_date
from vietnamese.text import clean_lines

from .attending import NOT_BEGUN, first_with, lock_seats, seat_anew, seats_on
from .own_work import recuse_from_own

State = Attendance.State


def locked(meeting: Meeting) -> Meeting:
    """Give the meeting as it is now, locked until the transaction ends."""
    return locking.locked(meeting, "council__commune", "campaign")


def log(verb: str, meeting: Meeting, sentence: str, *, by: Actor) -> None:
    """Write into the log of the commune what was done in a meeting; never what was voted."""
    record(verb, meeting, sentence, by=by, commune_id=meeting.commune.pk)


def _step(meeting: Meeting, to: Stage) -> None:
    if to not in STEPS[meeting.state]:
        refuse(
            "no_such_step",
            f"Phiên họp đang ở trạng thái “{meeting.state.word}” nên không chuyển sang "
            f"“{to.word}” được. Có thể người khác vừa làm trước; hãy mở lại trang.",
        )
    meeting.stage = to.value


def refuse_unless(meeting: Meeting, *stages: Stage) -> None:
    """Stop what is done only while a meeting is in one of these stages."""
    if meeting.state not in stages:
        words = " hoặc ".join(f"“{stage.word}”" for stage in stages)
        refuse(
            "wrong_stage",
            f"Việc này chỉ làm khi phiên họp {words}; phiên họp này “{meeting.state.word}”.",
        )


@transaction.atomic
def plan(
    council: Council,
    campaign: Campaign,
    *,
    held_on: date,
    starts_at: time,
    place: str,
    request: str = "",
    by: Actor,
) -> Meeting:
    """Plan a meeting with everybody who sits in the council on its day; the chair and the
    secretary of the council hold it until the roll is called."""
    lock_seats(council)
    seats = seats_on(council, held_on)
    meeting = Meeting(
        council=council,
        campaign=campaign,
        held_on=held_on,
        starts_at=starts_at,
        place=place,
        request=request,
        chair=first_with(seats, Seat.Duty.CHAIR),
        secretary=first_with(seats, Seat.Duty.SECRETARY),
    )
    meeting.full_clean()
    meeting.save()
    Attendance.objects.bulk_create(Attendance(meeting=meeting, seat=seat) for seat in seats)
    log("plan", meeting, f"Lập {_called(meeting)}.", by=by)
    return meeting


def _called(meeting: Meeting) -> str:
    return f"phiên họp {meeting.council} ngày {short_date(meeting.held_on)}"


@transaction.atomic
def change(
    meeting: Meeting, *, held_on: date, starts_at: time, place: str, request: str = "", by: Actor
) -> Meeting:
    """Change when and where a meeting is: on another day it has who sits in the council then, and
    votes by the rules of that day. Who was invited is told again."""
    lock_seats(meeting.council)
    meeting = locked(meeting)
    refuse_unless(meeting, *NOT_BEGUN)
    if held_on != meeting.held_on:
        seat_anew(meeting, seats_on(meeting.council, held_on))
        rules_anew(meeting, held_on)
    meeting.held_on, meeting.starts_at = held_on, starts_at
    meeting.place, meeting.request = place, request
    meeting.full_clean()
    meeting.save()
    log("change", meeting, f"Đổi {_called(meeting)}: {_when(meeting)}.", by=by)
    if meeting.state is Stage.INVITED:
        _tell_invited(meeting, by, again=meeting.changed_at.isoformat())
    return meeting


@transaction.atomic
def invite(meeting: Meeting, *, by: Actor) -> Meeting:
    """Call the members: from now on they read what is put before them. Nobody votes on the own
    dossier."""
    meeting = locked(meeting)
    if not meeting.items.exists():
        refuse("no_agenda", "Chương trình họp chưa có mục nào. Hãy thêm trước khi mời họp.")
    _step(meeting, Stage.INVITED)
    meeting.invited_on = meeting.commune.today()
    meeting.save()
    recuse_from_own(meeting)
    log("invite", meeting, f"Mời họp {_called(meeting)}.", by=by)
    _tell_invited(meeting, by)
    return meeting


@transaction.atomic
def call_off(meeting: Meeting, *, reason: str, by: Actor) -> Meeting:
    """Call a meeting off before its roll is called, with a reason: what stood on its agenda may
    come before another. Who was invited is told."""
    meeting, reason = locked(meeting), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do hủy phiên họp.", field="reason")
    _step(meeting, Stage.CALLED_OFF)
    meeting.called_off_reason = reason
    meeting.save()
    log("call_off", meeting, f"Hủy {_called(meeting)}. Lý do: {reason}", by=by)
    if meeting.invited_on is not None:
        sentence = f"Phiên họp {meeting.council} lúc {_when(meeting)} đã hủy. Lý do: {reason}"
        _tell(meeting, f"Hủy {_called(meeting)}", sentence, by, "called-off")
    return meeting


def _when(meeting: Meeting) -> str:
    return f"{meeting.starts_at:%H} giờ {meeting.starts_at:%M}, {long_date(meeting.held_on)}"


def _invitation(meeting: Meeting) -> str:
    return (
        f"Mời Ông/Bà dự họp {meeting.council} lúc {_when(meeting)}, tại {meeting.place}. Hồ sơ "
        "trình Hội đồng xem ở trang của phiên họp."
    )


def call_also(meeting: Meeting, *, by: Actor) -> None:
    """Invite who came to sit in the council after its members were invited."""
    if meeting.state is Stage.INVITED:
        _tell_invited(meeting, by)  # who has this notice gets no second


def _tell_invited(meeting: Meeting, by: Actor, again: str = "") -> None:
    change = "Thay đổi: " if again else ""
    body = f"{change}{_invitation(meeting)}\n\n{clean_lines(meeting.request)}".strip()
    subject = f"Mời họp {meeting.council} ngày {short_date(meeting.held_on)}"
    _tell(meeting, subject, body, by, again or "invited")


def _tell(meeting: Meeting, subject: str, body: str, by: Actor, key: str) -> None:
    users = User.objects.filter(seats__attendances__meeting=meeting, is_active=True)
    notify(
        [user for user in users.distinct() if user.pk != by.user_id],
        commune=meeting.commune,
        key=f"meeting-{meeting.pk}-{key}"[:100],
        subject=subject,
        body=body,
        path=meeting.get_absolute_url(),
    )


@dataclass(frozen=True)
class RollMark:
    """Whether a member came; who did not has a reason."""

    state: str
    reason: str = ""


@transaction.atomic
def call_the_roll(
    meeting: Meeting,
    marks: Mapping[int, RollMark],
    *,
    chair: Seat | None = None,
    secretary: Seat | None = None,
    by: Actor,
) -> Meeting:
    """Write who came, by seat, and who holds the meeting; it begins with that.

    `RefusedError` while a round is open (its electors are fixed), for an absent member without a
    reason, and for a chair or secretary who is not there.
    """
    meeting = locked(meeting)
    if meeting.state in NOT_BEGUN:
        _step(meeting, Stage.OPEN)
        recuse_from_own(meeting)
    refuse_unless(meeting, Stage.OPEN)
    if open_round_of(meeting) is not None:
        refuse("round_is_open", "Đang bỏ phiếu: đóng phiếu rồi mới sửa điểm danh được.")
    for attendance in meeting.attendances.select_related("seat"):
        _mark(
            attendance, marks.get(attendance.seat_id, RollMark(attendance.state, attendance.reason))
        )
    meeting.chair, meeting.secretary = chair or meeting.chair, secretary or meeting.secretary
    _refuse_absent_holders(meeting)
    meeting.save()
    presence = presence_of(meeting)
    sentence = (
        f"Điểm danh {_called(meeting)}: có mặt {len(presence.present)}, vắng "
        f"{len(presence.absent)} trên {presence.members} thành viên."
    )
    log("call_the_roll", meeting, sentence, by=by)
    return meeting


def _mark(attendance: Attendance, mark: RollMark) -> None:
    attendance.state = mark.state
    attendance.reason = "" if mark.state in (State.PRESENT, State.UNMARKED) else mark.reason
    if attendance.state in (State.ABSENT, State.WRITTEN) and not attendance.reason:
        refuse("no_reason", f"{attendance.seat.name} vắng: hãy ghi lý do vắng.", field="attendance")
    attendance.save()


def _refuse_absent_holders(meeting: Meeting) -> None:
    present = {attendance.seat_id for attendance in presence_of(meeting).present}
    for seat, word in ((meeting.chair, "chủ trì"), (meeting.secretary, "thư ký")):
        if present and (seat is None or seat.pk not in present):
            name = f"{seat.name} vắng mặt" if seat else "chưa chọn"
            refuse(
                "holder_absent",
                f"Người {word} phiên họp: {name}. Hãy chọn một thành viên có mặt.",
                field="chair" if word == "chủ trì" else "secretary",
            )


@transaction.atomic
def write_down(
    meeting: Meeting, *, discussion: str, tellers: str = "", ended_at: time | None = None, by: Actor
) -> Meeting:
    """Keep what was said, who counted and when it ended: what the minutes say beside the votes."""
    meeting = locked(meeting)
    refuse_unless(meeting, Stage.OPEN, Stage.CLOSED)
    meeting.discussion, meeting.tellers, meeting.ended_at = discussion, tellers, ended_at
    meeting.save()
    log("write_down", meeting, f"Ghi diễn biến {_called(meeting)}.", by=by)
    return meeting


@transaction.atomic
def close(meeting: Meeting, *, by: Actor) -> Meeting:
    """End a meeting and hand the council's word to the rooms that brought the items.

    `RefusedError` while an item waits for a vote, a run-off or the chair's word.
    """
    meeting = locked(meeting)
    refuse_unless(meeting, Stage.OPEN)
    boards = boards_of(meeting)
    if waiting := [board.item for board in boards if board.state is not ItemState.DONE]:
        names = "; ".join(str(item) for item in waiting)
        refuse("not_done", f"Chưa xong: {names}. Hãy biểu quyết hoặc đưa ra khỏi chương trình.")
    _lock_subjects(meeting, boards)
    _step(meeting, Stage.CLOSED)
    meeting.save()
    log("close", meeting, f"Bế mạc {_called(meeting)}: {_conclusions(boards)}.", by=by)
    for board in boards:
        if not board.item.is_matter:
            source(board.item.source).take(meeting, board.item.key, _words(board), by)
    return meeting


def _lock_subjects(meeting: Meeting, boards: list[Board]) -> None:
    subjects: dict[str, list[int]] = {}
    for board in boards:
        if not board.item.is_matter:
            subjects.setdefault(board.item.source, []).extend(
                row.line.subject for row in board.rows
            )
    for name in sorted(subjects):
        source(name).lock(meeting, subjects[name])


def _conclusions(boards: list[Board]) -> str:
    voted = [f"{board.item.title} ({board.conclusion})" for board in boards if board.conclusion]
    return "; ".join(voted) or "không biểu quyết"


def _words(board: Board) -> list[Word]:
    return [_word(row) for row in board.rows]


def _word(row: BoardRow) -> Word:
    """Give the outcome with its votes, written ones among them where they count."""
    tally, rule, line = row.tally, row.rule, row.line
    if tally is None or rule is None:
        return Word(line.subject, row.outcome, row.sentence, line.reason)
    against = tally.disagree + (tally.written_disagree if rule.with_written else 0)
    votes = tally.count.votes(rule)
    return Word(line.subject, row.outcome, row.sentence, line.reason, votes, against)
