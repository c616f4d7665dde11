"""What one address is, and how a name before it is mended."""

import smtplib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.rules.addresses import is_one_address, quoted
from notifications.rules.failures import UnsendableError, failure_in_words


@pytest.mark.parametrize(
    "text",
    [
        "thidua@xa.vn",
        "thiduakt@localhost",
        "Thi đua khen thưởng <thidua@xa.vn>",
        "TP. Huế <thidua@xa.vn>",
        '"UBND xã Quảng Thành, huyện Quảng Điền" <thidua@xa.vn>',
    ],
)
def test_one_mailbox_with_or_without_a_name(text):
    assert is_one_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thidua",
        "thidua@",
        "@xa.vn",
        "a@xa.vn, b@xa.vn",
        "UBND xã Quảng Thành, huyện Quảng Điền <thidua@xa.vn>",
        "Thi đua: <thidua@xa.vn>",
        "Nhóm: thidua@xa.vn;",
        "Thi đua <thidua@xa.vn> thừa",
        "Thi đua\n<thidua@xa.vn>",
        "Thi đua <thi đua@xa.vn>",
        "Thi đua <thiđua@xa.vn>",
    ],
)
def test_what_no_server_takes_as_one_address(text):
    assert not is_one_address(text)


NAMES = st.text(st.characters(exclude_characters='"<>\\', exclude_categories=["C", "Z"]))


@given(st.lists(NAMES.filter(bool), min_size=1, max_size=5), st.sampled_from([" ", ", ", ". "]))
def test_a_name_in_quotes_is_one_address_whatever_marks_it_has(words, between):
    sender = f"{between.join(words)} <thidua@xa.vn>"
    assert is_one_address(quoted(sender))


def test_quotes_do_not_mend_what_has_no_address():
    assert quoted("UBND xã Quảng Thành, huyện Quảng Điền") == ""
    assert quoted("Thi đua <thidua>") == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UnsendableError("Tiêu đề hỏng."), "Tiêu đề hỏng."),
        (
            smtplib.SMTPRecipientsRefused({"a@xa.vn": (550, b"No such user")}),
            "Máy chủ thư không nhận địa chỉ a@xa.vn: 550 No such user",
        ),
        (
            smtplib.SMTPSenderRefused(553, b"Not allowed", "b@xa.vn"),
            "Máy chủ thư không nhận người gửi b@xa.vn: 553 Not allowed",
        ),
        (
            smtplib.SMTPAuthenticationError(535, b"Bad credentials"),
            "Máy chủ thư không nhận tên hoặc mật khẩu trong EMAIL_URL: 535 Bad credentials",
        ),
        (smtplib.SMTPDataError(552, b"Too \xff big"), "Máy chủ thư trả lời: 552 Too � big"),
        (TimeoutError("timed out"), "Không nối được với máy chủ thư: timed out"),
        (KeyError("a\x00b"), "Không soạn được thư (KeyError): 'a\\x00b'"),
        (ValueError("a\x00\ud800"), "Không soạn được thư (ValueError): a?"),
    ],
)
def test_a_failure_is_said_in_letters_that_a_database_keeps(error, words):
    assert failure_in_words(error) == words
