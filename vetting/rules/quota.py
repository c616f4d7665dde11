"""The places of Chiến sĩ thi đua cơ sở: how many the law allows, who was chosen, what is left.

The ceiling is counted over the whole commune. A goal of the plan is another thing: see `standing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from eligibility.progress import Progress
from law.ceilings import Ceiling, cstdcs_ceiling
from law.findings import Finding, Level
from law.kinds import CSTDCS, LDTT
from law.values import Override
from nominations.rules.stages import Stage
from vetting.rules.counting import CountedNomination, deciding

LIMITED = CSTDCS.code
"""The title whose places are counted."""


@dataclass(frozen=True)
class Base:
    """How many people reach Lao động tiên tiến, and which number was taken for it.

    `is_decided`: those whom a decision recognises; before the first decision, `is_voted`: those
    whom the council let pass; before its first vote, those who are proposed and have not fallen
    away. `waiting`: proposed ones that have no such result yet.
    """

    count: int
    is_decided: bool
    waiting: int = 0
    is_voted: bool = False

    @property
    def in_words(self) -> str:
        """Give which number the ceiling is counted from."""
        if not (self.is_decided or self.is_voted):
            return (
                f"{self.count} người được đề nghị {LDTT.name}; chưa có quyết định nên đây là số "
                "tạm tính, không kể người đã rút, đã nghỉ hoặc không được đề nghị tiếp."
            )
        waiting = (
            f"; còn {self.waiting} người chưa có kết quả nên chưa tính" if self.waiting else ""
        )
        if self.is_voted:
            return f"{self.count} người được Hội đồng biểu quyết đạt {LDTT.name}{waiting}."
        return f"{self.count} người đã được quyết định công nhận {LDTT.name}{waiting}."


def base_of(ldtt: Iterable[CountedNomination]) -> Base:
    """Give the base of the ceiling from the nomination that decides each person's Lao động tiên
    tiến (see `deciding`)."""
    rows = list(ldtt)
    recognised = [row for row in rows if row.progress is Progress.RECOGNISED]
    proposed = [row for row in rows if row.progress is Progress.PROPOSED]
    passed = [row for row in proposed if row.stage is Stage.PASSED]
    if recognised:
        return Base(len(recognised), is_decided=True, waiting=len(proposed))
    if passed or any(row.stage is Stage.NOT_PASSED for row in rows):
        waiting = len(proposed) - len(passed)
        return Base(len(passed), is_decided=False, waiting=waiting, is_voted=True)
    return Base(len(proposed), is_decided=False, waiting=len(proposed))


@dataclass(frozen=True)
class Contender:
    """Somebody whose nomination for the limited title was supported: the number of the nomination,
    the rank among the chosen (None: not chosen) and why, and how far the own Lao động tiên tiến
    is. `is_recognised`: a decision has given the title."""

    pk: int
    name: str
    place: int | None = None
    ldtt: Progress = Progress.PROPOSED
    reason: str = ""
    unit: str = ""
    is_recognised: bool = False

    @property
    def may_be_chosen(self) -> bool:
        return self.ldtt.counts


@dataclass(frozen=True)
class Quota:
    """The ceiling, and who stands for its places."""

    base: Base
    ceiling: Ceiling
    contenders: tuple[Contender, ...] = ()

    @property
    def chosen(self) -> list[Contender]:
        """Give the chosen ones in their order."""
        return sorted(
            (contender for contender in self.contenders if contender.place is not None),
            key=lambda contender: contender.place or 0,
        )

    @property
    def waiting(self) -> list[Contender]:
        """Give the others, in the order they came in."""
        return [contender for contender in self.contenders if contender.place is None]

    @property
    def allowed(self) -> int:
        return self.ceiling.allowed.count

    @property
    def left(self) -> int:
        return max(self.allowed - len(self.chosen), 0)

    @property
    def arithmetic(self) -> str:
        """Give "15 % × 21 = 3,15 → 3 (làm tròn xuống)"."""
        return self.ceiling.allowed.sentence

    @property
    def sentence(self) -> str:
        """Give "15 % × 21 = 3,15 → 3 (làm tròn xuống); đã chọn 3, còn 0"."""
        return f"{self.arithmetic}; đã chọn {len(self.chosen)}, còn {self.left}"

    @property
    def findings(self) -> list[Finding]:
        """Give what to hear about the numbers, without a name."""
        own = (_nobody_yet(self), _over(self))
        return [*(finding for finding in own if finding), *self.ceiling.findings]

    @property
    def fallen(self) -> list[Finding]:
        """Name the chosen ones whose own Lao động tiên tiến fell away."""
        return [_fallen(contender) for contender in self.chosen if not contender.may_be_chosen]

    @property
    def blockers(self) -> list[Finding]:
        """Give what keeps the list from being fixed."""
        return [
            finding for finding in (*self.findings, *self.fallen) if finding.level is Level.BLOCKER
        ]

    def with_places(self, order: Sequence[int]) -> Quota:
        """Give the quota as it would be if these nominations, in this order, were the chosen."""
        places = {pk: place for place, pk in enumerate(order, start=1)}
        return replace(
            self,
            contenders=tuple(
                replace(contender, place=places.get(contender.pk)) for contender in self.contenders
            ),
        )


def quota_of(
    nominations: Iterable[CountedNomination], *, on: date, overrides: Sequence[Override] = ()
) -> Quota:
    """Give the quota of a campaign from all its nominations, by the law of a day; `LawError` where
    the program holds no law for it."""
    rows = list(nominations)
    ldtt = deciding(LDTT.code, rows)
    base = base_of(ldtt.values())
    ceiling = cstdcs_ceiling(base.count, on=on, overrides=overrides)
    return Quota(base, ceiling, tuple(_contenders(rows, ldtt)))


def _contenders(
    rows: Iterable[CountedNomination], ldtt: Mapping[str, CountedNomination]
) -> Iterable[Contender]:
    """Give who was supported or recognised; a place of any other is free again."""
    for row in rows:
        is_supported = row.stage in (Stage.VETTED, Stage.PASSED) and row.is_supported
        is_recognised = row.stage is Stage.RECOGNISED
        if row.award == LIMITED and (is_supported or is_recognised):
            own = ldtt[row.nominee].progress if row.nominee in ldtt else Progress.NONE
            yield Contender(row.pk, row.name, row.place, own, row.reason, row.unit, is_recognised)


def _nobody_yet(quota: Quota) -> Finding | None:
    if quota.base.count:
        return None
    return Finding(
        "nobody_reaches_ldtt",
        f"Chưa có ai được đề nghị hoặc công nhận {LDTT.name}, nên chưa có suất {CSTDCS.name} nào.",
        Level.BLOCKER,
        quota.ceiling.limit.citation,
    )


def _over(quota: Quota) -> Finding | None:
    over = len(quota.chosen) - quota.allowed
    if over <= 0:
        return None
    return Finding(
        "over_quota",
        f"Đã chọn {len(quota.chosen)} người nhưng nay chỉ còn {quota.allowed} suất "
        f"({quota.arithmetic}); hãy bỏ chọn {over} người. Số suất giảm khi có người nghỉ, rút hoặc "
        f"không còn đạt {LDTT.name}.",
        Level.BLOCKER,
        quota.ceiling.limit.citation,
    )


def _fallen(contender: Contender) -> Finding:
    why = (
        f"{LDTT.name} của người này đã rút hoặc không được công nhận"
        if contender.ldtt is Progress.DECLINED
        else f"người này chưa có hồ sơ đề nghị {LDTT.name} đã gửi"
    )
    return Finding(
        "chosen_without_ldtt",
        f"{contender.name} đã được chọn nhưng {why}. Muốn là {CSTDCS.name} thì trước hết phải đạt "
        f"{LDTT.name}: hãy bỏ chọn, hoặc xử lý hồ sơ {LDTT.name} trước.",
        Level.BLOCKER,
    )
