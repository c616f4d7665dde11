"""What Django says by itself is Vietnamese, too."""

import polib
import pytest
from django.conf import settings
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    password_validators_help_texts,
)
from django.core.exceptions import ValidationError

FOLDER = settings.BASE_DIR / "locale/vi/LC_MESSAGES"


def sentences(catalogue) -> dict:
    return {entry.msgid: entry.msgstr or entry.msgstr_plural for entry in catalogue}


def test_the_compiled_catalogue_says_what_its_source_says():
    source = polib.pofile(str(FOLDER / "django.po"))
    assert sentences(polib.mofile(str(FOLDER / "django.mo"))) == sentences(source)
    assert source.untranslated_entries() == []


def test_a_short_password_is_refused_in_vietnamese():
    with pytest.raises(ValidationError) as refusal:
        MinimumLengthValidator(8).validate("ngan")
    assert refusal.value.messages == ["Mật khẩu quá ngắn, phải có ít nhất 8 ký tự."]


def test_what_a_password_must_be_is_said_in_our_words():
    assert password_validators_help_texts() == [
        "Mật khẩu không giống tên, tên đăng nhập, thư điện tử của mình.",
        "Mật khẩu có ít nhất 10 ký tự.",
        "Mật khẩu không phải là mật khẩu nhiều người hay dùng.",
        "Không dùng từ thông dụng (matkhau, vietnam…), tên mình, tên xã kèm năm sinh.",
    ]
