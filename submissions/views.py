"""The pages of every submission: writing it, keeping what is typed, sending it, taking it back,
deciding on it. A room finds its submission and who acts, and supplies form, act and words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from campaigns.rules.deadlines import closes_at
from law.findings import Finding, Level
from people.roles import Actor
from procedure.acting import attempt, carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, posted, ticked
from procedure.editing import APART, SEEN, Build, Editing, editing, seen_of
from procedure.refusal import refuse

from .forms import LateForm, SendBackForm
from .lateness import days_late, deadline_for, proposed_day
from .models import Submission
from .stepping import all_locked, locked

S = TypeVar("S", bound=Submission)
Act = Callable[..., Any]

_ELSEWHERE = Finding(
    "written_meanwhile",
    "Nội dung này vừa được lưu ở một nơi khác nên chưa lưu đè lên. Bấm “Lưu” để xem hai bản và "
    "chọn; những gì đã nhập vẫn còn.",
    Level.BLOCKER,
)


# --- Writing ------------------------------------------------------------------------------------


def edit_page(
    request: HttpRequest,
    submission: S,
    build: Build,
    save: Act,
    *,
    closed: str,
    template: str,
    context: Callable[[Any], dict],
    onward: Callable[[], HttpResponse],
    lock: Callable[[S], S] = locked,
) -> HttpResponse:
    """Show the form, or keep what was sent and go `onward`; `closed` is told where the submission
    is not the unit's to write any more. `save` takes the form and `quietly`."""
    if not submission.is_editable:
        messages.info(request, closed)
        return redirect(submission)
    is_sent = request.method == "POST" and "add" not in request.POST
    with editing(request, submission, build, lock=lock) as page:
        kept, refusals = _kept(page, save) if is_sent else (None, _said(page))
    if kept:
        return onward()
    context = {**context(page.built), "refusals": refusals, "edition": page, "seen": page.seen}
    return render(request, template, context)


def autosave_part(
    request: HttpRequest,
    submission: S,
    build: Build,
    save: Act,
    *,
    template: str,
    context: Callable[[S], dict],
    lock: Callable[[S], S] = locked,
) -> HttpResponse:
    """Keep what has been typed so far, and give what stands beside the form. Where two versions
    exist nothing is kept until the writer has looked at them and saves."""
    with editing(request, submission, build, lock=lock) as page:
        is_apart = bool(page.said or request.POST.get(APART))
        kept, refusals = (None, [_ELSEWHERE]) if is_apart else _kept(page, save, quietly=True)
    state = {
        "is_saved": bool(kept),
        "refusals": refusals,
        "has_errors": page.built.has_errors,
        "seen": seen_of(build, kept) if kept else request.POST.get(SEEN, ""),
    }
    return render(request, template, {**context(kept or submission), **state})


def _kept(page: Editing, save: Act, *, quietly: bool = False) -> tuple[Any, list[Finding]]:
    """Keep a form that can be read and give the submission as it is then; None and why where
    something refuses."""
    if page.said or not page.built.is_valid():
        return None, _said(page)
    return attempt(save, page.built, quietly=quietly)


def _said(page: Editing) -> list[Finding]:
    return [Finding("written_meanwhile", page.said, Level.BLOCKER)] if page.said else []


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
    """Show what was chosen; then do the act with all of it or with nothing, and only where nothing
    of it was taken back and sent again since the page was made."""
    refusals: list[Finding] = []
    if request.method == "POST":
        decided, refusals = attempt(_as_seen, act, chosen, request.POST.get("stood"))
        if decided:
            messages.success(request, done(decided))
            return redirect(onward)
    shown = {"chosen": chosen, "refusals": refusals, "stood": _stood(chosen)}
    return render(request, template, {**context(), **shown})


@transaction.atomic
def _as_seen(act: Act, chosen: list[S], stood: str | None) -> Any:
    if stood is not None and stood != _stood(all_locked(chosen)):
        refuse(
            "sent_anew",
            "Có nội dung vừa được rút về rồi gửi lại sau khi trang này mở, nên chưa làm gì. Hãy "
            "xem lại bản mới rồi bấm lần nữa.",
        )
    return act(chosen)


def _stood(chosen: list[S]) -> str:
    """Give how many steps each has taken."""
    rows = type(chosen[0])._default_manager.filter(pk__in=[row.pk for row in chosen])
    counted = rows.annotate(steps=Count("moves")).order_by("pk").values_list("pk", "steps")
    return " ".join(f"{pk}:{steps}" for pk, steps in counted)


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
