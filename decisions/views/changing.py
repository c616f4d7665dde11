"""Decisions that change a decision: which lines, and why; then a draft like any other."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from awards.views.recording import PERMISSION
from decisions import actions as decisions
from decisions.actions import LineChange
from decisions.facts.changes import rested_on
from decisions.forms.changes import CorrectedLines, GroundsForm
from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from decisions.papers.revocation import money_to_take_back
from decisions.rules.drafting import DraftKind
from decisions.views.access import decision_of
from people.roles import require
from procedure.acting import carry_out
from procedure.asking import number_in, numbers_of, posted

SHOWN = 50  # lines to correct on one page; another one is reached from its row of the decision
PROPOSER = "Thường trực Hội đồng Thi đua - Khen thưởng"


@require_http_methods(["GET", "POST"])
def decision_revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what is to be taken back, beside what rests on it; make the draft."""
    decision = decision_of(request, pk)
    return _asked(request, DraftKind.REVOCATION, decision, _asked_for(request, decision))


@require_http_methods(["GET", "POST"])
def decision_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Write how lines of a decision are to read; make the draft."""
    decision = decision_of(request, pk)
    return _asked(request, DraftKind.CORRECTION, decision, _asked_for(request, decision))


def change_amend(request: HttpRequest, made: DecisionDraft) -> HttpResponse:
    """Write a draft that changes a decision anew."""
    within = set(made.changes.values_list("line", flat=True))
    lines = [
        line
        for line in _standing(made.target)
        if line.pk in within or made.does is DraftKind.REVOCATION
    ]
    return _asked(request, made.does, made.target, lines, made, within)


def _asked(
    request: HttpRequest,
    kind: DraftKind,
    decision: AwardDecision,
    lines: Sequence[DecisionLine],
    made: DecisionDraft | None = None,
    within: set[int] | None = None,
) -> HttpResponse:
    by = require(request.user, PERMISSION, decision.commune)
    names = ("reason", "proposer", "other_bases")
    first = {name: getattr(made, name) for name in names} if made else {"proposer": PROPOSER}
    form = GroundsForm(posted(request), initial=first)
    corrected = CorrectedLines(lines, posted(request))
    ticked = _ticked(request, lines, within)
    changes = corrected.changes
    if kind is DraftKind.REVOCATION:
        changes = [LineChange(pk) for pk in ticked]
    act = decisions.amend_change if made else decisions.draft_change
    subject = (made,) if made else (kind, decision)
    if request.method == "POST" and (drafted := carry_out(form, act, *subject, changes, by=by)):
        messages.success(request, "Đã lưu dự thảo. Chưa có gì thay đổi cho đến khi ban hành.")
        return redirect(drafted)
    chosen = [line for line in lines if line.pk in ticked]
    context = {
        "decision": decision,
        "form": form,
        "lines": lines,
        "ticked": ticked,
        "corrected": corrected,
        "is_revocation": kind is DraftKind.REVOCATION,
        "due": money_to_take_back(chosen) if kind is DraftKind.REVOCATION else 0,
        "rested": rested_on(chosen) if kind is DraftKind.REVOCATION else [],
        "back": (made or decision).get_absolute_url(),
    }
    return render(request, "decisions/change.html", context)


def _standing(decision: AwardDecision) -> list[DecisionLine]:
    rows = decision.lines.filter(is_recognised=True, revoked_on__isnull=True)
    return list(
        rows.select_related(
            "award__commune",
            "drafted_change",
            "nomination__campaign__commune",
            "nomination__unit",
            "nomination__person",
        )
    )


def _asked_for(request: HttpRequest, decision: AwardDecision) -> list[DecisionLine]:
    """Give the standing lines, or the one that was asked for (`?dong=`)."""
    lines = [line for line in _standing(decision) if not hasattr(line, "drafted_change")]
    asked = number_in(request.GET.get("dong", ""))
    return [line for line in lines if line.pk == asked] if asked is not None else lines


def _ticked(
    request: HttpRequest, lines: Sequence[DecisionLine], within: set[int] | None
) -> set[int]:
    """Give the lines that are ticked; before anybody has ticked, all of them or those that were."""
    if request.method == "POST":
        return set(numbers_of(request, "dong")) & {line.pk for line in lines}
    return {line.pk for line in lines} if within is None else within
