"""Two secretaries conclude the same initiative at the same time, on a real PostgreSQL."""

import pytest

from council.actions.meetings import close
from documents.models import IssuedDocument
from history.chain import breaches
from initiatives import actions as initiatives
from initiatives.models import CouncilSession, ScoreSheet, Verdict
from initiatives.signed import decisions
from people.roles import CHAIR, COUNCIL_MEMBER, OFFICE, SECRETARY
from signing import actions
from tests.cast import Cast, make_person
from tests.councils import (
    HELD_ON,
    council_of,
    held,
    on,
    points,
    recognised,
    refused,
    sat,
    sheet,
)
from tests.nominating import make_initiative
from tests.racing import at_once
from tests.registered import a_campaign
from tests.signed import chairman_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    return on(Cast.of())


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def reviewed(cast, campaign):
    council_of(cast)
    return make_initiative(campaign, make_person(cast.unit, "Lê Thị An"), stage="reviewed")


def test_of_two_sessions_over_one_initiative_one_is_kept(cast, campaign, reviewed):
    waiting = [sat(cast, campaign, refused(reviewed)) for _ in range(2)]
    by = cast.acting(SECRETARY)
    answers = at_once(*[lambda meeting=meeting: close(meeting, by=by) for meeting in waiting])
    assert answers == ["", ""]
    assert (CouncilSession.objects.count(), Verdict.objects.count()) == (1, 1)
    assert list(breaches()) == []


def test_two_sessions_that_name_two_initiatives_in_other_orders_do_not_wait_for_ever(
    cast, campaign, reviewed
):
    other = make_initiative(campaign, reviewed.begun_by, "Bảng tin", "reviewed")
    waiting = [
        sat(cast, campaign, refused(reviewed), refused(other)),
        sat(cast, campaign, refused(other), refused(reviewed)),
    ]
    by = cast.acting(SECRETARY)
    answers = at_once(*[lambda meeting=meeting: close(meeting, by=by) for meeting in waiting])
    assert answers == ["", ""]
    assert (CouncilSession.objects.count(), Verdict.objects.count()) == (1, 2)


def test_a_sheet_given_while_the_council_concludes_counts_or_is_refused(cast, campaign, reviewed):
    meeting = sat(cast, campaign, refused(reviewed))
    answers = at_once(
        lambda: close(meeting, by=cast.acting(SECRETARY)),
        lambda: initiatives.score(reviewed, points(), scorer=cast[CHAIR], by=cast.acting(CHAIR)),
    )
    is_refused = answers == ["", "not_under_review"]
    assert ScoreSheet.objects.count() == (0 if is_refused else 1)
    assert Verdict.objects.get().average == (None if is_refused else 80)


def test_a_decision_numbered_twice_at_once_takes_one_number(cast, campaign, reviewed):
    sheet(reviewed, cast[COUNCIL_MEMBER])
    session, signer = held(cast, campaign, recognised(reviewed)), chairman_of(cast)
    by = cast.acting(OFFICE)
    answers = at_once(
        *[
            lambda: actions.number(
                decisions, session, signed_on=HELD_ON, signer=signer, ordinal=31, by=by
            )
            for _ in range(2)
        ]
    )
    assert answers == ["", "has_number"]
    assert [document.number for document in IssuedDocument.objects.all()] == ["31/QĐ-UBND"]


def test_a_verdict_is_opened_again_once(cast, campaign, reviewed):
    held(cast, campaign, refused(reviewed))
    by = cast.acting(SECRETARY)
    answers = at_once(
        *[lambda: initiatives.reopen(reviewed, reason="Nhầm.", by=by) for _ in range(2)]
    )
    assert answers == ["", "nothing_to_reopen"]
