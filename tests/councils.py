"""A council of initiatives for tests: who sits in it, what is before it, what was concluded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from campaigns.models import Campaign
from council.actions.councils import NewSeat, seat, set_up
from council.actions.meetings import RollMark, close, plan
from council.actions.recording import Counted, record_session
from council.frozen import rule_on
from council.models import Council, Meeting
from council.rules.counting import Typed
from council.rules.voting import Way, rule_as_json
from initiatives.hearing import KEY
from initiatives.models import CouncilSession, Initiative, ScoreSheet
from initiatives.models.initiatives import SOURCE
from initiatives.rules.scoring import Points
from people.models import User
from people.roles import SECRETARY
from tests.cast import Cast

TODAY = date(2021, 11, 10)
HELD_ON = date(2021, 11, 8)


def on(cast: Cast, day: date = TODAY) -> Cast:
    """Let the commune practise on a day."""
    cast.commune.practice_day = day
    cast.commune.save()
    return cast


def points(novelty=25, benefit=35, applicability=20) -> Points:
    return Points(Decimal(novelty), Decimal(benefit), Decimal(applicability))


def sheet(initiative: Initiative, scorer: User, *given: int, comment: str = "") -> ScoreSheet:
    """Put a member's sheet on an initiative; 80 points unless told."""
    novelty, benefit, applicability = given or (25, 35, 20)
    return ScoreSheet.objects.create(
        initiative=initiative,
        scorer=scorer,
        scorer_name=scorer.display_name,
        novelty=novelty,
        benefit=benefit,
        applicability=applicability,
        comment=comment,
    )


@dataclass(frozen=True)
class Ruling:
    """What a meeting says of an initiative: the votes of the three who are there."""

    initiative: Initiative
    votes_for: int
    votes_against: int
    reason: str = ""


def recognised(initiative: Initiative, **values) -> Ruling:
    return Ruling(initiative, **{"votes_for": 3, "votes_against": 0} | values)


def refused(initiative: Initiative, **values) -> Ruling:
    defaults = {"votes_for": 1, "votes_against": 2, "reason": "Chưa có tính mới."}
    return Ruling(initiative, **defaults | values)


SEATS = (
    NewSeat("Nguyễn Văn Chủ", "Chủ tịch UBND xã", "chair"),
    NewSeat("Trần Thị Thư", "Công chức Văn phòng", "secretary"),
    NewSeat("Hoàng Văn Viên", "Trưởng Công an xã"),
    NewSeat("Phạm Thị Vắng", "Bí thư Đoàn xã"),
)


def council_of(cast: Cast) -> Council:
    """Give the council of initiatives: four, the last of them never there."""
    if existing := Council.objects.filter(commune=cast.commune, kind="initiative").first():
        return existing
    by, first = cast.acting(SECRETARY), date(2021, 1, 1)
    council = set_up(cast.commune, kind="initiative", starts_on=first, by=by)
    seat(council, SEATS, on=first, by=by)
    return council


def sat(cast: Cast, campaign: Campaign, *rulings: Ruling, **values) -> Meeting:
    """Let the council sit and vote by hands; the meeting is not closed yet."""
    by = cast.acting(SECRETARY)
    when = {"held_on": HELD_ON, "starts_at": time(8), "place": "Phòng họp tầng 2"}
    meeting = plan(council_of(cast), campaign, **when | values, by=by)
    rule = rule_as_json(rule_on(meeting.council, meeting.held_on))
    item = meeting.items.create(
        ordinal=1, source=SOURCE, key=KEY, title="Công nhận sáng kiến", rule=rule
    )
    typed = {}
    for ordinal, ruling in enumerate(rulings, start=1):
        initiative = ruling.initiative
        line = item.lines.create(
            ordinal=ordinal, subject=initiative.pk, name=initiative.name, reason=ruling.reason
        )
        typed[line.pk] = Typed(initiative.name, ruling.votes_for, ruling.votes_against)
    marks = {attendance.seat_id: RollMark("present") for attendance in meeting.attendances.all()}
    absent = meeting.attendances.get(seat__name="Phạm Thị Vắng")
    marks[absent.seat_id] = RollMark("absent", "đi công tác")
    return record_session(meeting, marks, {item.pk: Counted(Way.HANDS, typed)}, by=by)


def held(cast: Cast, campaign: Campaign, *rulings: Ruling, **values) -> CouncilSession:
    """Let the council sit, vote and conclude."""
    meeting = close(sat(cast, campaign, *rulings, **values), by=cast.acting(SECRETARY))
    return CouncilSession.objects.select_related("meeting__campaign__commune").get(meeting=meeting)
