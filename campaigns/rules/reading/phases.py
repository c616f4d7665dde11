"""The đợt of a plan: numbered in digits, words or Roman numerals, or only by their days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from campaigns.rules.plan import Note, Phase

from .days import ORDINALS, ROMANS, Range, Years, half_ranges, mentions, ranges
from .flow import Flow, Item
from .lines import CELL, UPPER, spaced

_NAMED = spaced(
    r"(?<![a-z])(?:dot|giai doan)(?: thi dua)?(?: cao diem)?(?: thu| so)? ?(?P<ordinal>"
    r"0?\d(?![\d%]| ?/ ?\d{1,2}(?!\d))|iv|vi|v|i{1,3}|nhat|nhi|mot|hai|ba|tu|bon|dau)(?!\w| tien)"
)
_COUNT = spaced(
    r"(?:chia (?:thanh|lam|ra)|gom|phat dong|to chuc|trong|thanh)(?: co)? "
    r"(?P<count>0?[1-9]|mot|hai|ba|bon)(?: \(\w+\))? (?:dot|giai doan)(?!\w)"
)
# What may stand between "Đợt 1" and its days.
_LEAD = spaced(
    r"(?:[\s:,;.()+-])*(?:(?:thoi gian|thoi diem)(?: thuc hien| thi dua)? ?:? ?)?"
    r"(?:trong |la |vao )?(?:tiep theo |thoi gian con lai,? )?"
)
_UNTIL = spaced(r"(?:den|toi|ket thuc)(?: het)?(?: ngay)? ?$")
_ORDINAL_CELL = spaced(r"(?:(?:dot|giai doan) ?)?(?:\d{1,2}|[ivx]{1,4})\t")
# "Đợt thi đua chào mừng Đại hội: từ … đến …"
_CALLED = spaced(r"dot(?: thi dua)?(?: cao diem)? [a-z]")
_COLUMN_OF_PHASES = spaced(r"(?:^|\t)(?:ten )?(?:dot|giai doan)(?: thi dua)?(?:\t|$)")
_FROM_TO = spaced(r" (?:den|toi|-) |\d ?- ?\d")
_EVENT = spaced(r"[ :.,-]*(?:to chuc )?(?:phat dong|so ket|tong ket|trien khai|ban hanh)(?!\w)")
_YEARS_ONLY = spaced(
    r"[ (:]*(?P<all>(?:(?:tu )?nam )?(?P<first>20\d\d) ?(?:-|den(?: nam)?) ?(?P<last>20\d\d))(?!\d)"
)
_ABOUT_SENDING = spaced(
    r"(?<![a-z])(?:gui|nop|dang ky|ho so|bao cao|binh xet|hop|tham dinh|tiep nhan|niem yet|"
    r"cong khai|cong bo|lay y kien|xet|ra soat|kiem tra|cham diem|thong bao)(?!\w)"
)
_SENDING = spaced(r"(?<![a-z])(?:gui|nop)(?!\w)")
_LISTS_PHASES = spaced(
    r"(?:phat dong |to chuc |chia |cac |thoi gian )*(?:dot|giai doan|thoi gian)\b"
)
_WHOLE_TIME = spaced(r"thoi gian(?: thuc hien| thi dua| phat dong| to chuc| trien khai)?\b")
_DETAIL = spaced(r"(?:muc tieu|noi dung|trong tam|chu de|thoi gian|yeu cau)[^.:;\n]{0,30}:")
_SENTENCE_END = re.compile(rf"\.(?=\s[{UPPER}])|\n")
_GOAL_LABEL = re.compile(
    r"^[\s:,;.)–+*-]*(?:(?:mục tiêu|nội dung(?: thi đua| trọng tâm)?|trọng tâm|chủ đề)\s?:\s?)?",
    re.IGNORECASE,
)
_GOAL_TAIL = re.compile(
    r"[\s:,;.(–+-]*(?:(?:tiếp theo|thời gian(?: còn lại)?|từ|trong)"
    r"(?: thực hiện| thi đua)?\s?:?\s?)?$",
    re.IGNORECASE,
)
_MOST_MENTIONS = 500
_MOST_BACK = 5
_MOST_UNNAMED = 12  # a longer list of days is a timetable

_Span = tuple[int, int]


@dataclass(frozen=True)
class Phases:
    """The phases, the places of their days, the paragraphs that begin them, and all that each
    says."""

    phases: tuple[Phase, ...] = ()
    notes: tuple[Note, ...] = ()
    days: tuple[_Span, ...] = ()
    items: frozenset[int] = frozenset()
    segments: tuple[_Span, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    """A phase named `at` a place, with its words from `start` on."""

    ordinal: int
    at: int
    start: int
    end: int
    time: Range | None


def read_phases(flow: Flow, years: Years, past: frozenset[int]) -> Phases:
    """Give the phases in order with what could not be read of them; those told of in the paragraphs
    of `past` are over."""
    candidates = _named(flow, years, past)
    if not any(candidate.time for candidate in candidates.values()):
        candidates = _unnamed(flow, years, past) or candidates
    chosen = [candidates[ordinal] for ordinal in sorted(candidates)]
    phases = tuple(_phase(flow, candidate) for candidate in chosen)
    return Phases(
        phases,
        tuple(_notes(flow, phases)),
        tuple((candidate.time.start, candidate.time.end) for candidate in chosen if candidate.time),
        frozenset(flow.item_at(candidate.start).index for candidate in chosen),
        tuple((candidate.start, candidate.end) for candidate in chosen),
    )


def _named(flow: Flow, years: Years, past: frozenset[int]) -> dict[int, _Candidate]:
    """Give for each ordinal its first mention that has days, else the one that begins a line."""
    named = (
        match
        for match in _NAMED.finditer(flow.bare)
        if _ordinal(flow, match) and flow.item_at(match.start()).index not in past
    )
    matches = list(islice(named, _MOST_MENTIONS))
    dated: dict[int, _Candidate] = {}
    undated: dict[int, _Candidate] = {}
    for at, match in enumerate(matches):
        following = _following(flow, matches, at)
        start, end = match.end(), _segment_end(flow, match, following)
        time = _time(flow, start, end, years)
        candidate = _Candidate(_ordinal(flow, match), match.start(), start, end, time)
        if candidate.time:
            dated.setdefault(candidate.ordinal, candidate)
        elif flow.starts_line(match.start()) and not _ABOUT_SENDING.search(flow.bare, start, end):
            undated.setdefault(candidate.ordinal, candidate)
    return undated | dated


def _following(flow: Flow, matches: list[re.Match[str]], at: int) -> int:
    """Give where the next phase is named; "sau khi sơ kết đợt 1" only looks back to one."""
    ordinal = _ordinal(flow, matches[at])
    for match in matches[at + 1 : at + 1 + _MOST_BACK]:
        if _ordinal(flow, match) > ordinal or flow.starts_line(match.start()):
            return match.start()
    return matches[at + 1].start() if at + 1 + _MOST_BACK < len(matches) else len(flow.bare)


def _ordinal(flow: Flow, match: re.Match[str]) -> int:
    word = match["ordinal"]
    if word == "tu" and flow.text[slice(*match.span("ordinal"))].lower() != "tư":
        return 0
    return int(word) if word.isdigit() else ROMANS.get(word) or ORDINALS.get(word, 0)


def _segment_end(flow: Flow, match: re.Match[str], following: int) -> int:
    """Give where the words on a phase end: at the next one; with the sentence where it is named in
    the middle of one; else with its paragraph, with what hangs under it, and with the labelled
    lines ("Nội dung: …") or bullets that follow a line without a mark."""
    item = flow.item_at(match.start())
    end = min(flow.end_of(item), following)
    begins = flow.starts_line(match.start()) and flow.text[match.start()].isupper()
    if not begins and match.start() != item.start:
        stop = _SENTENCE_END.search(flow.text, match.end(), end)
        return stop.start() if stop else end
    at = flow.item_at(end).index + 1
    while end < following and at < len(flow.items) and _goes_on(flow, item, flow.items[at]):
        end = min(flow.items[at].end, following)
        at += 1
    return end


def _goes_on(flow: Flow, item: Item, following: Item) -> bool:
    if item.is_plain and following.is_bullet:
        return True
    return following.is_plain and bool(_DETAIL.match(flow.bare, following.start))


def _time(flow: Flow, start: int, end: int, years: Years) -> Range | None:
    """Give the days of a phase: the first "từ … đến …", else a stretch named right at the start,
    else only its last day."""
    first = next(ranges(flow.bare, years, start, end), None)
    if first and not _SENDING.search(flow.bare, start, first.start):
        return first
    half = next(half_ranges(flow.bare, years, start, end), None)
    if half and _LEAD.fullmatch(flow.bare, start, half.start):
        return half
    only = _YEARS_ONLY.match(flow.bare, start, end)
    if only:
        first_day, last_day = date(int(only["first"]), 1, 1), date(int(only["last"]), 12, 31)
        return Range(only.start("all"), only.end(), first_day, last_day)
    mention = next(iter(mentions(flow.bare, start, end)), None)
    if mention is None or mention.vague:
        return None
    year = years.of(mention)
    if mention.whole and _LEAD.fullmatch(flow.bare, start, mention.start):
        return Range(mention.start, mention.end, mention.first(year), mention.last(year))
    until = _UNTIL.search(flow.bare, max(start, mention.start - 20), mention.start)
    if until and _LEAD.fullmatch(flow.bare, start, until.start()):
        return Range(until.start(), mention.end, None, mention.last(year))
    return None


def _unnamed(flow: Flow, years: Years, past: frozenset[int]) -> dict[int, _Candidate]:
    """Give phases that are only days: paragraphs that begin with a stretch, else the one time of
    the whole campaign."""
    siblings: dict[int | None, list[_Candidate]] = {}
    timetables: set[int | None] = set()
    for item in flow.items:
        if item.index in past:
            continue
        time = _leading_time(flow, item, years)
        if time and _is_of_a_timetable(flow, item, time):
            timetables.add(item.parent)
        elif time and not _ABOUT_SENDING.search(flow.bare, item.start, item.end):
            group = siblings.setdefault(item.parent, [])
            end = flow.end_of(item)
            group.append(_Candidate(len(group) + 1, item.start, time.start, end, time))
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
        _ABOUT_SENDING.search(flow.bare, time.end, item.end)
        or _EVENT.match(flow.bare, time.end, item.end)
    )


def _stands_in_phases(flow: Flow, item: Item) -> bool:
    """Say whether a row stands in a table with a column of phases."""
    first = item
    while first.index and flow.items[first.index - 1].is_row:
        first = flow.items[first.index - 1]
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
    if first and _LEAD.fullmatch(flow.bare, days[0].end, first.start):
        return Range(start, first.end, first.first, first.last)
    year = years.of(days[0])
    return Range(days[0].start, days[0].end, days[0].first(year), days[0].last(year))


def _whole_time(flow: Flow, years: Years, past: frozenset[int]) -> dict[int, _Candidate]:
    for match in _WHOLE_TIME.finditer(flow.bare):
        item = flow.item_at(match.start())
        if item.index in past:
            continue
        end = min(flow.end_of(item), match.end() + 200)
        first = next(ranges(flow.bare, years, match.end(), end), None)
        around = (max(item.start, match.start() - 100), first.start if first else match.end())
        if first and not _ABOUT_SENDING.search(flow.bare, *around):
            return {1: _Candidate(1, match.start(), match.end(), end, first)}
    return {}


def _phase(flow: Flow, candidate: _Candidate) -> Phase:
    line = flow.line_at(candidate.at)
    if candidate.time is None:
        return Phase(
            candidate.ordinal, None, None, _goal(flow, candidate.start, candidate.end), line
        )
    before = _GOAL_TAIL.sub("", _goal(flow, candidate.start, candidate.time.start))
    after = _goal(flow, candidate.time.end, candidate.end)
    goal = " ".join(part for part in (before, after) if part)
    goal = goal.strip(" *")
    if goal.count(")") > goal.count("("):
        goal = goal.rstrip(")").rstrip(" .;")
    return Phase(candidate.ordinal, candidate.time.first, candidate.time.last, goal, line)


def _goal(flow: Flow, start: int, end: int) -> str:
    return _GOAL_LABEL.sub("", flow.words(start, end)).rstrip(" .;")


def _notes(flow: Flow, phases: tuple[Phase, ...]) -> list[Note]:
    notes = [_incomplete(phase) for phase in phases if not phase.starts_on or not phase.ends_on]
    if [phase.ordinal for phase in phases] != list(range(1, len(phases) + 1)):
        message = "Các đợt đọc được không liền số; hãy kiểm tra đợt bị thiếu."
        notes.append(Note("phase_ordinal_gap", message, phases[0].line))
    count = _COUNT.search(flow.bare)
    if count:
        word = count["count"]
        told = int(word) if word.isdigit() else ORDINALS[word]
        if told != len(phases):
            message = f"Văn bản nói có {told} đợt nhưng đọc được {len(phases)} đợt."
            notes.append(Note("phase_count_differs", message, flow.line_at(count.start("count"))))
    return notes


def _incomplete(phase: Phase) -> Note:
    ends = (("ngày bắt đầu", phase.starts_on), ("ngày kết thúc", phase.ends_on))
    missing = " và ".join(name for name, day in ends if day is None)
    message = f"Đợt {phase.ordinal}: không đọc được {missing}."
    return Note("phase_dates_missing", message, phase.line)
