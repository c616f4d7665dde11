"""The device from which somebody came in before: a signed cookie that names the accounts.

It opens nothing. It only keeps what strangers do to an account from slowing its own user, see
`people.slowing`; a new password makes it void.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import User

COOKIE = "thiet-bi"
SALT = "people.devices"
KEPT = 365 * 24 * 3600  # seconds
ACCOUNTS = 10


def device_of(request: HttpRequest, user: User) -> str:
    """Give the name of the device if `user` came in with it before, otherwise ""."""
    known = _read(request)
    mark = known["users"].get(str(user.pk), "")
    return known["name"] if constant_time_compare(mark, _mark(user)) else ""


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the browser keep that `user` came in with it."""
    known = _read(request)
    others = {pk: mark for pk, mark in known["users"].items() if pk != str(user.pk)}
    users = {**dict(list(others.items())[1 - ACCOUNTS :]), str(user.pk): _mark(user)}
    response.set_cookie(
        COOKIE,
        signing.dumps({"name": known["name"], "users": users}, salt=SALT),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {"name": secrets.token_hex(8), "users": {}}


def _mark(user: User) -> str:
    return salted_hmac(SALT, user.password, algorithm="sha256").hexdigest()[:24]
