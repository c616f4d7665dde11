"""Chỉ tiêu: goal ↔ registered ↔ proposed ↔ vetted ↔ reached, by title and by unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from law.kinds import Subject, award_kind
from law.shares import Share
from registrations.rules.totals import CountedAward
from reports.rules.charts import Chart, ChartBar, ChartLimit, Shade
from reports.rules.report import (
    Cell,
    Figure,
    FigureColumn,
    FigureTable,
    ReportPart,
    share,
    sum_of,
)
from reports.rules.steps import (
    AWARDS,
    KEYS,
    STEPS,
    UNSENT,
    Steps,
    TargetFacts,
    own_steps,
    steps_of,
    strivers_of,
    unit_steps,
)
from vetting.rules.standing import GoalLine, way_of


def target_parts(known: TargetFacts, award: str = "") -> list[ReportPart]:
    """Give the goals of a plan one by one, then the awards, then the units; `award` narrows it to
    one. Of a part of the commune there are no `goals`: they are the whole commune's."""
    goals = [goal for goal in known.goals if award in ("", goal.target.award)]
    parts = [_goal_part(number, goal, known) for number, goal in enumerate(goals, start=1)]
    kinds = [counted_award for counted_award in AWARDS if award in ("", counted_award.kind.code)]
    by_award = _award_part(kinds, known)
    of_units = [_unit_part(goal, known) for goal in _of_units(kinds, goals, known)]
    return [*parts, *([by_award] if by_award else []), *of_units]


# --- A goal ----------------------------------------------------------------------------------


def _goal_part(number: int, goal: GoalLine, known: TargetFacts) -> ReportPart:
    target = goal.target
    award = CountedAward(Subject(target.subject), award_kind(target.award))
    steps = steps_of(f"ct{number}", award, known)
    wanted = goal.wanted.count if goal.wanted else None
    reckoned = [("Chỉ tiêu", goal.wanted), ("Nhiều nhất", _allowed(goal))]
    rows: list[tuple[Cell, ...]] = [
        (_with_sentence(word, number.sentence), _reckoned(number, known), None)
        for word, number in reckoned
        if number is not None
    ]
    rows += [
        (word, figure, share(figure.value, wanted) if wanted else None)
        for word, figure in steps.named
    ]
    columns = (
        FigureColumn("Bước", "text"),
        FigureColumn("Số người" if target.subject == "individual" else "Số tập thể"),
        FigureColumn("So với chỉ tiêu", "percent"),
    )
    return ReportPart(
        f"{_called(goal)}: {_said(goal, steps)}",
        award_kind(target.award).short,
        FigureTable(columns, tuple(rows)),
        _goal_chart(goal, steps),
        tuple(_goal_notes(goal)),
    )


def _allowed(goal: GoalLine) -> Share | None:
    return goal.quota.ceiling.allowed if goal.quota else None


def _reckoned(number: Share, known: TargetFacts) -> Figure:
    return Figure(number.count, page=("vetting:quota", known.campaign))


def _with_sentence(word: str, sentence: str) -> str:
    return f"{word}: {sentence}" if sentence else word


def _called(goal: GoalLine) -> str:
    """Give the award, and of which collective where the plan names one."""
    name, who = award_kind(goal.target.award).name, goal.target.who
    return f"{name} ({who})" if who and goal.target.subject == "collective" else name


def _said(goal: GoalLine, steps: Steps) -> str:
    """Give the conclusion: "cần 21, đã đề nghị 15, 6 đăng ký chưa gửi hồ sơ"."""
    if goal.wanted is None:
        return f"đăng ký {goal.registered}, đề nghị {goal.proposed}, đạt {goal.reached}"
    wanted = goal.wanted.count
    if goal.quota and wanted > goal.quota.allowed:
        return f"chỉ tiêu {wanted}, luật cho nhiều nhất {goal.quota.allowed}"
    if goal.target.operator == "<=":
        return f"không quá {wanted}, đã đề nghị {goal.proposed}, đạt {goal.reached}"
    if goal.reached:
        return goal.verdict
    if not (goal.registered or goal.proposed):
        return f"cần {wanted}, chưa có đăng ký nào được duyệt"
    if goal.fallen and goal.fallen == goal.proposed:
        return f"cần {wanted}, {goal.proposed} hồ sơ đã đề nghị không còn được xét"
    unsent = steps.unsent.value
    rest = f"{unsent} đăng ký chưa gửi hồ sơ" if unsent else "chưa có quyết định"
    return f"cần {wanted}, đã đề nghị {goal.proposed}, {rest}"


