"""Reminders of the real plan: what the dates say, once, to whom it concerns."""

import json
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns import actions as campaigns
from campaigns.facts import plan_of
from campaigns.rules.plan import Deadline
from notifications.heartbeat import PATIENCE, stale_warning
from notifications.models import Heartbeat, Notice, Reminder
from notifications.sweep import look, sweep
from people.models import Unit
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from registrations.models import Registration
from registrations.rules.stages import Stage
from tests.cast import Cast, make_person, make_unit, make_user
from tests.nominating import make_initiative
from tests.notices.reminded import days, launched_plan, mail_all, report, sent, sweep_each

pytestmark = pytest.mark.django_db

FIRST_WEEKS = [
    (date(2021, 1, 18), -1),
    (date(2021, 1, 19), 0),
    (date(2021, 1, 20), 1),
    (date(2021, 1, 22), 3),
    (date(2021, 1, 29), 10),
    (date(2021, 2, 5), 17),
    (date(2021, 2, 17), 24),  # 12/02/2021 was the first day of Tết
]
INITIATIVES = [  # the last good day, 31/10/2021, was a Sunday
    (date(2021, 10, 15), -14),
    (date(2021, 10, 22), -7),
    (date(2021, 10, 28), -3),
    (date(2021, 10, 29), 0),
    (date(2021, 11, 1), 1),
    (date(2021, 11, 3), 3),
]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched_plan(cast)


@pytest.fixture
def registration(campaign):
    return campaign.deadlines.get(kind="registration")


def of_unit(deadline, unit) -> str:
    return f"deadline:{deadline.pk}/unit:{unit.pk}"


def register(campaign, unit, stage=Stage.SUBMITTED, **values) -> Registration:
    return Registration.objects.create(
        campaign=campaign, unit=unit, stage=stage, sent_on=date(2021, 1, 18), **values
    )


def test_a_year_of_the_real_plan_says_what_the_dates_say(cast, campaign, registration):
    make_initiative(campaign, make_person(cast.unit, "Trần Thị Lan"))  # begun and never sent
    sweep_each(days(date(2021, 1, 1), date(2022, 3, 1)))

    head = cast[UNIT_HEAD]
    of_head = sent(head, of_unit(registration, cast.unit))
    assert of_head[: len(FIRST_WEEKS)] == FIRST_WEEKS
    assert of_head[-1] == (date(2022, 1, 28), 374)  # thirty days after the campaign's last day
    assert [rung for _, rung in of_head[4:]] == list(range(10, 375, 7))
    initiative = campaign.deadlines.get(kind="initiative")
    of_initiative = sent(head, of_unit(initiative, cast.unit))
    assert of_initiative[: len(INITIATIVES)] == INITIATIVES
    assert [rung for _, rung in of_initiative[5:]] == [3, *range(10, 90, 7)]
    assert sent(cast[CHAIR], f"deadline:{initiative.pk}/office") == of_initiative[4:]
    for role in (OFFICE, SECRETARY):
        assert sent(cast[role], f"deadline:{initiative.pk}/office") == of_initiative
    assert not Reminder.objects.filter(recipient=cast[MEMBER]).exists()
    lines = Counter(Reminder.objects.values_list("recipient", "subject", "due_on", "rung"))
    mails = Counter((letter.to[0], letter.body.splitlines()[2]) for letter in mail.outbox)
    report(f"{len(lines)} lần nhắc trong {len(mails)} thư: 0 sót, 0 trùng")
    assert set(lines.values()) == set(mails.values()) == {1}
    assert len(mails) == Notice.objects.count()


