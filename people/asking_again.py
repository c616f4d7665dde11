"""Who uses a second factor is asked for it again before what cannot be taken back.

`asks_again` is the one seam: put it on the view that issues, revokes or exports everything.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from people import second_factor
from people.entering import TOKENS
from people.forms.account import FactorCodeForm
from people.slowing import SlowedError

ASKED = "second_factor_at"  # when the user of this session last gave a code
GOOD_FOR = 10 * 60  # seconds to come to the page
GOOD_FOR_SENDING = 60 * 60  # and to fill it in
FIELD = "again-code"
LOOKS = "again-looks"  # the page was only to be looked at


def note(request: HttpRequest) -> None:
    """Note that the user has just given a code."""
    request.session[ASKED] = time.time()


def forget(request: HttpRequest) -> None:
    """Ask the user of this session no more."""
    request.session.pop(ASKED, None)


def has_second_factor(request: HttpRequest) -> bool:
    """Say whether the user of this session came in with a second factor."""
    return ASKED in request.session


def asks_again(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view begin only when its user gave a code a short time ago.

    What was posted waits in the page that asks, and goes on with the right code; a file does not.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not has_second_factor(request) or _is_fresh(request):
            return view(request, *args, **kwargs)
        form = FactorCodeForm(request.POST if FIELD in request.POST else None, prefix="again")
        if not (form.is_valid() and _is_right(request, form)):
            return _page(request, form)
        note(request)
        if LOOKS in request.POST:
            return redirect(request.get_full_path())
        return view(request, *args, **kwargs)

    return asked


def _is_fresh(request: HttpRequest) -> bool:
    is_sent = request.method == "POST" and LOOKS not in request.POST
    limit = GOOD_FOR_SENDING if is_sent else GOOD_FOR
    return 0 <= time.time() - request.session[ASKED] <= limit


def _is_right(request: HttpRequest, form: FactorCodeForm) -> bool:
    try:
        right = second_factor.is_right(request.user, form.cleaned_data["code"])
    except SlowedError as slowed:
        form.add_error("code", str(slowed))
        return False
    if not right:
        form.add_error("code", FactorCodeForm.WRONG)
    return right


def _page(request: HttpRequest, form: FactorCodeForm) -> HttpResponse:
    posted = request.POST.lists() if request.method == "POST" else [(LOOKS, ["1"])]
    kept = [
        (name, value) for name, values in posted for value in values if name not in (*TOKENS, FIELD)
    ]
    context = {"form": form, "kept": kept, "has_files": bool(request.FILES)}
    return render(request, "registration/ask_again.html", context)
