"""The unit's side of a registration: begun, written, filled, sent, taken back, supplemented."""

from dataclasses import replace
from datetime import date

import pytest

from campaigns import actions as plans
from campaigns.models import Campaign, Extension
from history.models import Event
from notifications.models import Notice
from people.models import Discipline, Unit
from people.roles import CHAIR, OFFICE, UNIT_HEAD
from procedure.refusal import RefusedError
from registrations import actions as registrations
from registrations.facts import draft_of, known_of
from registrations.models import Registration, Supplement
from registrations.rules.findings import KnownPerson, Surroundings
from registrations.rules.lines import CollectiveLine, Draft
from registrations.rules.stages import Stage
from submissions.stepping import step
from tests.cast import Cast, make_person, make_unit
from tests.plans import PLAN_2021
from tests.registering import (
    IN_TIME,
    at,
    draft,
    fresh,
    launched,
    opened,
    saved,
    sent,
    staff,
    strives,
)

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

UNIT = CollectiveLine("Văn phòng - Thống kê", "TTLDTT")


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast)


@pytest.fixture
def by(cast):
    return cast.acting(UNIT_HEAD)


def refusal(act, *args, **kwargs) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **kwargs)
    return [finding.code for finding in refused.value.findings]


def verbs(registration: Registration) -> list[str]:
    return [event.verb for event in Event.objects.about(registration)][::-1]


def state(registration: Registration) -> tuple:
    row = fresh(registration)
    return row.stage, row.sent_on, row.days_late, row.late_reason


def returned(registration: Registration, cast: Cast, *, on: date, due_on: date) -> None:
    row = fresh(registration)
    step(row, Stage.RETURNED, on=on, by=cast.acting(OFFICE), note="Thiếu tên.", due_on=due_on)


def approved(registration: Registration, cast: Cast) -> None:
    step(fresh(registration), Stage.APPROVED, on=IN_TIME, by=cast.acting(OFFICE))


class TestOpening:
    def test_a_unit_has_one_registration_however_often_it_is_opened(self, cast, campaign):
        first, second = opened(cast, campaign), opened(cast, campaign)
        assert first == second
        assert (state(first), draft_of(first)) == (("draft", None, 0, ""), Draft())
        assert verbs(first) == ["open"]

    def test_a_draft_of_a_plan_takes_no_registration(self, cast, by):
        plan = plans.create_draft(cast.commune, PLAN_2021, by=cast.acting(OFFICE))
        assert refusal(registrations.begin, plan, cast.unit, by=by) == ["not_launched"]

    def test_a_unit_of_another_commune_or_a_closed_one_takes_none(self, cast, campaign, by):
        neighbour = Cast.of("Quảng Thọ", prefix="tho_")
        closed = make_unit(cast.commune, "Đội cũ", valid_to=date(2020, 12, 31))
        assert refusal(registrations.begin, campaign, neighbour.unit, by=by) == ["foreign_unit"]
        assert refusal(registrations.begin, campaign, closed, by=by) == ["closed_unit"]
        assert not Registration.objects.exists()


class TestWriting:
    def test_what_is_saved_is_what_was_written(self, cast, campaign):
        people = staff(cast.unit)
        content = Draft(
            (UNIT,),
            (
                strives(
                    people[0],
                    "CSTDCS",
                    initiative_name="Số hóa sổ hộ tịch",
                    initiative_field="Chuyển đổi số",
                    commitment="Hoàn thành trước tháng 10.\nChia sẻ với các xã bạn.",
                ),
                strives(people[1], "", commendation="GIAY_KHEN"),
            ),
        )
        registration = saved(cast, opened(cast, campaign), content)
        assert draft_of(registration) == content
        assert verbs(registration) == ["open", "write"]

    def test_saving_the_same_again_changes_and_logs_nothing(self, cast, campaign):
        content = draft(*staff(cast.unit))
        before = saved(cast, opened(cast, campaign), content)
        after = saved(cast, before, content)
        assert (after.changed_at, verbs(after)) == (before.changed_at, ["open", "write"])

    def test_what_is_saved_on_the_way_is_not_logged(self, cast, campaign, by):
        registration, content = opened(cast, campaign), draft(*staff(cast.unit))
        registrations.save(registration, content, by=by, quietly=True)
        assert (draft_of(registration), verbs(registration)) == (content, ["open"])

    def test_a_contradiction_or_a_stranger_leaves_everything_as_it_was(self, cast, campaign, by):
        people, registration = staff(cast.unit), opened(cast, campaign)
        before = draft(people[0])
        saved(cast, registration, before)
        stranger = make_person(Cast.of("Quảng Thọ", prefix="tho_").unit, "Trần Văn Xa")
        twice = draft(people[1], people[1])
        assert refusal(registrations.save, registration, twice, by=by) == ["person_twice"]
        assert refusal(registrations.save, registration, draft(stranger), by=by) == ["stranger"]
        assert draft_of(registration) == before

    def test_what_was_sent_is_not_written_in(self, cast, campaign, by):
        people = staff(cast.unit)
        registration = sent(cast, opened(cast, campaign), draft(*people))
        assert refusal(registrations.save, registration, draft(people[0]), by=by) == [
            "not_editable"
        ]
        assert refusal(registrations.fill_from_unit, registration, by=by) == ["not_editable"]
        assert draft_of(registration) == draft(*people)


