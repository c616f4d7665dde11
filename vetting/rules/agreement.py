"""Counts that have to agree across the papers of a dossier before they are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from law.findings import Finding, Level
from law.kinds import award_kind


def disagreements(counts: Mapping[str, Counter[str]]) -> list[Finding]:
    """Give a sentence for each award whose number differs between papers.

    `counts` holds, for each paper by its name, how many nominees of each kind (a code of
    `law.kinds`) stand in it.
    """
    codes = sorted({code for paper in counts.values() for code in paper})
    findings = []
    for code in codes:
        numbers = {paper: counted[code] for paper, counted in counts.items()}
        if len(set(numbers.values())) > 1:
            findings.append(_differing(code, numbers))
    return findings


def _differing(code: str, numbers: Mapping[str, int]) -> Finding:
    listed = "; ".join(f"{paper}: {number}" for paper, number in numbers.items())
    return Finding(
        code="counts_differ",
        sentence=f"Số lượng {award_kind(code).name} không khớp giữa các văn bản ({listed}). Hãy mở "
        "danh sách, bổ sung phần còn thiếu rồi in lại.",
        level=Level.BLOCKER,
    )
