"""What was registered, held against the plan's goals and against the law's ceiling.

A goal is what the plan strives for; a ceiling is what the law allows. They stand side by side and
are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from campaigns.rules.in_words import target_in_words
from campaigns.rules.plan import Target
from law.ceilings import Ceiling, cstdcs_ceiling
from law.findings import Finding
from law.kinds import CSTDCS, LDTT
from law.ladders import above
from law.regimes import REGIMES
from law.shares import Share, needed_for
from law.values import Override

from .totals import Entry


@dataclass(frozen=True)
class GoalRow:
    """A goal of the plan: how many it means (`wanted`, None where it cannot be counted), how many
    registered, and the ceiling where the law has one."""

    target: Target
    registered: int
    wanted: Share | None
    ceiling: Ceiling | None = None

    @property
    def goal(self) -> str:
        return target_in_words(self.target)

    @property
    def is_met(self) -> bool:
        if self.wanted is None:
            return True
        if self.target.operator == "<=":
            return self.registered <= self.wanted.count
        return self.registered >= self.wanted.count

    @property
    def stated(self) -> str:
        """Give what a paper says of it: "đăng ký 20 trên chỉ tiêu 21"."""
        if self.wanted is None:
            return f"đăng ký {self.registered}"
        return f"đăng ký {self.registered} trên chỉ tiêu {self.wanted.count}"

    @property
    def verdict(self) -> str:
        """Give "21/21", "còn thiếu 2" or "nhiều hơn 2"."""
        if self.wanted is None:
            return f"đã đăng ký {self.registered}"
        distance = abs(self.registered - self.wanted.count)
        so_far = f"{self.registered}/{self.wanted.count}"
        if self.is_met:
            return so_far
        word = "nhiều hơn" if self.target.operator == "<=" else "còn thiếu"
        return f"{so_far}, {word} {distance}"


def goal_rows(
    targets: Iterable[Target],
    entries: Sequence[Entry],
    *,
    headcount: int,
    on: date,
    overrides: Sequence[Override] = (),
) -> list[GoalRow]:
    """Give each goal with what was registered for it.

    `headcount` is how many people may be considered, the base of "người đủ điều kiện xét"; `on` is
    the day whose law holds.
    """
    return [_goal_row(target, entries, headcount, on, overrides) for target in targets]


def _goal_row(
    target: Target,
    entries: Sequence[Entry],
    headcount: int,
    on: date,
    overrides: Sequence[Override],
) -> GoalRow:
    ldtt = striving_for(LDTT.code, entries)
    base = ldtt if target.base == "LDTT" else headcount
    registered = striving_for(target.award, entries, subject=target.subject)
    has_ceiling = target.award == CSTDCS.code and on >= REGIMES[0].valid_from
    ceiling = cstdcs_ceiling(ldtt, on=on, overrides=overrides) if has_ceiling else None
    return GoalRow(target, registered, _wanted(target, base), ceiling)


def striving_for(award: str, entries: Iterable[Entry], subject: str = "individual") -> int:
    """Count the `strivers` for an award."""
    return len(strivers(award, entries, subject))


def strivers(
    award: str, entries: Iterable[Entry], subject: str = "individual"
) -> tuple[Entry, ...]:
    """Give who registered for an award or for a title that takes it in: whoever strives for
    Chiến sĩ thi đua cơ sở has to reach Lao động tiên tiến first."""
    codes = {award, *above(award)}
    return tuple(
        entry
        for entry in entries
        if entry.subject == subject and codes & {entry.title, entry.commendation}
    )


def _wanted(target: Target, base: int) -> Share | None:
    if target.unit == "count":
        count = int(target.value)
        return Share(count, Fraction(1), count, "")
    if target.subject == "collective":
        return None
    return needed_for(base, Fraction(target.value) / 100)


def goal_findings(rows: Iterable[GoalRow]) -> list[Finding]:
    """Give a warning for each ceiling that more people strive for than it has places."""
    return [
        _over_ceiling(row, row.ceiling)
        for row in rows
        if row.ceiling and row.registered > row.ceiling.allowed.count
    ]


def _over_ceiling(row: GoalRow, ceiling: Ceiling) -> Finding:
    return Finding(
        "over_ceiling",
        f"{row.registered} người đăng ký {CSTDCS.name}, mức trần là {ceiling.allowed.count}: "
        f"{ceiling.allowed.sentence}. Đăng ký vẫn nhận; khi xét phải chọn trong số này.",
        citation=ceiling.limit.citation,
    )
