"""What meetings of the council concluded on initiatives: shown, decided, opened again."""

from __future__ import annotations

from functools import partial

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Campaign
from initiatives import actions as initiatives
from initiatives.council import late_findings
from initiatives.forms.council import NoteDecisionForm, ReopenForm
from initiatives.models import CouncilSession
from initiatives.rules.stages import Stage
from initiatives.signed import decisions
from people.asking_again import asks_again
from people.roles import Permission, can, require
from procedure.asking import Question, ask_for_reason, posted
from signing.sources import paper_of
from ui.paging import page_of

from .access import initiative_of
from .council import REVIEW, desk_of

VIEW = Permission.VIEW_INITIATIVES
SESSIONS_A_PAGE = 50


def session_of(request: HttpRequest, pk: int) -> CouncilSession:
    """Give a session of the user's commune, for whom all initiatives of it are open; 404
    otherwise."""
    rows = CouncilSession.objects.select_related(
        "meeting__campaign__commune", "meeting__council__commune"
    )
    session = get_object_or_404(rows, pk=pk)
    if not sees_sessions(request, session.campaign):
        raise Http404
    return session


def sees_sessions(request: HttpRequest, campaign: Campaign) -> bool:
    """Say whether the user sits in the council or keeps its papers: who scores, who issues."""
    allowed = (Permission.SCORE_INITIATIVES, Permission.ISSUE_PAPERS)
    return any(can(request.user, permission, campaign.commune) for permission in allowed)


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions of the commune, the newest first, with what they concluded."""
    commune = request.commune
    if commune is None:
        raise Http404
    scores = can(request.user, Permission.SCORE_INITIATIVES, commune)
    if not scores:
        require(request.user, Permission.ISSUE_PAPERS, commune)
    rows = CouncilSession.objects.filter(meeting__campaign__commune=commune).select_related(
        "meeting__campaign"
    )
    counted = rows.order_by("-meeting__held_on", "-pk").annotate(
        recognised=Count("verdicts", filter=Q(verdicts__is_recognised=True)),
        refused=Count("verdicts", filter=Q(verdicts__is_recognised=False)),
    )
    context = {
        "page": page_of(counted, SESSIONS_A_PAGE, request.GET),
        "may_review": can(request.user, REVIEW, commune),
        "may_score": scores,
    }
    return render(request, "initiatives/sessions.html", context)


# --- One session --------------------------------------------------------------------------------


@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a session concluded, whether that was late, and its papers."""
    council_session = session_of(request, pk)
    commune = council_session.commune
    verdicts = council_session.verdicts.select_related("initiative__unit").prefetch_related(
        "initiative__authors"
    )
    decided_on = council_session.decision_on or council_session.held_on
    context = {
        "session": council_session,
        "late": late_findings([verdict.initiative for verdict in verdicts], commune, decided_on),
        "verdicts": verdicts,
        "may_review": can(request.user, REVIEW, commune),
        "paper": paper_of(decisions, council_session),
        "has_recognised": any(verdict.is_recognised for verdict in verdicts),
        "may_issue": can(request.user, Permission.ISSUE_PAPERS, commune),
    }
    return render(request, "initiatives/session.html", context)


@asks_again
@require_http_methods(["GET", "POST"])
def note_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the number and the day of a decision that was issued outside the program."""
    session = session_of(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, session.commune)
    return ask_for_reason(
        request,
        NoteDecisionForm(posted(request), initial={"on": session.held_on}),
        partial(initiatives.note_decision, session, by=by),
        Question(
            "Ghi số quyết định công nhận",
            back=session.get_absolute_url(),
            lead="Quyết định đã ban hành ở ngoài phần mềm.",
        ),
        done="Đã ghi số quyết định.",
    )


@asks_again
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why a verdict is opened again; then put the initiative before the council again."""
    initiative = initiative_of(request, pk)
    by = require(request.user, REVIEW, initiative.commune)
    return ask_for_reason(
        request,
        ReopenForm(posted(request)),
        partial(initiatives.reopen, initiative, by=by),
        Question(
            "Xét lại sáng kiến",
            back=initiative.get_absolute_url(),
            lead=f"{initiative}: {initiative.state.word}.",
            word="Xét lại",
        ),
        done=f"“{initiative.name}” trở lại “{Stage.REVIEWED.word}”.",
        onward=desk_of(initiative.campaign_id),
    )
