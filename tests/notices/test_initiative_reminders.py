"""Who is reminded of initiatives: those who announced one, began one, or got one back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.reminders import running
from initiatives.planned import owed_lines
from initiatives.reminders import obligations
from initiatives.rules.stages import Stage
from notifications.sweep import look
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from registrations.rules.stages import Stage as RegistrationStage
from submissions.stepping import step
from tests.cast import Cast, make_person, make_user
from tests.nominating import make_initiative
from tests.notices.reminded import days, launched_plan, sent, sweep_each
from tests.registered import registered, with_person

pytestmark = pytest.mark.django_db

LAST_DAYS = date(2021, 10, 22)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched_plan(cast)


@pytest.fixture
def lan(cast):
    return make_person(cast.unit, "Trần Thị Lan")


def owed(user, day: date = LAST_DAYS) -> list[tuple[str, str]]:
    """Give title and sentence of what a user would be reminded of on a day about initiatives."""
    return [
        (reminder.obligation.title, reminder.obligation.sentence)
        for reminder in look(day)
        if reminder.recipient == user.pk and "áng kiến" in reminder.obligation.title
    ]


def announced(campaign, person, title="CSTDCS", stage=RegistrationStage.APPROVED, **values):
    registration = registered(campaign, person.unit, stage)
    return with_person(registration, person, title, **values)


TITLE = "Hồ sơ sáng kiến của Văn phòng - Thống kê"
RECEIVER = " Nơi nhận: Hội đồng thi đua khen thưởng xã."


@pytest.mark.parametrize(
    ("title", "values", "sentence"),
    [
        pytest.param("LDTT", {}, None, id="no initiative announced, no title that needs one"),
        pytest.param(
            "CSTDCS", {}, "Đã đăng ký mà chưa nộp đơn: bà Trần Thị Lan.", id="a title needs one"
        ),
        pytest.param(
            "LDTT",
            {"initiative_name": "Số hóa"},
            "Đã đăng ký mà chưa nộp đơn: bà Trần Thị Lan (“Số hóa”).",
            id="one was announced",
        ),
    ],
)
def test_a_unit_owes_what_its_people_announced(cast, campaign, lan, title, values, sentence):
    announced(campaign, lan, title, **values)
    expected = [(TITLE, f"{sentence}{RECEIVER}")] if sentence else []
    assert owed(cast[UNIT_HEAD]) == expected
    assert [title for title, _ in owed(cast[OFFICE])] == (
        ["Hồ sơ sáng kiến của 1 đơn vị"] if sentence else []
    )


@pytest.mark.parametrize(
    ("year", "title", "name", "is_owed"),
    [
        pytest.param(2023, "CSTDCS", "", True, id="Điều 23 Luật 2003 needs one"),
        pytest.param(2024, "CSTDCS", "", False, id="HTXS is enough, Điều 23 Luật 2022"),
        pytest.param(2025, "CSTDCS", "Số hóa", True, id="one was announced all the same"),
        pytest.param(2025, "CSTDT", "", True, id="a higher title needs one"),
        pytest.param(2026, "CSTDCS", "", True, id="the draft of 2026 needs one"),
        pytest.param(2016, "CSTDCS", "", True, id="a year before all law of the program"),
    ],
)
def test_what_a_title_owes_is_what_the_law_of_its_year_asks(
    campaign, lan, year, title, name, is_owed
):
    campaign.year = year
    campaign.save()
    line = announced(campaign, lan, title, initiative_name=name)

    assert owed_lines([campaign.pk]) == ([line] if is_owed else [])


def test_a_registration_that_was_not_sent_announces_nothing(cast, campaign, lan):
    announced(campaign, lan, stage=RegistrationStage.DRAFT)
    assert owed(cast[UNIT_HEAD]) == []


@pytest.mark.parametrize(
    ("stage", "reminded"),
    [
        ("draft", True),
        ("submitted", False),
        ("reviewed", False),
        ("recognised", False),
        ("refused", False),
    ],
)
def test_who_has_sent_one_is_left_in_peace(cast, campaign, lan, stage, reminded):
    announced(campaign, lan)
    make_initiative(campaign, lan, "Sổ tay", stage)
    assert bool(owed(cast[UNIT_HEAD])) == reminded


def test_a_co_author_has_done_what_he_announced(cast, campaign, lan):
    hung = make_person(cast.unit, "Lê Hùng")
    registration = registered(campaign, cast.unit, RegistrationStage.APPROVED)
    for person in (lan, hung):
        with_person(registration, person, "CSTDCS")
    together = make_initiative(campaign, lan, "Sổ tay", "submitted")
    assert "ông" not in owed(cast[UNIT_HEAD])[0][1]
    assert "bà Lê Hùng" in owed(cast[UNIT_HEAD])[0][1]
    together.authors.create(person=hung, name="Lê Hùng", share=1)
    assert owed(cast[UNIT_HEAD]) == []


def test_a_draft_is_owed_even_when_nobody_announced_it(cast, campaign, lan):
    make_initiative(campaign, lan, "Sổ tay")
    assert owed(cast[UNIT_HEAD]) == [(TITLE, f"Đơn “Sổ tay” đang soạn, chưa nộp.{RECEIVER}")]


def test_what_was_given_back_is_reminded_of_by_its_own_day(cast, campaign, lan):
    initiative = make_initiative(campaign, lan, "Sổ tay", "submitted")
    step(
        initiative,
        Stage.RETURNED,
        on=date(2021, 10, 27),
        by=cast.acting(SECRETARY),
        note="Chưa rõ tính mới.",
        due_on=date(2021, 11, 5),
    )
    assert owed(cast[UNIT_HEAD], date(2021, 11, 5)) == [
        (
            "Bổ sung đơn sáng kiến “Sổ tay”",
            "Đơn sáng kiến được trả lại: Chưa rõ tính mới.",
        )
    ]
    sweep_each(days(date(2021, 10, 27), date(2021, 11, 6)))
    subject = f"initiative-return:{initiative.pk}"
    assert [(day.day, rung) for day, rung in sent(cast[UNIT_HEAD], f"{subject}/unit")] == [
        (29, -7),
        (2, -3),
        (4, -1),
        (5, 0),
    ]
    assert sent(cast[OFFICE], f"{subject}/office") != []


def test_many_units_cost_no_more_queries_than_one(cast, campaign, lan):
    announced(campaign, lan)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert list(obligations(running(LAST_DAYS)))
        return len(asked)

    few = queries()
    for number in range(20):
        person = make_person(cast.other_unit, f"Lê Văn {number}")
        make_user(f"truong_{number}", UNIT_HEAD, cast.commune, cast.other_unit)
        make_initiative(campaign, person, f"Sáng kiến {number}", "returned")
    assert queries() == few
