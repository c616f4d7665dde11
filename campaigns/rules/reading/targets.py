"""The chỉ tiêu: how many, of whom, are to reach which award."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from campaigns.rules.plan import Base, Note, Subject, Target

from .figures import (
    FIRST_NOUN,
    GROUPS,
    LEVEL_UNKNOWN,
    VERB,
    NamedAward,
    Quantity,
    awards,
    counts_after,
    quantities,
)
from .flow import Flow, Item
from .lines import CELL, UPPER, bare, spaced
from .pairing import pair

_COLLECTIVE_AWARDS = frozenset({"TTLDTT", "TTLDXS", "CO_THI_DUA"})
_INDIVIDUAL_AWARDS = frozenset({"LDTT", "CSTDCS", "CSTDT", "CSTDTQ", LEVEL_UNKNOWN})
_WITHOUT_BASE = frozenset({"CSTDT", "CSTDTQ"})
_SECTION = spaced(
    r"(?:noi dung ?(?:,|va) ?)?(?:cac |mot so )?"
    r"(?:chi tieu|muc tieu|danh hieu|dang ky (?:cac )?(?:chi tieu|danh hieu))"
)
_NOT_TARGETS = spaced(
    r"(?:tieu chuan|dieu kien|nguyen tac|can cu|kinh phi|muc thuong|quyen loi|muc dich|yeu cau|"
    r"hinh thuc|trinh tu|thu tuc|binh xet)"
)
_PAST = spaced(
    r"moi (?:don vi|thon|bo phan|tap the|to)|tien thuong|nam qua|"
    r"da dat|nam truoc|ket qua nam|nam vua qua|da co|so voi|da duoc"
)
_AIM = spaced(
    r"(?<![a-z])(?:phan dau|chi tieu|muc tieu|dat|giu vung|tang|(?:muc|so luong) khen)(?!\w)"
)
_GOAL_VERB = spaced(
    r"(?<![a-z])(?:phan dau|giu vung|dat|duoc (?:tang|cong nhan|nhan|de nghi)|de nghi|"
    r"xay dung)(?!\w)"
)
_NAMES_GROUP = spaced(
    rf"(?<![a-z])(?:{GROUPS}|ubnd|uy ban|hdnd|xa|phuong|thi tran|van phong|dang uy|doan|hoi)\b"
)
_EXPLICIT_ALL = spaced(r" ?(?:trong |tren )?tong so")
_OF_ALL = spaced(r"(?:trong |tren )?(?:(?:tong so|so|tong|toan the)(?: cac)?|cac)\b ?")
_OR_MORE = spaced(r" ?tro (?:len|xuong)(?!\w)")
_CELL = re.compile(CELL)
_LONGEST_ROW = 500
_REST = spaced(r"(?<![a-z])con lai(?!\w)|(?<!\d)\d{1,3} \W?$")
_CLAUSE_END = re.compile(rf"[;\n]|\.(?=\s[{UPPER}+-]|\s?$)")
_YEAR = spaced(r"(?<![a-z])nam (20\d\d)(?!\d)")
_PER_UNIT = spaced(rf"(?<![a-z])moi (?:{GROUPS})(?!\w)")
_NOT_ONE = spaced(
    r"\d ?/ ?\d|(?<![a-z])(?:(?:mot|hai) phan|mot nua|da so|phan lon|tat ca|cac)(?!\w)"
)
_GIVEN = frozenset({"CO_THI_DUA", "BANG_KHEN", "GIAY_KHEN"})
_NAMED_AFTER = spaced(r"[\"” ]*(?P<by>:|cua) ?(?P<who>[^.;\n]{2,100})")
_WHO_END = re.compile(
    r"[.;\n\t(\d]|\svà\s\d|"
    r",(?!\s(?:công chức|viên chức|nhân viên|người lao động|giáo viên|đảng viên))"
)
_WHO_LEAD = re.compile(r"^(?:phấn đấu|xây dựng|có|đối với|về|riêng)\s+", re.IGNORECASE)
_WHO_TRIM = " ,:;-–+.“”\"'()\t\n"


@dataclass(frozen=True)
class Targets:
    """What was read, and the paragraphs it was read from."""

    targets: tuple[Target, ...] = ()
    notes: tuple[Note, ...] = ()
    items: frozenset[int] = frozenset()


def read_targets(flow: Flow, year: int | None, past: frozenset[int]) -> Targets:
    """Give the targets in order, and notes on figures that belong to none of the awards; what is
    told of the years before `year`, or in the paragraphs of `past`, is no target."""
    targets: list[Target] = []
    notes: list[Note] = []
    ahead = [item for item in flow.items if item.index not in past]
    sections = [item for item in ahead if _heads_targets(flow, item)]
    headings = {item.index for item in sections}
    taken = set(headings)
    section_end = -1
    for item in ahead:
        if item.index in headings:
            section_end = max(section_end, flow.end_of(item))
        inside = item.start < section_end
        if not inside and (sections or not _may_hold_target(flow, item)):
            continue
        reader = _ItemReader(flow, item, inside, year)
        found = list(reader.targets())
        targets += found
        notes += reader.notes
        taken |= {item.index} if found else set()
    return Targets(tuple(targets), tuple(notes), frozenset(taken))


def _heads_targets(flow: Flow, item: Item) -> bool:
    """Say whether targets stand below: the paragraph is headed so and awards are named in it."""
    if not _SECTION.match(flow.bare, item.start, item.end):
        return False
    return any(awards(flow, item.start, flow.end_of(item)))


def _may_hold_target(flow: Flow, item: Item) -> bool:
    """Say whether a paragraph of a plan without a section of targets can hold one."""
    if not _AIM.search(flow.bare, item.start, item.end):
        return False
    if _PAST.search(flow.bare, item.start, item.end):
        return False
    return not any(_NOT_TARGETS.match(flow.bare, one.start) for one in (item, *flow.parents(item)))


class _ItemReader:
    """Reads one paragraph clause by clause."""

    def __init__(self, flow: Flow, item: Item, inside: bool, year: int | None) -> None:
        self._flow = flow
        self._item = item
        self._inside = inside
        self._year = year
        self.notes: list[Note] = []

    def targets(self) -> Iterator[Target]:
        for start, end in self._flow.pieces(self._item, _CLAUSE_END):
            if not self._is_past(start, end):
                yield from self._clause(start, end)

    def _is_past(self, start: int, end: int) -> bool:
        named = [int(found[1]) for found in _YEAR.finditer(self._flow.bare, start, end)]
        return bool(named and self._year and max(named) < self._year)

    def _clause(self, start: int, end: int) -> Iterator[Target]:
        named = list(awards(self._flow, start, end))
        figures = list(quantities(self._flow, start, end))
        figures = figures or list(counts_after(self._flow, named, end))
        if named and figures and _PER_UNIT.search(self._flow.bare, start, figures[0].start):
            self.notes += [self._per_unit(figures[0], end)] if self._inside else []
            return
        pairs = pair(self._flow, named, figures)
        if named and not any(one.start < named[0].start for one in figures):
            alone = [award for award in named[:1] if award not in dict(pairs)]
            yield from self._without_figures(alone, start)
        for award, figure in pairs:
            following = min((one.start for one in figures if one.start > figure.start), default=end)
            yield self._target(award, figure, following)
        if self._inside:
            used = [figure for _, figure in pairs]
            self.notes += [self._no_award(one, end) for one in figures if one not in used]
            self.notes += [self._no_figure(one) for one in self._of_the_rest(named, dict(pairs))]

    def _of_the_rest(
        self, named: list[NamedAward], paired: dict[NamedAward, Quantity]
    ) -> list[NamedAward]:
        """Give the awards of "số còn lại", or of a figure that names nobody: "02 Bằng khen"."""
        return [
            award
            for before, award in pairwise(named)
            if award not in paired and _REST.search(self._flow.bare, before.end, award.start)
        ]

    def _target(self, award: NamedAward, figure: Quantity, following: int) -> Target:
        line = self._flow.line_at(figure.start)
        self._remark(award, figure, line)
        subject = self._subject(award, figure)
        return Target(
            subject=subject,
            who=self._who(award, figure, subject, following),
            award="CSTDCS" if award.code == LEVEL_UNKNOWN else award.code,
            operator=figure.operator,
            value=figure.value,
            unit=figure.unit,
            base=self._base(award, figure),
            line=line,
        )

    def _remark(self, award: NamedAward, figure: Quantity, line: int) -> None:
        words = self._flow.words(figure.start, figure.end)
        if award.code == LEVEL_UNKNOWN:
            message = "“Chiến sĩ thi đua” không ghi cấp; đọc là cấp cơ sở, hãy kiểm tra lại."
            self.notes.append(Note("award_level_assumed", message, line))
        if figure.strict:
            message = f"“{words}” không kể chính con số đó; ở đây chỉ ghi được ≥ hoặc ≤."
            self.notes.append(Note("strict_bound", message, line))
        if figure.about:
            message = f"“{words}” là con số ước chừng; ở đây ghi đúng con số ấy."
            self.notes.append(Note("approximate_value", message, line))

    def _subject(self, award: NamedAward, figure: Quantity) -> Subject:
        if award.code in _COLLECTIVE_AWARDS:
            return "collective"
        if award.code in _INDIVIDUAL_AWARDS:
            return "individual"
        noun = FIRST_NOUN.match(self._flow.bare, figure.end) or self._noun_cell()
        return _subject_of(noun) if noun else _context(self._flow, self._item)

    def _noun_cell(self) -> re.Match[str] | None:
        """Give the noun that a cell of a row begins with: "Cá nhân"."""
        if not self._item.is_row:
            return None
        end = min(self._item.end, self._item.start + _LONGEST_ROW)
        cells = _CELL.finditer(self._flow.bare, self._item.start, end)
        nouns = (FIRST_NOUN.match(self._flow.bare, cell.end(), self._item.end) for cell in cells)
        return next((noun for noun in nouns if noun), None)

    def _who(self, award: NamedAward, figure: Quantity, subject: Subject, following: int) -> str:
        or_more = _OR_MORE.match(self._flow.bare, figure.end)
        start = or_more.end() if or_more else figure.end
        end = max(min(self._who_end(start, award), max(following, start)), start)
        verb = VERB.search(self._flow.bare, start, end)
        words = self._flow.words(start, verb.start() if verb else end).strip(_WHO_TRIM)
        of_all = _OF_ALL.match(bare(words))
        words = words[of_all.end() :] if of_all else words
        words = words.removesuffix(" và").strip(_WHO_TRIM)
        if FIRST_NOUN.match(bare(words)) and len(words) < 150:
            return words
        return "tập thể" if subject == "collective" else "cá nhân"

    def _who_end(self, start: int, award: NamedAward) -> int:
        """Give where the words on who end: at the award, or behind it at a comma."""
        if award.start > start:
            return award.start
        found = _WHO_END.search(self._flow.text, start, self._item.end)
        return found.start() if found else self._item.end

    def _base(self, award: NamedAward, figure: Quantity) -> Base | None:
        """A share of Chiến sĩ thi đua cơ sở counts those who reached Lao động tiên tiến (Nghị định
        91/2017/NĐ-CP, Điều 9, khoản 3), unless the words say "tổng số"; of higher titles no base
        is known."""
        if figure.unit == "count" or award.code in _WITHOUT_BASE:
            return None
        after = self._flow.bare[figure.end : figure.end + 60]
        of_all = _EXPLICIT_ALL.match(after) and "tien" not in after
        return "LDTT" if award.code in ("CSTDCS", LEVEL_UNKNOWN) and not of_all else "eligible"

    def _without_figures(self, named: list[NamedAward], start: int) -> Iterator[Target]:
        """Give "Tập thể UBND xã phấn đấu đạt …": one collective, named, and no figure."""
        for award in named:
            verbs = list(_GOAL_VERB.finditer(self._flow.bare, start, award.start))
            verb = bool(verbs)
            who = self._named_before(verbs, start) or self._named_behind(award, verb)
            if award.code not in _INDIVIDUAL_AWARDS and who:
                line = self._flow.line_at(start)
                yield Target("collective", who, award.code, "=", Decimal(1), "count", None, line)
            elif verb and self._inside:
                self.notes.append(self._no_figure(award))

    def _named_before(self, verbs: list[re.Match[str]], start: int) -> str:
        """Give the one group before the verb, or between two: "Phấn đấu UBND xã được tặng …"."""
        for verb in verbs:
            words = self._flow.words(start, verb.start()).strip(_WHO_TRIM)
            who = _WHO_LEAD.sub("", words.rpartition(":")[2].strip())
            if _is_one_group(who):
                return who
            start = verb.end()
        return ""

    def _named_behind(self, award: NamedAward, has_verb: bool) -> str:
        """Give whom the words behind an award name: "…: UBND xã", "giữ vững … của UBND xã"."""
        found = _NAMED_AFTER.match(self._flow.bare, award.end, self._item.end)
        if not found or not (self._inside or has_verb):
            return ""
        if found["by"] == "cua" and award.code in _GIVEN:
            return ""  # "Cờ thi đua của UBND tỉnh" names who gives it
        who = self._flow.words(found.start("who"), found.end("who")).strip(_WHO_TRIM)
        return who if _is_one_group(who) and not any(char.isdigit() for char in who) else ""

    def _per_unit(self, figure: Quantity, end: int) -> Note:
        words = self._flow.words(figure.start, min(end, figure.end + 60))
        message = f"“{words}…” là chỉ tiêu của mỗi đơn vị, không phải con số chung; không đưa vào."
        return Note("target_per_unit", message, self._flow.line_at(figure.start))

    def _no_figure(self, award: NamedAward) -> Note:
        words = self._flow.words(award.start, award.end)
        message = f"Không đọc được con số của chỉ tiêu “{words}”; hãy nhập nếu có."
        return Note("target_without_figure", message, self._flow.line_at(award.start))

    def _no_award(self, figure: Quantity, end: int) -> Note:
        words = self._flow.words(figure.start, min(end, figure.end + 60))
        message = (
            f"“{words}…” không gắn với danh hiệu, hình thức khen thưởng nào nên không đưa vào."
        )
        return Note("target_without_award", message, self._flow.line_at(figure.start))


def _is_one_group(who: str) -> bool:
    low = bare(who)
    return len(who) < 120 and bool(_NAMES_GROUP.search(low)) and not _NOT_ONE.search(low)


def _context(flow: Flow, item: Item) -> Subject:
    """Give whom the headings above speak of: "- Tập thể", "- Cá nhân"."""
    for one in (item, *flow.parents(item)):
        noun = FIRST_NOUN.match(flow.bare, one.start, one.end)
        if noun:
            return _subject_of(noun)
    return "individual"


def _subject_of(noun: re.Match[str]) -> Subject:
    return "individual" if noun["people"] else "collective"
