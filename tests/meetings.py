"""A council in session for tests: members with logins, an item that is voted on, its names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from campaigns.models import Campaign
from council.actions.councils import NewSeat, seat, set_up
from council.actions.meetings import RollMark, call_the_roll, plan
from council.actions.rounds import open_round
from council.models import Attendance, Council, Item, Line, Meeting, Round, Seat
from council.rules.voting import Rule, rule_as_json
from law.shares import Threshold
from people.models import Person
from people.roles import COUNCIL_MEMBER, SECRETARY, Actor
from tests.cast import Cast, make_people, make_person, make_users
from tests.registered import a_campaign

HELD_ON = date(2021, 11, 26)
PRESENT = RollMark(Attendance.State.PRESENT)
AWAY = RollMark(Attendance.State.ABSENT, "đi công tác")
IN_WRITING = RollMark(Attendance.State.WRITTEN, "đi học")


def a_rule(share=Fraction(7, 10), **values) -> Rule:
    """Give a rule: secret, 70 % of those present, without written votes or casting vote."""
    defaults = {
        "quorum": Threshold(Fraction(2, 3)),
        "threshold": Threshold(share),
        "is_secret": True,
        "of_all": False,
        "with_written": False,
        "has_casting": False,
        "recused_leave": True,
        "bases": {"threshold": "Quy chế của Hội đồng"},
    }
    return Rule(**defaults | values)


@dataclass(frozen=True)
class Chamber:
    """A meeting that is open, its members in order (the first is chair, the second secretary), and
    an item with names."""

    cast: Cast
    campaign: Campaign
    council: Council
    meeting: Meeting
    seats: list[Seat]
    item: Item
    lines: list[Line]

    @classmethod
    def of(
        cls, members: int = 5, names: int = 2, rule: Rule | None = None, cast: Cast | None = None
    ) -> Chamber:
        cast = cast or Cast.of()
        cast.commune.practice_day = HELD_ON
        cast.commune.save()
        by = cast.acting(SECRETARY)
        council = set_up(
            cast.commune,
            kind=Council.Kind.EMULATION,
            starts_on=date(2021, 1, 1),
            decision_number="05/QĐ-UBND",
            decided_on=date(2021, 1, 1),
            by=by,
        )
        rows = _members(cast, members)
        seats = seat(council, rows, on=date(2021, 1, 1), by=by)
        campaign = a_campaign(cast)
        meeting = plan(
            council,
            campaign,
            held_on=HELD_ON,
            starts_at=time(14),
            place=f"Hội trường {cast.commune.name}",
            by=by,
        )
        item = an_item(meeting, rule or a_rule(), names)
        return cls(cast, campaign, council, meeting, seats, item, list(item.lines.all()))

    @property
    def by(self) -> Actor:
        return self.cast.acting(SECRETARY)

    def seated(self, **marks: RollMark) -> Chamber:
        """Call the roll: everybody is present but whose mark is given as `m3=AWAY`."""
        states = {
            member.pk: marks.get(f"m{number}", PRESENT)
            for number, member in enumerate(self.seats, start=1)
        }
        call_the_roll(self.meeting, states, by=self.by)
        self.meeting.refresh_from_db()
        return self

    def opened(self, way: str = "phones", **values) -> Round:
        return open_round(self.item, way=way, by=self.by, **values)


DUTIES = {1: Seat.Duty.CHAIR, 2: Seat.Duty.SECRETARY}


def _members(cast: Cast, many: int) -> list[NewSeat]:
    names = [f"Hồ Văn {cast.commune.name} {number:03d}" for number in range(1, many + 1)]
    people = make_people(cast.other_unit, names)
    logins = [f"tv{cast.commune.pk}-{number}" for number in range(1, many + 1)]
    users = make_users(logins, COUNCIL_MEMBER, people)
    return [
        NewSeat(user.person.full_name, "Công chức", DUTIES.get(n, Seat.Duty.MEMBER), user)
        for n, user in enumerate(users, start=1)
    ]


def an_item(meeting: Meeting, rule: Rule, names: int = 2, **values) -> Item:
    """Put an item on the agenda as a room above would have."""
    item = meeting.items.create(
        ordinal=meeting.items.count() + 1,
        title="Chiến sĩ thi đua cơ sở",
        rule=rule_as_json(rule),
        **values,
    )
    people: list[Person] = [
        make_person(
            meeting.commune.units.first(),
            f"Lê Thị {meeting.commune.name} {item.ordinal}-{number}",
        )
        for number in range(1, names + 1)
    ]
    for ordinal, person in enumerate(people, start=1):
        item.lines.create(ordinal=ordinal, name=f"Bà {person.full_name}", person=person)
    return item


def choices(lines: list[Line], *agrees: bool) -> dict[int, bool]:
    """Give a ballot: all agreed to unless told name by name."""
    ballot = agrees or (True,) * len(lines)
    return {line.pk: agree for line, agree in zip(lines, ballot, strict=True)}
