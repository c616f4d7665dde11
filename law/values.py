"""A parameter of the law: what it is called, what may be typed for it, and its values by date.

A commune's regulation (quy chế) may set a value of its own; it wins over the national one while
it is in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from law.inputs import Input
from law.instruments import DECREE_152_2025, DECREE_152_ENDS_ON, LAW_2026, PROGRAM_DEFAULT
from law.regimes import Regime
from law.sources import Citation
from law.timeline import in_force, newest, the_one

T = TypeVar("T")

UNREAD = "chưa đối chiếu văn bản gốc"
"""What a screen says beside a clause that nobody has held against its text."""


@dataclass(frozen=True)
class Value(Generic[T]):
    """What holds from `valid_from` to `valid_to` (both included; None: open), and by which
    clause."""

    value: T
    valid_from: date
    valid_to: date | None
    citation: Citation

    @property
    def verified(self) -> bool:
        """Say whether somebody has held the value against its source."""
        return self.citation.verified

    @property
    def is_default(self) -> bool:
        """Say whether it is only the program's own, as no national instrument sets it."""
        return not self.verified and self.citation.instrument == PROGRAM_DEFAULT

    @property
    def remark(self) -> str:
        """Give what a screen says beside a value that no text vouches for; empty when one does."""
        if self.verified:
            return ""
        if self.is_default:
            return "chưa có quy định chung, đang dùng mặc định"
        return UNREAD


@dataclass(frozen=True)
class Override:
    """A value that a commune's regulation sets for a parameter; with `kind` for one kind of award
    only."""

    parameter: str
    value: Value[Any]
    kind: str = ""


@dataclass(frozen=True)
class Parameter(Generic[T]):
    """A number, share or choice that the law or a regulation sets.

    `sentence` explains it to people and holds `{value}` once. `by_kind` holds the values that
    differ for one kind of award. `standard_of` is the award whose standard its clause sets, where
    papers cite that clause.
    """

    code: str
    name: str
    group: str
    input: Input[T]
    sentence: str
    values: tuple[Value[T], ...] = ()
    by_kind: Mapping[str, tuple[Value[T], ...]] = field(default_factory=dict)
    standard_of: str = ""

    @property
    def unit(self) -> str:
        """Give the unit that stands behind the field on a form."""
        return self.input.unit

    def describe(self, value: T) -> str:
        """Give the sentence that explains a value on the screen."""
        return self.sentence.format(value=self.input.show(value))

    def parse(self, text: str) -> T:
        """Read what an administrator typed; ValueError with a Vietnamese sentence."""
        return self.input.parse(text)

    def on(self, day: date, overrides: Sequence[Override] = (), kind: str = "") -> Value[T]:
        """Give the one value in force on a day; `LawError` when there is none.

        The nearest rule wins: the commune's for this kind, the law's for this kind, the
        commune's for all kinds, the law's for all kinds. What is only the program's default for a
        kind gives way to any rule of the commune.
        """
        mine = [override for override in overrides if override.parameter == self.code]
        of_kind = self.by_kind.get(kind, ())
        for rows in (
            _of_kind(mine, kind) if kind else (),
            [row for row in of_kind if not row.is_default],
            _of_kind(mine, ""),
            of_kind,
        ):
            if (ruled := newest(rows, day)) is not None:
                return ruled
        return the_one((*of_kind, *self.values), day, what=f"“{self.name}”")

    def has_value_on(self, day: date, overrides: Sequence[Override] = (), kind: str = "") -> bool:
        """Say whether anything sets a value on a day: the law, the program or the commune."""
        mine = [override for override in overrides if override.parameter == self.code]
        local = (*_of_kind(mine, ""), *(_of_kind(mine, kind) if kind else ()))
        national = (*self.by_kind.get(kind, ()), *self.values)
        return any(in_force(row, day) for row in (*local, *national))


def _of_kind(overrides: Iterable[Override], kind: str) -> tuple[Value[Any], ...]:
    return tuple(override.value for override in overrides if override.kind == kind)


def under(value: T, citation: Citation, first: Regime, *others: Regime) -> Value[T]:
    """Give a value that holds through one regime, or through several that follow each other."""
    last = others[-1] if others else first
    return Value(value, first.valid_from, last.valid_to, citation)


def by_default(
    value: T, *, since: date = PROGRAM_DEFAULT.valid_from, until: date | None = None
) -> tuple[Value[T], ...]:
    """Give the program's own value, for what no national instrument sets."""
    return (Value(value, since, until, PROGRAM_DEFAULT.unread()),)


def through_decree_152(value: T, clause: str = "") -> tuple[Value[T], ...]:
    """Give a value that Decree 152/2025 sets: read as long as the decree stands, whatever law it
    stands under; kept, and not vouched for, once it has run out."""
    read = DECREE_152_2025.at(clause)
    return (
        Value(value, DECREE_152_2025.valid_from, DECREE_152_ENDS_ON, read),
        Value(value, DECREE_152_ENDS_ON + timedelta(days=1), None, LAW_2026.unread()),
    )
