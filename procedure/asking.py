"""What a page hears from the person before it: what was posted, ticked, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from ipaddress import ip_address
from typing import Any, TypeVar

from django.conf import settings
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from procedure.acting import carry_out

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Question:
    """A page that asks before an act: its heading and what stands below it, the word on the
    button, and the address that leads back."""

    title: str
    back: str
    lead: str = ""
    word: str = "Lưu"


def ask_for_reason(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[..., Any],
    question: Question,
    *,
    done: str | Callable[[Any], str],
    onward: str | Callable[[Any], str] = "",
) -> HttpResponse:
    """Ask for what an act needs (a reason, a day); then do it, say what was `done` and go on to
    `onward`, or back. What is refused is said on the form."""
    if result := carry_out(form, act):
        messages.success(request, done if isinstance(done, str) else done(result))
        return redirect((onward(result) if callable(onward) else onward) or question.back)
    return render(request, "procedure/form.html", {"form": form, **asdict(question)})


def posted(request: HttpRequest) -> QueryDict | None:
    """Give what was posted, though it be nothing; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def number_in(text: str) -> int | None:
    """Give the number of a row that a text of the address or of a form names; None otherwise."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def numbers_of(request: HttpRequest, name: str) -> list[int]:
    """Give the numbers that were ticked under a name, each once; what is no number is none."""
    numbers = (number_in(text) for text in _texts(request, name))
    return list(dict.fromkeys(number for number in numbers if number is not None))


def ticked(request: HttpRequest, name: str, rows: QuerySet[M]) -> list[M]:
    """Give all rows whose numbers were ticked under a name; 404 where one is not among them."""
    chosen = list(rows.filter(pk__in=numbers_of(request, name)))
    if len(chosen) != len(set(_texts(request, name))):
        raise Http404
    return chosen


def _texts(request: HttpRequest, name: str) -> list[str]:
    """Give what was posted under a name, else what the address of the page says."""
    return request.POST.getlist(name) or request.GET.getlist(name)


def client_address(request: HttpRequest) -> str:
    """Give the address that a request came from, past the proxies that are ours.

    Each of them adds whom it heard to X-Forwarded-For; what stands before was written by strangers.
    """
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    nearest = request.META.get("REMOTE_ADDR", "")
    count = settings.PROXY_COUNT
    address = passed[-count].strip() if 0 < count <= len(passed) else nearest
    return address if _is_address(address) else nearest


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def page_before(request: HttpRequest, otherwise: str) -> str:
    """Give the page of ours that the user came from."""
    before = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure())
    return before if is_ours else otherwise
