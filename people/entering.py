"""The way in: password, the second factor where there is one, and on to the page asked for."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people import devices, second_factor, slowing
from people.models import Door, User
from procedure.asking import client_address

logger = logging.getLogger("thiduakt.doors")

WAITING = "entering"  # whose password was right, while the code is asked for
PATIENCE = 10 * 60  # seconds
TOKENS = ("csrfmiddlewaretoken", "once", "again-code")  # each page has its own
TYPED = "typed"  # the forms that were sent after the session had ended, oldest first
MOST_TYPED = 500_000  # signs in all
MOST_FORMS = 5
MOST_WORDS = 150  # signs that tell one form from another


def enter(request: HttpRequest, username: str, password: str) -> User | None:
    """Give the user whose password it is, None where it is not; SlowedError where the next try has
    to wait."""
    user = User.objects.filter(username=username).first()
    tries = _tries(request, username, user)
    slowing.count(tries)
    entered = auth.authenticate(request, username=username, password=password)
    if entered is not None:
        slowing.passed(tries)
    else:
        name = user.username if user else "một tên không có"  # what was typed may be a password
        logger.info("Sai mật khẩu: %s, từ %s.", name, client_address(request))
    return entered


def _tries(request: HttpRequest, username: str, user: User | None) -> list[slowing.Try]:
    device = devices.device_of(request, user) if user else ""
    if user and device:
        return [slowing.Try(Door.DEVICE, f"{user.pk}-{device}", user)]
    address = slowing.from_address(Door.ADDRESS, client_address(request))
    return [slowing.at_account(username, user), address]


def go_on(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Let in whose password was right, or ask for the code first."""
    if not second_factor.is_used_by(user):
        return let_in(request, user, onward)
    request.session[WAITING] = {"user": user.pk, "next": onward, "at": time.time()}
    return redirect("login_code")


def waiting(request: HttpRequest) -> tuple[User, str] | None:
    """Give who waits for the code and where they go then; None where nobody does any more."""
    kept = request.session.get(WAITING)
    if not kept or not 0 <= time.time() - kept["at"] <= PATIENCE:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    return (user, kept["next"]) if user else None


def let_in(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Begin the session and go on; the device is known from now on."""
    request.session.pop(WAITING, None)
    auth.login(request, user)
    response = redirect("resend") if typed(request) else redirect(onward)
    devices.remember(request, response, user)
    return response


def never_kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view whose posts are kept nowhere: a secret vote."""
    view.is_never_kept = True
    return view


def typed(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the forms that wait to be sent again: where they go, the token of their page, what they
    hold, the beginning of it in words, and whether there were files."""
    return request.session.get(TYPED, [])


def keep_typed(request: HttpRequest) -> None:
    """Keep what was sent without a session until somebody has come in, the last form of each
    address; files and passwords are not kept. Only what came from a page of ours gets here (CSRF).
    """
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in TOKENS and "password" not in name
    ]
    form = {
        "path": request.get_full_path(),
        "once": request.POST.get("once", ""),
        "fields": fields,
        "words": " · ".join(_words(fields))[:MOST_WORDS],
        "files": bool(request.FILES),
    }
    if fields and _length(form) <= MOST_TYPED:
        forms = [*_without(request, form["path"]), form][-MOST_FORMS:]
        while sum(map(_length, forms)) > MOST_TYPED:
            del forms[0]
        request.session[TYPED] = forms


def forget_typed(request: HttpRequest) -> None:
    """Let the form go that waited for this address: it has come."""
    if TYPED in request.session:
        request.session[TYPED] = _without(request, request.get_full_path())


def _without(request: HttpRequest, path: str) -> list[dict[str, Any]]:
    return [form for form in typed(request) if form["path"] != path]


def _words(fields: list[list[str]]) -> list[str]:
    """Give what a person wrote: no number of a choice, no mark of a page."""
    own = (value for name, value in fields if name not in ("seen", "apart"))
    return [value for value in own if any(sign.isspace() for sign in value) or value.istitle()]


def _length(form: dict[str, Any]) -> int:
    return sum(len(name) + len(value) for name, value in form["fields"])
