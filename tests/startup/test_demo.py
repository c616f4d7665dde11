"""The commune to try the program on."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from awards.models import Award, CompleteYear
from campaigns.facts import warnings_of
from campaigns.models import Campaign
from council.boards import boards_of, turnout
from council.models import Round
from decisions.models import AwardDecision
from eligibility.judging import Outcome
from history.log import breaches
from initiatives.models import Initiative
from nominations.facts.judging import judgements_of
from nominations.models import Nomination
from notifications.models import Notice
from people.models import Commune, Person, Unit, User
from people.roles import ROLES
from registrations.models import IndividualLine, Registration
from tests.lasting import settle, undone_in_the_end
from thiduakt.demo.commune import PASSWORD, PLAN_FILE
from vetting.models import QuotaList

pytestmark = pytest.mark.django_db


def test_the_demo_is_the_real_plan_launched_in_a_commune_of_21_people(capsys):
    call_command("create_demo", stage="launch")
    campaign = Campaign.objects.get()
    assert (campaign.number, campaign.year, campaign.is_launched) == ("12/KH-UBND", 2021, True)
    assert campaign.source_text == PLAN_FILE.read_text(encoding="utf-8")
    assert (Person.objects.count(), Unit.objects.count()) == (21, 8)
    assert Notice.objects.count() == 10  # eight heads, the office, the secretary
    assert list(breaches()) == []
    assert {finding.code for finding in warnings_of(campaign)} == {
        "closes_on_a_day_off",
        "phases_share_a_day",
        "short_notice",
    }


def test_the_registration_stage_shows_each_state_and_one_silent_unit(capsys):
    call_command("create_demo", stage="registration")
    stages = Registration.objects.order_by("stage").values_list("stage", flat=True)
    assert list(stages) == ["approved"] * 4 + ["returned"] + ["submitted"] * 2
    late = Registration.objects.get(days_late__gt=0)
    assert (late.unit.name, late.days_late) == ("Ban Chỉ huy Quân sự", 3)
    assert Unit.objects.exclude(registrations__isnull=False).get().name == (
        "Mặt trận và các đoàn thể"
    )
    strivers = IndividualLine.objects.filter(title="CSTDCS")
    assert strivers.count() == strivers.exclude(initiative_name="").count() == 3


@pytest.fixture(scope="class")
def review(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[str]:
    """Make the stage of who asks for none; give what the command printed."""
    printed = StringIO()
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        call_command("create_demo", stdout=printed)
        settle()
        yield printed.getvalue()


@pytest.mark.usefixtures("review")
class TestReview:
    """The stage in which every room has something to do, made once for these tests."""

    def test_each_role_has_a_login_that_the_command_prints(self, review):
        for role in ROLES:
            assert role.name in review
        user = User.objects.get(username="truong")
        assert user.check_password(PASSWORD)
        assert not User.objects.exclude(email="").exists()

    def test_a_second_demo_changes_nothing(self, capsys):
        call_command("create_demo")
        assert "Đã có dữ liệu" in capsys.readouterr().out
        assert Commune.objects.count() == 1

    def test_the_review_stage_has_an_initiative_and_a_dossier_in_every_state(self):
        assert stages(Initiative) == {
            "draft": 1,
            "submitted": 1,
            "returned": 1,
            "reviewed": 1,
            "recognised": 1,
            "refused": 1,
        }
        assert set(stages(Nomination)) == {
            "draft",
            "submitted",
            "returned",
            "received",
            "vetted",
            "recognised",
        }
        assert Nomination.objects.filter(days_late__gt=0).exists()
        assert Commune.objects.get().today() == date(2021, 11, 18)

    def test_the_review_stage_has_one_clear_case_of_each_finding(self):
        found = judgements_of(list(Nomination.objects.with_names()), with_discipline=True)
        conditions = [one for judgement in found.values() for one in judgement.conditions]
        assert {one.outcome for one in conditions} == set(Outcome)
        not_met = {one.code for one in conditions if one.outcome is Outcome.NOT_MET}
        assert {"rating", "service", "discipline", "registration", "chain"} <= not_met
        unsure = {one.code for one in conditions if one.outcome is Outcome.UNSURE}
        assert {"rating", "service", "merit", "ldtt_share"} <= unsure
        assert any(judgement.is_conditional for judgement in found.values())

    def test_five_years_of_awards_have_a_gap(self):
        years = Award.objects.filter(line__isnull=True).values_list("year", flat=True)
        assert set(years) == {2016, 2018, 2019, 2020}
        assert [one.year for one in CompleteYear.objects.all()] == [2018, 2019, 2020]


def test_the_awarded_stage_ends_the_year(capsys):
    call_command("create_demo", stage="awarded")
    assert not Nomination.objects.filter(
        stage__in=["draft", "submitted", "returned", "received"]
    ).exists()
    assert [one.number for one in AwardDecision.objects.order_by("decided_on")] == [
        "312/QĐ-UBND",
        "350/QĐ-UBND",
        "118/QĐ-UBND",
        "452/QĐ-UBND",
    ]
    quota = QuotaList.objects.get()
    champions = Award.objects.filter(kind_code="CSTDCS", year=2021)
    assert champions.count() == len(quota.names) == quota.allowed
    assert list(breaches()) == []


def stages(model) -> dict[str, int]:
    return dict(Counter(model.objects.values_list("stage", flat=True)))


def test_the_council_stage_has_half_of_a_secret_vote_in(capsys):
    call_command("create_demo", stage="council")
    round = Round.objects.get(closed_at__isnull=True)
    assert (round.item.title, round.way) == ("Chiến sĩ thi đua cơ sở", "phones")
    voted, voters = turnout(round)
    assert (voted, voters) == (4, 9)
    boards = boards_of(round.item.meeting)
    done = [board.item.title for board in boards if board.state == "done"]
    assert done == ["Thông qua chương trình", "Lao động tiên tiến"]
    assert list(breaches()) == []
