"""Whose meeting it is, until the roll is called: who sits in the council on its day."""

from __future__ import annotations

from datetime import date

from council.models import Attendance, Council, Meeting, Opinion, Recusal, Seat
from council.rules.stages import Stage
from procedure.locking import locked
from procedure.refusal import refuse
from vietnamese.dates import short_date

from .own_work import recuse_from_own

NOT_BEGUN = (Stage.PLANNED, Stage.INVITED)


def lock_seats(council: Council) -> None:
    """Let nobody come, leave or set up another council until the transaction ends; before any lock
    of a meeting."""
    locked(council, no_key=True)


def seats_on(council: Council, day: date) -> list[Seat]:
    """Give who sits in a council on a day; `RefusedError` where it is nobody."""
    seats = list(council.seats.in_force_on(day))
    if not seats:
        refuse(
            "nobody_sits",
            f"{council} chưa có thành viên nào vào ngày {short_date(day)}. Hãy lập danh sách "
            "thành viên trước.",
        )
    return seats


def first_with(seats: list[Seat], duty: str) -> Seat | None:
    """Give the first of the seats with a duty."""
    return next((seat for seat in seats if seat.duty == duty), None)


def seat_anew(meeting: Meeting, seats: list[Seat]) -> None:
    """Let these alone be the members of a meeting, which is not saved; what others wrote or were
    barred from goes."""
    for rows in (Recusal.objects, Opinion.objects):
        rows.filter(line__item__meeting=meeting).exclude(seat__in=seats).delete()
    meeting.attendances.exclude(seat__in=seats).delete()
    attendances = [Attendance(meeting=meeting, seat=seat) for seat in seats]
    Attendance.objects.bulk_create(attendances, ignore_conflicts=True)
    if meeting.chair not in seats:
        meeting.chair = first_with(seats, Seat.Duty.CHAIR)
    if meeting.secretary not in seats:
        meeting.secretary = first_with(seats, Seat.Duty.SECRETARY)
    recuse_from_own(meeting)


def follow(council: Council) -> list[Meeting]:
    """Let each meeting of a council that has not begun have who sits in it by now, and give those
    that changed. One on whose day nobody would sit stays as it is."""
    stages = [stage.value for stage in NOT_BEGUN]
    changed = []
    for meeting in council.meetings.filter(stage__in=stages).order_by("pk"):
        meeting = locked(meeting, "council__commune", "campaign")
        seats = list(council.seats.in_force_on(meeting.held_on))
        known = set(meeting.attendances.values_list("seat", flat=True))
        if meeting.state in NOT_BEGUN and seats and known != {seat.pk for seat in seats}:
            seat_anew(meeting, seats)
            meeting.save()
            changed.append(meeting)
    return changed