@pytest.mark.parametrize(
    ("down", "rungs", "overtaken"),
    [
        pytest.param({19, 20}, [(18, -1), (21, 1), (22, 3)], [0], id="48 hours over the deadline"),
        pytest.param({18}, [(19, 0), (20, 1), (22, 3)], [-1], id="the day before"),
        pytest.param({*range(16, 24)}, [(24, 3)], [-1, 0, 1], id="more than a week"),
    ],
)
def test_after_an_outage_only_the_latest_is_said(cast, registration, down, rungs, overtaken):
    running = [day for day in days(date(2021, 1, 16), date(2021, 1, 25)) if day.day not in down]
    sweep_each(running)
    subject = of_unit(registration, cast.unit)
    assert sent(cast[UNIT_HEAD], subject) == [(date(2021, 1, day), rung) for day, rung in rungs]
    passed = Reminder.objects.filter(recipient=cast[UNIT_HEAD], state=Reminder.State.OVERTAKEN)
    assert sorted(passed.values_list("rung", flat=True)) == overtaken


def test_an_extension_speaks_of_the_new_day_to_that_unit_only(cast, campaign, registration):
    other_head = make_user("truong_kia", UNIT_HEAD, cast.commune, cast.other_unit)
    sweep_each([date(2021, 1, 18)])
    campaigns.extend_deadline(
        registration,
        unit=cast.unit,
        due_on=date(2021, 1, 27),
        reason="Bão lụt",
        by=cast.acting(OFFICE),
    )
    sweep_each(days(date(2021, 1, 18), date(2021, 1, 29)))

    assert sent(cast[UNIT_HEAD], of_unit(registration, cast.unit)) == [
        (date(2021, 1, 18), -1),  # of the old day
        (date(2021, 1, 20), -7),
        (date(2021, 1, 22), -3),
        (date(2021, 1, 26), -1),
        (date(2021, 1, 27), 0),
        (date(2021, 1, 28), 1),
    ]
    assert sent(other_head, of_unit(registration, cast.other_unit)) == FIRST_WEEKS[:5]


def test_a_mail_that_still_waits_loses_what_is_no_longer_true(cast, campaign, registration):
    """The mail server is down while one thing is put off and another is done."""
    second = make_unit(cast.commune, "Tư pháp - Hộ tịch")
    head = cast[UNIT_HEAD]
    head.memberships.create(
        commune=cast.commune, role=UNIT_HEAD.code, unit=second, starts_on=date(2020, 1, 1)
    )
    sweep(date(2021, 1, 18))
    register(campaign, cast.unit)
    assert sweep(date(2021, 1, 18)).voided > 0
    mail_all()

    [mine] = [letter for letter in mail.outbox if letter.to == [head.email]]
    assert "Tư pháp - Hộ tịch" in mine.body
    assert "Văn phòng - Thống kê" not in mine.body
    states = Reminder.objects.filter(recipient=head).values_list("subject", "state")
    assert dict(states) == {
        of_unit(registration, cast.unit): Reminder.State.VOID,
        of_unit(registration, second): Reminder.State.SENT,
    }


def test_a_mail_that_has_nothing_left_to_say_is_not_sent(cast, campaign, registration):
    sweep(date(2021, 1, 18))
    register(campaign, cast.unit)
    register(campaign, cast.other_unit)
    sweep(date(2021, 1, 18))
    assert (mail_all(), mail.outbox) == (0, [])


def test_after_days_without_a_mail_server_only_the_newest_mail_goes_out(cast, registration):
    for day in (18, 19, 20):
        sweep(date(2021, 1, day))
    mail_all()
    mine = [letter.body for letter in mail.outbox if letter.to == [cast[UNIT_HEAD].email]]
    assert len(mine) == 1
    assert "đã hết hạn 1 ngày" in mine[0]


def test_a_changed_plan_is_reminded_of_by_its_new_day(cast, campaign, registration):
    sweep_each([date(2021, 1, 18)])
    plan = plan_of(campaign)
    moved = Deadline("registration", date(2021, 1, 29), True, registration.receiver)
    campaigns.change_plan(
        campaign,
        type(plan)(**{**vars(plan), "deadlines": (moved, *plan.deadlines[1:])}),
        reason="Theo hướng dẫn mới",
        by=cast.acting(OFFICE),
    )
    sweep_each(days(date(2021, 1, 19), date(2021, 1, 29)))
    subject = of_unit(campaign.deadlines.get(kind="registration"), cast.unit)
    assert [rung for _, rung in sent(cast[UNIT_HEAD], subject)] == [-1, -7, -3, -1, 0]


