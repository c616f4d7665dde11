"""Decisions: the list, one with its lines, its file, and taking back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from attachments.forms import FileForm
from attachments.serving import download
from awards import actions
from awards.consequences import consequences, consequences_of
from awards.forms.decisions import CorrectionForm, DecisionFilter, RevokeForm
from awards.models import Award, AwardDecision, DecisionFile, DecisionLine, Nomination
from awards.results import rewards_of
from campaigns.actions import RefusedError
from people.roles import Actor, Permission, can, require
from regulations.facts import overrides_for

PERMISSION = Permission.RECORD_DECISIONS
A_PAGE = 50


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    """List the decisions that the user may see, as the filter asks."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_DECISIONS, commune)
    visible = AwardDecision.objects.visible_to(user).filter(commune=commune)
    found = AwardDecision.objects.filter(pk__in=visible.values("pk"))
    days = found.order_by("-decided_on").values_list("decided_on", flat=True)
    form = DecisionFilter(request.GET, years=list(dict.fromkeys(day.year for day in days)))
    seen = Q(lines__nomination__in=Nomination.objects.visible_to(user).values("pk"))
    counted = (
        form.narrow(found)
        .select_related("campaign")
        .annotate(
            recognised=Count("lines", filter=seen & Q(lines__is_recognised=True)),
            refused=Count("lines", filter=seen & Q(lines__is_recognised=False)),
        )
        .order_by("-decided_on", "-pk")
    )
    context = {
        "form": form,
        "page": Paginator(counted, A_PAGE).get_page(request.GET.get("trang")),
        "may_record": can(user, PERMISSION, commune),
    }
    return render(request, "awards/decisions.html", context)


@require_GET
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a decision with the lines that the user may see, and the money of each."""
    decision = decision_of(request, pk)
    lines = list(lines_of(request, decision))
    standing = [one.nomination for one in lines if one.is_recognised and not one.revoked_on]
    payments = rewards_of(
        standing, decided_on=decision.decided_on, overrides=overrides_for(decision.commune)
    )
    paid = [one.reward.amount for one in payments.values() if one.is_paid]
    context = {
        "decision": decision,
        "rows": [(line, payments.get(line.nomination_id)) for line in lines],
        "recognised": sum(line.is_recognised for line in lines),
        "total": sum(paid),
        "files": decision.files.all(),
        "file_form": FileForm(),
        "may_record": can(request.user, PERMISSION, decision.commune),
    }
    return render(request, "awards/decision.html", context)


@require_GET
def decision_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the paper of a decision to whom the decision names or who sees all."""
    visible = AwardDecision.objects.visible_to(request.user)
    kept = get_object_or_404(DecisionFile, pk=pk, decision__in=visible.values("pk"))
    return download(kept)


@require_POST
def decision_attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the signed paper of a decision that was recorded without it."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        actions.add_file(decision, file=form.cleaned_data["file"], by=by)
        messages.success(request, "Đã giữ tệp quyết định.")
    else:
        for sentence in form.errors["file"]:
            messages.error(request, sentence)
    return redirect(decision)


@require_http_methods(["GET", "POST"])
def decision_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend a slip in the record of a decision."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    names = ("number", "decided_on", "issuer", "signer")
    form = CorrectionForm(
        request.POST or None, initial={name: getattr(decision, name) for name in names}
    )
    if carried_out(form, lambda **said: actions.correct_decision(decision, **said, by=by)):
        messages.success(request, "Đã sửa quyết định. Nhật ký giữ số, ngày cũ và lý do.")
        return redirect(decision)
    context = {"form": form, "title": f"Sửa {decision}", "back": decision.get_absolute_url()}
    return render(request, "people/form.html", context)


@require_http_methods(["GET", "POST"])
def decision_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Name what rests on a decision; then take it back."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    if decision.revoked_on:
        messages.info(request, "Quyết định này đã bị thu hồi rồi.")
        return redirect(decision)
    awards = Award.objects.held().filter(line__decision=decision).select_related("commune")
    rested = [sentence for one in consequences(list(awards)).values() for sentence in one]
    return taken_back(
        request,
        lambda **said: actions.revoke_decision(decision, **said, by=by),
        what=f"Thu hồi {decision}",
        lead=f"{decision.issuer}; {len(awards)} kết quả được công nhận sẽ bị thu hồi.",
        rested=list(dict.fromkeys(rested)),
        back=decision.get_absolute_url(),
        today=decision.commune.today(),
    )


@require_http_methods(["GET", "POST"])
def line_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Name what rests on one recognition; then take it back."""
    lines = DecisionLine.objects.select_related("decision__commune", "nomination__person")
    line = get_object_or_404(lines.filter(decision__in=_visible(request).values("pk")), pk=pk)
    decision = line.decision
    by = require(request.user, PERMISSION, decision.commune)
    if line.revoked_on or not line.is_recognised:
        messages.info(request, "Kết quả này không còn hiệu lực để thu hồi.")
        return redirect(decision)
    return taken_back(
        request,
        lambda **said: actions.revoke_line(line, **said, by=by),
        what=f"Thu hồi: {line.nomination}",
        lead=f"{decision}, {decision.issuer}. Các kết quả khác của quyết định giữ nguyên.",
        rested=consequences_of(line),
        back=decision.get_absolute_url(),
        today=decision.commune.today(),
    )


def taken_back(
    request: HttpRequest,
    act: Callable,
    *,
    what: str,
    lead: str,
    rested: list[str],
    back: str,
    today,
) -> HttpResponse:
    """Ask for the reason and the day beside what rests on it; then do it."""
    form = RevokeForm(request.POST or None, initial={"on": today})
    if carried_out(form, act):
        messages.success(request, "Đã thu hồi. Những người có liên quan đã được báo.")
        return redirect(back)
    context = {"form": form, "title": what, "lead": lead, "rested": rested, "back": back}
    return render(request, "awards/decision_revoke.html", context)


def carried_out(form: BaseForm, act: Callable) -> bool:
    """Do the act with what the form says; False where either refuses, and the form says why."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except RefusedError as refused:
        for finding in refused.findings:
            field = finding.where if finding.where in form.fields else None
            form.add_error(field, finding.sentence)
        return False
    return True


def decision_of(request: HttpRequest, pk: int) -> AwardDecision:
    """Give a decision that the user may see; 404 otherwise."""
    return get_object_or_404(_visible(request).select_related("commune", "campaign"), pk=pk)


def lines_of(request: HttpRequest, decision: AwardDecision):
    """Give the lines that the user may see: a head of a unit sees the own unit's."""
    seen = Nomination.objects.visible_to(request.user).values("pk")
    return decision.lines.filter(nomination__in=seen).select_related(
        "nomination__campaign__commune", "nomination__unit", "nomination__person"
    )


def recorder_of(request: HttpRequest) -> Actor:
    """Give the actor who records decisions and old years in the commune of the page."""
    return require(request.user, PERMISSION, request.commune)


def _visible(request: HttpRequest):
    visible = AwardDecision.objects.visible_to(request.user)
    return AwardDecision.objects.filter(pk__in=visible.values("pk"))
