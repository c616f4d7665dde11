"""Sending a request and taking it back: who hears of it, and what comes late."""

from datetime import date

import pytest

from campaigns.models import Extension
from history.models import Event
from initiatives import actions as initiatives
from initiatives.rules.stages import Stage
from notifications.models import Notice
from people.roles import MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from submissions.stepping import step
from tests.cast import Cast, make_person, make_user
from tests.initiating import IN_TIME, NAME, author, begun, fresh, line, sent, whole, written
from tests.registering import at, launched

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

UNIT = "Văn phòng - Thống kê"
LATE = date(2021, 11, 3)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=IN_TIME)


@pytest.fixture
def lan(cast):
    return author(cast)


@pytest.fixture
def by(cast):
    return cast.acting(MEMBER)


def told(subject: str) -> set[str]:
    notices = Notice.objects.filter(subject=subject)
    return set(notices.values_list("recipient__username", flat=True))


def test_what_is_whole_and_in_time_is_sent(cast, campaign, lan):
    initiative = sent(cast, campaign, lan)
    row = (initiative.stage, initiative.sent_on, initiative.days_late, initiative.late_reason)
    assert row == ("submitted", IN_TIME, 0, "")
    [move] = initiative.moves.all()
    assert (move.before, move.after, move.by_role) == ("draft", "submitted", "Cá nhân")
    event = Event.objects.filter(verb="submit").get()
    assert event.sentence == f"{UNIT} nộp đơn sáng kiến “{NAME}”, 01 tác giả."
    assert event.data["request"]["authors"][0]["share"] == "100.00"


def test_office_secretary_heads_and_the_other_authors_are_told_but_not_who_sent_it(
    cast, campaign, lan, by
):
    hung = make_person(cast.other_unit, "Lê Hùng")
    make_user("hung", MEMBER, cast.commune, cast.other_unit, person=hung)
    initiative = begun(cast, campaign, lan)
    initiatives.save(initiative, whole(line(lan, "60"), line(hung, "40")), by=by)
    initiatives.submit(initiative, by=by)
    expected = {"office", "secretary", "unit_head", "hung"}
    assert told(f"Sáng kiến: {NAME}") == expected
    notice = Notice.objects.get(recipient=cast[SECRETARY], subject=f"Sáng kiến: {NAME}")
    assert notice.path == f"/sang-kien/{initiative.pk}/"
    assert notice.body.startswith(f"{UNIT} nộp đơn sáng kiến “{NAME}”, 02 tác giả.")


def test_what_lacks_something_is_not_sent_and_all_of_it_is_said(cast, campaign, lan, by):
    initiative = begun(cast, campaign, lan)
    initiatives.save(initiative, whole(line(lan, "99"), problem="", solution=""), by=by)
    with pytest.raises(RefusedError) as refused:
        initiatives.submit(initiative, by=by)
    codes = [finding.code for finding in refused.value.findings]
    assert codes == ["no_problem", "no_solution", "shares_not_whole"]
    assert (fresh(initiative).stage, told(f"Sáng kiến: {NAME}")) == ("draft", set())


class TestLateness:
    def test_what_comes_late_is_taken_with_a_reason(self, cast, campaign, lan, by):
        initiative = written(cast, campaign, lan)
        at(cast, LATE)
        with pytest.raises(RefusedError) as refused:
            initiatives.submit(fresh(initiative), by=by)
        assert [finding.code for finding in refused.value.findings] == ["late_without_reason"]
        initiatives.submit(fresh(initiative), late_reason="Bão lụt.", by=by)
        row = fresh(initiative)
        assert (row.stage, row.days_late, row.late_reason) == ("submitted", 3, "Bão lụt.")

    def test_an_extension_of_the_unit_counts(self, cast, campaign, lan, by):
        Extension.objects.create(
            deadline=campaign.deadlines.get(kind="initiative"),
            unit=cast.unit,
            due_on=LATE,
            reason="Bão lụt.",
        )
        initiative = written(cast, campaign, lan)
        at(cast, LATE)
        initiatives.submit(fresh(initiative), by=by)
        assert fresh(initiative).days_late == 0

    def test_what_was_given_back_in_time_is_not_late_when_it_comes_again(
        self, cast, campaign, lan, by
    ):
        initiative = sent(cast, campaign, lan)
        step(
            initiative,
            Stage.RETURNED,
            on=IN_TIME,
            by=cast.acting(SECRETARY),
            note="Chưa rõ tính mới.",
            due_on=LATE,
        )
        at(cast, LATE)
        initiatives.submit(fresh(initiative), by=by)
        row = fresh(initiative)
        assert (row.stage, row.days_late, row.sent_on) == ("submitted", 0, IN_TIME)
        assert (row.return_reason, row.return_due_on) == ("", None)


class TestTakingBack:
    def test_what_nobody_took_up_comes_back_and_the_same_people_hear(self, cast, campaign, lan, by):
        initiative = sent(cast, campaign, lan)
        Notice.objects.all().delete()
        initiatives.withdraw(initiative, by=by)
        assert fresh(initiative).stage == "draft"
        assert told(f"Sáng kiến: {NAME}") == {
            cast[role].username for role in (OFFICE, SECRETARY, UNIT_HEAD)
        }

    def test_what_is_under_review_does_not(self, cast, campaign, lan, by):
        initiative = sent(cast, campaign, lan)
        step(initiative, Stage.REVIEWED, on=IN_TIME, by=cast.acting(SECRETARY))
        with pytest.raises(RefusedError) as refused:
            initiatives.withdraw(initiative, by=by)
        assert [finding.code for finding in refused.value.findings] == ["not_waiting"]
        assert fresh(initiative).stage == "reviewed"
