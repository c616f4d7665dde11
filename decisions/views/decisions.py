"""Decisions: the list, one with its lines, its file, and taking back."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from attachments.forms import FileForm
from attachments.serving import download
from attachments.telling import tell_what_was_taken_out
from awards.views.recording import PERMISSION
from decisions import actions as decisions
from decisions.forms import CorrectionForm, DecisionFilter
from decisions.models import AwardDecision, DecisionDraft, DecisionFile
from decisions.papers.paylist import paid_of, paylist_letter, paylist_sheet
from decisions.papers.refusal import refusal_of
from decisions.signed import refusals
from decisions.views.access import decision_of, lines_of
from documents.handing import a_file, a_letter, a_signed_file
from documents.issued.issuing import frozen_bytes
from documents.paper.sheet import xlsx
from nominations.models import Nomination
from people.actions.writing import commune_first
from people.asking_again import asks_again
from people.roles import Permission, can, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import Question, ask_for_reason
from procedure.editing import editing
from signing.handing import a_paper
from signing.sources import paper_of
from ui.paging import page_of

A_PAGE = 50
LINES_A_PAGE = 25


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """List the decisions that the user may see, as the filter asks."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_DECISIONS, commune)
    visible = AwardDecision.objects.visible_to(user).filter(commune=commune)
    shown = AwardDecision.objects.filter(pk__in=visible.values("pk"))
    days = shown.order_by("-decided_on").values_list("decided_on", flat=True)
    form = DecisionFilter(request.GET, years=list(dict.fromkeys(day.year for day in days)))
    seen = Q(lines__nomination__in=Nomination.objects.visible_to(user).values("pk"))
    counted = (
        form.narrow(shown)
        .select_related("campaign")
        .annotate(
            recognised=Count("lines", filter=seen & Q(lines__is_recognised=True)),
            refused=Count("lines", filter=seen & Q(lines__is_recognised=False)),
        )
        .order_by("-decided_on", "-pk")
    )
    context = {
        "form": form,
        "page": page_of(counted, A_PAGE, request.GET),
        "may_record": can(user, PERMISSION, commune),
        "may_read": can(user, Permission.APPROVE_DECISIONS, commune),
        "drafts": DecisionDraft.objects.visible_to(user).open().filter(commune=commune),
    }
    return render(request, "decisions/list.html", context)


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a decision with the lines that the user may see, and the money of each."""
    decision = decision_of(request, pk)
    lines = list(lines_of(request, decision))
    context = {
        "decision": decision,
        "page": page_of(lines, LINES_A_PAGE, request.GET),
        "lines": lines,
        "recognised": sum(line.is_recognised for line in lines),
        "total": paid_of(lines),
        "files": decision.files.all(),
        "file_form": FileForm(),
        "may_record": can(request.user, PERMISSION, decision.commune),
        "changing": DecisionDraft.objects.visible_to(request.user).open().filter(target=decision),
    }
    return render(request, "decisions/detail.html", context)


@require_safe
def decision_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the paper of a decision to whom the decision names or who sees all."""
    visible = AwardDecision.objects.visible_to(request.user)
    kept = get_object_or_404(DecisionFile, pk=pk, decision__in=visible.values("pk"))
    return download(kept)


@require_safe
def decision_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the print that was signed, of a decision that was made here."""
    decision = decision_of(request, pk)
    if decision.paper is None:
        raise Http404
    content = done_or_told(request, frozen_bytes, decision.paper)
    return a_file(content, str(decision), "pdf") if content else redirect(decision)


@require_safe
def decision_signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the scan of the signed paper, of a decision that was made here."""
    decision = decision_of(request, pk)
    if decision.paper is None:
        raise Http404
    return a_signed_file(decision.paper)


@require_safe
def paylist(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the danh sách ký nhận tiền thưởng of a decision to who keeps decisions."""
    decision = decision_of(request, pk)
    require(request.user, PERMISSION, decision.commune)
    beside = ("award", "nomination__outsider", "nomination__campaign__commune")
    named = lines_of(request, decision).select_related(*beside)
    named = named.defer("nomination__campaign__source_text")
    lines = [line for line in named if line.is_paid and not line.revoked_on]
    if not lines:
        messages.warning(
            request, "Quyết định này không có tiền thưởng do xã chi nên không có danh sách ký nhận."
        )
        return redirect(decision)
    name = f"ky-nhan-tien-thuong {decision.number}"
    if suffix == "xlsx":
        made = paylist_sheet(decision, lines, request.user.display_name)
        return a_file(xlsx(made), name, suffix)
    letter = paylist_letter(decision, lines)
    return a_letter(request, letter, suffix, name, otherwise=decision)


@require_safe
def refusal(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the thông báo with reasons to whom an award was refused; 404 for who was not. Once it is
    issued, whoever sees the dossier may have the print."""
    seen = Nomination.objects.visible_to(request.user).with_names()
    nomination = get_object_or_404(seen, pk=pk)
    paper = paper_of(refusals, nomination) if suffix == "pdf" else None
    if paper is None or not paper.issued_at:
        require(request.user, PERMISSION, nomination.commune)
    if not refusal_of(nomination):
        raise Http404
    name = f"thong-bao-ket-qua-xet {nomination.nominee}"
    return a_paper(request, refusals, nomination, suffix, name, otherwise=nomination)


@asks_again
@require_POST
def decision_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a decision that was held back be known."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    if done_or_told(request, decisions.release, decision, by=by):
        messages.success(request, "Đã công bố. Từng người, trưởng đơn vị và Văn phòng được báo.")
    return redirect(decision)


@require_POST
def decision_attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the signed paper of a decision that was recorded without it."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    form = FileForm(request.POST, request.FILES)
    if carry_out(form, decisions.add_file, decision, by=by):
        messages.success(request, "Đã giữ tệp quyết định.")
        tell_what_was_taken_out(request, form)
    for sentences in form.errors.values():
        for sentence in sentences:
            messages.error(request, sentence)
    return redirect(decision)


@require_http_methods(["GET", "POST"])
def decision_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend a slip in the record of a decision."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    with editing(request, decision, _correction_form, lock=commune_first(by)) as page:
        return ask_for_reason(
            request,
            page.form,
            partial(decisions.correct, decision, by=by),
            Question(f"Sửa {decision}", back=decision.get_absolute_url()),
            done="Đã sửa quyết định. Nhật ký giữ số, ngày cũ và lý do.",
        )


def _correction_form(data: QueryDict | None, decision: AwardDecision) -> CorrectionForm:
    names = ("number", "decided_on", "issuer", "signer")
    return CorrectionForm(data, initial={name: getattr(decision, name) for name in names})
