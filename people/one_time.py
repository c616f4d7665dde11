"""Passwords for a single use: printed on a slip, and changed at the first login.

None is stored. It is made of a seed kept with the user and the secret of the place, so that a slip
can be printed again until its password has been used; a copy of the database tells nothing.
"""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import make_password
from django.utils.crypto import salted_hmac

from people.models import User

SIGNS = "abcdefghkmnpqrstuvwxyz23456789"  # none that is mistaken for another on paper
GROUPS, GROUP = 3, 4


def give_one_time_password(user: User) -> None:
    """Set a new password for a single use; the user is not saved."""
    user.one_time_seed = secrets.token_hex(16)
    user.password = make_password(one_time_password(user))


def one_time_password(user: User) -> str:
    """Give the password on the slip of a user who has not changed it yet: "ab3d-…-…"."""
    mac = salted_hmac("people.one_time", user.one_time_seed, algorithm="sha256")
    number = int.from_bytes(mac.digest(), "big")
    signs = ""
    for _ in range(GROUPS * GROUP):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))
