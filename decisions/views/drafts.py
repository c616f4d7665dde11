"""A drafted decision: its page, and the steps from the chair's reading to the signed paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from attachments.telling import tell_what_was_taken_out
from decisions import actions as decisions
from decisions.facts.changes import ChangeOverview, changes_of
from decisions.facts.drafts import DraftOverview, overview_of
from decisions.forms.drafts import IssueDecisionForm, ReturnForm
from decisions.models import AwardDecision, DecisionDraft
from decisions.rules.drafting import DraftStage
from decisions.signed import drafts
from decisions.views.access import draft_of
from documents.handing import a_signed_file
from law.values import Override
from people.asking_again import asks_again
from people.roles import Permission, can, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, posted
from regulations.facts import overrides_for
from signing.forms import SignedForm
from signing.handing import a_paper
from signing.signers import signs_here
from signing.views import number_form
from ui.paging import page_of

NAMES_A_PAGE = 30


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft and the step it waits for; an issued one leads to its decision."""
    made = draft_of(request, pk)
    return redirect(made.outcome) if made.outcome else _page(request, made)


@require_http_methods(["GET", "POST"])
def draft_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Take number, day and signer of an approved draft, and print it for signing."""
    made = draft_of(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, made.commune)
    if made.outcome:
        return redirect(made.outcome)
    overrides = overrides_for(made.commune)
    form = number_form(request, drafts, made, overrides)
    if carry_out(form, decisions.number, made, by=by):
        messages.success(request, "Đã ghi số, ngày, người ký. Hãy tải bản in để trình ký.")
        return redirect(made)
    return _page(request, made, overrides, number_form=form)


@require_http_methods(["GET", "POST"])
def draft_attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the scan of the signed paper."""
    made = draft_of(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, made.commune)
    if made.outcome:
        return redirect(made.outcome)
    form = SignedForm(posted(request), request.FILES or None)
    if carry_out(form, decisions.attach_signed, made, by=by):
        messages.success(request, "Đã giữ bản đã ký. Hãy xem lại rồi ban hành.")
        tell_what_was_taken_out(request, form)
        return redirect(made)
    return _page(request, made, signed_form=form)


@asks_again
@require_http_methods(["GET", "POST"])
def draft_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, with the warnings, then put the signed decision in force."""
    made = draft_of(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, made.commune)
    if made.outcome:
        return redirect(made.outcome)
    overview = _overview(made, overrides_for(made.commune))
    form = IssueDecisionForm(posted(request))
    if decision := carry_out(form, decisions.issue, made, by=by):
        messages.success(request, _issued(made, decision))
        return redirect(decision)
    context = {"made": made, "overview": overview, "form": form}
    return render(request, "decisions/draft_issue.html", context)


@require_http_methods(["GET", "POST"])
def draft_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the chair return a draft with a reason."""
    made = draft_of(request, pk)
    by = require(request.user, Permission.APPROVE_DECISIONS, made.commune)
    return ask_for_reason(
        request,
        ReturnForm(posted(request)),
        partial(decisions.send_back, made, by=by),
        Question(f"Trả lại {made.called}", back=made.get_absolute_url(), word="Trả lại"),
        done="Đã trả lại dự thảo; người soạn được báo.",
    )


@require_POST
def draft_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the chair approve a draft for signing."""
    done = "Đã duyệt. Văn phòng được báo để lấy số và in trình ký."
    return _stepped(request, pk, Permission.APPROVE_DECISIONS, decisions.approve, done)


@require_POST
def draft_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft before the chair."""
    return _stepped(
        request, pk, Permission.RECORD_DECISIONS, decisions.submit, "Đã chuyển dự thảo đi."
    )


@require_POST
def draft_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a draft back to write in it."""
    done = "Đã rút dự thảo về để sửa."
    return _stepped(request, pk, Permission.RECORD_DECISIONS, decisions.take_back, done)


@require_POST
def draft_let_number_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a number that was entered by mistake off a draft."""
    done = "Đã bỏ số. Hãy nhập lại số, ngày, người ký."
    return _stepped(request, pk, Permission.ISSUE_PAPERS, decisions.let_number_go, done)


@require_http_methods(["GET", "POST"])
def draft_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then throw a draft away."""
    made = draft_of(request, pk)
    by = require(request.user, Permission.RECORD_DECISIONS, made.commune)
    if request.method == "POST" and done_or_told(request, decisions.discard, made, by=by):
        messages.success(request, "Đã bỏ dự thảo; các hồ sơ lại chờ quyết định.")
        return redirect("decisions:list")
    return render(request, "decisions/draft_discard.html", {"made": made})


@require_safe
def draft_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the paper: the draft, marked as such; with its number, the very print to be signed."""
    made = draft_of(request, pk)
    name = f"{'quyet-dinh' if made.paper else 'du-thao-quyet-dinh'} {made.campaign.year or ''}"
    return a_paper(request, drafts, made, suffix, name, otherwise=made)


@require_safe
def draft_signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the scan of the signed paper."""
    made = draft_of(request, pk)
    return a_signed_file(made.paper) if made.paper else redirect(made)


def _stepped(
    request: HttpRequest, pk: int, permission: Permission, act: Callable, done: str
) -> HttpResponse:
    """Do a step that asks for nothing, and say so."""
    made = draft_of(request, pk)
    by = require(request.user, permission, made.commune)
    if done_or_told(request, act, made, by=by):
        messages.success(request, done)
    return redirect(made)


def _overview(
    made: DecisionDraft, overrides: tuple[Override, ...]
) -> DraftOverview | ChangeOverview:
    return changes_of(made, overrides) if made.target else overview_of(made, overrides)


def _issued(made: DecisionDraft, decision: AwardDecision) -> str:
    if made.target:
        return f"Đã ban hành quyết định số {made.paper.number} về {decision.called}."
    return f"Đã ban hành {decision.called}. Chưa báo cho ai."


def _page(
    request: HttpRequest,
    made: DecisionDraft,
    overrides: tuple[Override, ...] | None = None,
    **forms,
) -> HttpResponse:
    overrides = overrides_for(made.commune) if overrides is None else overrides
    overview = _overview(made, overrides)
    user, commune = request.user, made.commune
    context = {
        "made": made,
        "overview": overview,
        "page": page_of(overview.rows, NAMES_A_PAGE, request.GET),
        "may_write": can(user, Permission.RECORD_DECISIONS, commune),
        "may_issue": can(user, Permission.ISSUE_PAPERS, commune),
        "may_read": can(user, Permission.APPROVE_DECISIONS, commune),
        "signed_form": SignedForm(),
        "signs_here": signs_here,  # asked only where the page says it
    }
    if made.state is DraftStage.APPROVED and not made.paper and "number_form" not in forms:
        forms["number_form"] = number_form(request, drafts, made, overrides)
    return render(request, "decisions/draft.html", context | forms)
