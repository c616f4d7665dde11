"""The pages of every submission: writing it, keeping what is typed, sending it, taking it back,
deciding on it. A room finds its submission and who acts, and supplies form, act and words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol, TypeVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from campaigns.rules.deadlines import closes_at
from law.findings import Finding
from people.roles import Actor
from procedure.acting import attempt, carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, posted, ticked

from .forms import LateForm, SendBackForm
from .lateness import days_late, deadline_for, proposed_day
from .models import Submission
from .stepping import version_of

S = TypeVar("S", bound=Submission)
Act = Callable[..., Any]


class Editor(Protocol):
    """The form of a room, of one or of many parts."""

    @property
    def has_errors(self) -> bool: ...

    def is_valid(self) -> bool: ...


# --- Writing ------------------------------------------------------------------------------------


def edit_page(
    request: HttpRequest,
    submission: S,
    editor: Editor,
    save: Act,
    *,
    closed: str,
    template: str,
    context: Callable[[], dict],
    onward: Callable[[], HttpResponse],
) -> HttpResponse:
    """Show the form, or keep what was sent and go `onward`; `closed` is told where the submission
    is not the unit's to write any more. `save` takes `seen` and `quietly`."""
    if not submission.is_editable:
        messages.info(request, closed)
        return redirect(submission)
    is_sent = request.method == "POST" and "add" not in request.POST
    kept, refusals = _kept(request, editor, save) if is_sent else (None, [])
    if kept:
        return onward()
    seen = request.POST.get("seen") or version_of(submission)
    return render(request, template, {**context(), "refusals": refusals, "seen": seen})


def autosave_part(
    request: HttpRequest,
    submission: S,
    editor: Editor,
    save: Act,
    *,
    template: str,
    context: Callable[[S], dict],
) -> HttpResponse:
    """Keep what has been typed so far, and give what stands beside the form."""
    kept, refusals = _kept(request, editor, save, quietly=True)
    state = {
        "is_saved": bool(kept),
        "refusals": refusals,
        "has_errors": editor.has_errors,
        "seen": version_of(kept) if kept else request.POST.get("seen", ""),
    }
    return render(request, template, {**context(kept or submission), **state})


def _kept(
    request: HttpRequest, editor: Editor, save: Act, *, quietly: bool = False
) -> tuple[Any, list[Finding]]:
    """Keep a form that can be read and give the submission as it is then; None and why where
    something refuses."""
    if not editor.is_valid():
        return None, []
    return attempt(save, seen=request.POST.get("seen", ""), quietly=quietly)


# --- Sending ------------------------------------------------------------------------------------


def submit_page(
    request: HttpRequest,
    submission: Submission,
    act: Act,
    *,
    was_sent: str,
    done: str,
    template: str,
    context: Callable[[], dict],
) -> HttpResponse:
    """Show what will be sent, what it lacks and whether it is late; then send it."""
    if not submission.is_editable:
        messages.info(request, was_sent)
        return redirect(submission)
    form = LateForm(posted(request), initial={"late_reason": submission.late_reason})
    if carry_out(form, act):
        messages.success(request, done)
        return redirect(submission)
    return render(request, template, {**lateness_of(submission), **context(), "form": form})


def lateness_of(submission: Submission) -> dict:
    """Give by how many days a sending of today is late, and when the deadline closed."""
    deadline = deadline_for(submission)
    return {
        "days_late": days_late(submission),
        "closed": closes_at(deadline) if deadline else "",
    }


def withdraw(request: HttpRequest, submission: Submission, act: Act, *, done: str) -> HttpResponse:
    """Take a sent submission back and show it."""
    if done_or_told(request, act, submission):
        messages.success(request, done)
    return redirect(submission)


# --- Deciding -----------------------------------------------------------------------------------


def chosen_of(request: HttpRequest, name: str, rows: QuerySet[S], by: Actor) -> list[S]:
    """Give the submissions that were ticked under a name; 404 unless all are of one campaign, in
    the commune of who decides."""
    chosen = ticked(request, name, rows)
    campaigns = {(submission.campaign_id, submission.commune.pk) for submission in chosen}
    if len(campaigns) > 1 or any(commune != by.commune_id for _, commune in campaigns):
        raise Http404
    return chosen


def confirm_page(
    request: HttpRequest,
    chosen: list[S],
    act: Act,
    *,
    done: Callable[[list[S]], str],
    onward: str,
    template: str,
    context: Callable[[], dict],
) -> HttpResponse:
    """Show what was chosen; then do the act with all of it or with nothing."""
    refusals: list[Finding] = []
    if request.method == "POST":
        decided, refusals = attempt(act, chosen)
        if decided:
            messages.success(request, done(decided))
            return redirect(onward)
    return render(request, template, {**context(), "chosen": chosen, "refusals": refusals})


def send_back_page(
    request: HttpRequest,
    act: Act,
    *,
    lead: str,
    back: str,
    done: str,
    onward: str = "",
    today: date | None = None,
) -> HttpResponse:
    """Ask for the reason and a new day, from `today` on proposing one; then send back."""
    question = Question("Trả lại để bổ sung", back=back, lead=lead, word="Trả lại")
    form = SendBackForm(posted(request), initial={"due_on": proposed_day(today)} if today else {})
    return ask_for_reason(request, form, act, question, done=done, onward=onward)
