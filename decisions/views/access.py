"""Which decisions a page may show, and which of their lines."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from decisions.models import AwardDecision, DecisionDraft
from nominations.models import Nomination


def decision_of(request: HttpRequest, pk: int) -> AwardDecision:
    """Give a decision that the user may see; 404 otherwise."""
    return get_object_or_404(visible(request).select_related("commune", "campaign", "paper"), pk=pk)


def draft_of(request: HttpRequest, pk: int) -> DecisionDraft:
    """Give a draft that the user writes or reads; 404 otherwise."""
    drafts = DecisionDraft.objects.visible_to(request.user)
    return get_object_or_404(
        drafts.select_related(
            "commune", "campaign__commune", "paper", "signer", "decision", "target"
        ),
        pk=pk,
    )


def lines_of(request: HttpRequest, decision: AwardDecision):
    """Give the lines that the user may see with whom they name: a head of a unit sees the own
    unit's."""
    seen = Nomination.objects.visible_to(request.user).values("pk")
    lines = decision.lines.filter(nomination__in=seen)
    return lines.select_related("nomination__unit", "nomination__person")


def visible(request: HttpRequest):
    """Give the decisions that the user may see, each once."""
    seen = AwardDecision.objects.visible_to(request.user)
    return AwardDecision.objects.filter(pk__in=seen.values("pk"))
