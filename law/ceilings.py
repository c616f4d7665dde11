"""The ceiling (tỷ lệ tối đa) of Chiến sĩ thi đua cơ sở, and the goal that may not pass it.

A goal (chỉ tiêu phấn đấu) is what the commune strives for; the ceiling is what the law allows.
They are two numbers even when both read 15 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from law.collectives import TTLDXS_CSTDCS_NEEDED
from law.fighters import CSTDCS_CEILING_SHARE
from law.findings import Finding, Level
from law.procedures import SHARE_MIN_ONE, SHARE_ROUNDING
from law.shares import Rounding, Share, share_of, share_text
from law.values import Override, Value


@dataclass(frozen=True)
class Ceiling:
    """How many CSTĐCS are allowed: the arithmetic, the value of the law, what to warn of."""

    allowed: Share
    limit: Value[Fraction]
    findings: tuple[Finding, ...]


def cstdcs_ceiling(ldtt: int, *, on: date, overrides: Sequence[Override] = ()) -> Ceiling:
    """Give how many may become CSTĐCS when `ldtt` people of the whole commune reach LĐTT."""
    limit = CSTDCS_CEILING_SHARE.on(on, overrides)
    allowed = share_of(
        ldtt,
        limit.value,
        Rounding(SHARE_ROUNDING.on(on, overrides).value),
        min_one=SHARE_MIN_ONE.on(on, overrides).value,
    )
    findings = (_default(limit), _passed(allowed, limit), _empty(allowed, limit, on, overrides))
    return Ceiling(allowed, limit, tuple(finding for finding in findings if finding is not None))


def goal_findings(
    goal: Fraction, *, on: date, overrides: Sequence[Override] = ()
) -> tuple[Finding, ...]:
    """Give a warning when a plan's goal of CSTĐCS lies above the ceiling; empty when it does
    not."""
    limit = CSTDCS_CEILING_SHARE.on(on, overrides)
    if goal <= limit.value:
        return ()
    whose = " (mức mặc định của phần mềm)" if limit.is_default else ""
    finding = Finding(
        code="goal_above_ceiling",
        sentence=f"Chỉ tiêu {share_text(goal)} Chiến sĩ thi đua cơ sở cao hơn tỷ lệ tối đa "
        f"{share_text(limit.value)} số người đạt Lao động tiên tiến{whose}. Hãy giảm chỉ tiêu hoặc "
        "ghi quy định của địa phương cho phép.",
        citation=limit.citation,
    )
    return (finding,)


def _default(limit: Value[Fraction]) -> Finding | None:
    """Say that the share is the program's own: since 2024 the province rules, not the nation."""
    if not limit.is_default:
        return None
    return Finding(
        code="ceiling_is_default",
        sentence=f"{share_text(limit.value)} là mức mặc định của phần mềm: pháp luật hiện hành "
        "không đặt tỷ lệ chung. Hãy khai quy định của tỉnh ở mục Căn cứ pháp luật.",
        level=Level.NOTE,
        citation=limit.citation,
    )


def _passed(allowed: Share, limit: Value[Fraction]) -> Finding | None:
    if not allowed.passes:
        return None
    return Finding(
        code="ceiling_passed",
        sentence=f"{allowed.sentence}: số này vượt tỷ lệ “không quá {share_text(limit.value)}”. "
        "Hãy chọn làm tròn xuống, hoặc ghi quy định của địa phương cho phép.",
        citation=limit.citation,
    )


def _empty(
    allowed: Share, limit: Value[Fraction], on: date, overrides: Sequence[Override]
) -> Finding | None:
    """Say what follows when nobody may become CSTĐCS; nothing follows before anybody is LĐTT."""
    if allowed.count or not allowed.base:
        return None
    needed = TTLDXS_CSTDCS_NEEDED.on(on, overrides).value
    sentence = f"{allowed.sentence}: không có suất Chiến sĩ thi đua cơ sở nào."
    if needed:
        sentence += (
            f" Tập thể lao động xuất sắc cần ít nhất {needed} Chiến sĩ thi đua cơ sở, nên cũng "
            "không tập thể nào đạt được."
        )
    return Finding("ceiling_empty", sentence, Level.WARNING, limit.citation)
