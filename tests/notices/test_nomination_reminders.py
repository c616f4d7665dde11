"""Who is reminded of dossiers: the plan's 15/11/2021, and the new day of one that came back."""

from datetime import date

import pytest

from campaigns.reminders import running
from nominations.reminders import PREFIX, obligations
from nominations.rules.occasions import Occasion
from people.roles import OFFICE, UNIT_HEAD
from registrations.rules.stages import Stage
from tests.cast import Cast, make_person
from tests.nominating import make_nomination
from tests.notices.reminded import days, launched_plan, sent, sweep_each
from tests.registered import registered, with_person

pytestmark = pytest.mark.django_db

BEFORE = date(2021, 11, 5)
TO_THE_DAY = [  # the last good day, 14/11/2021, was a Sunday
    (date(2021, 11, 5), -7),
    (date(2021, 11, 11), -3),
    (date(2021, 11, 12), 0),
    (date(2021, 11, 15), 1),
]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched_plan(cast)


@pytest.fixture
def person(cast):
    return make_person(cast.unit, "Lê Thị An")


def owed(on: date = BEFORE) -> list[str]:
    """Give the sentences that units are reminded with."""
    return [
        obligation.sentence
        for obligation in obligations(running(on))
        if "/unit" in obligation.subject
    ]


def register(campaign, person) -> None:
    with_person(
        registered(campaign, person.unit, Stage.APPROVED),
        person,
        "CSTDCS",
        commendation="GIAY_KHEN",
    )


def test_a_unit_that_registered_and_began_nothing_is_told_how_much(cast, campaign, person):
    assert owed() == []
    register(campaign, person)
    receiver = "Nơi nhận: Hội đồng thi đua khen thưởng xã."
    assert owed() == [f"Đơn vị đã đăng ký 2 danh hiệu, hình thức; chưa lập hồ sơ nào. {receiver}"]
    make_nomination(campaign, person)
    assert owed() == [f"Còn 1 hồ sơ đang soạn, chưa gửi. {receiver}"]


def test_a_unit_that_sent_what_it_began_owes_nothing_more(cast, campaign, person):
    register(campaign, person)
    make_nomination(campaign, person, stage="submitted")
    assert owed() == []


def test_what_is_proposed_on_the_way_has_no_day_to_be_reminded_of(cast, campaign, person):
    on_the_spot = {"occasion": Occasion.ON_THE_SPOT.value, "matter": "Cứu người"}
    make_nomination(campaign, person, "GIAY_KHEN", **on_the_spot)
    assert owed() == []


def test_the_heads_and_the_office_hear_of_it_on_the_rungs_until_it_is_sent(cast, campaign, person):
    register(campaign, person)
    deadline = campaign.deadlines.get(kind="nomination")
    sweep_each(days(BEFORE, date(2021, 11, 15)))
    make_nomination(campaign, person, stage="submitted")
    sweep_each(days(date(2021, 11, 16), date(2021, 12, 10)))
    of_unit = f"deadline:{deadline.pk}/unit:{cast.unit.pk}"
    assert sent(cast[UNIT_HEAD], of_unit) == TO_THE_DAY
    assert sent(cast[OFFICE], f"deadline:{deadline.pk}/office") == TO_THE_DAY


def test_a_returned_dossier_is_reminded_of_under_its_own_name(cast, campaign, person):
    nomination = make_nomination(campaign, person, stage="returned")
    nomination.moves.create(
        before="submitted", after="returned", on=date(2021, 11, 12), by_name="Thư ký"
    )
    sweep_each(days(date(2021, 11, 12), date(2021, 11, 22)))
    subject = f"{PREFIX}return:{nomination.pk}/unit"
    assert [day for day, _ in sent(cast[UNIT_HEAD], subject)][-2:] == [
        date(2021, 11, 19),
        date(2021, 11, 22),
    ]


def test_the_number_of_questions_does_not_grow_with_dossiers(
    cast, campaign, django_assert_num_queries
):
    for count in (1, 20):
        for number in range(count):
            someone = make_person(cast.unit, f"Lê Thị {count} {number}")
            make_nomination(campaign, someone, stage="returned")
        with django_assert_num_queries(5):
            list(obligations(running(BEFORE)))