@pytest.mark.parametrize(
    ("stage", "values", "reminded"),
    [
        (None, {}, ["Đăng ký thi đua của Văn phòng - Thống kê"]),
        (Stage.DRAFT, {}, ["Đăng ký thi đua của Văn phòng - Thống kê"]),
        (Stage.SUBMITTED, {}, []),
        (Stage.APPROVED, {"approved_on": date(2021, 1, 18)}, []),
        (
            Stage.RETURNED,
            {"return_reason": "Thiếu lĩnh vực sáng kiến", "return_due_on": date(2021, 1, 20)},
            ["Bổ sung bản đăng ký thi đua của Văn phòng - Thống kê"],
        ),
    ],
)
def test_only_who_owes_is_reminded(cast, campaign, stage, values, reminded):
    if stage is not None:
        register(campaign, cast.unit, stage, **values)
    due = [
        reminder for reminder in look(date(2021, 1, 19)) if reminder.recipient == cast[UNIT_HEAD].pk
    ]
    assert [reminder.obligation.title for reminder in due] == reminded


def test_a_return_is_reminded_of_from_the_day_after_it(cast, campaign):
    back = register(
        campaign,
        cast.unit,
        Stage.RETURNED,
        return_reason="Thiếu người",
        return_due_on=date(2021, 1, 27),
    )
    back.moves.create(
        before=Stage.SUBMITTED, after=Stage.RETURNED, on=date(2021, 1, 20), by_name="Văn phòng"
    )
    sweep_each(days(date(2021, 1, 20), date(2021, 1, 28)))
    assert [day.day for day, _ in sent(cast[UNIT_HEAD], f"return:{back.pk}/unit")] == [
        *(22, 26, 27, 28)
    ]
    assert [rung for _, rung in sent(cast[CHAIR], f"return:{back.pk}/office")] == [1]


def test_a_unit_formed_after_the_deadline_owes_nothing_and_a_closed_one_neither(cast, campaign):
    late = make_unit(cast.commune, "Tổ một cửa", valid_from=date(2021, 2, 1))
    make_user("truong_moi", UNIT_HEAD, cast.commune, late)
    Unit.objects.filter(pk=cast.unit.pk).update(valid_to=date(2021, 1, 31))
    titles = {reminder.obligation.title for reminder in look(date(2021, 2, 5))}
    assert titles == {"Đăng ký thi đua của 1 đơn vị"}


def test_a_deadline_that_the_office_added_goes_to_the_heads_and_the_office(cast, campaign):
    report = campaign.deadlines.create(kind="report", due_on=date(2021, 7, 1), receiver="UBND xã")
    due = [
        reminder
        for reminder in look(date(2021, 6, 23))
        if reminder.key[1] == f"deadline:{report.pk}"
    ]
    assert {reminder.recipient for reminder in due} == {
        cast[role].pk for role in (UNIT_HEAD, OFFICE, SECRETARY)
    }
    assert {(reminder.rung, reminder.overtaken) for reminder in due} == {(-7, (-14,))}


def test_a_digest_lists_everything_of_the_day_with_its_links(cast, campaign, registration):
    sweep(date(2021, 1, 20))
    notice = Notice.objects.get(recipient=cast[OFFICE])
    assert (notice.subject, notice.path) == (
        "Nhắc hạn ngày 19/01/2021: Đăng ký thi đua của 2 đơn vị",
        f"/dang-ky/?phong_trao={campaign.pk}",
    )
    assert notice.body == (
        "Tính đến ngày 20/01/2021 (thứ Tư), xin nhắc Ông/Bà:\n\n"
        "1. Đăng ký thi đua của 2 đơn vị: đã hết hạn 1 ngày, từ 24:00 ngày 19/01/2021 (thứ Ba).\n"
        "2 đơn vị chưa xong: Tài chính - Kế toán; Văn phòng - Thống kê."
    )


