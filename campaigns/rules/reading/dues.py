"""Days on which something is due, told by the words before them: "trước ngày", "chậm nhất là"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from .days import Mention, mentions
from .flow import Flow
from .lines import spaced

_HOUR = (
    r"(?P<hour>\d{1,2}) ?(?:gio|h|g)(?: ?\d{2})?(?: phut|')?,?(?: sang| chieu)?"
    r"(?: cua)?(?: (?:thu \w+|chu nhat))?,?(?: ngay)? ?"
)
_BEFORE = spaced(rf"(?<![a-z])truoc(?P<end> het| cuoi)?(?: {_HOUR})?(?: ?ngay| thoi diem)? ?$")
_UNTIL = spaced(
    r"(?<![a-z])(?P<words>(?:cham|muon|tre) nhat|khong (?:qua|muon hon|cham hon)|het han|thoi han|"
    r"han cuoi(?: cung)?|han chot|den het|den|toi|trong|han|het|vao|xong|dung|ket thuc|"
    r"tu(?: ngay)? \d{1,2}(?:/\d{1,2}){0,2}(?:/\d{4})? ?-)"
    r"(?: ?:| la| vao| den| trong| het| cuoi| nop| nhan| gui| ho so| gio (?:hanh chinh|lam viec))"
    r"{0,3}"
    rf"(?: {_HOUR})?(?: ngay)? ?$"
)
# "Hạn chót nộp đăng ký thi đua về Văn phòng là …", and the day.
_IS = spaced(rf"(?<![a-z])la(?: {_HOUR})?(?: ngay)? ?$")
_THEN_TERM = spaced(r" ?(?:la|:|-) (?:ngay )?(?:het |thoi )?(?:han|cuoi cung)(?! che)(?!\w)")
_TERM = spaced(r"(?<![a-z])han(?! che)(?!\w)[^.;:\n]*$")
_LONG_LOOK_BACK = 160
_ALONE = spaced(rf"(?:: ?|\t|^)(?:{_HOUR})?(?:ngay )?$")
_WEAK = ("trong", "vao", "ket thuc")
_NOTHING_FOLLOWS = spaced(r" ?[.;)]? ?(?:$|\t)|;| \(| - [a-z]|,? ?\(?(?:gui|nop)(?!\w)")
_LOOK_BACK = 60
# "tháng 7 (sơ kết) và tháng 11 (tổng kết)"
_BESIDE = spaced(r" ?(?:\([^()\n]{1,60}\))? ?(?:,|va|&|, va) ?(?:ngay )?")
_STRETCH = spaced(r" ?(?:[-=]?-?>|-) ?(?:ngay )?")  # "hạn nộp: 15/11/2025 - 25/11/2025"
_SINCE = spaced(
    r"(?<![a-z])tu(?: ngay| khi)? (?:\d[\d/. -]{0,12}(?:thang \d{1,2}[\w ]{0,10})?|nay|"
    r"(?:ban hanh|ky|phat dong|trien khai)[\w ]{0,20}) ?$"
)
_CELL_SINCE = spaced(
    r"(?:: ?|\t|^)(?:ngay )?\d{1,2}(?:/\d{1,2}){0,2}(?:/\d{4})? ?- ?$"
)  # "01/11 - 15/11/2025"
# Until when something is counted is no day on which it is due. Accents tell "tính" from "UBND tỉnh"
# and "kể" from "Văn phòng - Thống kê", to whom things are sent.
_COUNTED = spaced(
    r"(?<!\w)(?:tính|kể|(?<!hạn )chốt|số liệu|có hiệu lực|áp dụng)(?: từ[^.;\n]{0,40})? ?$"
)
_TAKEN_SINCE = spaced(r"(?:thời hạn|thời gian) (?:nộp|nhận|gửi|đăng ký)[^.;,\n]{0,30} kể từ")
# A day that holds no longer: "(thay cho ngày 31/01)", "lùi từ ngày 31/01 sang ngày 20/02".
_INSTEAD_OF = spaced(
    r"(?<![a-z])(?:thay (?:cho|vi|the)|truoc day|(?:thoi )?han cu|da (?:quy dinh|an dinh|ghi))"
    r"(?: la| han| moc| thoi han| thoi gian| quy dinh)*(?: ?:)?(?: \"?(?:truoc|cham nhat|den))?"
    r"(?: het)?(?: ngay)? ?$"
    r"|(?<![a-z])trong do (?:co )?(?:quy dinh|an dinh|yeu cau)[^.;]{0,40}$"
)
_MOVED = spaced(
    r" ?[\")\]]? ?(?:,? ?(?:duoc )?(?:lui|doi|chuyen|keo dai|gia han|dieu chinh|sua)(?: lai)? )?"
    r"(?:sang|thanh)(?: \"?(?:truoc|cham nhat|den))?(?: het)?(?: ngay)? ?"
)


@dataclass(frozen=True)
class Due:
    """A day with what its words say of it: whether the day itself is in time, until which hour;
    `is_weak`: the words may as well tell when something happens; `is_alone`: there are none;
    `is_beside`: they stand with the day before ("trước ngày 15/6 và 15/12"); `is_stretch`: the
    day ends a stretch "từ … đến …"."""

    mention: Mention
    start: int
    inclusive: bool
    hour: int | None = None
    is_weak: bool = False
    is_alone: bool = False
    is_beside: bool = False
    is_stretch: bool = False


def dues(flow: Flow, start: int, end: int) -> Iterator[Due]:
    """Give the days between two places on which something may be due, in order."""
    before: Due | None = None
    opened: Due | None = None  # by a day from which a stretch goes on to the next
    days = mentions(flow.bare, start, end)
    for earlier, mention, later in zip([None, *days], days, [*days[1:], None], strict=False):
        if _is_replaced(flow, mention, later, start):
            continue
        due = _due(flow, mention, start, end)
        if due and later and _STRETCH.fullmatch(flow.bare, mention.end, later.start):
            opened = due
            continue
        if due is None and opened:
            due = replace(opened, mention=mention, is_stretch=True)
        opened = None
        if due is None and earlier and _MOVED.fullmatch(flow.bare, earlier.end, mention.start):
            due = Due(mention, mention.start, True)
        if (
            due is None
            and before
            and before.mention.whole == mention.whole
            and _BESIDE.fullmatch(flow.bare, before.mention.end, mention.start)
        ):
            due = replace(before, mention=mention, start=mention.start, is_beside=True)
        before = due
        if due:
            yield due


def replaced(flow: Flow, start: int, end: int) -> Iterator[Mention]:
    """Give the days between two places that another day has taken the place of."""
    days = mentions(flow.bare, start, end)
    for mention, later in zip_longest(days, days[1:]):
        if _is_replaced(flow, mention, later, start):
            yield mention


def _is_replaced(flow: Flow, mention: Mention, later: Mention | None, start: int) -> bool:
    """Say whether another day takes the place of this one."""
    lead = flow.bare[max(start, mention.start - _LOOK_BACK) : mention.start]
    if later and _MOVED.fullmatch(flow.bare, mention.end, later.start):
        return True
    return bool(_INSTEAD_OF.search(lead))


def _due(flow: Flow, mention: Mention, start: int, end: int) -> Due | None:
    begin = max(start, mention.start - _LOOK_BACK)
    lead = flow.bare[begin : mention.start]
    before = _BEFORE.search(lead)
    if before:
        hour = int(before["hour"]) if before["hour"] else None
        inclusive = mention.at_end or bool(before["end"]) or bool(hour)
        return Due(mention, begin + before.start(), inclusive, hour)
    until = _UNTIL.search(lead)
    if until and _is_counted(flow.text[begin : begin + until.start()].casefold()):
        return None
    if until:
        hour = int(until["hour"]) if until["hour"] else None
        is_weak = until["words"].startswith(_WEAK)
        since = until["words"].startswith("tu") or _SINCE.search(lead, 0, until.start())
        at = begin + until.start()
        return Due(mention, at, True, hour, is_weak=is_weak, is_stretch=bool(since))
    if _CELL_SINCE.search(lead) and _ends_line(flow, mention.end, end):
        return Due(mention, mention.start, True, is_stretch=True)
    term = _IS.search(lead)
    if term and _TERM.search(flow.bare[max(start, begin - _LONG_LOOK_BACK) : begin + term.start()]):
        hour = int(term["hour"]) if term["hour"] else None
        return Due(mention, begin + term.start(), True, hour)
    if _THEN_TERM.match(flow.bare, mention.end):
        return Due(mention, mention.start, True)
    if mention.edge == "het":
        return Due(mention, mention.start, True, is_weak=True)
    alone = _ALONE.search(lead)
    if not alone and _is_line(flow, mention):
        return Due(mention, mention.start, True, is_weak=True, is_alone=True)  # a cell, cut off
    if alone and _ends_line(flow, mention.end, end):
        hour = int(alone["hour"]) if alone["hour"] else None
        return Due(mention, mention.start, True, hour, is_weak=True, is_alone=True)
    return None


def _is_counted(lead: str) -> bool:
    """Say whether a stretch is that of what is counted, not the time in which things are taken."""
    counted = _COUNTED.search(lead)
    return bool(counted) and not _TAKEN_SINCE.search(lead)


def _is_line(flow: Flow, mention: Mention) -> bool:
    """Say whether a day fills a line: the cell of a table that was cut into lines."""
    is_last = mention.end == len(flow.text) or flow.starts_line(mention.end + 1)
    return flow.starts_line(mention.start) and is_last


def _ends_line(flow: Flow, start: int, end: int) -> bool:
    return flow.starts_line(start + 1) or bool(_NOTHING_FOLLOWS.match(flow.bare[start:end]))
