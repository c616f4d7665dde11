"""Phases without a number or a name: told only by their days, or the one time of a campaign."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .days import Range, Years, mentions, ranges
from .flow import Flow, Item
from .lines import CELL, spaced

# What may stand between "Đợt 1" and its days.
LEAD = spaced(
    r"(?:[\s:,;.()+-])*(?:(?:thoi gian|thoi diem)(?: thuc hien| thi dua)? ?:? ?)?"
    r"(?:trong |la |vao )?(?:tiep theo |thoi gian con lai,? )?"
)
_ORDINAL_CELL = spaced(r"(?:(?:dot|giai doan) ?)?(?:\d{1,2}|[ivx]{1,4})\t")
# "Đợt thi đua chào mừng Đại hội: từ … đến …"
_CALLED = spaced(r"dot(?: thi dua)?(?: cao diem)? [a-z]")
_COLUMN_OF_PHASES = spaced(r"(?:^|\t)(?:ten )?(?:dot|giai doan)(?: thi dua)?(?:\t|$)")
_FROM_TO = spaced(r" (?:den|toi|-) |\d ?- ?\d")
_EVENT = spaced(r"[ :.,-]*(?:to chuc )?(?:phat dong|so ket|tong ket|trien khai|ban hanh)(?!\w)")
ABOUT_SENDING = spaced(
    r"(?<![a-z])(?:gui|nop|dang ky|ho so|bao cao|binh xet|hop|tham dinh|tiep nhan|niem yet|"
    r"cong khai|cong bo|lay y kien|xet|ra soat|kiem tra|cham diem|thong bao)(?!\w)"
)
_LISTS_PHASES = spaced(
    r"(?:phat dong |to chuc |chia |cac |thoi gian )*(?:dot|giai doan|thoi gian)\b"
)
_WHOLE_TIME = spaced(r"thoi gian(?: thuc hien| thi dua| phat dong| to chuc| trien khai)?\b")
_WORK = spaced(r"(?<![a-z])(?:thuc hien|thi dua)(?!\w)")
_MOST_UNNAMED = 12  # a longer list of days is a timetable


@dataclass(frozen=True)
class FoundPhase:
    """A phase named `at` a place, with its words from `start` on."""

    ordinal: int
    at: int
    start: int
    end: int
    time: Range | None


def unnamed(flow: Flow, years: Years, past: frozenset[int]) -> dict[int, FoundPhase]:
    """Give phases that are only days: paragraphs that begin with a stretch, else the one time of
    the whole campaign."""
    siblings: dict[int | None, list[FoundPhase]] = {}
    timetables: set[int | None] = set()
    for item in flow.items:
        if item.index in past:
            continue
        time = _leading_time(flow, item, years)
        if time and _is_of_a_timetable(flow, item, time):
            timetables.add(item.parent)
        elif time and not ABOUT_SENDING.search(flow.bare, item.start, item.end):
            group = siblings.setdefault(item.parent, [])
            end = flow.end_of(item)
            group.append(FoundPhase(len(group) + 1, item.start, time.start, end, time))
    for parent, group in siblings.items():
        if parent in timetables:
            continue
        is_headed = parent is not None and _LISTS_PHASES.match(
            flow.bare, flow.items[parent].start, flow.items[parent].end
        )
        if is_headed or len(group) > 1:
            return {phase.ordinal: phase for phase in group if len(group) <= _MOST_UNNAMED}
    return _whole_time(flow, years, past)


def _is_of_a_timetable(flow: Flow, item: Item, time: Range) -> bool:
    """Say whether a month or quarter tells only when something is done: "Quý II: sơ kết"."""
    if _FROM_TO.search(flow.bare, time.start, time.end):
        return False
    return bool(
        ABOUT_SENDING.search(flow.bare, time.end, item.end)
        or _EVENT.match(flow.bare, time.end, item.end)
    )


def _stands_in_phases(flow: Flow, item: Item) -> bool:
    """Say whether a row stands in a table with a column of phases."""
    first = flow.first_row(item)
    return bool(_COLUMN_OF_PHASES.search(flow.bare, first.start, first.end))


def _time_in_cells(flow: Flow, start: int, end: int, years: Years) -> Range | None:
    """Give the stretch that a cell of a row begins with, else one over two cells."""
    at = start
    for cell in flow.text[start:end].split(CELL):
        time = next(ranges(flow.bare, years, at, at + len(cell)), None)
        if time and time.start == at:
            return time
        at += len(cell) + 1
    return next(ranges(flow.bare, years, start, end), None)


def _leading_time(flow: Flow, item: Item, years: Years) -> Range | None:
    """Give the days a paragraph begins with: "Từ … đến …", "Quý I: …", "Quý I (từ … đến …)"; in a
    row they may stand behind its ordinal, else behind what the phase is called."""
    if _CALLED.match(flow.bare, item.start, item.end):
        return next(ranges(flow.bare, years, item.start, min(item.end, item.start + 250)), None)
    ordinal = _ORDINAL_CELL.match(flow.bare, item.start, item.end) if item.is_row else None
    if ordinal and _stands_in_phases(flow, item):
        return _time_in_cells(flow, ordinal.end(), item.end, years)
    start = ordinal.end() if ordinal else item.start
    first = next(ranges(flow.bare, years, start, min(item.end, start + 120)), None)
    if first and first.start == start:
        return first
    days = mentions(flow.bare, start, min(item.end, start + 60))
    if not days or days[0].start != start or not days[0].whole or days[0].vague:
        return None
    if first and LEAD.fullmatch(flow.bare, days[0].end, first.start):
        return Range(start, first.end, first.first, first.last)
    year = years.of(days[0])
    return Range(days[0].start, days[0].end, days[0].first(year), days[0].last(year))


def _whole_time(flow: Flow, years: Years, past: frozenset[int]) -> dict[int, FoundPhase]:
    for match in _WHOLE_TIME.finditer(flow.bare):
        item = flow.item_at(match.start())
        if item.index in past:
            continue
        item, at = _of_the_work(flow, item, match, years)
        end = min(flow.end_of(item), at + 200)
        first = next(ranges(flow.bare, years, at, end), None)
        around = (max(item.start, match.start() - 100), first.start if first else at)
        if first and not ABOUT_SENDING.search(flow.bare, *around):
            return {1: FoundPhase(1, match.start(), at, end, first)}
    return {}


def _of_the_work(flow: Flow, item: Item, match: re.Match[str], years: Years) -> tuple[Item, int]:
    """Give the paragraph that holds the time and where to look in it: of several below a heading
    ("Phát động: …", "Thực hiện: …") the one of the work itself."""
    below = [
        child
        for child in flow.children(item)
        if any(ranges(flow.bare, years, child.start, child.end))
    ]
    works = [child for child in below if _WORK.search(flow.bare, child.start, child.end)]
    return (works[0], works[0].start) if len(below) > 1 and works else (item, match.end())
