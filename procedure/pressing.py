"""A press counts once: who presses again gets the answer of the first press.

Each form of a page carries a token (`{% csrf_token %}` writes it, `ui/templatetags/forms.py`). What
is posted with it claims a row, unique in the database, before the view runs, and keeps there where
the view led to. A press that led nowhere (a form with mistakes, a failure) gives its claim back.
Each transaction that writes says so on the claim (`procedure/writing.py`): of a press whose server
died or hung it is known whether it was done. Where it was not, who presses again does it.
Where a token is missing nothing is claimed: a program that posts knows what it does.
See docs/adr/0021-edits-and-presses.md.
"""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.db import Error, IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone

from .models import Press
from .writing import OvertakenError, Witness

logger = logging.getLogger(__name__)

FIELD = "once"
PATIENCE = 8.0  # seconds that a second press waits for the answer of the first
PAUSE = 0.1
HEAD = 64 * 1024  # of a file; with its name and size that tells it from another


class PressMiddleware:
    """Answer a second press as the first was answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _counts(request):
            return self.get_response(request)
        key = _key(request)
        while (press := _claimed(key)) is None:
            if earlier := _awaited(key):
                return _again(request, earlier)
        return self._first(request, press)

    def _first(self, request: HttpRequest, press: Press) -> HttpResponse:
        response = None
        try:
            with connection.execute_wrapper(Witness(press)):
                response = self.get_response(request)
        finally:
            _settle(request, press, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer who was too slow, so that another press did it, as that one is answered."""
        if isinstance(error, OvertakenError):
            return _again(request, _awaited(error.key))
        return None


def _counts(request: HttpRequest) -> bool:
    """Say whether a request is a press. Who enters twice begins two sessions: an answer without
    its own would lead nowhere."""
    is_press = request.method == "POST" and not request.htmx and FIELD in request.POST
    return is_press and not _is_the_login(request.path)


def _key(request: HttpRequest) -> str:
    """Give what a press is known by: its token, who pressed, where it went and all that was sent.
    A page that was gone back to and changed is another press."""
    told = sha256(f"{request.user.pk} {request.path}".encode())
    for name, values in sorted(request.POST.lists()):
        if name != "csrfmiddlewaretoken":
            told.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            told.update(repr((name, file.name, file.size)).encode() + file.read(HEAD))
            file.seek(0)
    return told.hexdigest()


def _claimed(key: str) -> Press | None:
    """Give the row of a press; None where it has been claimed before."""
    try:
        with transaction.atomic():
            return Press.objects.create(key=key)
    except IntegrityError:
        return None


def _settle(request: HttpRequest, press: Press, response: HttpResponse | None) -> None:
    """Keep where a press led, or give its claim back. What failed after it had written keeps its
    claim: it is not done once more."""
    claim = Press.objects.filter(pk=press.pk)
    answer = getattr(response, "url", "")
    try:
        if _leads_on(answer):
            claim.update(answer=answer, said=_said(request))
        elif response is not None and response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            claim.delete()
        else:
            connection.close_if_unusable_or_obsolete()
            claim.filter(wrote=False).delete()
    except Error:  # the database has gone meanwhile: whoever presses again asks the claim
        logger.warning("Chưa ghi được kết quả của lần bấm ở %s.", request.path)


def _leads_on(answer: str) -> bool:
    is_too_long = len(answer) > Press._meta.get_field("answer").max_length
    return bool(answer) and not is_too_long and not _is_the_login(answer)


def _is_the_login(address: str) -> bool:
    """Say whether an address is the login page. A press that led there did nothing: its session
    had ended."""
    return address.partition("?")[0] == resolve_url(settings.LOGIN_URL)


def _said(request: HttpRequest) -> list[list]:
    """Give what the next page will say, and leave it to be said."""
    storage = messages.get_messages(request)
    words = [[message.level, str(message)] for message in storage]
    storage.used = False
    return words


def _again(request: HttpRequest, press: Press | None) -> HttpResponse:
    if press is None or not press.answer:
        has_written = press is not None and press.wrote
        context = {"has_written": has_written}
        return render(request, "procedure/pressed.html", context, status=HTTPStatus.CONFLICT)
    waiting = _said(request)
    for level, sentence in press.said:
        if [level, sentence] not in waiting:
            messages.add_message(request, level, sentence)
    return redirect(press.answer)


def _awaited(key: str) -> Press | None:
    """Give the first press when it has its answer, or without one where that takes too long; None
    where its claim is free again."""
    last = time.monotonic() + PATIENCE
    while (press := Press.objects.filter(key=key).first()) and not press.answer:
        if time.monotonic() > last or _is_old(press):
            return None if _is_taken_from(press) else press
        time.sleep(PAUSE)
    return press


def _is_old(press: Press) -> bool:
    """Say whether a press should have its answer by now, or the clock was set back since."""
    return abs(timezone.now() - press.pressed_at) > timedelta(seconds=PATIENCE)


@transaction.atomic
def _is_taken_from(press: Press) -> bool:
    """Free the claim of a press that has written nothing: its server died, or it is too slow and
    finds its claim gone before it writes. A claim that is being written on stays."""
    left = Press.objects.select_for_update(skip_locked=True).filter(pk=press.pk, wrote=False)
    return bool([claim.delete() for claim in left.filter(answer="")])
