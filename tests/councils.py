"""A council of initiatives for tests: who sits in it, what is before it, what was concluded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from campaigns.models import Campaign
from initiatives import actions as initiatives
from initiatives.models import CouncilSession, Initiative, ScoreSheet
from initiatives.rules.scoring import Points
from initiatives.rules.sittings import Conclusion, Seat, Sitting
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


def recognised(initiative: Initiative, **values) -> Conclusion:
    defaults = {"votes_for": 3, "votes_against": 0, "sphere": "base"}
    return Conclusion(initiative.pk, is_recognised=True, **defaults | values)


def refused(initiative: Initiative, **values) -> Conclusion:
    defaults = {"votes_for": 1, "votes_against": 2, "reason": "Chưa có tính mới."}
    return Conclusion(initiative.pk, is_recognised=False, **defaults | values)


SEATS = (
    Seat("Nguyễn Văn Chủ", "Chủ tịch UBND xã", "chair"),
    Seat("Trần Thị Thư", "Công chức Văn phòng", "secretary"),
    Seat("Hoàng Văn Viên", "Trưởng Công an xã"),
    Seat("Phạm Thị Vắng", "Bí thư Đoàn xã", is_present=False, reason="đi công tác"),
)


def sitting(*rulings: Conclusion, **values) -> Sitting:
    defaults = {"held_on": HELD_ON, "place": "Phòng họp tầng 2", "seats": SEATS}
    return Sitting(rulings=rulings, **defaults | values)


def held(cast: Cast, campaign: Campaign, *rulings: Conclusion, **values) -> CouncilSession:
    """Record a session by the secretary."""
    return initiatives.record_session(
        campaign, sitting(*rulings, **values), by=cast.acting(SECRETARY)
    )
