"""Guessing is slowed, by account and by address, and nobody is shut out by a stranger: ADR 20."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from people.models import Door, Tries, User
from people.rules.pacing import Failures, Pace, failed, in_words, taken_back, wait_left

QUARTER = timedelta(minutes=15)
_OF_SOMEBODY = Pace(free=5, forgiven_after=QUARTER, longest=QUARTER)
PACES = {
    Door.ACCOUNT: _OF_SOMEBODY,
    Door.DEVICE: _OF_SOMEBODY,
    Door.OLD_PASSWORD: _OF_SOMEBODY,
    Door.CODE: _OF_SOMEBODY,
    Door.ADDRESS: Pace(10, timedelta(minutes=3), timedelta(minutes=5)),
    Door.LETTER: Pace(3, timedelta(minutes=20), timedelta(hours=1)),
    Door.LETTERS: Pace(10, timedelta(minutes=6), QUARTER),
}


FORGOTTEN_AFTER = timedelta(days=2)  # by then every failure is forgiven


class SlowedError(Exception):
    """Too many tries: the next one has to wait; the text is a sentence for who tries."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"Đã thử sai nhiều lần. Xin đợi {in_words(wait)} rồi thử lại.")
        self.wait = wait


@dataclass(frozen=True)
class Try:
    """One door at which somebody tries, and whose it is where that is known."""

    door: Door
    key: str
    user: User | None = None


def at_account(username: str, user: User | None) -> Try:
    """Give the try at an account, existing or not; a name that is typed is not kept."""
    name = unicodedata.normalize("NFKC", username).casefold()
    return Try(Door.ACCOUNT, salted_hmac("people.slowing", name).hexdigest(), user)


def of_user(door: Door, user: User) -> Try:
    return Try(door, str(user.pk), user)


def from_address(door: Door, address: str) -> Try:
    """Give the try from an address; of IPv6 a whole network is one."""
    parsed = ip_address(address or "0.0.0.0")
    length = 64 if parsed.version == 6 else 32
    return Try(door, str(ip_network((parsed, length), strict=False).network_address))


@transaction.atomic
def count(tries: Sequence[Try]) -> None:
    """Count a try at each door before it is known whether it fails; SlowedError where one of them
    has to wait, and then nothing is counted."""
    now = timezone.now()
    for attempt in tries:
        row = _held(attempt)
        if wait := wait_left(row.failures, PACES[attempt.door], now):
            raise SlowedError(wait)
        _put(row, failed(row.failures, PACES[attempt.door], now))


@transaction.atomic
def passed(tries: Sequence[Try]) -> None:
    """Take back what was counted: the try was right. The other failures from an address stay."""
    now = timezone.now()
    for attempt in tries:
        row = _held(attempt)
        if attempt.door == Door.ADDRESS:
            _put(row, taken_back(row.failures, PACES[attempt.door], now))
        else:
            row.delete()


def wait_of(user: User) -> timedelta:
    """Give how long whoever tries at a user's account from a new device has to wait now."""
    now = timezone.now()
    waits = (wait_left(row.failures, PACES[Door(row.door)], now) for row in user.tries.all())
    return max(waits, default=timedelta())


def _held(attempt: Try) -> Tries:
    begin = {"at": timezone.now(), "user": attempt.user}
    tries = Tries.objects.select_for_update()
    return tries.get_or_create(door=attempt.door, key=attempt.key, defaults=begin)[0]


def _put(row: Tries, failures: Failures) -> None:
    row.level, row.at = failures.level, failures.at
    row.save(update_fields=["level", "at"])
