"""Sessions of the council: recorded after a look at what would be kept, shown, opened again."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Campaign
from initiatives import actions as initiatives
from initiatives.council import (
    Scored,
    accepted,
    late_findings,
    matters_of,
    members_of,
    scored,
    under_review,
)
from initiatives.forms.council import IssueForm, ReopenForm, WithdrawForm
from initiatives.forms.sessions import SessionEditor, concluded_in, with_another_seat
from initiatives.models import CouncilSession, Initiative
from initiatives.rules.sittings import Sitting, faults, remarks
from initiatives.rules.stages import Stage
from people.roles import Permission, can, require
from procedure.acting import attempt
from procedure.asking import Question, ask_for_reason, posted
from registrations.consolidation import current_campaign

from .access import initiative_of
from .council import REVIEW, desk_of

VIEW = Permission.VIEW_INITIATIVES
SESSIONS_A_PAGE = 50


def session_of(request: HttpRequest, pk: int) -> CouncilSession:
    """Give a session of the user's commune, for whom all initiatives of it are open; 404
    otherwise."""
    rows = CouncilSession.objects.select_related("campaign__commune")
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
    if not can(request.user, Permission.ISSUE_PAPERS, commune):
        require(request.user, Permission.SCORE_INITIATIVES, commune)
    rows = CouncilSession.objects.filter(campaign__commune=commune).select_related("campaign")
    counted = rows.order_by("-held_on", "-pk").annotate(
        recognised=Count("verdicts", filter=Q(verdicts__is_recognised=True)),
        refused=Count("verdicts", filter=Q(verdicts__is_recognised=False)),
    )
    context = {
        "page": Paginator(counted, SESSIONS_A_PAGE).get_page(request.GET.get("trang")),
        "may_review": can(request.user, REVIEW, commune),
    }
    return render(request, "initiatives/sessions.html", context)


# --- Recording ----------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def session_add(request: HttpRequest) -> HttpResponse:
    """Ask for the record of a session, show what would be kept, and keep it."""
    by = require(request.user, REVIEW, request.commune)
    wanted = request.POST.get("campaign") or request.GET.get("phong_trao", "")
    campaign = current_campaign(request.user, request.commune, wanted)
    if campaign is None:
        messages.warning(request, "Chưa có phong trào nào được phát động.")
        return redirect("initiatives:sessions")
    scores = scored(list(_before(campaign, request)), campaign.commune)
    if request.method == "GET":
        return _form(request, campaign, scores, _fresh(campaign, scores))
    if "add" in request.POST:
        grown = SessionEditor(with_another_seat(request.POST), scores=scores)
        return _form(request, campaign, scores, grown, quiet=True)
    editor = SessionEditor(request.POST, scores=scores)
    if not editor.is_valid() or "change" in request.POST:
        return _form(request, campaign, scores, editor)
    sitting, matters = editor.sitting(), matters_of(scores)
    if refusals := faults(sitting, matters, campaign.commune.today()):
        return _form(request, campaign, scores, editor, refusals)
    if "confirmed" not in request.POST:
        return _shown(request, campaign, scores, sitting)
    session, refusals = attempt(initiatives.record_session, campaign, sitting, by=by)
    if refusals:
        return _form(request, campaign, scores, editor, refusals)
    messages.success(request, "Đã ghi phiên họp; tác giả và trưởng đơn vị được báo kết quả.")
    return redirect(session)


def _before(campaign: Campaign, request: HttpRequest) -> QuerySet[Initiative]:
    """Give what may be concluded on, and what the sent form concludes on: what somebody else has
    concluded meanwhile is to be refused, not dropped."""
    numbers = concluded_in(request.POST)
    sent = accepted(campaign).filter(pk__in=numbers) if numbers else accepted(campaign).none()
    return under_review(campaign) | sent


def _fresh(campaign: Campaign, scores: list[Scored]) -> SessionEditor:
    first = {"held_on": campaign.commune.today()}
    members = members_of(campaign.commune)
    return SessionEditor(None, scores=scores, members=members, first=first)


def _form(
    request: HttpRequest,
    campaign: Campaign,
    scores: list[Scored],
    editor: SessionEditor,
    refusals=(),
    *,
    quiet: bool = False,
) -> HttpResponse:
    context = {
        "campaign": campaign,
        "editor": editor,
        "refusals": refusals,
        "is_wrong": not quiet and not refusals and editor.has_errors,
        "back": desk_of(campaign.pk),
    }
    return render(request, "initiatives/session_form.html", context)


def _shown(
    request: HttpRequest, campaign: Campaign, scores: list[Scored], sitting: Sitting
) -> HttpResponse:
    """Show the counts and the names before anything is kept; what was typed travels along."""
    by_number = {one.initiative.pk: one for one in scores}
    concluded = [(by_number[ruling.pk], ruling) for ruling in sitting.rulings]
    context = {
        "campaign": campaign,
        "sitting": sitting,
        "recognised": [pair for pair in concluded if pair[1].is_recognised],
        "refused": [pair for pair in concluded if not pair[1].is_recognised],
        "remarks": [
            *remarks(sitting, matters_of(scores)),
            *late_findings([one.initiative for one, _ in concluded], sitting.decided_on),
        ],
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", "confirmed", "change", "add")
        ],
    }
    return render(request, "initiatives/session_confirm.html", context)


# --- One session --------------------------------------------------------------------------------


@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who sat in a session, what it concluded, and its papers."""
    council_session = session_of(request, pk)
    verdicts = council_session.verdicts.select_related("initiative__unit").prefetch_related(
        "initiative__authors"
    )
    context = {
        "session": council_session,
        "attendances": council_session.attendances.all(),
        "verdicts": verdicts,
        "may_review": can(request.user, REVIEW, council_session.commune),
        "issued": initiatives.issued_decision(council_session),
        "has_recognised": any(one.is_recognised for one in verdicts),
        "may_issue": can(request.user, Permission.ISSUE_PAPERS, council_session.commune),
    }
    return render(request, "initiatives/session.html", context)


@require_http_methods(["GET", "POST"])
def issue_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the day of the decision; then take its number and freeze it."""
    session = session_of(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, session.commune)
    names = session.verdicts.filter(is_recognised=True).values_list("initiative__name", flat=True)
    first_day = max(session.held_on, session.commune.today())
    return ask_for_reason(
        request,
        IssueForm(posted(request), initial={"on": first_day}),
        partial(initiatives.issue_decision, session, by=by),
        Question(
            "Ban hành quyết định công nhận",
            back=session.get_absolute_url(),
            lead=f"Lấy số và giữ nguyên bản quyết định công nhận {len(names)} sáng kiến: "
            f"{'; '.join(names)}.",
            word="Ban hành",
        ),
        done=lambda paper: f"Đã ban hành Quyết định số {paper.number}.",
    )


@require_http_methods(["GET", "POST"])
def withdraw_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why an issued decision is taken back; then take it back."""
    session = session_of(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, session.commune)
    number = session.decision_number
    return ask_for_reason(
        request,
        WithdrawForm(posted(request)),
        partial(initiatives.withdraw_decision, session, by=by),
        Question(
            "Thu hồi quyết định công nhận",
            back=session.get_absolute_url(),
            lead=f"Quyết định số {number}." if number else "",
            word="Thu hồi",
        ),
        done="Đã thu hồi quyết định; số cũ không dùng lại.",
    )


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
