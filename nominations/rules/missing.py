"""What a dossier still lacks (Còn thiếu gì?). Only an empty report makes sending pointless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.judging import Condition, Evidence, Judgement, Outcome
from law.dossiers import DossierPart, PartCode
from law.findings import Finding, Level
from law.sources import Citation
from nominations.rules.papers import DossierPaper

_EVIDENCE = {
    "rating",
    "foundation",
    "merit",
    "transfer",
    "secondment",
    "years",
    "initiatives",
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


@dataclass(frozen=True)
class Gap:
    """One thing that a dossier lacks, and the evidence that would close it."""

    finding: Finding
    evidence: Evidence | None = None


def missing(contents: Contents, parts: tuple[DossierPart, ...], judgement: Judgement) -> list[Gap]:
    """Give what a dossier lacks, in the order of its parts."""
    needed = {part.code: part.citation for part in parts}
    return [*_of_report(contents, needed), *_of_review(contents, needed), *_of_evidence(judgement)]


def _of_report(contents: Contents, needed: dict[PartCode, Citation]) -> Iterator[Gap]:
    citation = needed.get(PartCode.REPORT)
    if DossierPaper.REPORT in contents.papers:
        return
    if not contents.has_achievements:
        sentence = "Báo cáo chưa có phần thành tích đạt được. Hãy viết báo cáo hoặc kèm bản đã ký."
        empty = Finding("empty_report", sentence, Level.BLOCKER, citation)
        yield Gap(empty, Evidence.REPORT)
    if not contents.has_overview and not contents.is_short:
        sentence = "Báo cáo chưa có phần sơ lược."
        yield Gap(Finding("no_overview", sentence, Level.NOTE, citation), Evidence.REPORT)


def _of_review(contents: Contents, needed: dict[PartCode, Citation]) -> Iterator[Gap]:
    has_minutes = contents.has_review or DossierPaper.MINUTES in contents.papers
    if PartCode.MINUTES in needed and not has_minutes:
        sentence = (
            "Đơn vị chưa bình xét hồ sơ này. Hãy ghi cuộc họp bình xét và kết quả biểu quyết."
        )
        citation = needed[PartCode.MINUTES]
        yield Gap(Finding("no_review", sentence, Level.WARNING, citation), Evidence.REVIEWS)


def _of_evidence(judgement: Judgement) -> Iterator[Gap]:
    for condition in judgement.conditions:
        if _is_missing(condition):
            code = f"no_{_kind(condition)}"
            finding = Finding(code, condition.found, Level.WARNING, condition.citation)
            yield Gap(finding, condition.evidence)


def _is_missing(condition: Condition) -> bool:
    awaits = condition.is_conditional
    return condition.outcome is Outcome.UNSURE and not awaits and _kind(condition) in _EVIDENCE


def _kind(condition: Condition) -> str:
    return condition.code.split(":")[0]
