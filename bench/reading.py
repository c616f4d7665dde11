"""Reading the real plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from campaigns.rules.plan_reader import read_plan
from tests.world import REAL_PLAN


def things_to_measure() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the reading of plan 12/KH-UBND."""
    text = REAL_PLAN.read_text(encoding="utf-8")

    def read() -> str:
        read_plan(text)
        return ""

    yield "plan 12/KH-UBND, read", read
