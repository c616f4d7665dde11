"""Days and stretches of days as plans write them: "ngày 20/01/2021", "hết quý III", "từ đầu năm đến
ngày 11/6/2021"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .lines import spaced

ORDINALS = {"nhat": 1, "mot": 1, "dau": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4}
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}

_YEAR_AFTER = r"(?: ?[/-] ?| nam | ?, ?nam )(?P<{0}>\d{{4}})(?!\d)"
_MENTION = spaced(
    r"(?=[\dcdghkmnqst])"  # what any of these begins with: most places are passed over at once
    r"(?<![\d/])(?<!tuan )(?<!tuan thu )(?:"
    r"(?:(?<![a-z])m[ou]ng )?(?P<day>\d{1,2}) ?(?P<sep>[/.-]) ?(?P<month>\d{1,2})"
    r"(?: ?(?P=sep) ?(?P<year>\d{4}|\d{2}(?!\d)))?(?![\d%]| %|/\w)"
    r"|(?:ngay )?(?:(?<![a-z])m[ou]ng )?(?P<long_day>\d{1,2}) thang "
    r"(?P<long_month>\d{1,2}(?!\d)|(?:hai|ba|tu|sau|bay|tam|chin|muoi(?: mot| hai)?)(?!\w))"
    r"(?:" + _YEAR_AFTER.format("long_year") + r")?"
    r"|(?<![a-z])"
    r"(?:(?P<edge>giua|trung tuan|thuong tuan|ha tuan|tuan dau|tuan cuoi|cuoi|het|dau) )?"
    r"(?:(?:06|6|sau) thang (?P<half>dau|cuoi) nam(?: (?:nam )?(?P<half_year>\d{4})(?!\d))?"
    r"|nua (?P<half_word>dau|cuoi) nam(?: (?P<half_word_year>\d{4})(?!\d))?"
    r"|thang (?P<only_month>\d{1,2})(?![\d%]| thang|/\d{1,2}(?!\d))"
    r"(?:" + _YEAR_AFTER.format("month_year") + r")?"
    r"|quy (?P<quarter>iv|i{1,3}|[1-4]|nhat|mot|hai|ba|tu|bon)(?!\w)"
    r"(?: ?(?:,|-|va|den|\+|&) ?(?:quy )?(?P<last_quarter>iv|i{1,3}|[1-4])(?!\w))?"
    r"(?:" + _YEAR_AFTER.format("quarter_year") + r")?"
    r"|nam (?P<year_alone>\d{4})(?![\d]|-| -)"
    r"|(?P<this_year>nam)(?! hoc| \d)(?!\w))"
    r"|(?<![a-z])(?P<now>(?:tu|ke tu) (?:nay|(?:khi|ngay) (?:ban hanh|phat dong|trien khai|ky)"
    r"(?: (?:ban hanh|phat dong))?(?: phong trao)?)(?: ke hoach)?(?: nay)?)(?!\w)"
    r")(?P<later> nam (?:sau|toi|ke tiep|tiep theo))?"
)
_MONTHS = {
    "hai": 2, "ba": 3, "tu": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_VAGUE = ("giua", "tuan")
_BETWEEN = spaced(
    r"\t| ?,? ?(?:cho den|den|toi|[-=]?-?>|-|~|ket thuc|ket thuc vao)(?: het| cuoi| truoc)?"
    r"(?: ngay)?(?: thoi diem)?(?: ngay)? ?:? ?"
)
_TO_FULL_DAY = spaced(
    r" ?(?:den|toi|-)(?: het)?(?: ngay)? ?\d{1,2} ?(?P<sep>[.-]) ?\d{1,2} ?(?P=sep) ?\d{4}(?!\d)"
)
# The end of a stretch that is no day: "đến hết năm học", "- kết thúc HKI".
_TO_WORDS = spaced(
    r" ?,? ?(?:cho den|den|toi|[-=]?-?>|-)(?= [a-z]| ?$)(?! [^.;:\n]{0,40}(?<!\d)\d{1,2} ?/ ?\d)"
)
_FROM_WORDS = spaced(
    r"(?<![a-z])(?:(?:ke |tinh |bat dau )?tu|sau)(?: khi)? (?!ngay \d|\d|thang \d)"
    r"[^.;:,/\n\t]{2,60}? ?"
    r"(?:cho den|den|toi|-)(?: het)?(?: ngay)? ?$"
)
_FROM = spaced(r"(?<![a-z])(?:ke |tinh |bat dau )?(?:tu|bat dau)(?: sau)?(?: ngay)? ?$")
_FROM_BARE_DAY = spaced(r"(?<![a-z])tu (?:ngay )?(\d{1,2}) ?(?:den|toi|-)(?: het)?(?: ngay)? $")


@dataclass(frozen=True)
class Mention:
    """A day or a stretch of days where it stands in the text, with or without its year.

    `opens` and `closes` are (month, day); `vague` says that the words name no exact day ("giữa
    tháng 6"); `is_now` stands for the day on which the plan was signed; `whole` for a stretch."""

    start: int
    end: int
    opens: tuple[int, int]
    closes: tuple[int, int]
    year: int | None = None
    whole: bool = False
    edge: str = ""
    vague: bool = False
    is_now: bool = False
    later: bool = False

    def first(self, year: int) -> date | None:
        """Give the first day; None when there is no such day."""
        return _day(self._year(year), *(self.closes if self.at_end else self.opens))

    def last(self, year: int) -> date | None:
        """Give the last day; None when there is no such day."""
        year = self._year(year)
        month, day = self.closes
        if self.whole and 1 <= month <= 12 and 1 <= year <= 9999:
            day = monthrange(year, month)[1]
        return _day(year, *(self.opens if self.edge == "dau" else (month, day)))

    @property
    def at_end(self) -> bool:
        """Say whether the words mean the end of a stretch."""
        return self.edge in ("het", "cuoi")

    def _year(self, year: int) -> int:
        return self.year or year + self.later


@dataclass(frozen=True)
class Range:
    """A stretch of days "từ … đến …" where it stands in the text; either end may be unknown."""

    start: int
    end: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Years:
    """What is needed to give a day its year: the plan's year, whether it is a school year (from
    August on into the next), and the day on which the plan was signed."""

    year: int | None
    is_school: bool = False
    issued_on: date | None = None

    def of(self, mention: Mention) -> int:
        """Give the year of a mention: its own, or the plan's; 0 when neither is known."""
        if mention.year or not self.year:
            return mention.year or 0
        return self.year + (self.is_school and mention.opens[0] < 8)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def mentions(bare: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Give the days that a bare text names, in order."""
    matches = _MENTION.finditer(bare, start, len(bare) if end is None else end)
    return [mention for match in matches if (mention := _mention(bare, match))]


def _mention(bare: str, match: re.Match[str]) -> Mention | None:
    groups = match.groupdict()
    edge = groups["edge"] or ""
    base = Mention(
        match.start(),
        match.end(),
        (1, 1),
        (12, 31),
        whole=True,
        edge=edge,
        vague=any(word in edge for word in _VAGUE),
        later=bool(groups["later"]),
    )
    if groups["day"]:
        return _numeric(bare, base, groups)
    if groups["long_day"]:
        month = groups["long_month"]
        day = (_MONTHS.get(month) or int(month), int(groups["long_day"]))
        return replace(base, opens=day, closes=day, year=_year(groups["long_year"]), whole=False)
    if groups["now"]:
        return replace(base, is_now=True, whole=False)
    return _stretch(base, groups)


def _numeric(bare: str, base: Mention, groups: dict[str, str]) -> Mention | None:
    year = _year(groups["year"])
    if int(groups["month"]) > 31:
        return None
    if year is None and groups["sep"] != "/" and not _TO_FULL_DAY.match(bare, base.end):
        return None  # "8-1" is a day only in "8-1 đến 8-6-2026"
    day = (int(groups["month"]), int(groups["day"]))
    return replace(base, opens=day, closes=day, year=year, whole=False)


def _stretch(base: Mention, groups: dict[str, str]) -> Mention | None:
    half = groups["half"] or groups["half_word"]
    if half:
        year = _year(groups["half_year"] or groups["half_word_year"])
        months = (1, 6) if half == "dau" else (7, 12)
    elif groups["only_month"]:
        year, months = _year(groups["month_year"]), (int(groups["only_month"]),) * 2
    elif groups["quarter"]:
        first = _quarter(groups["quarter"])
        last = _quarter(groups["last_quarter"] or groups["quarter"])
        year, months = _year(groups["quarter_year"]), (first * 3 - 2, last * 3)
    else:
        if not base.edge and not groups["year_alone"]:
            return None
        year, months = _year(groups["year_alone"]), (1, 12)
    closing = monthrange(2023, months[1])[1] if 1 <= months[1] <= 12 else 31
    return replace(base, opens=(months[0], 1), closes=(months[1], closing), year=year)


def _quarter(word: str) -> int:
    return ROMANS.get(word) or ORDINALS.get(word) or int(word)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def ranges(bare: str, years: Years, start: int = 0, end: int | None = None) -> Iterator[Range]:
    """Give the stretches "từ … đến …" of a bare text in order; a dash between two days counts when
    they are days of the plan's time, not of history."""
    days = mentions(bare, start, end)
    used = -1
    for at, mention in enumerate(days):
        following = days[at + 1] if at + 1 < len(days) else None
        if at <= used:
            continue
        if following and _BETWEEN.fullmatch(bare, mention.end, following.start):
            joined = _joined(bare, mention, following, years)
            if joined:
                used = at + 1
                yield joined
        elif short := _FROM_BARE_DAY.search(bare, max(start, mention.start - 40), mention.start):
            opening = replace(mention, opens=(mention.opens[0], int(short[1])))
            yield Range(
                short.start(),
                mention.end,
                opening.first(years.of(mention)),
                mention.last(years.of(mention)),
            )


def half_ranges(bare: str, years: Years, start: int, end: int) -> Iterator[Range]:
    """Give the stretches of which one end is a day and the other only words: "từ 21/11 đến hết học
    kỳ I", "từ đầu học kỳ II đến 26/3"; the end in words is unknown."""
    for mention in mentions(bare, start, end):
        if mention.vague or mention.is_now:
            continue
        year = years.of(mention)
        lead = _FROM.search(bare, max(start, mention.start - 20), mention.start)
        following = _TO_WORDS.match(bare, mention.end, end)
        if lead and following:
            yield Range(lead.start(), following.end(), mention.first(year), None)
        before = _FROM_WORDS.search(bare, max(start, mention.start - 100), mention.start)
        if before:
            yield Range(before.start(), mention.end, None, mention.last(year))


def _joined(bare: str, opening: Mention, closing: Mention, years: Years) -> Range | None:
    lead = _FROM.search(bare, max(0, opening.start - 20), opening.start)
    first, last = _ends(opening, closing, years)
    if opening.vague or closing.vague or closing.is_now:
        first = None if opening.vague else first
        last = None if closing.vague or closing.is_now else last
        if lead is None and not _is_of_the_plan(first or last, years):
            return None
        return Range(lead.start() if lead else opening.start, closing.end, first, last)
    if lead is None and not opening.is_now and not _is_of_the_plan(first, years):
        return None
    if lead and first and "sau" in lead[0].split():
        first += timedelta(days=1)
    before_last = re.search(r"truoc\s(?:ngay\s?)?$", bare[opening.end : closing.start])
    if before_last and last and not closing.at_end:
        last = (closing.first(years.of(closing)) or last) - timedelta(days=1)
    start = lead.start() if lead else opening.start
    return Range(start, closing.end, first, last)


def _ends(opening: Mention, closing: Mention, years: Years) -> tuple[date | None, date | None]:
    """Give both ends; an end without a year takes it from the other one."""
    last_year = closing.year or (opening.year or years.of(closing)) + closing.later
    first_year = opening.year or (last_year if closing.year else years.of(opening))
    last = closing.last(last_year)
    first = years.issued_on if opening.is_now else opening.first(first_year)
    if first and last and first > last and not opening.is_now:
        if not opening.year:
            first = opening.first(first_year - 1)
        elif not closing.year:
            last = closing.last(last_year + 1)
    return first, last


def _is_of_the_plan(first: date | None, years: Years) -> bool:
    return bool(first and years.year and first.year >= years.year - 1)
