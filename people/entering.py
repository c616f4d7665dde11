"""The way in: password, the second factor where there is one, and on to the page asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people import devices, second_factor, slowing
from people.models import Door, User
from procedure.asking import client_address

WAITING = "entering"  # whose password was right, while the code is asked for
PATIENCE = 10 * 60  # seconds
TOKENS = ("csrfmiddlewaretoken", "once", "again-code")  # each page has its own
TYPED = "typed"  # what was sent after the session had ended
MOST_TYPED = 500_000  # signs


def enter(request: HttpRequest, username: str, password: str) -> User | None:
    """Give the user whose password it is, None where it is not; SlowedError where the next try has
    to wait."""
    user = User.objects.filter(username=username).first()
    tries = _tries(request, username, user)
    slowing.count(tries)
    entered = auth.authenticate(request, username=username, password=password)
    if entered is not None:
        slowing.passed(tries)
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
    response = redirect("resend") if TYPED in request.session else redirect(onward)
    devices.remember(request, response, user)
    return response


def never_kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view whose posts are kept nowhere: a secret vote."""
    view.is_never_kept = True
    return view


def keep_typed(request: HttpRequest) -> None:
    """Keep what was sent without a session until somebody has come in; files and passwords are
    not kept. Only what came from a page of ours gets here (CSRF)."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in TOKENS and "password" not in name
    ]
    length = sum(len(name) + len(value) for name, value in fields)
    if fields and length <= MOST_TYPED:
        kept: dict[str, Any] = {"path": request.get_full_path(), "fields": fields}
        request.session[TYPED] = {**kept, "files": bool(request.FILES)}