class TestFilling:
    def test_the_people_of_the_unit_are_added_who_will_have_worked_long_enough(
        self, cast, campaign, by
    ):
        people = staff(cast.unit)
        make_person(cast.unit, "Võ Mới", joined_on=date(2021, 1, 4), born_on=date(1999, 1, 1))
        late = make_person(cast.unit, "Võ Sau", joined_on=date(2021, 1, 18), born_on=None)
        make_person(cast.unit, "Võ Nghỉ", left_on=date(2021, 1, 1), born_on=date(1970, 1, 1))
        late.joined_on = date(2021, 3, 2)
        late.save()
        at(cast, date(2021, 3, 5))
        registration = opened(cast, campaign)
        saved(cast, registration, Draft((), (strives(people[0], "CSTDCS"),)))
        filled = registrations.fill_from_unit(registration, by=by)
        assert [(line.name, line.title) for line in draft_of(registration).individuals] == [
            ("bà Lê Thị An", "CSTDCS"),
            ("bà Lê Thị Bình", "LDTT"),
            ("bà Lê Thị Chi", "LDTT"),
            ("bà Võ Mới", "LDTT"),
        ]
        assert filled.left_out == (
            "Bà Võ Sau vào làm từ ngày 02/03/2021, đến 31/12/2021 được 9 tháng; xét Lao động tiên "
            "tiến cần từ 10 tháng.",
        )
        assert registrations.fill_from_unit(registration, by=by).added == Draft()

    def test_last_year_comes_back_for_who_still_works_here(self, cast, campaign, by):
        people = staff(cast.unit)
        old = Campaign.objects.create(
            commune=cast.commune, year=2020, title="Năm 2020", launched_at=campaign.launched_at
        )
        before = Registration.objects.create(campaign=old, unit=cast.unit)
        content = Draft(
            (UNIT,),
            (
                strives(people[0], "CSTDCS", initiative_name="Của năm 2020"),
                strives(people[1], commendation="GIAY_KHEN"),
            ),
        )
        registrations.save(before, content, by=by)
        people[1].unit = cast.other_unit
        people[1].save()
        registration = opened(cast, campaign)
        filled = registrations.fill_from_last_year(registration, by=by)
        assert draft_of(registration) == Draft((UNIT,), (strives(people[0], "CSTDCS"),))
        assert filled.left_out == (
            "Không lấy bà Lê Thị Bình: hiện không làm việc ở Văn phòng - Thống kê.",
        )

    def test_without_a_registration_of_last_year_the_refusal_says_what_else_to_do(
        self, cast, campaign, by
    ):
        registration = opened(cast, campaign)
        assert refusal(registrations.fill_from_last_year, registration, by=by) == ["no_last_year"]

    def test_a_unit_that_came_of_another_takes_over_what_that_registered(self, cast, campaign, by):
        [person] = staff(cast.unit, 1)
        old = Campaign.objects.create(
            commune=cast.commune, year=2020, title="Năm 2020", launched_at=campaign.launched_at
        )
        predecessor = make_unit(cast.commune, "Văn phòng cũ", valid_to=date(2020, 12, 31))
        cast.unit.predecessors.add(predecessor)
        before = Registration.objects.create(campaign=old, unit=predecessor)
        registrations.save(before, draft(person), by=by)
        registration = opened(cast, campaign)
        registrations.fill_from_last_year(registration, by=by)
        assert draft_of(registration) == draft(person)


