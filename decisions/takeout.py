"""Decisions, money and the fund, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from decisions.models import (
    AwardDecision,
    DecisionDraft,
    DecisionFile,
    DecisionLine,
    DraftChange,
    DraftLine,
    FundExpense,
    FundSource,
)
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune

_YEAR = Shown("fund__year")
_DRAFT = (Shown("draft__drafted_on"), Shown("draft__kind"), Shown("draft__stage"))


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the decisions with the result of each dossier, drafts, and the fund of each year."""
    yield from _decisions(commune)
    yield from _drafts(commune)
    sources = FundSource.objects.filter(fund__commune=commune)
    yield sheet_of("Nguồn của Quỹ", sources, _YEAR, "kind", "amount", "note", "by_name")
    expenses = FundExpense.objects.filter(fund__commune=commune)
    yield sheet_of("Chi của Quỹ", expenses, _YEAR, "kind", "spent_on", "amount", "note")


def _decisions(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Quyết định",
        AwardDecision.objects.filter(commune=commune),
        "number",
        "decided_on",
        "authority",
        "issuer",
        "signer",
        Shown("campaign__title", "Phong trào"),
        "released_on",
        "revoked_on",
        "revoke_reason",
    )
    yield sheet_of(
        "Kết quả trong quyết định",
        DecisionLine.objects.filter(decision__commune=commune).order_by("decision", "ordinal"),
        Shown("decision__number"),
        Shown("decision__decided_on"),
        "ordinal",
        Shown("nomination__person__full_name", "Cá nhân"),
        Shown("nomination__collective"),
        Shown("nomination__award", says=name_of),
        "is_recognised",
        "reason",
        "reward_amount",
        "reward_sentence",
        "is_paid",
        "correction",
        "revoked_on",
        "revoke_reason",
    )


def _drafts(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Dự thảo quyết định",
        DecisionDraft.objects.filter(commune=commune),
        "drafted_on",
        "kind",
        "stage",
        Shown("campaign__title", "Phong trào"),
        Shown("target__number", "Quyết định bị thay đổi"),
        "reason",
        "merit",
        "proposer",
        "other_bases",
        "drafted_by_name",
        "read_by_name",
        "read_on",
        "return_reason",
        Shown("decision__number", "Đã thành quyết định"),
    )
    yield sheet_of(
        "Hồ sơ trong dự thảo",
        DraftLine.objects.filter(draft__commune=commune),
        *_DRAFT,
        Shown("nomination__person__full_name", "Cá nhân"),
        Shown("nomination__collective"),
        Shown("nomination__award", says=name_of),
    )
    changes = DraftChange.objects.filter(draft__commune=commune)
    place = Shown("line__ordinal")
    yield sheet_of(
        "Dòng hủy bỏ, đính chính", changes, *_DRAFT, place, "holder_name", "position", "unit_name"
    )


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give what was attached to decisions, by year and decision."""
    kept = DecisionFile.objects.filter(decision__commune=commune).select_related("decision")
    for attachment in kept:
        of = attachment.decision
        yield ("Quyết định", str(of.decided_on.year), str(of), attachment.name), attachment.file