def _goal_chart(goal: GoalLine, steps: Steps) -> Chart | None:
    """Give the bars of a goal; of one or two heads the table alone says it better."""
    if goal.largest <= 2:
        return None
    bars = [
        ChartBar(word, ((Shade.DONE if word == "Đạt" else Shade.ON_ITS_WAY, figure.value),))
        for word, figure in steps.named
        if word != UNSENT
    ]
    limits: list[ChartLimit] = []
    if goal.wanted and goal.quota:
        limits = [
            ChartLimit("chỉ tiêu", goal.wanted.count),
            ChartLimit("nhiều nhất", goal.quota.allowed, is_ceiling=True),
        ]
    elif goal.wanted:
        bars.insert(0, ChartBar("Chỉ tiêu", ((Shade.GOAL, goal.wanted.count),)))
    return Chart(_called(goal), tuple(bars), tuple(limits))


def _goal_notes(goal: GoalLine) -> Iterable[str]:
    if goal.quota:
        yield f"Mức nhiều nhất tính trên {goal.quota.base.in_words}"
        yield f"Căn cứ mức nhiều nhất: {goal.quota.ceiling.limit.citation}."
    if goal.fallen:
        yield f"{goal.fallen} hồ sơ đã đề nghị không còn được xét."


# --- All awards ------------------------------------------------------------------------------


def _award_part(kinds: Sequence[CountedAward], known: TargetFacts) -> ReportPart | None:
    """Give each award by itself: who also strives for a higher one is not counted with it here, so
    that the rows add up."""
    steps_of_each = [(award, own_steps(award, known)) for award in kinds]
    rows = [(award, steps) for award, steps in steps_of_each if not steps.is_empty]
    if not rows:
        return None
    columns = zip(*(steps.cells for _, steps in rows), strict=True)
    totals = tuple(
        sum_of(f"tong-{key}", word, cells)
        for key, word, cells in zip(KEYS, STEPS, columns, strict=True)
    )
    return ReportPart(
        f"Theo danh hiệu, hình thức: đề nghị {totals[1].value}, đạt {totals[-1].value}",
        "Theo danh hiệu",
        FigureTable(
            (FigureColumn("Danh hiệu, hình thức", "text"), *map(FigureColumn, STEPS)),
            tuple((award.name, *steps.cells) for award, steps in rows),
            ("Tổng số", *totals),
        ),
        notes=(
            "Mỗi đăng ký, mỗi hồ sơ tính một lần ở đúng danh hiệu, hình thức của nó; kể cả hồ sơ "
            "theo đợt, chuyên đề, đột xuất.",
        ),
    )


# --- By unit ---------------------------------------------------------------------------------


def _of_units(
    kinds: Sequence[CountedAward], goals: Sequence[GoalLine], known: TargetFacts
) -> list[CountedAward]:
    """Give the award that the units are compared by: the goal that most people strive for, else
    the award that most have; none where there is only one unit to see."""
    if len(known.every_unit) < 2:
        return []
    wanted = {(goal.target.award, goal.target.subject) for goal in goals}
    among = [kind for kind in kinds if (kind.kind.code, kind.subject) in wanted] or list(kinds)
    sized = [(_size(award, known), award) for award in among]
    most = max((size for size, _ in sized), default=0)
    return [award for size, award in sized if size == most and most][:1]


def _size(award: CountedAward, known: TargetFacts) -> int:
    way = way_of(award.kind.code, award.subject, known.nominations)
    return max(len(strivers_of(award, known.lists)), len(way.proposed))


def _unit_part(award: CountedAward, known: TargetFacts) -> ReportPart:
    totals = steps_of("don-vi", award, known)
    way = way_of(award.kind.code, award.subject, known.nominations)
    steps_of_each = [
        (unit, unit_steps(number, unit, award, known, way))
        for number, unit in enumerate(known.every_unit, start=1)
    ]
    rows = [(unit, steps) for unit, steps in steps_of_each if not steps.is_empty]
    none = sum(steps.registered.value > 0 and not steps.proposed.value for _, steps in rows)
    words = f"{none} đơn vị chưa gửi hồ sơ nào" if none else "đơn vị nào cũng đã gửi hồ sơ"
    return ReportPart(
        f"{award.name} theo đơn vị: {words}",
        "Theo đơn vị",
        FigureTable(
            (FigureColumn("Đơn vị", "text"), *map(FigureColumn, STEPS)),
            tuple((unit, *steps.cells) for unit, steps in rows),
            ("Tổng số", *totals.cells),
        ),
        _unit_chart(award, rows),
    )


def _unit_chart(award: CountedAward, rows: Sequence[tuple[str, Steps]]) -> Chart | None:
    if len(rows) < 2:
        return None
    bars = [
        ChartBar(
            unit,
            (
                (Shade.DONE, steps.supported.value),
                (Shade.HATCHED, steps.proposed.value - steps.supported.value),
                (Shade.EMPTY, steps.unsent.value),
            ),
        )
        for unit, steps in rows
    ]
    legend = (
        (Shade.DONE, "qua thẩm định"),
        (Shade.HATCHED, "đã gửi, chưa qua"),
        (Shade.EMPTY, "chưa gửi"),
    )
    return Chart(f"{award.name} theo đơn vị", tuple(bars), legend=legend)
