"""What changed in a registration between two sendings, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from law.kinds import award_kind
from registrations.rules.lines import CollectiveLine, Draft, IndividualLine
from vietnamese.text import capitalised

Line = CollectiveLine | IndividualLine
L = TypeVar("L", CollectiveLine, IndividualLine)


def changes(before: Draft, after: Draft) -> list[str]:
    """Give one sentence for each line that came, went or says something else."""
    return [
        *_changes(before.collectives, after.collectives, lambda line: line.name),
        *_changes(before.individuals, after.individuals, lambda line: line.person),
    ]


def corrections(before: Draft, after: Draft) -> list[str]:
    """Give one sentence for each line of both that says something else."""
    names = {line.name for line in before.collectives}
    kept = Draft(
        tuple(line for line in after.collectives if line.name in names),
        tuple(line for line in after.individuals if line.person in before.people),
    )
    return changes(before, kept)


def _changes(before: Iterable[L], after: Iterable[L], key: Callable[[L], object]) -> Iterator[str]:
    old = {key(line): line for line in before}
    new = {key(line): line for line in after}
    for whose, line in new.items():
        if whose not in old:
            yield f"Thêm {line.name}: {_awards(line)}."
        elif difference := _difference(old[whose], line):
            yield f"{capitalised(line.name)}: {difference}."
    for whose, line in old.items():
        if whose not in new:
            yield f"Bỏ {line.name} ({_awards(line)})."


def _awards(line: Line) -> str:
    codes = filter(None, (line.title, line.commendation))
    return ", ".join(award_kind(code).name for code in codes) or "chưa chọn danh hiệu"


_WORDS = {
    "position": "chức vụ",
    "initiative_name": "tên sáng kiến",
    "initiative_field": "lĩnh vực sáng kiến",
    "commitment": "nội dung cam kết",
}


def _difference(old: Line, new: Line) -> str:
    """Give "Lao động tiên tiến → Chiến sĩ thi đua cơ sở; sửa chức vụ", "" for the same."""
    parts = [f"{_awards(old)} → {_awards(new)}"] if _awards(old) != _awards(new) else []
    changed = [
        word for name, word in _WORDS.items() if getattr(old, name, "") != getattr(new, name, "")
    ]
    return "; ".join([*parts, *([f"sửa {', '.join(changed)}"] if changed else [])])
