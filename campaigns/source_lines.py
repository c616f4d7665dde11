"""The text of a plan line by line, each with the values that were read from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.rules.changes import SINGLE_VALUES
from campaigns.rules.in_words import ROW_NAMES
from campaigns.rules.plan import Plan

NAMES = {**SINGLE_VALUES, "purposes": "Mục đích, yêu cầu"}


@dataclass(frozen=True)
class PlanValue:
    """A value that stands on a line: its name, and where the form shows it."""

    name: str
    href: str


@dataclass(frozen=True)
class SourceLine:
    """A line of the source; numbers count from 1 and count empty lines too."""

    number: int
    text: str
    uses: tuple[PlanValue, ...]
    notes: tuple[str, ...]


def source_lines(text: str, plan: Plan) -> list[SourceLine]:
    """Give the lines that say something."""
    uses: dict[int, list[PlanValue]] = defaultdict(list)
    for number, use in _uses(plan):
        uses[number].append(use)
    notes: dict[int | None, list[str]] = defaultdict(list)
    for note in plan.notes:
        notes[note.line].append(note.message)
    return [
        SourceLine(number, line, tuple(uses[number]), tuple(notes[number]))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]


def _uses(plan: Plan) -> Iterator[tuple[int, PlanValue]]:
    for field, number in plan.lines.items():
        if field in NAMES:
            yield number, PlanValue(NAMES[field], f"#div_id_{field}")
    for field, name in ROW_NAMES.items():
        for place, item in enumerate(getattr(plan, field)):
            if item.line:
                yield item.line, PlanValue(f"{name} {place + 1}", f"#{field}-{place}")
    if plan.signer and plan.signer.line:
        yield plan.signer.line, PlanValue("Người ký", "#nguoi-ky")