class TestSending:
    def test_what_is_sent_in_time_waits_and_the_office_hears_of_it(self, cast, campaign):
        registration = sent(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        assert state(registration) == ("submitted", IN_TIME, 0, "")
        [move] = registration.moves.values("before", "after", "on", "by_name", "by_role", "note")
        assert move == {
            "before": "draft",
            "after": "submitted",
            "on": IN_TIME,
            "by_name": cast[UNIT_HEAD].display_name,
            "by_role": "Trưởng bộ phận, đơn vị",
            "note": "",
        }
        event = Event.objects.about(registration).first()
        assert event.sentence == ("Văn phòng - Thống kê gửi đăng ký thi đua: 3 cá nhân.")
        assert len(event.data["lines"]["individuals"]) == 3
        notice = Notice.objects.get(key__startswith="registration")
        assert (notice.recipient, notice.path) == (
            cast[OFFICE],
            registration.get_absolute_url(),
        )

    def test_an_empty_one_is_not_sent(self, cast, campaign, by):
        registration = opened(cast, campaign)
        assert refusal(registrations.submit, registration, by=by) == ["nothing_registered"]
        assert state(registration) == ("draft", None, 0, "")

    @pytest.mark.parametrize(
        ("day", "days"),
        [
            pytest.param(date(2021, 1, 19), 0, id="the last good day"),
            pytest.param(date(2021, 1, 20), 1, id="the day that the plan names"),
            pytest.param(date(2021, 2, 1), 13, id="February"),
        ],
    )
    def test_late_is_counted_from_the_last_good_day_and_needs_a_reason(
        self, cast, campaign, by, day, days
    ):
        registration = saved(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        at(cast, day)
        if days:
            assert refusal(registrations.submit, registration, by=by) == ["late_without_reason"]
            assert state(registration) == ("draft", None, 0, "")
        registrations.submit(registration, late_reason="Mất điện.", by=by)
        assert state(registration) == ("submitted", day, days, "Mất điện." if days else "")

    def test_an_extension_of_the_unit_is_its_deadline(self, cast, campaign, by):
        deadline = campaign.deadlines.get(kind="registration")
        Extension.objects.create(
            deadline=deadline, unit=cast.unit, due_on=date(2021, 1, 25), reason="Bão."
        )
        registration = saved(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        at(cast, date(2021, 1, 25))
        registrations.submit(registration, by=by)
        assert state(registration) == ("submitted", date(2021, 1, 25), 0, "")

    def test_a_plan_without_such_a_deadline_makes_nobody_late(self, cast, by):
        thematic = replace(PLAN_2021, deadlines=(PLAN_2021.deadlines[1],))
        at(cast, date(2021, 12, 1))
        plan = plans.create_draft(
            cast.commune, thematic, kind=Campaign.Kind.THEMATIC, by=cast.acting(OFFICE)
        )
        campaign = plans.launch(plan, by=cast.acting(CHAIR))
        registration = sent(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        assert state(registration) == ("submitted", date(2021, 12, 1), 0, "")

    def test_what_comes_back_after_a_return_keeps_its_first_day(self, cast, campaign, by):
        registration = sent(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        returned(registration, cast, on=date(2021, 1, 21), due_on=date(2021, 1, 24))
        at(cast, date(2021, 1, 24))
        registrations.submit(registration, by=by)
        assert state(registration) == ("submitted", IN_TIME, 0, "")
        row = fresh(registration)
        assert (row.return_reason, row.return_due_on) == ("", None)
        assert [move.after for move in row.moves.all()] == ["submitted", "returned", "submitted"]
        assert row.moves.all()[1].note == "Thiếu tên."


class TestTakingBack:
    def test_what_nobody_has_taken_up_is_taken_back_and_written_in(self, cast, campaign, by):
        people = staff(cast.unit)
        registration = sent(cast, opened(cast, campaign), draft(*people))
        registrations.withdraw(registration, by=by)
        assert state(registration) == ("draft", IN_TIME, 0, "")
        assert draft_of(saved(cast, registration, draft(people[0]))) == draft(people[0])
        assert Notice.objects.filter(key__startswith="registration").count() == 2

    def test_taken_back_in_time_and_sent_again_late_is_late(self, cast, campaign, by):
        registration = sent(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        registrations.withdraw(registration, by=by)
        at(cast, date(2021, 1, 22))
        registrations.submit(registration, late_reason="Sửa danh sách.", by=by)
        assert state(registration) == ("submitted", IN_TIME, 3, "Sửa danh sách.")

    @pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.RETURNED, Stage.APPROVED])
    def test_only_what_waits_is_taken_back(self, cast, campaign, by, stage):
        registration = saved(cast, opened(cast, campaign), draft(*staff(cast.unit)))
        if stage is not Stage.DRAFT:
            registrations.submit(registration, by=by)
        if stage is Stage.RETURNED:
            returned(registration, cast, on=IN_TIME, due_on=IN_TIME)
        if stage is Stage.APPROVED:
            approved(registration, cast)
        assert refusal(registrations.withdraw, registration, by=by) == ["not_waiting"]
        assert fresh(registration).stage == stage


class TestSupplement:
    def test_who_came_later_is_added_to_what_was_approved(self, cast, campaign, by):
        people = staff(cast.unit)
        registration = sent(cast, opened(cast, campaign), draft(*people))
        approved(registration, cast)
        late = make_person(cast.unit, "Võ Mới", joined_on=date(2021, 2, 1), born_on=None)
        at(cast, date(2021, 2, 3))
        row = registrations.supplement(registration, draft(late), reason="Mới tuyển dụng.", by=by)
        assert draft_of(registration) == draft(*people, late)
        assert (row.reason, row.on, [line.person for line in row.individuallines.all()]) == (
            "Mới tuyển dụng.",
            date(2021, 2, 3),
            [late],
        )
        assert fresh(registration).stage == Stage.APPROVED
        assert verbs(registration)[-1] == "supplement"

    def test_nothing_is_added_without_a_reason_without_anybody_or_twice(self, cast, campaign, by):
        people = staff(cast.unit)
        registration = sent(cast, opened(cast, campaign), draft(*people))
        act = registrations.supplement
        assert refusal(act, registration, draft(people[0]), reason="a", by=by) == ["not_approved"]
        approved(registration, cast)
        assert refusal(act, registration, draft(people[0]), reason=" ", by=by) == ["no_reason"]
        assert refusal(act, registration, Draft(), reason="a", by=by) == ["nothing_added"]
        assert refusal(act, registration, draft(people[0]), reason="a", by=by) == ["person_twice"]
        assert (draft_of(registration), Supplement.objects.count()) == (draft(*people), 0)


class TestKnown:
    def test_what_surrounds_a_registration_is_gathered(self, cast, campaign):
        people = staff(cast.unit, 2)
        moved = make_person(cast.other_unit, "Võ Chuyển", born_on=None)
        moved.postings.create(
            unit=cast.unit,
            position="a",
            starts_on=date(2015, 3, 1),
            ends_on=date(2021, 1, 9),
        )
        moved.postings.create(unit=cast.other_unit, position="b", starts_on=date(2021, 1, 10))
        Discipline.objects.create(person=people[0], form="reprimand", decided_on=date(2021, 1, 5))
        other = opened(cast, campaign, cast.other_unit)
        saved(cast, other, Draft((), (strives(people[1], "CSTDCS"), strives(moved))))
        registration = opened(cast, campaign)
        content = draft(*people, moved)
        office = known_of(registration, content, with_discipline=True)
        since = date(2015, 3, 1)
        first = KnownPerson(people[0].pk, "bà Lê Thị An", cast.unit.name, since)
        expected = Surroundings(
            unit="Văn phòng - Thống kê",
            year=2021,
            today=IN_TIME,
            judged_on=date(2021, 11, 14),
            people={
                people[0].pk: first,
                people[1].pk: KnownPerson(
                    people[1].pk,
                    "bà Lê Thị Bình",
                    cast.unit.name,
                    since,
                    registered_by=("Tài chính - Kế toán",),
                ),
                moved.pk: KnownPerson(
                    moved.pk,
                    "bà Võ Chuyển",
                    "Tài chính - Kế toán",
                    since,
                    moves=((date(2021, 1, 10), "Văn phòng - Thống kê", "Tài chính - Kế toán"),),
                    registered_by=("Tài chính - Kế toán",),
                ),
            },
            of_unit=[people[0].pk, people[1].pk],
            elsewhere=frozenset([moved.pk]),
            others_ldtt=1,
            others_cstdcs=0,
            eligible=3,
            targets=PLAN_2021.targets,
        )
        assert known_of(registration, content) == expected
        reprimanded = replace(first, disciplines=(("Khiển trách", date(2021, 1, 5)),))
        assert office == replace(expected, people=expected.people | {first.pk: reprimanded})

    @pytest.mark.parametrize("count", [1, 10])
    def test_more_people_and_units_ask_no_more_questions(
        self, cast, campaign, count, django_assert_num_queries
    ):
        people = staff(cast.unit, count)
        for number in range(count):
            unit = Unit.objects.create(commune=cast.commune, name=f"Đơn vị {number}")
            [person] = staff(unit, 1)
            saved(cast, opened(cast, campaign, unit), draft(person))
        registration = opened(cast, campaign)
        with django_assert_num_queries(7):
            known_of(registration, draft(*people), with_discipline=True)
