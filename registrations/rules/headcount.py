"""The base of "100 %": the people who may be considered, and who of those working here may not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LeftOut:
    """Somebody who works here and is not counted for "100 %", and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Headcount:
    """Of `everybody` who works here all but the left out are the 100 %."""

    everybody: int
    left_out: tuple[LeftOut, ...] = ()

    @property
    def eligible(self) -> int:
        return self.everybody - len(self.left_out)

    @property
    def in_words(self) -> str:
        """Give "19 trong 20 người đang công tác đủ điều kiện xét; 1 người chưa tính"."""
        counted = f"{self.eligible} trong {self.everybody} người đang công tác đủ điều kiện xét"
        rest = len(self.left_out)
        return f"{counted}; {rest} người chưa tính" if rest else counted
