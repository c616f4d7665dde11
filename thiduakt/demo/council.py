"""The council before the end of the year: called, sitting, and at the end of its meeting."""

from __future__ import annotations

from datetime import time, timedelta

from council.actions.agenda import add_matter, put_on, write_opinions
from council.actions.ballots import cast, names_for
from council.actions.councils import NewSeat, seat, set_up
from council.actions.meetings import (
    RollMark,
    call_off,
    call_the_roll,
    close,
    invite,
    plan,
    write_down,
)
from council.actions.rounds import close_phones, count, open_round
from council.models import Attendance, Council, Item, Meeting, Round, Seat
from council.rules.counting import BallotSheet, Typed
from council.rules.voting import Way
from council.sources import sources_of
from law.kinds import CSTDCS
from people.actions import practise
from people.actions.users import give_role
from people.models import Commune, Membership, Person, User
from people.roles import CHAIR, COUNCIL_MEMBER, SECRETARY, Actor, Permission, administrator

from . import commune as rows
from .acting import acting, campaign_of, days_of, person_of

_D = Seat.Duty
MEMBERS = (
    ("Trần Quang Định", _D.CHAIR),
    ("Nguyễn Hữu Ấn", _D.DEPUTY),
    ("Võ Thị Hồng Vân", _D.SECRETARY),
    ("Phan Thị Minh Nguyệt", _D.MEMBER),
    ("Tống Thị Quỳnh Như", _D.MEMBER),
    ("Lê Thị Ánh Tuyết", _D.MEMBER),
    ("Hoàng Đức Thịnh", _D.MEMBER),
    ("Phạm Công Huấn", _D.MEMBER),
    ("Dương Minh Hoà", _D.MEMBER),
    ("Hồ Viết Thuận", _D.MEMBER),
    ("Đinh Bá Lộc", _D.MEMBER),
)
IN_WRITING, AWAY = "Hồ Viết Thuận", "Đinh Bá Lộc"
FIRST, LAST = "Thông qua chương trình", "Thông qua biên bản"


def sit(commune: Commune) -> None:
    """Set the council up, call it for another day than was planned first, and let it sit down until
    half of a secret vote is in."""
    days = days_of(commune)
    practise(commune, day=days.council_called)
    by = acting(commune, SECRETARY, Permission.HOLD_MEETINGS)
    council = _council(commune, by)
    _called_off(commune, council, by)
    meeting = _called(commune, council, by)
    practise(commune, day=days.council_sat)
    _seated(meeting, by)
    for item in meeting.items.all():
        if item.key == CSTDCS.code:
            _half(open_round(item, way=Way.PHONES, by=by))
            return
        _all_agree(item, by)


def rise(commune: Commune) -> None:
    """Let the meeting go on to its end."""
    by = acting(commune, SECRETARY, Permission.HOLD_MEETINGS)
    round = Round.objects.get(item__meeting__council__commune=commune, closed_at__isnull=True)
    _vote(round, _waiting(round))
    close_phones(round, by=by)
    meeting = round.item.meeting
    for item in meeting.items.filter(ordinal__gt=round.item.ordinal):
        _all_agree(item, by)
    write_down(
        meeting,
        discussion="Thư ký trình bày kết quả thẩm định; các thành viên nhất trí đưa ra biểu quyết.",
        tellers="Tống Thị Quỳnh Như, Trưởng ban\nPhạm Công Huấn, ủy viên\nDương Minh Hoà, ủy viên",
        ended_at=time(16, 30),
        by=by,
    )
    close(meeting, by=by)


def _council(commune: Commune, by: Actor) -> Council:
    set_up_on = days_of(commune).council_set_up
    council = set_up(
        commune,
        kind=Council.Kind.EMULATION,
        starts_on=set_up_on,
        decision_number="05/QĐ-UBND",
        decided_on=set_up_on,
        by=by,
    )
    people = [(person_of(commune, name), duty) for name, duty in MEMBERS]
    seat(council, [_member(person, duty) for person, duty in people], on=set_up_on, by=by)
    return council


