"""Two people on one dossier at the same time, on a real PostgreSQL."""

import pytest

from history.chain import breaches
from nominations import actions as nominations
from nominations.models import Nomination, NominationMove
from notifications.models import Notice
from people.roles import UNIT_HEAD
from tests.cast import Cast, make_person
from tests.dossiers import approved, begun, november, written
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_a_dossier_begun_by_two_at_once_is_there_once_and_one_is_told():
    cast = Cast.of()
    campaign, person = november(cast), make_person(cast.unit, "Lê Thị An")
    answers = at_once(*[lambda: begun(cast, campaign, person) for _ in range(2)])
    assert (answers, Nomination.objects.count()) == (["", "exists"], 1)
    assert list(breaches()) == []


def test_a_registration_turned_into_dossiers_twice_at_once_makes_each_once():
    cast = Cast.of()
    campaign, by = november(cast), cast.acting(UNIT_HEAD)
    approved(cast, campaign)
    answers = at_once(
        *[lambda: nominations.begin_from_registration(campaign, cast.unit, by=by) for _ in range(2)]
    )
    assert (answers, Nomination.objects.count()) == (["", ""], 6)


def test_a_dossier_sent_by_two_at_once_is_sent_once():
    cast = Cast.of()
    campaign, by = november(cast), cast.acting(UNIT_HEAD)
    nomination = written(cast, begun(cast, campaign, make_person(cast.unit, "Lê Thị An")))
    answers = at_once(*[lambda: nominations.submit(nomination, by=by) for _ in range(2)])
    assert answers == ["", "not_waiting"]
    assert (NominationMove.objects.count(), Notice.objects.count()) == (1, 2)
