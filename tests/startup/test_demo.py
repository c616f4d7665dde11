"""The commune to try the program on."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from campaigns.facts import warnings_of
from campaigns.models import Campaign
from campaigns.rules.plan_reader import read_plan
from notifications.models import Notice
from people.models import Person, Unit, User
from registrations.models import IndividualLine, Registration
from thiduakt.demo.commune import FRONT, PASSWORD
from thiduakt.demo.years import YEARS
from thiduakt.invariants import breaches
from thiduakt.management.commands import create_demo

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
    assert [
        (deadline.kind, deadline.due_on, deadline.inclusive) for deadline in plan.deadlines
    ] == [
        ("registration", date(2026, 1, 24), False),
        ("initiative", date(2026, 8, 25), False),
        ("nomination", date(2026, 9, 12), False),
    ]
    assert [(phase.starts_on, phase.ends_on) for phase in plan.phases] == [
        (date(2026, 1, 1), date(2026, 5, 31)),
        (date(2026, 6, 1), date(2026, 12, 31)),
    ]
    assert [recipient.name for recipient in plan.recipients][:2] == [
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
