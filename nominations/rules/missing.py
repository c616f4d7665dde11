"""What a dossier still lacks (Còn thiếu gì?). Only an empty report makes sending pointless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.judging import Condition, Judgement, Outcome
from law.dossiers import DossierPart, PartCode
from law.findings import Finding, Level
from law.sources import Citation
from nominations.rules.papers import DossierPaper

_EVIDENCE = {
    "rating",
    "foundation",
    "merit",
    "transfer",
    "ldtt_share",
    "completion_share",
    "cstdcs_needed",
}
"""The conditions that are unsure only where something is not there yet."""


@dataclass(frozen=True)
class Contents:
    """What a dossier holds: the parts of its report, its papers, whether its unit voted on it."""

    has_overview: bool = False
    has_achievements: bool = False
    has_review: bool = False
    papers: frozenset[DossierPaper] = frozenset()
    is_short: bool = False


def missing(
    contents: Contents, parts: tuple[DossierPart, ...], judgement: Judgement
) -> list[Finding]:
    """Give a finding for each gap; `where` names the place that closes it, as in `Condition`,
    or "reviews"."""
    needed = {part.code: part.citation for part in parts}
    return [*_of_report(contents, needed), *_of_review(contents, needed), *_of_evidence(judgement)]


def _of_report(contents: Contents, needed: dict[PartCode, Citation]) -> Iterator[Finding]:
    citation = needed.get(PartCode.REPORT)
    if DossierPaper.REPORT in contents.papers:
        return
    if not contents.has_achievements:
        yield Finding(
            "empty_report",
            "Báo cáo chưa có phần thành tích đạt được. Hãy viết báo cáo hoặc kèm bản đã ký.",
            Level.BLOCKER,
            citation,
            "report",
        )
    if not contents.has_overview and not contents.is_short:
        yield Finding(
            "no_overview",
            "Báo cáo chưa có phần sơ lược.",
            Level.NOTE,
            citation,
            "report",
        )


def _of_review(contents: Contents, needed: dict[PartCode, Citation]) -> Iterator[Finding]:
    has_minutes = contents.has_review or DossierPaper.MINUTES in contents.papers
    if PartCode.MINUTES in needed and not has_minutes:
        yield Finding(
            "no_review",
            "Đơn vị chưa bình xét hồ sơ này. Hãy ghi cuộc họp bình xét và kết quả biểu quyết.",
            Level.WARNING,
            needed[PartCode.MINUTES],
            "reviews",
        )


def _of_evidence(judgement: Judgement) -> Iterator[Finding]:
    for one in judgement.conditions:
        if _is_missing(one):
            yield Finding(f"no_{_kind(one)}", one.found, Level.WARNING, one.citation, one.where)


def _is_missing(condition: Condition) -> bool:
    awaits = condition.is_conditional
    return condition.outcome is Outcome.UNSURE and not awaits and _kind(condition) in _EVIDENCE


def _kind(condition: Condition) -> str:
    return condition.code.split(":")[0]
