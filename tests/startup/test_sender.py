"""The sender of all mail is proved when the program starts."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from notifications.checks import sender_is_known_to_the_world, sender_is_one_address


def test_a_comma_in_the_sender_stops_the_start_with_the_line_that_mends_it(settings):
    settings.DEFAULT_FROM_EMAIL = "UBND xã Quảng Thành, huyện Quảng Điền <thidua@xa.vn>"
    with pytest.raises(SystemCheckError) as refused:
        call_command("check")
    assert "Không thư nào gửi đi được" in str(refused.value)
    assert "DEFAULT_FROM_EMAIL='\"UBND xã Quảng Thành, huyện Quảng Điền\" <thidua@xa.vn>'" in str(
        refused.value
    )


@pytest.mark.parametrize(
    "sender",
    ["thiduakt@localhost", '"UBND xã Quảng Thành, huyện Quảng Điền" <thidua@xa.vn>'],
)
def test_a_sound_sender_is_not_spoken_of(settings, sender):
    settings.DEFAULT_FROM_EMAIL = sender
    assert sender_is_one_address(None) == []


def test_in_production_the_machine_s_own_name_is_no_sender(settings):
    for sender in ("thiduakt@localhost", "Thi đua <thidua@localhost>"):
        settings.DEFAULT_FROM_EMAIL = sender
        assert [warning.id for warning in sender_is_known_to_the_world(None)] == [
            "notifications.W001"
        ]
    settings.DEFAULT_FROM_EMAIL = "thidua@xa.vn"
    assert sender_is_known_to_the_world(None) == []
