"""Who the council is: set up by a decision, members who come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from council.models import Council, Seat
from council.rules.stages import Stage
from history.log import record
from people.models import Commune, Person, User
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from vietnamese.dates import short_date

from .attending import follow
from .meetings import call_also


@dataclass(frozen=True)
class NewSeat:
    """A member as the decision names them."""

    name: str
    position: str = ""
    duty: str = Seat.Duty.MEMBER.value
    user: User | None = None
    person: Person | None = None


@transaction.atomic
def set_up(
    commune: Commune,
    *,
    kind: str,
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    by: Actor,
) -> Council:
    """Set a council up; the one of the same kind before it, with its members, ends the day before:
    `RefusedError` where that one, a member or a meeting of it begins later."""
    locked(commune, no_key=True)
    before = Council.objects.filter(commune=commune, kind=kind, ends_on__isnull=True).first()
    if before is not None:
        _end(locked(before), starts_on - timedelta(days=1))
    council = Council(
        commune=commune,
        kind=kind,
        starts_on=starts_on,
        decision_number=decision_number,
        decided_on=decided_on,
    )
    council.full_clean()
    council.save()
    number = f" theo Quyết định số {decision_number}" if decision_number else ""
    sentence = f"Lập {council} từ ngày {short_date(starts_on)}{number}."
    record("set_up", council, sentence, by=by, commune_id=commune.pk)
    return council


def _end(council: Council, day: date) -> None:
    if day < council.starts_on:
        refuse(
            "starts_before_the_last",
            f"{council} hiện nay có từ ngày {short_date(council.starts_on)}; ngày bắt đầu của hội "
            "đồng mới phải sau ngày đó.",
            field="starts_on",
        )
    if late := council.seats.filter(starts_on__gt=day).first():
        refuse(
            "seat_begins_later",
            f"{late.name} là thành viên của {council} hiện nay từ ngày "
            f"{short_date(late.starts_on)}; ngày bắt đầu của hội đồng mới phải sau ngày đó.",
            field="starts_on",
        )
    _refuse_meetings_after(council, day)
    council.ends_on = day
    council.save(update_fields=["ends_on"])
    council.seats.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day)).update(ends_on=day)


def _refuse_meetings_after(council: Council, day: date) -> None:
    held = council.meetings.filter(held_on__gt=day).exclude(stage=Stage.CALLED_OFF.value)
    if last := held.order_by("held_on").last():
        refuse(
            "meets_later",
            f"{council} hiện nay có phiên họp ngày {short_date(last.held_on)}; ngày bắt đầu của "
            "hội đồng mới phải sau ngày đó. Phiên họp nào chưa bắt đầu thì hủy, rồi lập lại với "
            "hội đồng mới.",
            field="starts_on",
        )


@transaction.atomic
def seat(council: Council, rows: Sequence[NewSeat], *, on: date, by: Actor) -> list[Seat]:
    """Give members their seats from a day on, in the order of the list; they are members of the
    meetings that have not begun, and called to those whose members are."""
    council = locked(council, "commune")
    first, sitting = council.seats.count(), list(council.seats.filter(ends_on__isnull=True))
    seats: list[Seat] = []
    for place, row in enumerate(rows, start=1):
        seats.append(_seat(council, row, first + place, on, [*sitting, *seats]))
    meetings = follow(council)  # locked before anything is logged, as acts on a meeting do
    names = ", ".join(seat.name for seat in seats)
    record("seat", council, f"{council}: thêm {names}.", by=by, commune_id=council.commune_id)
    for meeting in meetings:
        call_also(meeting, by=by)
    return seats


def _seat(council: Council, row: NewSeat, ordinal: int, on: date, sitting: Sequence[Seat]) -> Seat:
    person = row.person or (row.user.person if row.user else None)
    made = Seat(
        council=council,
        name=row.name,
        position=row.position,
        duty=row.duty,
        user=row.user,
        person=person,
        ordinal=ordinal,
        starts_on=on,
    )
    made.full_clean(validate_constraints=any(_is_the_same(made, seat) for seat in sitting))
    made.save()
    return made


def _is_the_same(made: Seat, seat: Seat) -> bool:
    """Say whether two seats may not stand beside each other; what is wrong then the constraints
    say. To ask them of each member of a large council is a dozen questions each."""
    chairs = made.duty == seat.duty == Seat.Duty.CHAIR
    is_user = made.user_id is not None and made.user_id == seat.user_id
    return chairs or is_user or (made.person_id is not None and made.person_id == seat.person_id)


@transaction.atomic
def unseat(seat: Seat, *, on: date, by: Actor) -> Seat:
    """End a member's seat on a day; what they did stays, and later meetings that have not begun are
    without them."""
    seat = locked(seat, "council")
    if seat.ends_on is not None:
        refuse("has_left", f"{seat.name} đã thôi tham gia Hội đồng.")
    if on < seat.starts_on:
        refuse("too_early", "Ngày thôi phải từ ngày bắt đầu trở đi.", field="on")
    seat.ends_on = on
    seat.save(update_fields=["ends_on"])
    follow(seat.council)
    sentence = f"{seat.name} thôi tham gia {seat.council} từ hết ngày {short_date(on)}."
    record("unseat", seat.council, sentence, by=by, commune_id=seat.council.commune_id)
    return seat
