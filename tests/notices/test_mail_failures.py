"""Whatever goes wrong with one mail is one try of it, said in words, and the others go on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.mailing import CUT_OFF, IN_HAND, PAUSES, send_due
from notifications.models import Notice
from notifications.outbox import notify
from people.models import Commune
from people.roles import MEMBER, OFFICE, SECRETARY
from tests.cast import Cast

pytestmark = pytest.mark.django_db

COMMA = "UBND xã Quảng Thành, huyện Quảng Điền <thidua@xa.example>"
QUOTED = '"UBND xã Quảng Thành, huyện Quảng Điền" <thidua@xa.example>'


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def waiting(cast, settings, mailbox):
    """Three mails that wait, the office's first."""
    settings.CELERY_TASK_ALWAYS_EAGER = False
    for number, role in enumerate((OFFICE, MEMBER, SECRETARY)):
        notify(
            [cast[role]],
            commune=Commune.objects.get(),
            key=f"key-{number}",
            subject="Phát động thi đua",
            body="Mời đăng ký.",
        )
    return Notice.objects.get(recipient=cast[OFFICE])


def outcomes() -> dict[str, tuple[str, int, str]]:
    rows = Notice.objects.order_by("pk")
    return {
        notice.recipient.username: (notice.mail_state, notice.tries, notice.last_error)
        for notice in rows.select_related("recipient")
    }


SENT = ("sent", 0, "")


def only_the_office_failed(sentence: str) -> dict[str, tuple[str, int, str]]:
    return {"office": ("waiting", 1, sentence), "member": SENT, "secretary": SENT}


def test_a_line_break_in_a_subject_is_one_try_of_that_mail(waiting, mailbox):
    Notice.objects.filter(pk=waiting.pk).update(subject="Phát động\nBcc: khac@example.org")
    assert send_due() == 2
    assert mailbox.received() == ["member@example.org", "secretary@example.org"]
    assert outcomes() == only_the_office_failed(
        "Tiêu đề thư có dấu xuống dòng nên máy chủ thư không nhận."
    )


@pytest.mark.parametrize("address", ["", "vanphong", "a@", "a b@xa.vn", "a@xa.vn, b@xa.vn"])
def test_an_address_that_is_none_is_one_try_of_that_mail(waiting, mailbox, cast, address):
    type(cast[OFFICE]).objects.filter(pk=cast[OFFICE].pk).update(email=address)
    assert send_due() == 2
    assert mailbox.received() == ["member@example.org", "secretary@example.org"]
    assert outcomes() == only_the_office_failed(
        f"Địa chỉ thư của người nhận (“{address}”) không gửi được; hãy sửa ở trang Người dùng."
    )


def test_a_recipient_whom_the_server_refuses_is_named(waiting, mailbox):
    mailbox.refused = {"office@example.org"}
    assert send_due() == 2
    assert outcomes() == only_the_office_failed(
        "Máy chủ thư không nhận địa chỉ office@example.org: 451 Try again later"
    )


def test_a_line_that_goes_dead_in_the_middle_is_one_try_of_that_mail(waiting, mailbox):
    mailbox.cut_at = {"office@example.org"}
    assert send_due() == 2
    assert mailbox.received() == ["member@example.org", "secretary@example.org"]
    state, tries, sentence = outcomes()["office"]
    assert (state, tries) == ("waiting", 1)
    assert sentence.startswith("Máy chủ thư ngắt kết nối giữa chừng")


def test_a_server_that_is_gone_costs_each_mail_one_try(waiting, settings):
    settings.EMAIL_PORT = 9
    assert send_due() == 0
    assert {(state, tries) for state, tries, _ in outcomes().values()} == {("waiting", 1)}
    assert {words.partition(":")[0] for _, _, words in outcomes().values()} == {
        "Không nối được với máy chủ thư"
    }


def test_a_comma_in_the_sender_is_shown_at_every_mail_and_mended_by_quotes(
    waiting, mailbox, settings
):
    settings.DEFAULT_FROM_EMAIL = COMMA
    assert send_due() == 0
    sentence = (
        f"Người gửi “{COMMA}” không phải là một địa chỉ thư; người quản trị sửa "
        "DEFAULT_FROM_EMAIL rồi khởi động lại."
    )
    assert outcomes() == dict.fromkeys(("office", "member", "secretary"), ("waiting", 1, sentence))

    settings.DEFAULT_FROM_EMAIL = QUOTED
    Notice.objects.update(next_try_at=timezone.now())
    assert send_due() == 3
    assert {(state, words) for state, _, words in outcomes().values()} == {("sent", "")}


def test_what_failed_before_is_tried_after_all_others(waiting, mailbox):
    Notice.objects.filter(pk=waiting.pk).update(tries=2)
    send_due()
    assert mailbox.messages[-1][0] == "office@example.org"


def test_a_mail_that_ends_every_sender_is_given_up_in_the_end(waiting):
    Notice.objects.exclude(pk=waiting.pk).delete()
    Notice.objects.update(
        mail_state=Notice.Mail.HANDING_OVER,
        claimed_at=timezone.now() - IN_HAND - timedelta(seconds=1),
        tries=len(PAUSES),
        next_try_at=None,
    )
    assert send_due() == 0
    assert outcomes() == {"office": ("failed", len(PAUSES) + 1, CUT_OFF)}


def test_the_office_the_administrator_and_the_health_address_are_told(
    waiting, cast, mailbox, client
):
    mailbox.refused = {"office@example.org"}
    send_due()
    sentence = "Máy chủ thư không nhận địa chỉ office@example.org: 451 Try again later"
    client.force_login(cast[OFFICE])
    assert sentence in client.get(reverse("reminders:ahead")).content.decode()
    assert client.get("/song/").content.decode() == (
        "ok\n1 thư chưa gửi được; xem Quản trị, mục Thông báo."
    )
    cast[OFFICE].is_staff = cast[OFFICE].is_superuser = True
    cast[OFFICE].save()
    assert sentence in client.get("/quan-tri/notifications/notice/").content.decode()
