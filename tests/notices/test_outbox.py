"""The outbox talks to a real mail server: none lost, none twice."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.utils import timezone

from notifications.mailing import IN_HAND, PAUSES, send_due
from notifications.models import Notice
from notifications.outbox import notify
from people.models import Commune
from people.roles import MEMBER, OFFICE
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return Cast.of()


def tell(*users, key="campaign-1-launch"):
    return notify(
        users,
        commune=Commune.objects.get(),
        key=key,
        subject="Phát động thi đua",
        body="Mời đăng ký.",
        path="/phong-trao/1/",
    )


def test_a_notice_is_mailed_with_its_link_and_a_stable_message_id(cast, mailbox, settings):
    settings.SITE_URL = "https://thidua.example.vn"
    tell(cast[OFFICE])
    assert send_due() == 1
    notice = Notice.objects.get()
    [(address, text)] = mailbox.messages
    assert address == "office@example.org"
    assert f"Message-ID: <thong-bao-{notice.pk}@thidua.example.vn>" in text
    assert (notice.mail_state, notice.last_error) == (Notice.Mail.SENT, "")
    assert send_due() == 0


def test_the_same_person_is_told_once_for_one_key(cast, mailbox):
    tell(cast[OFFICE])
    tell(cast[OFFICE], cast[MEMBER])
    send_due()
    assert mailbox.received() == ["member@example.org", "office@example.org"]


def test_somebody_without_an_address_finds_the_notice_in_the_program_only(cast, mailbox):
    cast[OFFICE].email = ""
    tell(cast[OFFICE])
    assert send_due() == 0
    notice = Notice.objects.visible_to(cast[OFFICE]).get()
    assert (notice.mail_state, mailbox.messages) == (Notice.Mail.NONE, [])


def test_a_commune_that_practises_mails_nobody(cast, mailbox):
    cast.commune.practice_day = date(2021, 1, 18)
    cast.commune.save()
    tell(cast[OFFICE])
    assert send_due() == 0
    assert Notice.objects.get().mail_state == Notice.Mail.NONE
    assert mailbox.messages == []


def test_a_refused_address_waits_longer_each_time_and_holds_up_nobody(cast, mailbox):
    mailbox.refused = {"office@example.org"}
    tell(cast[OFFICE], cast[MEMBER])
    before = timezone.now()
    assert send_due() == 1
    assert mailbox.received() == ["member@example.org"]
    refused = Notice.objects.get(recipient=cast[OFFICE])
    assert (refused.mail_state, refused.tries) == (Notice.Mail.WAITING, 1)
    assert "451" in refused.last_error
    assert before + PAUSES[0] <= refused.next_try_at <= timezone.now() + PAUSES[0]


def test_after_the_last_pause_a_notice_is_given_up_and_says_why(cast, mailbox):
    mailbox.refused = {"office@example.org"}
    tell(cast[OFFICE])
    for _ in range(len(PAUSES) + 1):
        Notice.objects.update(next_try_at=timezone.now())
        send_due()
    notice = Notice.objects.get()
    assert (notice.mail_state, notice.next_try_at) == (Notice.Mail.FAILED, None)
    assert send_due() == 0


def test_what_a_dead_sender_held_in_hand_is_sent_by_the_next(cast, mailbox):
    tell(cast[OFFICE])
    Notice.objects.update(mail_state=Notice.Mail.HANDING_OVER, claimed_at=timezone.now())
    assert send_due() == 0
    Notice.objects.update(claimed_at=timezone.now() - IN_HAND - timedelta(seconds=1))
    assert send_due() == 1
    assert mailbox.received() == ["office@example.org"]
    assert Notice.objects.get().tries == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_each_notice_once(cast, mailbox, settings):
    settings.CELERY_TASK_ALWAYS_EAGER = False
    keys = [f"key-{number}" for number in range(20)]
    Notice.objects.bulk_create(
        Notice(
            recipient=cast[OFFICE],
            key=key,
            subject=key,
            body="Mời đăng ký.",
            mail_state=Notice.Mail.WAITING,
            next_try_at=timezone.now(),
        )
        for key in keys
    )
    start = Barrier(4)

    def send():
        start.wait()
        send_due()
        connections.close_all()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mailbox.received() == ["office@example.org"] * 20
    assert Notice.objects.filter(mail_state=Notice.Mail.SENT).count() == 20
