"""Decisions, money and the fund, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from decisions.models import AwardDecision, DecisionFile, DecisionLine, FundExpense, FundSource
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune

_YEAR = Shown("fund__year")


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the decisions, the result of each dossier, and the fund of each year."""
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
        "revoked_on",
        "revoke_reason",
    )
    sources = FundSource.objects.filter(fund__commune=commune)
    yield sheet_of("Nguồn của Quỹ", sources, _YEAR, "kind", "amount", "note", "by_name")
    expenses = FundExpense.objects.filter(fund__commune=commune)
    yield sheet_of("Chi của Quỹ", expenses, _YEAR, "kind", "spent_on", "amount", "note")


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give what was attached to decisions, by year and decision."""
    kept = DecisionFile.objects.filter(decision__commune=commune).select_related("decision")
    for one in kept:
        of = one.decision
        yield ("Quyết định", str(of.decided_on.year), str(of), one.name), one.file
