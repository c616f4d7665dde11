"""Decisions that change a decision: which lines, and why; then a draft like any other."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from awards.views.recording import PERMISSION
from decisions import actions as decisions
from decisions.facts.changes import rested_on
from decisions.forms.changes import CorrectedLines, GroundsForm, RevokedLines
from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from decisions.papers.revocation import money_to_take_back
from decisions.rules.drafting import DraftKind
from decisions.views.access import decision_of
from people.actions.writing import commune_first
from people.roles import require
from procedure.acting import carry_out
from procedure.asking import number_in
from procedure.editing import editing

PROPOSER = "Thường trực Hội đồng Thi đua - Khen thưởng"


@require_http_methods(["GET", "POST"])
def decision_revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what is to be taken back, beside what rests on it; make the draft."""
    return _asked(request, _begun(DraftKind.REVOCATION, decision_of(request, pk)))


@require_http_methods(["GET", "POST"])
def decision_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Write how lines of a decision are to read; make the draft."""
    return _asked(request, _begun(DraftKind.CORRECTION, decision_of(request, pk)))


def _begun(kind: DraftKind, decision: AwardDecision) -> DecisionDraft:
    """Give the draft that the page asks for, not stored yet."""
    return DecisionDraft(kind=kind.value, target=decision, proposer=PROPOSER)


def change_amend(request: HttpRequest, made: DecisionDraft) -> HttpResponse:
    """Write a draft that changes a decision anew."""
    return _asked(request, made)


def _asked(request: HttpRequest, made: DecisionDraft) -> HttpResponse:
    decision, is_new = made.target, made.pk is None
    by = require(request.user, PERMISSION, decision.commune)

    def build(data: QueryDict | None, draft: DecisionDraft) -> list[Form]:
        stored = {name: getattr(draft, name) for name in GroundsForm.base_fields}
        return [GroundsForm(data, initial=stored), _lines_form(request, data, draft)]

    act = decisions.draft_change if is_new else decisions.amend_change
    subject = (made.does, decision) if is_new else (made,)
    with editing(request, made, build, lock=commune_first(by)) as page:
        form, lines = page.parts
        if lines.is_valid() and (drafted := carry_out(form, act, *subject, lines.changes, by=by)):
            messages.success(request, "Đã lưu dự thảo. Chưa có gì thay đổi cho đến khi ban hành.")
            return redirect(drafted)
    context = {
        "decision": decision,
        "form": form,
        "lines": lines,
        "is_revocation": made.does is DraftKind.REVOCATION,
        "back": (decision if is_new else made).get_absolute_url(),
    }
    if made.does is DraftKind.REVOCATION:
        chosen = lines.chosen
        context |= {
            "ticked": {line.pk for line in chosen},
            "due": money_to_take_back(chosen),
            "rested": rested_on(chosen),
        }
    return render(request, "decisions/change.html", context)


def _lines_form(request: HttpRequest, data: QueryDict | None, draft: DecisionDraft) -> Form:
    """Give what asks for the lines of a draft: a new one offers those that stand in no other, or
    the one that was asked for (`?dong=`)."""
    standing = _standing(draft.target)
    if draft.pk is None:
        lines = _asked_for(request, standing)
        within = {line.pk for line in lines}
    else:
        lines, within = standing, set(draft.changes.values_list("line", flat=True))
    if draft.does is DraftKind.REVOCATION:
        return RevokedLines(data, lines, within)
    return CorrectedLines(data, [line for line in lines if line.pk in within])


def _asked_for(request: HttpRequest, standing: list[DecisionLine]) -> list[DecisionLine]:
    free = [line for line in standing if not hasattr(line, "drafted_change")]
    asked = number_in(request.GET.get("dong", ""))
    return free if asked is None else [line for line in free if line.pk == asked]


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