def _member(person: Person, duty: Seat.Duty) -> NewSeat:
    user = User.objects.filter(person=person).first()
    if user is not None and not user.memberships.filter(role__in=_VOTING).exists():
        membership = Membership(user=user, commune=person.commune, role=COUNCIL_MEMBER.code)
        membership.starts_on = days_of(person.commune).council_set_up
        admin = User.objects.get(username=rows.ADMINISTRATOR)
        give_role(membership, by=administrator(admin, person.commune))
    return NewSeat(person.full_name, person.position, duty, user, person)


_VOTING = (COUNCIL_MEMBER.code, SECRETARY.code, CHAIR.code)


def _called_off(commune: Commune, council: Council, by: Actor) -> None:
    meeting = plan(
        council,
        campaign_of(commune),
        held_on=days_of(commune).council_sat - timedelta(days=1),
        starts_at=time(8),
        place="Hội trường UBND xã",
        by=by,
    )
    call_off(meeting, reason="Chủ tịch Hội đồng họp ở cấp trên cả ngày.", by=by)


def _called(commune: Commune, council: Council, by: Actor) -> Meeting:
    campaign = campaign_of(commune)
    meeting = plan(
        council,
        campaign,
        held_on=days_of(commune).council_sat,
        starts_at=time(14),
        place="Hội trường UBND xã",
        by=by,
    )
    add_matter(meeting, title=FIRST, is_voted=True, by=by)
    chosen = [
        (name, proposed.key)
        for name, room in sources_of(council.kind).items()
        for proposed in room.proposed(campaign)
    ]
    put_on(meeting, chosen, by=by)
    add_matter(meeting, title=LAST, is_voted=True, by=by)
    return invite(meeting, by=by)


def _seated(meeting: Meeting, by: Actor) -> None:
    state = Attendance.State
    marks = {
        attendance.seat_id: RollMark(state.PRESENT) for attendance in meeting.attendances.all()
    }
    seats = {seat.name: seat for seat in meeting.council.seats.all()}
    marks[seats[IN_WRITING].pk] = RollMark(state.WRITTEN, "dự họp ở cấp trên")
    marks[seats[AWAY].pk] = RollMark(state.ABSENT, "đi học tập trung")
    call_the_roll(meeting, marks, by=by)
    writer = seats[IN_WRITING]
    agreed = {
        line.pk: True
        for item in meeting.items.exclude(source="")
        for line in item.lines.exclude(recusals__seat=writer)
    }
    write_opinions(meeting, writer, agreed, by=by)


def _all_agree(item: Item, by: Actor) -> None:
    """Let everybody agree: by hands, or on paper where the ballot has to be secret."""
    way = Way.PAPER if item.voting.is_secret else Way.HANDS
    round = open_round(item, way=way, by=by)
    typed = {
        tally.line_id: Typed(tally.line.name, tally.there.voters, 0)
        for tally in round.tallies.select_related("line")
    }
    count(round, BallotSheet(round.issued, round.issued), typed, by=by)


def _half(round: Round) -> None:
    waiting = _waiting(round)
    _vote(round, waiting[: len(waiting) // 2])


def _waiting(round: Round) -> list[Seat]:
    present = Seat.objects.filter(
        attendances__meeting=round.item.meeting, attendances__state=Attendance.State.PRESENT
    )
    return list(present.exclude(receipts__round=round))


def _vote(round: Round, seats: list[Seat]) -> None:
    """Let members agree to as many names as there are places, in the order of the list; the last
    in the row of members to all of them."""
    for number, voter in enumerate(seats):
        tallies = names_for(round, voter).select_related("line")
        places = round.item.places or len(tallies)
        agreed = {tally.line_id: tally.line.ordinal <= places or number == 0 for tally in tallies}
        cast(round, voter, agreed)
