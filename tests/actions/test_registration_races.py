"""Two people on one registration at the same time, on a real PostgreSQL."""

import pytest

from history.chain import breaches
from notifications.models import Notice
from people.roles import UNIT_HEAD
from registrations import actions as registrations
from registrations.facts import draft_of
from registrations.models import Registration, RegistrationMove
from tests.cast import Cast
from tests.racing import at_once
from tests.registering import draft, fresh, launched, opened, saved, staff

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_a_registration_opened_by_two_at_once_is_there_once():
    cast = Cast.of()
    campaign, by = launched(cast), cast.acting(UNIT_HEAD)
    answers = at_once(*[lambda: registrations.begin(campaign, cast.unit, by=by) for _ in range(4)])
    assert (answers, Registration.objects.count()) == ([""] * 4, 1)
    assert list(breaches()) == []


def test_a_registration_sent_by_two_at_once_is_sent_once():
    cast = Cast.of()
    by, registration = cast.acting(UNIT_HEAD), opened(cast, launched(cast))
    saved(cast, registration, draft(*staff(cast.unit)))
    answers = at_once(*[lambda: registrations.submit(registration, by=by) for _ in range(2)])
    assert answers == ["", "no_such_step"]
    assert RegistrationMove.objects.count() == 1
    assert Notice.objects.filter(key__startswith="registration").count() == 1


def test_what_is_written_while_it_is_sent_is_either_in_it_or_refused():
    cast = Cast.of()
    by, registration = cast.acting(UNIT_HEAD), opened(cast, launched(cast))
    people = staff(cast.unit)
    saved(cast, registration, draft(people[0]))
    answers = at_once(
        lambda: registrations.submit(registration, by=by),
        lambda: registrations.save(registration, draft(*people), by=by),
    )
    is_refused = answers == ["", "not_editable"]
    assert draft_of(registration) == (draft(people[0]) if is_refused else draft(*people))
    assert fresh(registration).stage == "submitted"
