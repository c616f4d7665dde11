"""Initiatives, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from initiatives.models import (
    Author,
    Initiative,
    InitiativeAttachment,
    ScoreSheet,
    Use,
    Verdict,
)
from law.kinds import name_of
from people.models import Commune

_NAME = Shown("initiative__name")


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the requests, their authors, what the council said of them, and where
    each was used."""
    yield from _requests(commune)
    yield from _verdicts(commune)
    uses = Use.objects.filter(campaign__commune=commune)
    award = Shown("award", says=name_of)
    yield sheet_of("Sổ dùng sáng kiến", uses, _NAME, Shown("person__full_name"), award, "on")


def _requests(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Sáng kiến",
        Initiative.objects.filter(campaign__commune=commune),
        Shown("campaign__year"),
        Shown("unit__name", "Đơn vị"),
        "name",
        "field",
        "stage",
        "sent_on",
        "problem",
        "solution",
        "novelty",
        "benefit",
        "benefit_amount",
        "applied_where",
        "applied_since",
        "decided_on",
        "decision_number",
        "sphere",
        "refusal_reason",
    )
    authors = Author.objects.filter(initiative__campaign__commune=commune)
    yield sheet_of("Tác giả", authors, _NAME, Shown("name"), "position", "share")


def _verdicts(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Kết luận về sáng kiến",
        Verdict.objects.filter(initiative__campaign__commune=commune),
        _NAME,
        "average",
        "votes_for",
        "votes_against",
        "is_recognised",
        "sphere",
        "reason",
    )
    yield sheet_of(
        "Phiếu chấm sáng kiến",
        ScoreSheet.objects.filter(initiative__campaign__commune=commune),
        _NAME,
        "scorer_name",
        "novelty",
        "benefit",
        "applicability",
        "comment",
        "at",
    )


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give what was enclosed, by year, unit and initiative."""
    kept = InitiativeAttachment.objects.filter(initiative__campaign__commune=commune)
    for attachment in kept.select_related("initiative__campaign", "initiative__unit"):
        of = attachment.initiative
        folders = ("Sáng kiến", str(of.campaign.year or "Chuyên đề"), of.unit.name, of.name)
        yield (*folders, attachment.name), attachment.file
