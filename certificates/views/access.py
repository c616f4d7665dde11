"""Who opens the pages of this room."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from certificates.models import Blank
from decisions.models import AwardDecision, DecisionLine
from law.authority import Authority
from law.certificates import PAPER_OF
from people.roles import Actor, Permission, can_for_all, require


def issuer_of(request: HttpRequest) -> Actor:
    """Give the actor who may print papers in the commune that the user works in."""
    return require(request.user, Permission.ISSUE_PAPERS, request.commune)


def blank_of(request: HttpRequest, pk: int) -> Blank:
    """Give a form that the user may print on; 404 otherwise."""
    blanks = Blank.objects.visible_to(request.user).select_related("commune")
    return get_object_or_404(blanks.prefetch_related("spots"), pk=pk)


def decisions_with_papers(request: HttpRequest) -> QuerySet[AwardDecision]:
    """Give the commune's own decisions that give papers, each with the count of them."""
    seen = AwardDecision.objects.visible_to(request.user).values("pk")
    gives = Q(lines__is_recognised=True, lines__nomination__award__in=list(PAPER_OF))
    decisions = AwardDecision.objects.filter(
        pk__in=seen, commune=request.commune, authority=Authority.COMMUNE.value
    )
    counted = decisions.annotate(papers=Count("lines", filter=gives))
    with_some = counted.filter(papers__gt=0).order_by("-decided_on", "-pk")
    return with_some.select_related("campaign", "commune", "draft")


def decision_of(request: HttpRequest, pk: int) -> AwardDecision:
    """Give a decision that gives papers to who may print them; 404 otherwise."""
    decision = get_object_or_404(decisions_with_papers(request), pk=pk)
    require(request.user, Permission.ISSUE_PAPERS, decision.commune)
    return decision


def line_of(request: HttpRequest, pk: int) -> DecisionLine:
    """Give a line of such a decision; 404 otherwise."""
    decisions = decisions_with_papers(request).values("pk")
    related = ("decision__commune", "decision__campaign", "decision__draft")
    lines = DecisionLine.objects.select_related(*related)
    line = get_object_or_404(lines, pk=pk, decision__in=decisions)
    require(request.user, Permission.ISSUE_PAPERS, line.decision.commune)
    return line


def require_whole_commune(request: HttpRequest) -> None:
    """Turn away who sees the awards of a unit only: the book is the commune's."""
    require(request.user, Permission.VIEW_DECISIONS, request.commune)
    if not can_for_all(request.user, Permission.VIEW_DECISIONS, request.commune):
        raise PermissionDenied("Sổ khen thưởng của cả xã dành cho Văn phòng, Thư ký và Chủ tịch.")
