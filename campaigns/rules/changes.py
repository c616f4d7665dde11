"""What differs between two versions of a plan, in sentences for the log and for those concerned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from campaigns.rules.in_words import (
    DEADLINE_NAMES,
    deadline_in_words,
    due_in_words,
    phase_in_words,
    target_in_words,
)
from campaigns.rules.pairing import pair_deadlines
from campaigns.rules.plan import Deadline, DeadlineKind, Plan, Signer
from vietnamese.dates import short_date


@dataclass(frozen=True)
class PlanChange:
    """One difference. `binding`: the units plan by it, so after the launch it needs a reason and
    is announced; what is not binding is a correction of words."""

    sentence: str
    binding: bool = False


SINGLE_VALUES = {
    "number": "Số, ký hiệu",
    "issued_on": "Ngày ký",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ký",
    "year": "Năm",
    "title": "Tên kế hoạch",
    "theme": "Chủ đề",
    "slogan": "Khẩu hiệu",
}


def changes(old: Plan, new: Plan) -> list[PlanChange]:
    """Give what differs, in the order of the form; nothing for equal plans. Notes and lines of the
    source do not count."""
    return [
        *_single_values(old, new),
        *_lists(old, new),
        *deadline_changes(old.deadlines, new.deadlines),
    ]


def deadline_changes(old: Sequence[Deadline], new: Sequence[Deadline]) -> Iterator[PlanChange]:
    """Give the changes between two lists of deadlines; every change of a day is binding."""
    for before, after in pair_deadlines(old, new):
        if before and after:
            yield from _deadline_change(before, after)
        elif after:
            yield PlanChange(f"Thêm mốc {deadline_in_words(after)}.", binding=True)
        elif before:
            yield PlanChange(f"Bỏ mốc {deadline_in_words(before)}.", binding=True)


def _deadline_change(before: Deadline, after: Deadline) -> Iterator[PlanChange]:
    name = _deadline_name(after.kind)
    if (before.due_on, before.inclusive) != (after.due_on, after.inclusive):
        moved = f"{due_in_words(before)} → {due_in_words(after)}"
        yield PlanChange(f"Hạn {name}: {moved}.", binding=True)
    if before.receiver != after.receiver:
        yield PlanChange(f"Nơi nhận của hạn {name}: {_arrow(before.receiver, after.receiver)}.")


def _deadline_name(kind: DeadlineKind) -> str:
    return f"“{DEADLINE_NAMES[kind]}”"


def _single_values(old: Plan, new: Plan) -> Iterator[PlanChange]:
    for field, name in SINGLE_VALUES.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield PlanChange(f"{name}: {_arrow(_shown(before), _shown(after))}.")
    if old.purposes != new.purposes:
        yield PlanChange("Sửa mục đích, yêu cầu.")
    if _signed(old.signer) != _signed(new.signer):
        yield PlanChange(f"Người ký: {_arrow(_signed(old.signer), _signed(new.signer))}.")


def _lists(old: Plan, new: Plan) -> Iterator[PlanChange]:
    before, after = (" · ".join(map(phase_in_words, plan.phases)) for plan in (old, new))
    if before != after:
        yield PlanChange(f"Đợt thi đua: {_arrow(before, after)}.", binding=True)
    if [phase.goal for phase in old.phases] != [phase.goal for phase in new.phases]:
        yield PlanChange("Sửa mục tiêu của các đợt.")
    if _without_lines(old.targets) != _without_lines(new.targets):
        targets = (" · ".join(map(target_in_words, plan.targets)) for plan in (old, new))
        yield PlanChange(f"Chỉ tiêu: {_arrow(*targets)}.", binding=True)
    if _without_lines(old.contents) != _without_lines(new.contents):
        yield PlanChange("Sửa nội dung thi đua.")
    if _without_lines(old.recipients) != _without_lines(new.recipients):
        yield PlanChange("Sửa nơi nhận.")


def _without_lines(items: Sequence[Any]) -> list[Any]:
    return [replace(item, line=None) for item in items]


def _signed(signer: Signer | None) -> str:
    parts = (signer.name, signer.position, signer.on_behalf) if signer else ()
    return ", ".join(part for part in parts if part)


def _shown(value: Any) -> str:
    return short_date(value) if hasattr(value, "isoformat") else str(value or "")


def _arrow(before: str, after: str) -> str:
    return f"{before or 'để trống'} → {after or 'để trống'}"
