"""The đợt of a plan: numbered in digits, words or Roman numerals, or only by their days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from campaigns.rules.plan import Note, Phase

from .days import ORDINALS, ROMANS, Range, Years, half_ranges, mentions, ranges
from .flow import Flow, Item
from .lines import UPPER, spaced
from .unnamed_phases import ABOUT_SENDING, LEAD, FoundPhase, unnamed

_NAMED = spaced(
    r"(?<![a-z])(?:dot|giai doan)(?: thi dua)?(?: cao diem)?(?: thu| so)? ?(?P<ordinal>"
    r"0?\d(?![\d%]| ?/ ?\d{1,2}(?!\d))|iv|vi|v|i{1,3}|nhat|nhi|mot|hai|ba|tu|bon|dau)(?!\w| tien)"
)
_COUNT = spaced(
    r"(?:chia (?:thanh|lam|ra)|gom|phat dong|to chuc|trong|thanh)(?: co)? "
    r"(?P<count>0?[1-9]|mot|hai|ba|bon)(?: \(\w+\))? (?:dot|giai doan)(?!\w)"
)
_UNTIL = spaced(r"(?:den|toi|ket thuc)(?: het)?(?: ngay)? ?$")
_YEARS_ONLY = spaced(
    r"[ (:]*(?P<all>(?:(?:tu )?nam )?(?P<first>20\d\d) ?(?:-|den(?: nam)?) ?(?P<last>20\d\d))(?!\d)"
)
_SENDING = spaced(r"(?<![a-z])(?:gui|nop)(?!\w)")
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


def read_phases(flow: Flow, years: Years, past: frozenset[int]) -> Phases:
    """Give the phases in order with what could not be read of them; those told of in the paragraphs
    of `past` are over."""
    candidates = _named(flow, years, past)
    if not any(candidate.time for candidate in candidates.values()):
        candidates = unnamed(flow, years, past) or candidates
    chosen = [candidates[ordinal] for ordinal in sorted(candidates)]
    phases = tuple(_phase(flow, candidate) for candidate in chosen)
    return Phases(
        phases,
        tuple(_notes(flow, phases)),
        tuple((candidate.time.start, candidate.time.end) for candidate in chosen if candidate.time),
        frozenset(flow.item_at(candidate.start).index for candidate in chosen),
        tuple((candidate.start, candidate.end) for candidate in chosen),
    )


def _named(flow: Flow, years: Years, past: frozenset[int]) -> dict[int, FoundPhase]:
    """Give for each ordinal its first mention that has days, else the one that begins a line."""
    named = (
        match
        for match in _NAMED.finditer(flow.bare)
        if _ordinal(flow, match) and flow.item_at(match.start()).index not in past
    )
    matches = list(islice(named, _MOST_MENTIONS))
    dated: dict[int, FoundPhase] = {}
    undated: dict[int, FoundPhase] = {}
    for at, match in enumerate(matches):
        following = _following(flow, matches, at)
        start, end = match.end(), _segment_end(flow, match, following)
        time = _time(flow, start, end, years)
        candidate = FoundPhase(_ordinal(flow, match), match.start(), start, end, time)
        if candidate.time:
            dated.setdefault(candidate.ordinal, candidate)
        elif flow.starts_line(match.start()) and not ABOUT_SENDING.search(flow.bare, start, end):
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
    if half and LEAD.fullmatch(flow.bare, start, half.start):
        return half
    only = _YEARS_ONLY.match(flow.bare, start, end)
    if only:
        first_day, last_day = date(int(only["first"]), 1, 1), date(int(only["last"]), 12, 31)
        return Range(only.start("all"), only.end(), first_day, last_day)
    mention = next(iter(mentions(flow.bare, start, end)), None)
    if mention is None or mention.vague:
        return None
    year = years.of(mention)
    if mention.whole and LEAD.fullmatch(flow.bare, start, mention.start):
        return Range(mention.start, mention.end, mention.first(year), mention.last(year))
    until = _UNTIL.search(flow.bare, max(start, mention.start - 20), mention.start)
    if until and LEAD.fullmatch(flow.bare, start, until.start()):
        return Range(until.start(), mention.end, None, mention.last(year))
    return None


def _phase(flow: Flow, candidate: FoundPhase) -> Phase:
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
