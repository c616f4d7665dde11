"""A dossier: where it stands, what it holds, what it lacks, how it is judged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from eligibility.merits import Merit
from history.models import Event
from nominations import actions as nominations
from nominations.facts.freezing import last_of, since_sending, thawed
from nominations.facts.gaps import linked
from nominations.facts.kept import judged_of
from nominations.facts.known import known_of
from nominations.facts.registered import registered_as
from nominations.forms.writing import EnclosureForm
from nominations.models import FrozenJudgement, Nomination
from nominations.pages import due_in_words, knows_discipline, uses_of
from nominations.rules.stages import OWED, Stage
from nominations.views.access import may_write, may_write_report, nomination_of, writer_of
from nominations.views.opening import list_of
from people.roles import Permission, can
from procedure.acting import attempt


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dossier whole."""
    nomination = nomination_of(request, pk)
    return render(request, "nominations/detail.html", shown(request, nomination))


def shown(request: HttpRequest, nomination: Nomination, form: EnclosureForm | None = None) -> dict:
    """Give what the page of a dossier shows; `form` is one that was refused."""
    commune = nomination.commune
    is_open = nomination.is_editable
    writes = may_write(request, nomination)
    sees_all = can(request.user, Permission.VIEW_NOMINATIONS, commune, nomination.unit)
    sees_log = can(request.user, Permission.VIEW_HISTORY, commune)
    return {
        "nomination": nomination,
        "stage": nomination.state,
        "due": due_in_words(nomination),
        "back": list_of(nomination.campaign),
        "is_open": is_open,
        "writes": writes and is_open,
        "writes_report": may_write_report(request, nomination) and is_open,
        "may_withdraw": writes and nomination.state is Stage.SUBMITTED,
        "known": known_of(nomination),
        "registered": registered_as(nomination),
        "attachments": nomination.attachments.all(),
        "file_form": form or EnclosureForm(),
        "votes": nomination.review_votes.select_related("review"),
        "sees_reviews": sees_all,
        "moves": nomination.moves.all(),
        "events": Event.objects.about(nomination) if sees_log else None,
        **_merit(nomination),
        **_judged(request, nomination),
    }


def _judged(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """Give what is missing, the judgement, and what was frozen before it with what differs
    since."""
    knows = {"with_discipline": knows_discipline(request.user, nomination)}
    judged = judged_of([nomination])[nomination.pk]
    frozen = list(nomination.judgements.all())
    sent = last_of(FrozenJudgement.Moment.SENT, frozen)
    is_owed = nomination.state in OWED
    return {
        "gaps": linked(judged.gaps, nomination, request.user) if is_owed else [],
        "judgement": judged.told(**knows),
        "frozen": [(row, thawed(row, **knows)) for row in frozen],
        "differences": since_sending(sent, judged.judgement, **knows),
    }


def _merit(nomination: Nomination) -> dict[str, Any]:
    if nomination.person_id is None or nomination.is_short:
        return {"has_merit": False}
    return {
        "has_merit": True,
        "merit": Merit(nomination.merit) if nomination.merit else None,
        "uses": uses_of(nomination),
    }


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft is to be thrown away; then do so."""
    nomination = nomination_of(request, pk)
    by = writer_of(request, nomination)
    refusals = []
    if request.method == "POST":
        called, back = nomination.called, list_of(nomination.campaign)
        _, refusals = attempt(nominations.discard, nomination, by=by)
        if not refusals:
            messages.success(request, f"Đã bỏ {called}.")
            return redirect(back)
    context = {
        "nomination": nomination,
        "refusals": refusals,
        "is_draft": nomination.state is Stage.DRAFT,
        "files": nomination.attachments.count(),
    }
    return render(request, "nominations/discard.html", context)
