"""Two people take the same step of a decision at the same time, on a real PostgreSQL."""

import pytest

from awards.models import Award
from decisions import actions as decisions
from decisions.models import AwardDecision, DecisionDraft, DraftLine
from documents.models import IssuedDocument
from history.chain import breaches
from people.roles import CHAIR, OFFICE, SECRETARY
from tests.cast import Cast, make_person
from tests.deciding import SIGNED_ON, accepted_paper
from tests.nominating import make_nomination
from tests.racing import at_once
from tests.registering import launched, staff

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=SIGNED_ON)


@pytest.fixture
def chairman(cast):
    return make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND")


def drafted(cast, campaign, *nominations) -> DecisionDraft:
    return decisions.draft(campaign, nominations, proposer="Hội đồng", by=cast.acting(SECRETARY))


def numbered(cast, made, chairman, ordinal) -> DecisionDraft:
    return decisions.number(
        made, ordinal=ordinal, signed_on=SIGNED_ON, signer=chairman, by=cast.acting(OFFICE)
    )


def approved(cast, campaign, nomination) -> DecisionDraft:
    made = drafted(cast, campaign, nomination)
    decisions.submit(made, by=cast.acting(SECRETARY))
    return decisions.approve(made, by=cast.acting(CHAIR))


def test_a_dossier_drafted_by_two_at_once_stands_in_one_draft(cast, campaign):
    nomination = make_nomination(campaign, staff(cast.unit, 1)[0], stage="vetted")
    acts = [lambda: drafted(cast, campaign, nomination)] * 2
    assert at_once(*acts) == ["", "unfit"]
    assert (DecisionDraft.objects.count(), DraftLine.objects.count()) == (1, 1)


def test_a_draft_numbered_by_two_at_once_takes_one_number(cast, campaign, chairman):
    nomination = make_nomination(campaign, staff(cast.unit, 1)[0], stage="vetted")
    made = approved(cast, campaign, nomination)
    acts = [lambda number=number: numbered(cast, made, chairman, number) for number in (325, 326)]
    assert at_once(*acts) == ["", "not_approved"]
    assert IssuedDocument.objects.count() == 1


def test_a_decision_issued_by_two_at_once_gives_its_awards_once(cast, campaign, chairman):
    nomination = make_nomination(campaign, staff(cast.unit, 1)[0], stage="vetted")
    made = numbered(cast, approved(cast, campaign, nomination), chairman, 325)
    by = cast.acting(OFFICE)
    decisions.attach_signed(made, file=accepted_paper(), by=by)
    acts = [lambda: decisions.issue(made, is_confirmed=True, by=by)] * 2
    assert at_once(*acts) == ["", "no_number"]
    assert (AwardDecision.objects.count(), Award.objects.count()) == (1, 1)
    assert list(breaches()) == []
