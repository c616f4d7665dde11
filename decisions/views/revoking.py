"""Taking back: a whole decision, one recognition, an award of old years."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from awards.models import Award
from awards.views.imports import brought_by
from awards.views.recording import PERMISSION
from decisions import actions as decisions
from decisions.facts.consequences import consequences, consequences_of
from decisions.forms import RevokeByDecisionForm, RevokeForm
from decisions.models import AwardDecision, DecisionLine
from decisions.papers.revocation import money_to_take_back
from decisions.views.access import decision_of, visible
from people.asking_again import asks_again
from people.roles import require
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted


@asks_again
@require_http_methods(["GET", "POST"])
def decision_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Name what rests on a decision; then take it back."""
    decision = decision_of(request, pk)
    by = require(request.user, PERMISSION, decision.commune)
    if decision.revoked_on:
        messages.info(request, "Quyết định này đã bị thu hồi rồi.")
        return redirect(decision)
    if decision.paper_id:
        return redirect("decisions:revocation", decision.pk)
    lines = list(standing_lines(decision))
    awards = Award.objects.held().filter(line__decision=decision).select_related("commune")
    rested = [
        sentence for consequence in consequences(list(awards)).values() for sentence in consequence
    ]
    return taken_back(
        request,
        partial(decisions.revoke, decision, by=by),
        what=f"Thu hồi {decision}",
        lead=f"{decision.issuer}; {len(awards)} kết quả khen thưởng sẽ bị thu hồi.",
        due=money_to_take_back(lines),
        form=RevokeByDecisionForm,
        rested=list(dict.fromkeys(rested)),
        back=decision.get_absolute_url(),
        today=decision.commune.today(),
    )


@asks_again
@require_http_methods(["GET", "POST"])
def line_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Name what rests on one recognition; then take it back."""
    lines = DecisionLine.objects.select_related("decision__commune", "nomination__person")
    line = get_object_or_404(lines.filter(decision__in=visible(request).values("pk")), pk=pk)
    decision = line.decision
    by = require(request.user, PERMISSION, decision.commune)
    if line.revoked_on or not line.is_recognised:
        messages.info(request, "Kết quả này không còn hiệu lực để thu hồi.")
        return redirect(decision)
    if decision.paper_id:
        return redirect(f"{reverse('decisions:revocation', args=[decision.pk])}?dong={line.pk}")
    return taken_back(
        request,
        partial(decisions.revoke_line, line, by=by),
        what=f"Thu hồi: {line.nomination}",
        lead=f"{decision}, {decision.issuer}. Các kết quả khác của quyết định giữ nguyên.",
        due=money_to_take_back([line]),
        form=RevokeByDecisionForm,
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
    due: int = 0,
    form: type[RevokeForm] = RevokeForm,
) -> HttpResponse:
    """Ask for the reason and the day beside what rests on it and the money that is `due` back;
    then do it."""
    asked = form(posted(request), initial={"on": today})
    if carry_out(asked, act):
        messages.success(request, "Đã thu hồi. Những người có liên quan đã được báo.")
        return redirect(back)
    context = {"form": asked, "title": what, "lead": lead, "rested": rested, "back": back}
    context["due"] = due
    return render(request, "decisions/revoke.html", context)


def standing_lines(decision: AwardDecision):
    """Give the recognitions of a decision that were not taken back."""
    lines = decision.lines.filter(is_recognised=True, revoked_on__isnull=True)
    return lines.select_related(*_NAMES)


_NAMES = ("nomination__campaign__commune", "nomination__unit", "nomination__person")


@asks_again
@require_http_methods(["GET", "POST"])
def award_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Name what rests on an award of old years; then mark it as taken back."""
    awards = Award.objects.visible_to(request.user).select_related("commune")
    award = get_object_or_404(awards, pk=pk)
    by = require(request.user, PERMISSION, award.commune)
    if DecisionLine.objects.filter(award=award).exists() or award.revoked_on:
        messages.info(request, "Khen thưởng này đã bị thu hồi, hoặc được thu hồi ở quyết định.")
        return redirect("awards:history")
    return taken_back(
        request,
        partial(decisions.revoke_award, award, by=by),
        what=f"Thu hồi: {award}",
        lead="Khen thưởng vẫn còn trong lịch sử, được ghi là đã thu hồi và không được tính nữa.",
        rested=consequences([award])[award.pk],
        back=reverse("awards:history"),
        today=award.commune.today(),
    )


@require_POST
def history_import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out again what a list added."""
    brought, by = brought_by(request, pk)
    if done_or_told(request, decisions.undo_history, brought, by=by):
        messages.success(request, "Đã hoàn tác: các khen thưởng của danh sách này đã được bỏ ra.")
        return redirect("awards:history_import")
    return redirect("awards:history_import_preview", pk)
