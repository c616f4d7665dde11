"""Comments that come at the same moment, on a real PostgreSQL."""

from functools import partial

import pytest

from publicity import actions as publicity
from publicity.models import Comment
from tests.cast import Cast
from tests.publishing import make_publication
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_no_address_sends_more_by_sending_all_at_once():
    up = make_publication(Cast.of())

    def send(number: int) -> None:
        publicity.comment(up, text=f"Ý kiến {number}", address="192.0.2.1")

    assert at_once(*(partial(send, number) for number in range(8))) == [""] * 5 + ["too_many"] * 3
    assert Comment.objects.count() == 5


def test_one_comment_of_many_presses_at_once_is_kept_once():
    up = make_publication(Cast.of())

    def send() -> None:
        publicity.comment(up, text="Xin xem lại.", address="192.0.2.1")

    assert at_once(*[send] * 8) == [""] * 8
    assert Comment.objects.count() == 1
