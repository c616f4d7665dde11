"""Reminders survive what ends processes: real workers, a real database, queue and mail server.

Each test counts what the people got. 0 missed and 0 twice, but for the one window that mail leaves
open: a sender that dies between the server's receipt and its own mark sends again, under the same
Message-ID.
"""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from notifications.mailing import IN_HAND, send_due
from notifications.models import Heartbeat, Notice, Reminder
from notifications.sweep import sweep
from people.roles import SECRETARY
from tests.cast import Cast
from tests.notices import sender
from tests.notices.reminded import launched_plan, report
from tests.notices.sender import beside, eventually, kill
from thiduakt.processes import free_port

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

DAY = date(2021, 1, 18)
OWED = ["office@example.org", "secretary@example.org", "unit_head@example.org"]


@pytest.fixture
def cast():
    cast = Cast.of()
    launched_plan(cast)
    return cast


@pytest.fixture
def post():
    with sender.mail_server() as server:
        yield server


def sweep_the_day() -> None:
    sweep(DAY)


def run(act, email_url: str) -> None:
    assert beside(act, email_url).wait() == 0


def later() -> None:
    """Let the pauses pass after which what was left in hand, or put off, is tried again."""
    past = timezone.now() - IN_HAND - timedelta(seconds=1)
    Notice.objects.filter(mail_state=Notice.Mail.HANDING_OVER).update(claimed_at=past)
    Notice.objects.filter(mail_state=Notice.Mail.WAITING).update(next_try_at=past)


def tally(what: str, postman, *, twice: int = 0) -> None:
    """Hold what the people got against what is owed to them."""
    got = Counter(address for address, _ in postman.received)
    missed, doubled = sorted(set(OWED) - set(got)), [a for a, n in got.items() if n > 1]
    report(f"{what}: {len(OWED)} phải nhắc, {len(missed)} sót, {len(doubled)} trùng")
    assert (missed, len(doubled), sorted(got)) == ([], twice, OWED)
    same = {message_id for address, message_id in postman.received if address in doubled}
    assert len(same) == twice
    assert Reminder.objects.filter(state=Reminder.State.SENT).count() == len(OWED)


def test_killed_before_the_claim(cast, post):
    postman, url = post
    with transaction.atomic():
        Heartbeat.objects.create(name="reminders")
        victim = beside(sweep_the_day, url)
        eventually(sender.is_waiting_for_a_lock)
        kill(victim)
    assert not Reminder.objects.exists()
    run(sweep_the_day, url)
    later()
    run(send_due, url)
    tally("Chết trước khi ghi sổ", postman)


def test_killed_after_the_claim_and_before_it_was_committed(cast, post):
    """The sweep has written digests and waits for a line of the ledger that the test holds."""
    postman, url = post
    with transaction.atomic():
        subject = f"deadline:{cast.commune.campaigns.get().deadlines.first().pk}/office"
        values = {"day": DAY, "state": Reminder.State.OVERTAKEN, "title": "giữ chỗ"}
        Reminder.objects.create(
            recipient=cast[SECRETARY],
            commune_id=cast.commune.pk,
            subject=subject,
            due_on=date(2021, 1, 19),
            rung=-1,
            **values,
        )
        victim = beside(sweep_the_day, url)
        eventually(sender.is_waiting_for_a_lock)
        kill(victim)
        transaction.set_rollback(True)
    assert (Reminder.objects.count(), Notice.objects.count()) == (0, 0)
    run(sweep_the_day, url)
    later()
    run(send_due, url)
    tally("Chết sau khi ghi sổ, trước khi chốt", postman)


@pytest.mark.parametrize(
    ("step", "what", "twice"),
    [
        ("MAIL", "Chết khi bắt đầu đưa thư", 0),
        ("DATA", "Chết sau khi máy chủ nhận thư", 1),
    ],
)
def test_killed_while_handing_over(cast, post, step, what, twice):
    postman, url = post
    run(sweep_the_day, url)
    later()
    postman.kill_at, postman.victim = step, beside(send_due, url)
    assert postman.victim.wait() < 0
    run(send_due, url)
    later()
    run(send_due, url)
    run(send_due, url)
    tally(what, postman, twice=twice)


def test_many_sweeps_and_senders_at_once(cast, post):
    postman, url = post
    crowd = [beside(sweep_the_day, url) for _ in range(4)]
    assert [process.wait() for process in crowd] == [0] * 4
    later()
    crowd = [beside(send_due, url) for _ in range(4)]
    assert [process.wait() for process in crowd] == [0] * 4
    tally("Bốn lần quét, bốn lần gửi cùng lúc", postman)


@pytest.fixture
def of_today(cast):
    """Move the plan's first deadline to three days from now: one reminder is due to each."""
    campaign, today = cast.commune.campaigns.get(), cast.commune.today()
    campaign.issued_on = today - timedelta(days=30)
    campaign.save()
    campaign.deadlines.filter(kind="registration").update(
        due_on=today + timedelta(days=3), inclusive=True
    )


@pytest.fixture
def queue(tmp_path):
    """Give a Redis of the test's own that can be ended and started again."""
    queue = Queue(tmp_path)
    yield queue
    queue.stop()


class Queue:
    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.programs = [sender.redis_server(self.port, folder)]

    def restart(self):
        kill(self.programs.pop(0))
        self.programs.insert(0, sender.redis_server(self.port, self.folder))

    def start(self, email_url, *command):
        program = sender.celery(email_url, self.url, *command)
        self.programs.append(program)
        return program

    def start_worker(self, email_url):
        return self.start(email_url, "worker", "-c", "1", "--without-gossip", "--without-mingle")

    def start_beat(self, email_url, name):
        return self.start(email_url, "beat", "-s", str(self.folder / name))

    def stop(self):
        for program in reversed(self.programs):
            if program.poll() is None:
                kill(program)


A_TICK = 90  # seconds: what the first tick of a beat found put off is sent at the next, 60 later


def is_done(postman) -> bool:
    """Say whether everybody was written to and every mail is marked; who was put off does not wait
    here. What is due already is left alone: a worker may be about to take it in hand."""
    now = timezone.now()
    Notice.objects.filter(mail_state=Notice.Mail.WAITING, next_try_at__gt=now).update(
        next_try_at=now
    )
    sent_mails = Notice.objects.filter(mail_state=Notice.Mail.SENT).count()
    return len(postman.received) >= len(OWED) and sent_mails == len(OWED)


@pytest.mark.redis
def test_two_workers_and_two_beats_over_a_restart_of_the_broker(of_today, post, queue):
    postman, url = post
    for _ in range(2):
        queue.start_worker(url)
    queue.start_beat(url, "first")
    eventually(lambda: Heartbeat.objects.filter(at__isnull=False).exists())
    queue.restart()
    queue.start_beat(url, "second")
    eventually(lambda: is_done(postman), A_TICK)
    tally("Hai tiến trình, hai nhịp, hàng đợi khởi động lại", postman)


@pytest.mark.redis
def test_a_worker_killed_after_the_mail_server_took_the_mail(of_today, post, queue):
    postman, url = post
    postman.kill_at, postman.victim = "DATA", queue.start_worker(url)
    beat = queue.start_beat(url, "first")
    eventually(lambda: postman.victim.poll() is not None, 60)
    kill(beat)
    later()
    queue.start_worker(url)
    queue.start_beat(url, "second")
    eventually(lambda: is_done(postman), A_TICK)
    tally("Tiến trình nền chết sau khi máy chủ nhận thư", postman, twice=1)
