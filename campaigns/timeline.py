"""The year of a campaign as a drawing: where months, phases, deadlines and today stand.

Only numbers are worked out here; templates draw them as SVG. There are two drawings of the same
things, one along a wide page and one down a narrow one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from campaigns.rules.deadlines import ONE_DAY, last_good_day
from campaigns.rules.in_words import DEADLINE_NAMES
from campaigns.rules.plan import Deadline, Plan

LETTER = 8.2
"""The width of an average letter of a label, a little generous."""


@dataclass(frozen=True)
class Tick:
    """A month (or a few of them) from `start` to `end`, with its name."""

    start: float
    end: float
    word: str

    @property
    def length(self) -> float:
        return round(self.end - self.start, 1)

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Bar:
    """A phase from `start` to `end` in its lane."""

    start: float
    end: float
    lane: float
    thickness: float
    word: str
    days: str
    tone: int

    @property
    def length(self) -> float:
        return round(self.end - self.start, 1)

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def centre(self) -> float:
        return self.lane + self.thickness / 2

    @property
    def is_long(self) -> bool:
        """Say whether the days fit beside the name."""
        return self.length > 150


@dataclass(frozen=True)
class Mark:
    """A deadline or today at `at`; its label stands at (`x`, `y`), where it covers no other.

    `state` is "past", "ahead" or "today".
    """

    at: float
    x: float
    y: float
    word: str
    day: str
    state: str
    anchor: str = "start"


@dataclass(frozen=True)
class TimelineDrawing:
    """A drawing of `width` × `height`."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Point:
    """A day that the drawing points at: `place` is the day on whose beginning it stands."""

    place: date
    word: str
    day: str
    state: str


