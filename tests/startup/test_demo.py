"""The commune to try the program on."""

import pytest
from django.core.management import call_command

from campaigns.facts import warnings_of
from campaigns.models import Campaign
from history.log import breaches
from notifications.models import Notice
from people.models import Commune, Person, Unit, User
from people.roles import ROLES
from registrations.models import IndividualLine, Registration
from thiduakt.demo.commune import PASSWORD, PLAN_FILE

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


def test_each_role_has_a_login_that_the_command_prints(capsys):
    call_command("create_demo")
    printed = capsys.readouterr().out
    for role in ROLES:
        assert role.name in printed
    user = User.objects.get(username="truong")
    assert user.check_password(PASSWORD)
    assert not User.objects.exclude(email="").exists()


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


def test_a_second_demo_changes_nothing(capsys):
    call_command("create_demo")
    call_command("create_demo")
    assert "Đã có dữ liệu" in capsys.readouterr().out
    assert Commune.objects.count() == 1
