"""What a plan must not say (`contradictions`), and what it still lacks before it can be launched
(`gaps`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from campaigns.rules.in_words import DEADLINE_NAMES, target_in_words
from campaigns.rules.plan import DeadlineKind, Phase, Plan
from law.findings import Finding, Level
from vietnamese.dates import short_date

GENERAL, THEME, PHASES, TARGETS, DEADLINES, CONTENTS, RECIPIENTS, SIGNER = (
    "#chung",
    "#chu-de",
    "#dot-thi-dua",
    "#chi-tieu",
    "#moc-thoi-han",
    "#noi-dung",
    "#noi-nhan",
    "#nguoi-ky",
)
"""The parts of the form; a finding's `link` names the one that mends it."""

NEEDED_DEADLINES: tuple[DeadlineKind, ...] = ("registration", "nomination")


def contradictions(plan: Plan) -> list[Finding]:
    """Give what cannot be stored even in a draft."""
    return [*_reversed_phases(plan), *_doubled_phases(plan), *_impossible_targets(plan)]


def _reversed_phases(plan: Plan) -> Iterator[Finding]:
    for phase in plan.phases:
        if phase.starts_on and phase.ends_on and phase.ends_on < phase.starts_on:
            yield _gap(
                "phase_ends_before_it_begins",
                f"Đợt {phase.ordinal} kết thúc ngày {short_date(phase.ends_on)}, trước ngày bắt "
                f"đầu {short_date(phase.starts_on)}.",
                PHASES,
            )


def _doubled_phases(plan: Plan) -> Iterator[Finding]:
    for ordinal, count in Counter(phase.ordinal for phase in plan.phases).items():
        if count > 1:
            yield _gap("phase_twice", f"Có {count} đợt cùng mang số {ordinal}.", PHASES)


def _impossible_targets(plan: Plan) -> Iterator[Finding]:
    for target in plan.targets:
        if target.value < 0 or (target.unit == "percent" and target.value > 100):
            yield _gap(
                "target_out_of_range",
                f"Chỉ tiêu “{target_in_words(target)}”: tỷ lệ phải từ 0 đến 100 %, số lượng không "
                "âm.",
                TARGETS,
            )


@dataclass(frozen=True)
class Outline:
    """Of a plan what its gaps depend on, so that a list of plans need not fetch their texts."""

    title: str
    year: int | None
    number: str
    issued_on: date | None
    phases: Sequence[Phase]
    deadlines: frozenset[DeadlineKind]
    has_targets: bool
    has_contents: bool
    signer: str

    @classmethod
    def of(cls, plan: Plan) -> Outline:
        return cls(
            plan.title,
            plan.year,
            plan.number,
            plan.issued_on,
            plan.phases,
            frozenset(deadline.kind for deadline in plan.deadlines),
            bool(plan.targets),
            bool(plan.contents),
            plan.signer.name if plan.signer else "",
        )


def gaps(plan: Plan, *, is_annual: bool = True) -> list[Finding]:
    """Give what must be filled in before the launch: what cannot be stored, then what lacks."""
    return [*contradictions(plan), *lacks(Outline.of(plan), is_annual=is_annual)]


def lacks(plan: Outline, *, is_annual: bool = True) -> list[Finding]:
    """Give what lacks before the launch, in the order of the form.

    The plan of a year (`is_annual`) needs a deadline for registration and one for nominations; a
    thematic one needs any deadline.
    """
    return [
        *_general_gaps(plan),
        *_phase_gaps(plan),
        *_target_gaps(plan),
        *_deadline_gaps(plan, is_annual),
        *_text_gaps(plan),
    ]


def _gap(code: str, sentence: str, link: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)


def _general_gaps(plan: Outline) -> Iterator[Finding]:
    if not plan.title:
        yield _gap("no_title", "Chưa có tên kế hoạch.", GENERAL)
    if plan.year is None:
        yield _gap("no_year", "Chưa ghi năm của phong trào.", GENERAL)
    if not plan.number:
        yield _gap("no_number", "Chưa có số, ký hiệu của kế hoạch đã ký.", GENERAL)
    if plan.issued_on is None:
        yield _gap("no_issue_date", "Chưa có ngày ký kế hoạch.", GENERAL)


def _phase_gaps(plan: Outline) -> Iterator[Finding]:
    if not plan.phases:
        yield _gap("no_phase", "Chưa có đợt thi đua nào.", PHASES)
    for phase in plan.phases:
        name = f"Đợt {phase.ordinal}"
        if phase.starts_on is None:
            yield _gap("phase_without_start", f"{name} chưa có ngày bắt đầu.", PHASES)
        if phase.ends_on is None:
            yield _gap("phase_without_end", f"{name} chưa có ngày kết thúc.", PHASES)


def _target_gaps(plan: Outline) -> Iterator[Finding]:
    if not plan.has_targets:
        yield _gap("no_target", "Chưa có chỉ tiêu thi đua nào.", TARGETS)


def _deadline_gaps(plan: Outline, is_annual: bool) -> Iterator[Finding]:
    if not is_annual and not plan.deadlines:
        yield _gap("no_deadline", "Chưa có mốc thời hạn nào.", DEADLINES)
    for kind in NEEDED_DEADLINES if is_annual else ():
        if kind not in plan.deadlines:
            name = DEADLINE_NAMES[kind]
            yield _gap(f"no_{kind}_deadline", f"Chưa có thời hạn “{name}”.", DEADLINES)


def _text_gaps(plan: Outline) -> Iterator[Finding]:
    if not plan.has_contents:
        yield _gap("no_content", "Chưa có nội dung thi đua nào.", CONTENTS)
    if not plan.signer:
        yield _gap("no_signer", "Chưa ghi người ký kế hoạch.", SIGNER)