def test_what_falls_due_after_the_digest_waits_for_the_next_day(cast, campaign):
    report = campaign.deadlines.create(kind="report", due_on=date(2021, 1, 20), inclusive=True)
    register(campaign, cast.unit)
    sweep_each([date(2021, 1, 19)])
    late = campaign.deadlines.create(kind="other", due_on=date(2021, 1, 20), inclusive=True)
    sweep_each(days(date(2021, 1, 19), date(2021, 1, 20)))
    head = cast[UNIT_HEAD]
    assert sent(head, f"deadline:{report.pk}") == [(date(2021, 1, 19), -1), (date(2021, 1, 20), 0)]
    assert sent(head, f"deadline:{late.pk}") == [(date(2021, 1, 20), 0)]
    assert len([letter for letter in mail.outbox if letter.to == [head.email]]) == 2


def test_a_commune_that_practises_lives_by_its_own_day_and_mails_nobody(cast, campaign):
    cast.commune.practice_day = date(2021, 1, 18)
    cast.commune.save()
    assert sweep().reminders > 0
    assert {notice.mail_state for notice in Notice.objects.all()} == {Notice.Mail.NONE}
    assert set(Reminder.objects.values_list("day", flat=True)) == {date(2021, 1, 18)}


def test_drafts_and_campaigns_long_over_remind_nobody(cast, campaign):
    assert look(date(2022, 2, 1)) == []
    campaign.launched_at = None
    campaign.save()
    assert look(date(2021, 1, 19)) == []


def test_the_number_of_queries_does_not_grow_with_the_units(cast, campaign):
    def queries(day: date) -> int:
        with CaptureQueriesContext(connection) as asked:
            sweep(day)
        return len(asked)

    sweep_each([date(2021, 1, 18)])
    few = queries(date(2021, 1, 19))
    mail_all()
    for number in range(20):
        unit = make_unit(cast.commune, f"Thôn {number}")
        make_user(f"truong_{number}", UNIT_HEAD, cast.commune, unit)
    assert queries(date(2021, 1, 20)) == few


def test_the_command_looks_says_and_counts(cast, campaign, capsys):
    call_command("send_reminders", "--on", "2021-01-18", "--dry-run", "--json")
    looked = json.loads(capsys.readouterr().out)
    assert {row["recipient"] for row in looked["reminders"]} == {"unit_head", "office", "secretary"}
    assert not Reminder.objects.exists()
    call_command("send_reminders", "--on", "2021-01-18", "--json")
    assert json.loads(capsys.readouterr().out) == {
        "dry_run": False,
        "obligations": looked_at(),
        "digests": 3,
        "reminders": 3,
        "overtaken": 0,
        "voided": 0,
    }
    call_command("send_reminders", "--on", "2021-01-18")
    assert "nhắc 0 lượt trong 0 thông báo" in capsys.readouterr().out


def looked_at() -> int:
    units, deadlines, phases = 2, 1, 2  # of initiatives and dossiers nobody owes any
    return deadlines * (units + 1) + phases


def test_a_day_that_is_none_is_refused_with_an_example(db):
    with pytest.raises(CommandError, match="--on 2021-01-18"):
        call_command("send_reminders", "--on", "18/01/2021")


def test_the_heartbeat_tells_whether_anybody_sweeps(db):
    assert "chưa chạy lần nào" in stale_warning(None, timezone.now())
    sweep()
    last = Heartbeat.objects.get().at
    assert stale_warning(last, timezone.now()) == ""
    assert "không chạy từ" in stale_warning(last, last + PATIENCE + timedelta(seconds=1))