@dataclass(frozen=True)
class DayScale:
    """Days of the whole months from `first` to `last` spread over `start` … `end`."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date) -> float:
        """Give the place where a day begins."""
        days = (self.last - self.first).days + 1
        return round(self.start + (day - self.first).days / days * (self.end - self.start), 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


# --- Along a wide page ---------------------------------------------------------------------

WIDTH, MARGIN = 1000.0, 8.0
BARS_FROM, BAR = 40.0, 34.0
LABEL_STEP, LABEL_GAP = 48.0, 8.0
TURN = 0.55
"""Where along the page labels turn from the right of their marks to the left."""
DAY_LETTERS = 20
"""The letters of the second line of a label: "hết ngày 19/01/2021"."""


def wide(plan: Plan, today: date) -> TimelineDrawing | None:
    """Give the drawing with time from left to right; None for a plan without a day."""
    span = _span(plan)
    if span is None:
        return None
    scale = DayScale(*span, MARGIN, WIDTH - MARGIN)
    bars = _bars(plan, scale, BARS_FROM, 0, BAR)
    below = max((bar.lane + bar.thickness for bar in bars), default=BARS_FROM) + 30
    marks = _labelled_below(_points(plan, scale, today), scale, below)
    lowest = max((mark.y for mark in marks), default=below - LABEL_STEP)
    return TimelineDrawing(WIDTH, lowest + LABEL_STEP - 16, _ticks(scale), bars, marks)


def _labelled_below(points: Sequence[Point], scale: DayScale, top: float) -> tuple[Mark, ...]:
    """Place the labels of the earlier part right of their marks, of the later part left of them,
    each in the first lane where it covers no label and no line of another mark."""
    right = [point for point in points if scale.at(point.place) < TURN * WIDTH]
    left = points[len(right) :]
    taken: list[tuple[float, float, int]] = []
    marks = []
    # From the middle of a group outwards a line never has to cross a label that came before it.
    for side, group in ((1, right[::-1]), (-1, left)):
        for point in group:
            at, length = scale.at(point.place), max(len(point.word), DAY_LETTERS) * LETTER
            ends = sorted((at, at + side * (LABEL_GAP + length)))
            lane = _free_lane(taken, *ends)
            taken += [(*ends, lane), *((at - 1, at + 1, above) for above in range(lane))]
            x, y = round(at + side * LABEL_GAP, 1), top + lane * LABEL_STEP
            anchor = "start" if side == 1 else "end"
            marks.append(Mark(at, x, y, point.word, point.day, point.state, anchor))
    return tuple(sorted(marks, key=lambda mark: mark.at))


def _free_lane(taken: Sequence[tuple[float, float, int]], left: float, right: float) -> int:
    lane = 0
    while any(lane == row and left < end and start < right for start, end, row in taken):
        lane += 1
    return lane


# --- Down a narrow page --------------------------------------------------------------------

NARROW, MONTH, TOP = 320.0, 46.0, 4.0
LABELS_AT, LABEL_APART = 120.0, 44.0


def tall(plan: Plan, today: date) -> TimelineDrawing | None:
    """Give the drawing with time from top to bottom; None for a plan without a day."""
    span = _span(plan)
    if span is None:
        return None
    rows = -(-_months(*span) // _step(*span))
    scale = DayScale(*span, TOP, TOP + max(rows, 6) * MONTH)
    marks = _labelled_beside(_points(plan, scale, today), scale)
    height = max([scale.end, *(mark.y + 28 for mark in marks)]) + TOP
    return TimelineDrawing(NARROW, height, _ticks(scale), _bars(plan, scale, 44, 66, 30), marks)


def _labelled_beside(points: Sequence[Point], scale: DayScale) -> tuple[Mark, ...]:
    """Place labels beside their marks, pushed down where they would touch."""
    marks, free = [], 14.0
    for point in points:
        at = scale.at(point.place)
        y = max(at, free)
        free = y + LABEL_APART
        marks.append(Mark(at, LABELS_AT, y, point.word, point.day, point.state))
    return tuple(marks)


# --- Both ----------------------------------------------------------------------------------


def _points(plan: Plan, scale: DayScale, today: date) -> list[Point]:
    """Give the deadlines, each where its last good day ends, and today, in order of days."""
    points = [_deadline_point(deadline, today) for deadline in plan.deadlines]
    if today in scale:
        points.append(Point(today, "Hôm nay", f"{today:%d/%m/%Y}", "today"))
    return sorted(points, key=lambda point: point.place)


def _deadline_point(deadline: Deadline, today: date) -> Point:
    day = last_good_day(deadline)
    return Point(
        day + ONE_DAY,
        DEADLINE_NAMES[deadline.kind],
        f"hết ngày {day:%d/%m/%Y}",
        "past" if day < today else "ahead",
    )


def _span(plan: Plan) -> tuple[date, date] | None:
    """Give the first day of the first month and the last day of the last one."""
    days = [day for phase in plan.phases for day in (phase.starts_on, phase.ends_on) if day]
    days += [last_good_day(deadline) for deadline in plan.deadlines]
    if not days:
        return None
    return min(days).replace(day=1), _month_after(max(days)) - ONE_DAY


def _month_after(day: date, months: int = 1) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _step(first: date, last: date) -> int:
    """Give how many months a tick holds, so that a plan of five years stays readable."""
    months = _months(first, last)
    return 1 if months <= 14 else 3 if months <= 42 else 12


def _ticks(scale: DayScale) -> tuple[Tick, ...]:
    step, day, ticks = _step(scale.first, scale.last), scale.first, []
    several_years = scale.first.year != scale.last.year
    while day <= scale.last:
        after = _month_after(day, step)
        word = f"{day:%m/%y}" if several_years else f"Th{day.month}"
        ticks.append(Tick(scale.at(day), min(scale.at(after), scale.end), word))
        day = after
    return tuple(ticks)


def _bars(
    plan: Plan, scale: DayScale, top: float, room: float, thickness: float
) -> tuple[Bar, ...]:
    """Give the phases as bars; phases that share a day lie in lanes of their own, and an unknown
    first or last day reaches to the edge. `room`: what all lanes may take, 0 for no limit."""
    taken: list[tuple[float, float, int]] = []
    for phase in plan.phases:
        start = scale.at(phase.starts_on or scale.first)
        end = scale.at((phase.ends_on or scale.last) + ONE_DAY)
        taken.append((start, end, _free_lane(taken, start, end)))
    lanes = max((lane for *_, lane in taken), default=0) + 1
    step = min(thickness + 6, room / lanes) if room else thickness + 6
    return tuple(
        Bar(
            start,
            end,
            round(top + step * lane, 1),
            round(step - 6, 1),
            f"Đợt {phase.ordinal}",
            _days(phase.starts_on, phase.ends_on),
            place % 2,
        )
        for place, (phase, (start, end, lane)) in enumerate(zip(plan.phases, taken, strict=True))
    )


def _days(*days: date | None) -> str:
    return " – ".join(f"{day:%d/%m}" if day else "…" for day in days)
