"""The clock of the machine is set back an hour, a day, a year: nothing is lost, nothing is done
twice, nobody is shut out until it comes there again."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pyotp
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backups.models import Backup
from backups.running import clear, run_waiting
from documents.dossier import jobs, running
from documents.models import PrintJob
from history.chain import breaches
from history.log import record
from history.models import Event
from notifications.heartbeat import stale_warning
from notifications.mailing import IN_HAND, send_due
from notifications.models import Heartbeat, Notice, Reminder
from notifications.outbox import notify
from notifications.sweep import sweep
from people import second_factor
from people.roles import CHAIR, OFFICE, UNIT_HEAD
from people.tokens import link_tokens
from procedure.models import Press
from procedure.periodic import forget_presses
from publicity import actions as publicity
from publicity.models import Comment
from takeout import actions as takeouts
from takeout.making import make
from takeout.models import Takeout
from tests.cast import PASSWORD, Cast
from tests.clock import on_the_clock
from tests.filling import filled
from tests.notices.reminded import days, launched_plan, sweep_each
from tests.pages.test_backup_pages import a_backup
from tests.publishing import make_publication

pytestmark = pytest.mark.django_db

BACK = [timedelta(hours=1), timedelta(days=1), timedelta(days=365)]
by_how_much = pytest.mark.parametrize("back", BACK, ids=["an hour", "a day", "a year"])
NOW = timezone.now()


@pytest.fixture
def cast():
    return Cast.of()


def entered(client: Client, username: str, password: str = PASSWORD) -> int:
    typed = {"username": username, "password": password}
    return client.post(reverse("login"), typed).status_code


# --- Doors -----------------------------------------------------------------------------------


@by_how_much
def test_who_had_to_wait_waits_no_longer_than_before(cast, back):
    with on_the_clock(NOW):
        tried = [entered(Client(), "office", "sai") for _ in range(12)]
        assert (tried[-1], entered(Client(), "office")) == (429, 429)
    with on_the_clock(NOW - back):
        again = [entered(Client(), "office", "sai") for _ in range(2)]
    with on_the_clock(NOW - back + timedelta(minutes=16)):
        assert (again, entered(Client(), "office")) == ([200, 429], 302)


@by_how_much
def test_a_code_that_was_used_is_not_good_again_and_the_next_one_is(cast, back):
    user = cast[CHAIR]

    def code() -> str:
        return pyotp.TOTP(second_factor.secret_of(second_factor.begun(user))).at(time.time())

    def is_let_in(given: str) -> bool:
        return second_factor.is_right(user, given)

    with on_the_clock(NOW):
        second_factor.confirm(user, used := code())
        assert not is_let_in(used)
    with on_the_clock(NOW - back):
        assert [is_let_in(used), is_let_in(other := code()), is_let_in(other)] == [
            False, True, False
        ]  # fmt: skip
    with on_the_clock(NOW):
        assert not is_let_in(used)
    with on_the_clock(NOW + timedelta(minutes=2)):
        assert is_let_in(code())


@by_how_much
def test_a_session_of_a_time_to_come_ends_and_what_was_typed_is_kept(cast, back):
    client, address = Client(), reverse("people:unit_add")
    with on_the_clock(NOW):
        entered(client, "office")
    with on_the_clock(NOW - back):
        asked = client.post(address, {"name": "Thôn Phú Lương"})
        assert asked.url == f"{reverse('login')}?next={address}"
        entered(client, "office")
        assert "Thôn Phú Lương" in client.get(reverse("resend")).content.decode()


def test_a_clock_that_is_set_back_a_minute_ends_no_session(cast):
    client = Client()
    with on_the_clock(NOW):
        entered(client, "office")
    with on_the_clock(NOW - timedelta(minutes=1)):
        assert client.get(reverse("account")).status_code == 200


@by_how_much
def test_a_link_of_a_time_to_come_is_void_and_a_new_one_is_good(cast, back):
    user = cast[CHAIR]
    with on_the_clock(NOW):
        old = link_tokens.make_token(user)
        assert link_tokens.check_token(user, old)
    with on_the_clock(NOW - back):
        new = link_tokens.make_token(user)
        assert [link_tokens.check_token(user, link) for link in (old, new)] == [False, True]
    for token in ("", "x", "-", "!-x", "zzzzzzzzzzzzzz-x"):
        assert not link_tokens.check_token(user, token)


@by_how_much
def test_whoever_wrote_many_comments_may_write_again(cast, back):
    while_up = {"starts_on": date(2000, 1, 1), "ends_on": date(2100, 1, 1)}
    publication = make_publication(cast, **while_up)
    sends = {"publication": publication, "address": "10.0.0.9"}
    with on_the_clock(NOW):
        for number in range(publicity.MOST_AN_HOUR):
            publicity.comment(text=f"Ý kiến thứ {number}.", **sends)
    before = Comment.objects.count()
    with on_the_clock(NOW - back):
        publicity.comment(text="Ý kiến nữa.", **sends)
    assert Comment.objects.count() == before + 1


# --- Presses ---------------------------------------------------------------------------------


@by_how_much
def test_a_press_counts_once_and_one_without_an_answer_holds_up_nobody(cast, client, back):
    address = reverse("people:unit_add")
    with on_the_clock(NOW):
        client.force_login(cast[OFFICE])
        sent = filled(client.get(address).content, name="Thôn Phú Lương")
        first = client.post(address, sent).url
    with on_the_clock(NOW - back):
        client.force_login(cast[OFFICE])
        assert client.post(address, sent).url == first
        assert forget_presses() == 0
        Press.objects.update(answer="", wrote=False, pressed_at=NOW)  # its server died
        began = time.monotonic()
        refused = client.post(address, sent)  # there is such a unit: it is asked, and says so
    assert (refused.status_code, time.monotonic() - began < 2) == (200, True)


# --- Notices ---------------------------------------------------------------------------------


def told(cast: Cast, **values) -> Notice:
    words = {"key": "k", "subject": "Phát động", "body": "Mời đăng ký.", "path": "/"}
    notify([cast[OFFICE]], commune=cast.commune, **words)
    Notice.objects.update(**values)
    return Notice.objects.get()


def test_a_mail_that_was_put_off_goes_out_once(cast):
    told(cast, next_try_at=NOW + timedelta(hours=12))
    with on_the_clock(NOW - timedelta(days=365)):
        assert (send_due(), send_due()) == (1, 0)
    with on_the_clock(NOW + timedelta(days=1)):
        assert send_due() == 0
    assert len(mail.outbox) == 1


def test_a_mail_in_the_hand_of_a_dead_sender_goes_out_and_of_one_that_lives_is_left(cast):
    told(cast, mail_state=Notice.Mail.HANDING_OVER, claimed_at=NOW)
    back = NOW - timedelta(days=365)
    with on_the_clock(back):
        assert send_due() == 0
    with on_the_clock(back + IN_HAND - timedelta(seconds=1)):
        assert send_due() == 0
    with on_the_clock(back + IN_HAND + timedelta(seconds=1)):
        assert (send_due(), send_due()) == (1, 0)


def lines() -> list[tuple]:
    fields = ("recipient", "subject", "due_on", "rung", "day", "state")
    return list(Reminder.objects.order_by(*fields).values_list(*fields))


def test_what_was_reminded_of_is_not_said_again_and_what_was_not_is(cast):
    launched_plan(cast)
    first, last = date(2021, 1, 15), date(2021, 1, 23)
    sweep_each(days(first, date(2021, 1, 19)))
    for back in BACK:
        before = lines()
        day = date(2021, 1, 19) - back
        assert sweep(day).reminders == 0
        assert lines() == before
    sweep_each(days(date(2021, 1, 18), last))
    with_a_clock_set_back = lines()
    Reminder.objects.all().delete()
    Notice.objects.all().delete()
    sweep_each(days(first, last))
    assert with_a_clock_set_back == lines()
    assert sum(line[0] == cast[UNIT_HEAD].pk for line in lines()) > 3


def test_reminders_that_come_to_a_halt_are_noticed_also_then(db):
    last = Heartbeat.objects.create(name="reminders", at=NOW).at
    assert [bool(stale_warning(last, NOW - back)) for back in (timedelta(minutes=5), *BACK)] == [
        False, True, True, True
    ]  # fmt: skip


# --- Jobs, backups, the log ------------------------------------------------------------------


@by_how_much
def test_jobs_whose_worker_died_are_begun_anew(cast, back, settings):
    settings.CELERY_TASK_ALWAYS_EAGER = False
    printing = PrintJob.objects.create(
        title="Hồ sơ", asked_by=cast[OFFICE], commune_id=cast.commune.pk, back_path="/", total=1,
        state="running", heartbeat_at=NOW,
    )  # fmt: skip
    taking = Takeout.objects.create(
        commune=cast.commune, asked_by=cast[OFFICE], state="running", heartbeat_at=NOW
    )
    with on_the_clock(NOW - back):
        assert (jobs.sweep(), takeouts.sweep()) == (1, 1)
        assert running.run(printing.pk)
        assert make(taking.pk)
        assert not running.run(printing.pk)
    printing.refresh_from_db()
    taking.refresh_from_db()
    assert (printing.is_finished, taking.state) == (True, "done")


@by_how_much
def test_backups_of_the_time_to_come_and_of_the_time_set_back_are_both_kept(back):
    with on_the_clock(NOW):
        ahead = a_backup(asked_at=NOW)
        lost = a_backup(asked_at=NOW, started_at=NOW, state="running", sha256="")
    with on_the_clock(NOW - back):
        since = [a_backup(asked_at=NOW - back) for _ in range(2)]
        run_waiting()
        clear(NOW - back - timedelta(days=14))
    assert set(Backup.objects.filter(state="done")) == {ahead, *since}
    assert Backup.objects.get(pk=lost.pk).state == "failed"
    clear(NOW + timedelta(days=99))
    assert set(Backup.objects.all()) == {ahead, *since}


def test_the_log_stays_whole_and_goes_on(cast):
    for at in (NOW, *(NOW - back for back in BACK), NOW):
        with on_the_clock(at):
            _noted(cast, at)
    assert list(breaches()) == []
    events = Event.objects.of_chain(cast.commune.pk).order_by("sequence")
    assert [event.at for event in events][-5:] == [NOW, *(NOW - back for back in BACK), NOW]


def _noted(cast: Cast, at: datetime) -> None:
    by = cast.acting(OFFICE)
    record("test.noted", cast.commune, f"Lúc {at}.", by=by, commune_id=cast.commune.pk)
