"""Where a campaign stands against its goals: wanted, registered, proposed, supported, reached.

Every page, paper and export that names a figure of 100 % or 15 % takes it from a `Standing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from campaigns.rules.plan import Target
from eligibility.progress import Progress
from law.kinds import LDTT
from law.shares import Share, needed_for
from nominations.rules.stages import PROPOSED
from registrations.rules.headcount import Headcount
from registrations.rules.targets import GoalRow
from vetting.rules.counting import CountedNomination, deciding
from vetting.rules.quota import LIMITED, Quota


@dataclass(frozen=True)
class GoalLine:
    """A goal of the plan and how far it is, in heads.

    `wanted` is None where the goal cannot be counted. `fallen` of the proposed were withdrawn from
    the way: not supported, refused, left or revoked. `quota` where the law has a ceiling besides.
    """

    target: Target
    goal: str
    wanted: Share | None
    registered: int
    proposed: int
    fallen: int
    supported: int
    reached: int
    quota: Quota | None = None

    @property
    def needed(self) -> str:
        """Give "phải có 21", "không quá 3", or "—" for what cannot be counted."""
        if self.wanted is None:
            return "—"
        word = "không quá" if self.target.operator == "<=" else "phải có"
        return f"{word} {self.wanted.count}"

    @property
    def missing(self) -> int:
        """Give how many the goal still lacks."""
        if self.wanted is None or self.target.operator == "<=":
            return 0
        return max(self.wanted.count - self.reached, 0)

    @property
    def verdict(self) -> str:
        """Give how far what was reached is from the goal: "đạt 21/21", "đạt 19/21, còn thiếu 2"."""
        if self.wanted is None:
            return f"đạt {self.reached}"
        missing = f", còn thiếu {self.missing}" if self.missing else ""
        return f"đạt {self.reached}/{self.wanted.count}{missing}"

    @property
    def largest(self) -> int:
        """Give the largest of its figures, the full length of a bar."""
        wanted = self.wanted.count if self.wanted else 0
        return max(wanted, self.registered, self.proposed, self.supported, self.reached, 1)


@dataclass(frozen=True)
class Standing:
    """A campaign on a day: `heads` are the base of "100 %"."""

    on: date
    heads: Headcount
    lines: tuple[GoalLine, ...]
    quota: Quota | None


def lines_of(
    goals: Iterable[GoalRow], nominations: Sequence[CountedNomination], quota: Quota | None
) -> tuple[GoalLine, ...]:
    """Give a line for each goal; `goals` say what was registered and what is wanted of it."""
    return tuple(_line(goal, nominations, quota) for goal in goals)


@dataclass(frozen=True)
class Followed:
    """Who is how far on the way to an award: what the figures of a goal count."""

    proposed: tuple[CountedNomination, ...]
    fallen: tuple[CountedNomination, ...]
    supported: tuple[CountedNomination, ...]
    reached: tuple[CountedNomination, ...]

    def of_unit(self, unit: str) -> Followed:
        """Give the same of one unit."""
        ways = (self.proposed, self.fallen, self.supported, self.reached)
        return Followed(*(tuple(row for row in rows if row.unit == unit) for rows in ways))


def way_of(award: str, subject: str, nominations: Iterable[CountedNomination]) -> Followed:
    """Give the way to an award of people or of collectives, each nominee once."""
    of_subject = [
        nomination
        for nomination in nominations
        if nomination.subject == subject and not nomination.is_outsider
    ]
    return way_among(deciding(award, of_subject).values())


def way_among(nominations: Iterable[CountedNomination]) -> Followed:
    """Give how far these nominations are, one by one."""
    rows = list(nominations)
    return Followed(
        proposed=tuple(row for row in rows if row.stage in PROPOSED),
        fallen=tuple(row for row in rows if row.progress is Progress.DECLINED),
        supported=tuple(row for row in rows if row.is_supported is True),
        reached=tuple(row for row in rows if row.progress is Progress.RECOGNISED),
    )


def _line(goal: GoalRow, nominations: Sequence[CountedNomination], quota: Quota | None) -> GoalLine:
    target = goal.target
    way = way_of(target.award, target.subject, nominations)
    return GoalLine(
        target=target,
        goal=goal.goal,
        wanted=_wanted(goal, quota),
        registered=goal.registered,
        proposed=len(way.proposed),
        fallen=len(way.fallen),
        supported=len(way.supported),
        reached=len(way.reached),
        quota=quota if target.award == LIMITED else None,
    )


def _wanted(goal: GoalRow, quota: Quota | None) -> Share | None:
    """Give the heads that a goal means. A share of those who reach Lao động tiên tiến is counted
    from the registered ones until somebody was proposed."""
    target = goal.target
    if target.unit == "percent" and target.base == LDTT.code and quota and quota.base.count:
        return needed_for(quota.base.count, Fraction(target.value) / 100)
    return goal.wanted
