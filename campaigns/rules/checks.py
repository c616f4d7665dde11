"""What a plan must not say (`contradictions`), and what it still lacks before it can be launched
(`gaps`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from campaigns.rules.in_words import DEADLINE_NAMES, target_in_words
from campaigns.rules.plan import DeadlineKind, Plan
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


def gaps(plan: Plan, *, is_annual: bool = True) -> list[Finding]:
    """Give what must be filled in before the launch, in the order of the form.

    The plan of a year (`is_annual`) needs a deadline for registration and one for nominations; a
    thematic one needs any deadline.
    """
    return [
        *contradictions(plan),
        *_general_gaps(plan),
        *_phase_gaps(plan),
        *_target_gaps(plan),
        *_deadline_gaps(plan, is_annual),
        *_text_gaps(plan),
    ]


def _gap(code: str, sentence: str, link: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)


def _general_gaps(plan: Plan) -> Iterator[Finding]:
    if not plan.title:
        yield _gap("no_title", "Chưa có tên kế hoạch.", GENERAL)
    if plan.year is None:
        yield _gap("no_year", "Chưa ghi năm của phong trào.", GENERAL)
    if not plan.number:
        yield _gap("no_number", "Chưa có số, ký hiệu của kế hoạch đã ký.", GENERAL)
    if plan.issued_on is None:
        yield _gap("no_issue_date", "Chưa có ngày ký kế hoạch.", GENERAL)


def _phase_gaps(plan: Plan) -> Iterator[Finding]:
    if not plan.phases:
        yield _gap("no_phase", "Chưa có đợt thi đua nào.", PHASES)
    for phase in plan.phases:
        name = f"Đợt {phase.ordinal}"
        if phase.starts_on is None:
            yield _gap("phase_without_start", f"{name} chưa có ngày bắt đầu.", PHASES)
        if phase.ends_on is None:
            yield _gap("phase_without_end", f"{name} chưa có ngày kết thúc.", PHASES)


def _target_gaps(plan: Plan) -> Iterator[Finding]:
    if not plan.targets:
        yield _gap("no_target", "Chưa có chỉ tiêu thi đua nào.", TARGETS)


def _deadline_gaps(plan: Plan, is_annual: bool) -> Iterator[Finding]:
    present = {deadline.kind for deadline in plan.deadlines}
    if not is_annual and not present:
        yield _gap("no_deadline", "Chưa có mốc thời hạn nào.", DEADLINES)
    for kind in NEEDED_DEADLINES if is_annual else ():
        if kind not in present:
            name = DEADLINE_NAMES[kind]
            yield _gap(f"no_{kind}_deadline", f"Chưa có thời hạn “{name}”.", DEADLINES)


def _text_gaps(plan: Plan) -> Iterator[Finding]:
    if not plan.contents:
        yield _gap("no_content", "Chưa có nội dung thi đua nào.", CONTENTS)
    if plan.signer is None or not plan.signer.name:
        yield _gap("no_signer", "Chưa ghi người ký kế hoạch.", SIGNER)
