"""The commune to try the program on."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from awards.models import Award, CompleteYear
from campaigns.facts import warnings_of
from campaigns.models import Campaign
from campaigns.rules.plan_reader import read_plan
from certificates.models import Blank, BookEntry
from council.boards import boards_of, turnout
from council.models import Round
from decisions.facts.fund import fund_of
from decisions.models import AwardDecision
from eligibility.judging import Outcome
from initiatives.models import Initiative
from nominations.facts.judging import judgements_of
from nominations.models import Nomination
from notifications.models import Notice
from people.models import Commune, Person, Unit, User
from people.roles import ROLES
from publicity.models import Comment, Example, Publication
from registrations.models import IndividualLine, Registration
from tests.lasting import settle, undone_in_the_end
from thiduakt.demo.build import go_on
from thiduakt.demo.commune import FRONT, JUSTICE, PASSWORD
from thiduakt.demo.years import YEARS, DemoYear
from thiduakt.invariants import breaches
from thiduakt.management.commands import create_demo
from vetting.models import QuotaList

pytestmark = pytest.mark.django_db


# The tests run on PostgreSQL, too, where the command wants to be told twice.
ANYWHERE = {"on_server": True, "password": PASSWORD}
WARNINGS = {
    2021: {"closes_on_a_day_off", "phases_share_a_day", "short_notice"},
    2026: set(),
}
both_years = pytest.mark.parametrize("year", YEARS)


@both_years
def test_the_demo_is_a_launched_plan_in_a_commune_of_21_people(year, capsys):
    call_command("create_demo", stage="launch", year=year, **ANYWHERE)
    campaign, told = Campaign.objects.get(), YEARS[year]
    assert (campaign.year, campaign.is_launched) == (year, True)
    assert told.plan == f"ke-hoach-{campaign.number.replace('/', '-')}-{year}.txt"
    assert campaign.source_text == told.plan_file.read_text(encoding="utf-8")
    assert (Person.objects.count(), Unit.objects.count()) == (21, 8)
    assert Notice.objects.count() == 10  # eight heads, the office, the secretary
    assert list(breaches()) == []
    assert {finding.code for finding in warnings_of(campaign)} == WARNINGS[year]


def test_the_plan_of_2026_is_read_without_a_doubt():
    plan = read_plan(YEARS[2026].plan_file.read_text(encoding="utf-8"))
    assert [(one.kind, one.due_on, one.inclusive) for one in plan.deadlines] == [
        ("registration", date(2026, 1, 24), False),
        ("initiative", date(2026, 8, 25), False),
        ("nomination", date(2026, 9, 12), False),
    ]
    assert [(one.starts_on, one.ends_on) for one in plan.phases] == [
        (date(2026, 1, 1), date(2026, 5, 31)),
        (date(2026, 6, 1), date(2026, 12, 31)),
    ]
    assert [one.name for one in plan.recipients][:2] == [
        "UBND thành phố",
        "Sở Nội vụ thành phố",
    ]


@both_years
def test_the_registration_stage_shows_each_state_and_one_silent_unit(year, capsys):
    call_command("create_demo", stage="registration", year=year, **ANYWHERE)
    stages = Registration.objects.order_by("stage").values_list("stage", flat=True)
    assert list(stages) == ["approved"] * 4 + ["returned"] + ["submitted"] * 2
    late = Registration.objects.get(days_late__gt=0)
    assert (late.unit.name, late.days_late) == ("Ban Chỉ huy Quân sự", 3)
    silent = Unit.objects.exclude(registrations__isnull=False).get()
    assert silent.name == YEARS[year].unit(FRONT)
    strivers = IndividualLine.objects.filter(title="CSTDCS")
    assert strivers.count() == strivers.exclude(initiative_name="").count() == 3


OWN = "Chủ tịch Ủy ban nhân dân xã Quảng Thành"
DECIDED = {
    2021: [
        ("312/QĐ-UBND", "commune", OWN, {"GIAY_KHEN"}),
        ("350/QĐ-UBND", "commune", OWN, {"LDTT"}),
        ("118/QĐ-UBND", "district", "Chủ tịch UBND huyện Quảng Điền", {"CSTDCS", "TTLDTT"}),
        ("452/QĐ-UBND", "province", "Chủ tịch UBND tỉnh Thừa Thiên Huế", {"CSTDT"}),
    ],
    2026: [
        ("312/QĐ-UBND", "commune", OWN, {"GIAY_KHEN"}),
        ("350/QĐ-UBND", "commune", OWN, {"LDTT"}),
        ("351/QĐ-UBND", "commune", OWN, {"CSTDCS", "TTLDTT"}),
        ("452/QĐ-UBND", "province", "Chủ tịch UBND thành phố Huế", {"CSTDT"}),
    ],
}


@pytest.fixture(scope="class")
def files(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="class", params=YEARS)
def review(request, django_db_setup, django_db_blocker, files) -> Iterator[str]:
    """Make the stage of who asks for none; give what the command printed."""
    printed = StringIO()
    with undone_in_the_end(django_db_blocker, files):
        call_command("create_demo", stdout=printed, year=request.param, **ANYWHERE)
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
        assert Commune.objects.get().today() == the_year().days.desk

    def test_the_review_stage_has_one_clear_case_of_each_finding(self):
        found = judgements_of(list(Nomination.objects.with_names()), with_discipline=True)
        conditions = [one for judgement in found.values() for one in judgement.conditions]
        assert {one.outcome for one in conditions} == set(Outcome)
        not_met = {one.code for one in conditions if one.outcome is Outcome.NOT_MET}
        registered = {"registration"} if the_year().year == 2021 else set()  # asked by Luật 2003
        assert {"rating", "service", "discipline", "chain"} | registered <= not_met
        unsure = {one.code for one in conditions if one.outcome is Outcome.UNSURE}
        assert {"rating", "service", "merit", "ldtt_share"} <= unsure
        assert any(judgement.is_conditional for judgement in found.values())

    def test_five_years_of_awards_have_a_gap(self):
        years = Award.objects.filter(line__isnull=True).values_list("year", flat=True)
        assert set(years) == {the_year().before(ago) for ago in (5, 3, 2, 1)}
        complete = [one.year for one in CompleteYear.objects.all()]
        assert complete == [the_year().before(ago) for ago in (3, 2, 1)]

    def test_it_goes_on_to_a_council_that_votes_and_to_the_end_of_the_year(self, settings, files):
        settings.MEDIA_ROOT = files
        commune = Commune.objects.get()
        go_on(commune, "review", "council")
        assert_half_of_a_secret_vote_is_in()
        go_on(commune, "council", "awarded")
        assert_the_year_has_ended()


def assert_half_of_a_secret_vote_is_in() -> None:
    round = Round.objects.get(closed_at__isnull=True)
    assert (round.item.title, round.way) == ("Chiến sĩ thi đua cơ sở", "phones")
    voted, voters = turnout(round)
    assert (voted, voters) == (4, 9)
    boards = boards_of(round.item.meeting)
    done = [board.item.title for board in boards if board.state == "done"]
    assert done == ["Thông qua chương trình", "Lao động tiên tiến"]
    assert list(breaches()) == []


def assert_the_year_has_ended() -> None:
    commune, year = Commune.objects.get(), the_year().year
    assert not Nomination.objects.filter(
        stage__in=["draft", "submitted", "returned", "received"]
    ).exists()
    decided = AwardDecision.objects.order_by("decided_on", "number")
    assert [
        (one.number, one.authority, one.issuer, {line.nomination.award for line in one.lines.all()})
        for one in decided
    ] == DECIDED[year]
    quota = QuotaList.objects.get()
    champions = Award.objects.filter(kind_code="CSTDCS", year=year)
    assert champions.count() == len(quota.names) == quota.allowed
    assert what_is_public(commune) == (
        ["Đã hết hạn", *["Đang công khai"] * 3],
        ["Có. Kết quả trực lũ nằm trong hồ sơ của từng người"],
        [("Bà Châu Thị Mỹ Ái", "Đang công khai"), ("Tập thể " + the_year().unit(JUSTICE), "Đạt")],
    )
    assert Blank.objects.count() == 1
    assert BookEntry.objects.count() == Award.objects.count()
    fund = fund_of(commune, year)
    assert (fund.income, 0 < fund.spent < fund.income) == (the_year().budget, True)
    assert list(breaches()) == []


def what_is_public(commune: Commune) -> tuple:
    today = commune.today()
    ups = Publication.objects.order_by("starts_on", "pk")
    answers = [one.answer.split(",")[0] for one in Comment.objects.filter(state="shown")]
    examples = [(one.name, one.state) for one in Example.objects.order_by("pk")]
    return [one.state_on(today) for one in ups], answers, examples


def the_year() -> DemoYear:
    return YEARS[Campaign.objects.get().year]


def stages(model) -> dict[str, int]:
    return dict(Counter(model.objects.values_list("stage", flat=True)))


@pytest.mark.parametrize(
    "given", [{}, {"on_server": True}, {"password": "Mua-xuan-2022-moi"}], ids=str
)
def test_a_server_gets_no_demo_without_being_told_and_a_password_of_its_own(settings, given):
    settings.EMBEDDED = False
    with pytest.raises(CommandError, match="--on-server"):
        call_command("create_demo", stage="launch", **given)
    assert not User.objects.exists()


def test_a_desk_that_others_reach_gets_a_random_password_once(
    settings, capsys, tmp_path, monkeypatch
):
    settings.EMBEDDED = True
    monkeypatch.setattr(create_demo, "KEPT", tmp_path / "demo_password")
    call_command("create_demo", stage="launch")
    call_command("create_demo", random_password=True)
    call_command("create_demo", random_password=True)
    kept = (tmp_path / "demo_password").read_text()
    admin = User.objects.get(username="quantri")
    assert (admin.check_password(kept), admin.check_password(PASSWORD)) == (True, False)
    capsys.readouterr()
    call_command("create_demo", logins=True)
    assert f"mật khẩu chung: {kept}" in capsys.readouterr().out
