"""A press counts once: who presses again gets the answer of the first press.

Each form of a page carries a token (`{% csrf_token %}` writes it, `ui/templatetags/forms.py`). What
is posted with it claims a row, unique in the database, before the view runs, and keeps there where
the view led to. A press that led nowhere (a form with mistakes, a failure) gives its claim back.
Where a token is missing nothing is claimed: a program that posts knows what it does.
See docs/adr/0021-edits-and-presses.md.
"""

from __future__ import annotations

import time
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from .models import Press

FIELD = "once"
PATIENCE = 8.0  # seconds that a second press waits for the answer of the first
PAUSE = 0.1
HEAD = 64 * 1024  # of a file; with its name and size that tells it from another


class PressMiddleware:
    """Answer a second press as the first was answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or request.htmx or FIELD not in request.POST:
            return self.get_response(request)
        key = _key(request)
        if press := _claimed(key):
            return self._first(request, press)
        if earlier := _ended(key):
            return _again(request, earlier)
        return self(request)  # it led nowhere and gave its claim back

    def _first(self, request: HttpRequest, press: Press) -> HttpResponse:
        response = None
        try:
            response = self.get_response(request)
        finally:
            _settle(request, press, getattr(response, "url", ""))
        return response


def _key(request: HttpRequest) -> str:
    """Give what a press is known by: its token, where it went and all that was sent. A page that
    was gone back to and changed is another press."""
    told = sha256(request.path.encode())
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


def _settle(request: HttpRequest, press: Press, answer: str) -> None:
    is_too_long = len(answer) > Press._meta.get_field("answer").max_length
    if not answer or is_too_long or _is_the_login(answer):
        press.delete()
        return
    press.answer, press.said = answer, _said(request)
    press.save(update_fields=["answer", "said"])


def _is_the_login(answer: str) -> bool:
    """Say whether a press only led to the login page: its session had ended, nothing was done."""
    return answer.partition("?")[0] == resolve_url(settings.LOGIN_URL)


def _said(request: HttpRequest) -> list[list]:
    """Give what the next page will say, and leave it to be said."""
    storage = messages.get_messages(request)
    words = [[message.level, str(message)] for message in storage]
    storage.used = False
    return words


def _again(request: HttpRequest, press: Press) -> HttpResponse:
    if not press.answer:
        return render(request, "procedure/pressed.html", status=409)
    waiting = _said(request)
    for level, sentence in press.said:
        if [level, sentence] not in waiting:
            messages.add_message(request, level, sentence)
    return redirect(press.answer)


def _ended(key: str) -> Press | None:
    """Give the first press when it has its answer, or without one where that takes too long; None
    where its claim was given back."""
    last = time.monotonic() + PATIENCE
    while (press := Press.objects.filter(key=key).first()) and not press.answer:
        if time.monotonic() > last:
            break
        time.sleep(PAUSE)
    return press
