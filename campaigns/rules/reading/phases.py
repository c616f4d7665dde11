"""The đợt of a plan: numbered in digits, words or Roman numerals, or only by their days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from campaigns.rules.plan import Note, Phase

from .days import ORDINALS, ROMANS, Mention, Range, Years, mentions, ranges
from .flow import Flow, Item
from .lines import spaced

_NAMED = spaced(
    r"(?<![a-z])(?:dot|giai doan)(?: thi dua)?(?: cao diem)?(?: thu| so)? ?"
    r"(?P<ordinal>0?\d(?![\d%]| ?/ ?\d{1,2}(?!\d))|iv|vi|v|i{1,3}|nhat|nhi|mot|hai|ba|tu|bon|dau)(?!\w)"
    r"(?! tien)"
)
_COUNT = spaced(
    r"(?:chia (?:thanh|lam|ra)|gom|phat dong|to chuc|trong|thanh)(?: co)? "
    r"(?P<count>0?[1-9]|mot|hai|ba|bon)(?: \(\w+\))? (?:dot|giai doan)(?!\w)"
)
_LABEL = r"[\s:,;.()–-]*(?:-?\s?(?:thoi gian|thoi diem)(?:\sthuc\shien|\sthi\sdua)?\s?:?\s?)?(?:trong\s|la\s|vao\s)?"
_RIGHT_BEFORE = re.compile(_LABEL)
_UNTIL = spaced(r"(?:den|toi|ket thuc|truoc)(?: het)?(?: ngay)? ?$")
_REST_OF_YEAR = spaced(r"(?:thoi gian con lai|den het nam|cac thang con lai)")
_SENDING = spaced(r"(?<![a-z])(?:gui|nop|dang ky|ho so|bao cao)(?!\w)")
_LIST_OF_PHASES = spaced(
    r"(?:phat dong |to chuc |chia |cac |thoi gian )*(?:dot|giai doan|thoi gian|tien do)\b"
)
_WHOLE_TIME = spaced(r"thoi gian(?: thuc hien| thi dua| phat dong| to chuc| trien khai)?\b")
_DETAIL = spaced(r"(?:muc tieu|noi dung|trong tam|chu de|thoi gian|yeu cau)[^.:;\n]{0,30}:")
_GOAL_LABEL = re.compile(
    r"^(?:[\s:,;.)–+-]|\(\s*$)*(?:(?:mục tiêu|nội dung(?: thi đua| trọng tâm)?|trọng tâm|chủ đề)\s?:\s?)?",
    re.IGNORECASE,
)
_GOAL_TAIL = re.compile(
    r"[\s:,;.(–+-]*(?:\(?\s?(?:thời gian|từ|trong)(?: thực hiện)?\s?:?\s?)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Phases:
    phases: tuple[Phase, ...] = ()
    notes: tuple[Note, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    items: frozenset[int] = frozenset()
    segments: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Candidate:
    ordinal: int
    start: int
    end: int
    time: Range | None


def read_phases(flow: Flow, years: Years) -> Phases:
    """Give the phases in order with what could not be read of them."""
    candidates = _named(flow, years)
    if not any(one.time for one in candidates.values()):
        unnamed = _unnamed(flow, years)
        candidates = unnamed or candidates
    chosen = [candidates[ordinal] for ordinal in sorted(candidates)]
    phases = tuple(_phase(flow, one) for one in chosen)
    return Phases(
        phases,
        tuple(_notes(flow, phases)),
        tuple((one.time.start, one.time.end) for one in chosen if one.time),
        frozenset(flow.item_at(one.start).index for one in chosen),
        tuple((one.start, one.end) for one in chosen),
    )


def _named(flow: Flow, years: Years) -> dict[int, _Candidate]:
    """Give for each ordinal its first mention that has days, else the one that begins a
    paragraph."""
    found = [match for match in _NAMED.finditer(flow.bare) if _ordinal(flow, match)]
    dated: dict[int, _Candidate] = {}
    undated: dict[int, _Candidate] = {}
    for at, match in enumerate(found):
        following = found[at + 1].start() if at + 1 < len(found) else len(flow.bare)
        item = flow.item_at(match.start())
        end = min(following, _segment_end(flow, item))
        ordinal = _ordinal(flow, match)
        time = _time(flow, match.end(), end, years)
        candidate = _Candidate(ordinal, match.end(), end, time)
        if time:
            dated.setdefault(ordinal, candidate)
        elif _begins(flow, item, match.start()) and not _SENDING.search(
            flow.bare, match.end(), end
        ):
            undated.setdefault(ordinal, candidate)
    return undated | dated


def _segment_end(flow: Flow, item: Item) -> int:
    """Give where the words on a phase end: with its paragraph and what hangs under it, or with the
    labelled lines ("Nội dung: …") and bullets that follow a line without a mark."""
    end = flow.end_of(item)
    for following in flow.items[flow.item_at(end).index + 1 :]:
        is_bullet = item.is_plain and following.is_bullet
        if not is_bullet and not (following.is_plain and _DETAIL.match(flow.bare, following.start)):
            break
        end = following.end
    return end


def _begins(flow: Flow, item: Item, start: int) -> bool:
    return start == item.start or flow.starts_line(start)


def _ordinal(flow: Flow, match: re.Match[str]) -> int:
    word = match["ordinal"]
    if word == "tu" and flow.text[match.start("ordinal") : match.end("ordinal")].lower() != "tư":
        return 0
    return int(word) if word.isdigit() else ROMANS.get(word) or ORDINALS.get(word, 0)


def _time(flow: Flow, start: int, end: int, years: Years) -> Range | None:
    """Give the days of a phase: the first "từ … đến …", else a stretch named right at the start,
    else only its last day."""
    first = next(ranges(flow.bare, years, start, end), None)
    days = mentions(flow.bare, start, end)
    if first and not _is_sending(flow, start, first.start):
        return first
    if not days:
        return None
    mention = days[0]
    before = _RIGHT_BEFORE.match(flow.bare, start, mention.start)
    near = before and (before.end() == mention.start)
    year = years.of(mention)
    if near and mention.whole and not mention.vague:
        return Range(mention.start, mention.end, mention.first(year), mention.last(year))
    until = _UNTIL.search(flow.bare, max(start, mention.start - 20), mention.start)
    if until and not mention.vague and not _SENDING.search(flow.bare, start, mention.start):
        begins = _RIGHT_BEFORE.match(flow.bare, start, until.start())
        if begins and begins.end() == until.start():
            return Range(until.start(), mention.end, None, _until(mention, until[0], year))
    return None


def _until(mention: Mention, words: str, year: int) -> date | None:
    return None if words.startswith("truoc") else mention.last(year)


def _is_sending(flow: Flow, start: int, end: int) -> bool:
    return bool(re.compile(r"(?<![a-z])(?:gui|nop)(?!\w)").search(flow.bare, start, end))


def _unnamed(flow: Flow, years: Years) -> dict[int, _Candidate]:
    """Give phases that are only days: paragraphs that begin with a stretch, else the one time of
    the whole campaign."""
    siblings: dict[int | None, list[_Candidate]] = {}
    for item in flow.items:
        time = _leading_time(flow, item, years)
        if time:
            group = siblings.setdefault(item.parent, [])
            group.append(_Candidate(len(group) + 1, item.start, flow.end_of(item), time))
    groups = [
        group
        for parent, group in siblings.items()
        if len(group) > 1 or (parent is not None and _heads_phases(flow, flow.items[parent]))
    ]
    if groups:
        return {one.ordinal: one for one in groups[0]}
    return _whole_time(flow, years)


def _heads_phases(flow: Flow, item: Item) -> bool:
    return bool(_LIST_OF_PHASES.match(flow.bare, item.start, item.end))


def _leading_time(flow: Flow, item: Item, years: Years) -> Range | None:
    first = next(ranges(flow.bare, years, item.start, min(item.end, item.start + 120)), None)
    if first and first.start == item.start:
        return first
    days = mentions(flow.bare, item.start, min(item.end, item.start + 60))
    if days and days[0].start == item.start and days[0].whole and not days[0].vague:
        year = years.of(days[0])
        return Range(days[0].start, days[0].end, days[0].first(year), days[0].last(year))
    return None


def _whole_time(flow: Flow, years: Years) -> dict[int, _Candidate]:
    for found in _WHOLE_TIME.finditer(flow.bare):
        item = flow.item_at(found.start())
        end = min(flow.end_of(item), found.end() + 200)
        about_sending = _SENDING.search(
            flow.bare, max(item.start, found.start() - 100), found.end() + 20
        )
        first = next(ranges(flow.bare, years, found.end(), end), None)
        if first and not about_sending:
            return {1: _Candidate(1, found.end(), end, first)}
    return {}


def _phase(flow: Flow, one: _Candidate) -> Phase:
    if one.time is None:
        goal = _GOAL_LABEL.sub("", _joined(flow, one.start, one.end))
        return Phase(one.ordinal, None, None, goal.rstrip(" .;"), flow.line_at(one.start - 1))
    before = _GOAL_TAIL.sub("", _GOAL_LABEL.sub("", _joined(flow, one.start, one.time.start)))
    after = _GOAL_LABEL.sub("", _joined(flow, one.time.end, one.end)).rstrip(" .;")
    goal = " ".join(part for part in (before, after) if part)
    if goal.endswith(")") and goal.count(")") > goal.count("("):
        goal = goal[:-1].rstrip(" .;")
    line = flow.line_at(max(one.start - 1, 0))
    return Phase(one.ordinal, one.time.first, one.time.last, goal, line)


def _joined(flow: Flow, start: int, end: int) -> str:
    return flow.words(start, end)


def _notes(flow: Flow, phases: tuple[Phase, ...]) -> list[Note]:
    notes = [_incomplete(phase) for phase in phases if not phase.starts_on or not phase.ends_on]
    if phases and [phase.ordinal for phase in phases] != list(range(1, len(phases) + 1)):
        message = "Các đợt đọc được không liền số; hãy kiểm tra đợt bị thiếu."
        notes.append(Note("phase_ordinal_gap", message, phases[0].line))
    count = _COUNT.search(flow.bare)
    if count:
        word = count["count"]
        said = int(word) if word.isdigit() else ORDINALS[word]
        if said != len(phases):
            message = f"Văn bản nói có {said} đợt nhưng chỉ đọc được {len(phases)} đợt."
            notes.append(Note("phase_count_differs", message, flow.line_at(count.start("count"))))
    return notes


def _incomplete(phase: Phase) -> Note:
    missing = [
        name
        for name, day in (("ngày bắt đầu", phase.starts_on), ("ngày kết thúc", phase.ends_on))
        if day is None
    ]
    message = f"Đợt {phase.ordinal}: không đọc được {' và '.join(missing)}."
    return Note("phase_dates_missing", message, phase.line)
