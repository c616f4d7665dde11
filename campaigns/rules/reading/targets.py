"""The chỉ tiêu: how many, of whom, are to reach which award."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from campaigns.rules.plan import Base, Note, Subject, Target

from . import target_notes
from .aims import aimed_at, aims, is_condition, is_past
from .figures import (
    FIRST_NOUN,
    LEVEL_UNKNOWN,
    PEOPLE,
    NamedAward,
    Quantity,
    awards,
    figures,
)
from .flow import Flow, Item
from .lines import CELL, UPPER, spaced
from .pairing import pair
from .sections import heads_quotas, heads_targets, may_hold_target
from .whom import WHO_TRIM, is_one_group, who

_COLLECTIVE_AWARDS = frozenset({"TTLDTT", "TTLDXS", "CO_THI_DUA"})
_INDIVIDUAL_AWARDS = frozenset({"LDTT", "CSTDCS", "CSTDT", "CSTDTQ", LEVEL_UNKNOWN})
_WITHOUT_BASE = frozenset({"CSTDT", "CSTDTQ"})
_GOAL_VERB = spaced(
    r"(?<![a-z])(?:phan dau|giu vung|dat|duoc (?:tang|cong nhan|nhan|de nghi)|de nghi|"
    r"xay dung)(?!\w)"
)
_OF_LDTT = spaced(r"tien|ldtt|ld tt")
_EXPLICIT_ALL = spaced(r" ?(?:trong |tren )?tong so")
_CELL = re.compile(CELL)
_LONGEST_ROW = 500
_REST = spaced(r"(?<![a-z])con lai(?!\w)|(?<!\d)\d{1,3} \W?$")
_BEHIND_GIVER = spaced(r"[\"” ]*cua [^:.;,\n]{2,80}: ?(?P<who>[^.;\n]{2,100})")
_CLAUSE_END = re.compile(rf"[;\n]|\.(?=\s[{UPPER}+-]|\s?$)")
_NO_UNIT = r"(?!(?:nam|thang|quy|hoc ky|lan|ngay|tuan|loai|danh hieu)(?!\w))"
_EACH = spaced(rf"(?<![a-z])(?:moi|tung) {_NO_UNIT}[a-z]")
_FOR_EACH = spaced(
    rf"(?:(?<![a-z])(?:cho|cua|o|tai|tu) (?:moi|tung)|(?:tap the|ca nhan|nguoi|dong chi) ?/) ?"
    rf"{_NO_UNIT}[a-z]"
)
_SIZED = spaced(rf"(?<![a-z])(?:co|duoi|tren|tu|den) \d{{1,4}} (?:{PEOPLE})[^:;.\n]{{0,30}}: ?\d")
_NO_AIM = spaced(r"(?<![a-z])(?:phieu(?! dang ky)|vi du|chang han)(?!\w)")  # votes, examples
_LABEL_OF_FIGURE = spaced(r" ?(?:so luong|ty le|chi tieu)(?: phan dau| dang ky)?(?= ?:)")
_UNREAD = spaced(
    r"\d ?/ ?\d|(?<![\d/.,a-z])(?<!dieu )(?<!khoan )(?<!so )(?<!dot )(?<!nam )(?<!thang )"
    r"(?<!quy )(?<!ngay )(?<!hang )(?<!muc )(?<!loai )(?<!^)(?<!\t)\d{1,3}(?![\d/.]| nam(?!\w))"
)
_LISTED = spaced(
    r"[\"” ]*(?:(?:cua )?(?:ubnd|chu tich|thu tuong|chinh phu)[\w ]{0,40})? ?(?:,|va|;) "
    r"?(?:(?:va|duoc|dat|de nghi|tang) ){0,4}\"? ?"
)
_LABEL = spaced(
    r"(?:[,; ]+|tap the ?: ?)?(?P<who>(?:nha truong|truong|ubnd|uy ban nhan dan|co quan|"
    r"benh vien|trung tam|cong ty|chi cuc|tram|to|phong|khoa|khoi|thon|chi (?:bo|hoi|doan)|"
    r"van phong)(?: \d{1,2})?(?: [^:;,.\n\t\d]{1,60})?) ?[:\t] ?(?:danh hieu )?[\"“ ]*"
)
_FOR = spaced(r"(?:doi voi|danh hieu|khen thuong|chi tieu|ve|cho) (?:doi voi |cho )?")
_GIVEN = frozenset({"CO_THI_DUA", "BANG_KHEN", "GIAY_KHEN"})
_NAMED_AFTER = spaced(r"[\"” ]*(?P<by>:|cua) ?(?P<who>[^.;\n]{2,100})")
_WHO_LEAD = re.compile(r"^(?:phấn đấu|xây dựng|có|đối với|về|riêng)\s+", re.IGNORECASE)


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
    sections = [item for item in ahead if heads_targets(flow, item)]
    headings = {item.index for item in sections}
    taken = set(headings)
    section_end = -1
    for item in ahead:
        if item.index in headings or heads_quotas(flow, item):
            section_end = max(section_end, flow.end_of(item))
        inside = item.start < section_end
        if not inside and not may_hold_target(flow, item, bool(sections)):
            continue
        reader = _ItemReader(flow, item, inside, year)
        read = list(reader.targets())
        targets += read
        notes += reader.notes
        taken |= {item.index} if read else set()
    return Targets(tuple(targets), tuple(notes), frozenset(taken))


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
            if not is_past(self._flow, start, end, self._year):
                yield from self._clause(start, end)

    def _clause(self, start: int, end: int) -> Iterator[Target]:
        named = aimed_at(self._flow, start, end) or self._headed(start, end)
        counts = figures(self._flow, named, start, end)
        if named and counts and self._is_per_unit(start, end, counts[0]):
            self.notes += [target_notes.per_unit(self._flow, counts[0], end)]
            return
        if _NO_AIM.search(self._flow.bare, start, end):
            return
        if is_condition(self._flow, start, end):
            self.notes += [target_notes.condition(self._flow, c, end) for c in counts[:1] if named]
            return
        counts = aims(self._flow, counts, named, start, self._year)
        pairs = pair(self._flow, named, counts)
        if named and not any(count.start < named[0].start for count in counts):
            alone = [award for award in named[:1] if award not in dict(pairs)] if counts else named
            yield from self._without_figures(alone, start)
        if self._inside and named and not counts and _UNREAD.search(self._flow.bare, start, end):
            self.notes.append(target_notes.no_figure(self._flow, named[-1]))
        for award, figure in pairs:
            starts = (count.start for count in counts if count.start > figure.start)
            following = min(starts, default=end)
            yield from self._target(award, figure, (start, following))
        if self._inside:
            used = {figure.start for _, figure in pairs}
            self.notes += [
                target_notes.no_award(self._flow, count, end)
                for count in counts
                if count.start not in used
            ]
            rest = self._of_the_rest(named, dict(pairs))
            self.notes += [target_notes.no_figure(self._flow, award) for award in rest]

    def _headed(self, start: int, end: int) -> list[NamedAward]:
        """Give for "Số lượng: 05" the one award of the heading above, as if it stood there."""
        label = _LABEL_OF_FIGURE.match(self._flow.bare, start, end) if self._inside else None
        if not label:
            return []
        parents = self._flow.parents(self._item)
        above = (list(awards(self._flow, parent.start, parent.end)) for parent in parents)
        named = next(filter(None, above), [])
        return [NamedAward(named[0].code, *label.span())] if len(named) == 1 else []

    def _is_per_unit(self, start: int, end: int, first: Quantity) -> bool:
        """Say whether the figures are what each unit may have: "mỗi chi hội 01"."""
        low = self._flow.bare
        if _EACH.search(low, start, first.start):
            return True
        if first.unit == "count" and _FOR_EACH.search(low, first.start, end):
            return True
        if _SIZED.search(low, start, end):
            return True
        parent = next(self._flow.parents(self._item), None)
        return bool(parent and _EACH.search(low, parent.start, min(parent.end, parent.start + 120)))

    def _of_the_rest(
        self, named: list[NamedAward], paired: dict[NamedAward, Quantity]
    ) -> list[NamedAward]:
        """Give the awards of "số còn lại", or of a figure that names nobody: "02 Bằng khen"."""
        return [
            award
            for before, award in pairwise(named)
            if award not in paired and _REST.search(self._flow.bare, before.end, award.start)
        ]

    def _target(
        self, award: NamedAward, figure: Quantity, reach: tuple[int, int]
    ) -> Iterator[Target]:
        line = self._flow.line_at(figure.start)
        subject = self._subject(award, figure)
        if subject is None:
            self.notes.append(target_notes.no_subject(self._flow, award, figure))
            return
        self._remark(award, figure, line)
        yield Target(
            subject=subject,
            who=who(self._flow, award, figure, subject, reach),
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

    def _subject(self, award: NamedAward, figure: Quantity) -> Subject | None:
        if award.code in _COLLECTIVE_AWARDS:
            return "collective"
        if award.code in _INDIVIDUAL_AWARDS:
            return "individual"
        noun = FIRST_NOUN.match(self._flow.bare, figure.end, self._item.end) or self._noun_cell()
        return _subject_of(noun) if noun else _context(self._flow, self._item)

    def _noun_cell(self) -> re.Match[str] | None:
        """Give the noun that a cell of a row begins with: "Cá nhân"."""
        if not self._item.is_row:
            return None
        end = min(self._item.end, self._item.start + _LONGEST_ROW)
        cells = _CELL.finditer(self._flow.bare, self._item.start, end)
        nouns = (FIRST_NOUN.match(self._flow.bare, cell.end(), self._item.end) for cell in cells)
        return next((noun for noun in nouns if noun), None)

    def _base(self, award: NamedAward, figure: Quantity) -> Base | None:
        """A share of Chiến sĩ thi đua cơ sở counts those who reached Lao động tiên tiến (Nghị định
        91/2017/NĐ-CP, Điều 9, khoản 3), unless the words say "tổng số"; of higher titles no base
        is known."""
        if figure.unit == "count" or award.code in _WITHOUT_BASE:
            return None
        after = self._flow.bare[figure.end : figure.end + 60]
        of_all = _EXPLICIT_ALL.match(after) and not _OF_LDTT.search(after)
        return "LDTT" if award.code in ("CSTDCS", LEVEL_UNKNOWN) and not of_all else "eligible"

    def _without_figures(self, named: list[NamedAward], start: int) -> Iterator[Target]:
        """Give "Tập thể UBND xã phấn đấu đạt …": one collective, named, and no figure; the awards
        listed behind the first are its, too."""
        who, last = "", start
        for at, award in enumerate(named):
            verbs = list(_GOAL_VERB.finditer(self._flow.bare, start, award.start))
            if at and not self._is_listed(last, award.start):
                who = self._labelled(last, award.start)
                if not who:
                    return
            verb = bool(verbs)
            who = who or self._named_before(verbs, start) or self._named_behind(award, verb)
            who = who or self._labelled(start, award.start)
            last = award.end
            if award.code not in _INDIVIDUAL_AWARDS and who:
                line = self._flow.line_at(start)
                yield Target("collective", who, award.code, "=", Decimal(1), "count", None, line)
            elif self._inside and (verb or self._is_row_of_group(named)):
                self.notes.append(target_notes.no_figure(self._flow, award))

    def _is_row_of_group(self, named: list[NamedAward]) -> bool:
        """Say whether a row begins with the name of groups: "Tổ Toán, Tổ Văn | TTLĐTT"."""
        noun = FIRST_NOUN.match(self._flow.bare, self._item.start, named[0].start)
        is_named = noun and self._flow.bare[noun.end() : noun.end() + 1] == " "
        return bool(self._item.is_row and is_named and len(named) == 1)

    def _is_listed(self, start: int, end: int) -> bool:
        """Say whether only a comma, or who gives it, parts an award from the one before."""
        return bool(_LISTED.fullmatch(self._flow.bare, start, end))

    def _labelled(self, start: int, end: int) -> str:
        """Give the one body that stands before a colon: "Trường: Tập thể lao động xuất sắc"."""
        if not self._inside:
            return ""
        match = _LABEL.fullmatch(self._flow.bare, start, end)
        return self._flow.words(*match.span("who")) if match else ""

    def _named_before(self, verbs: list[re.Match[str]], start: int) -> str:
        """Give the one group before the verb, or between two: "Phấn đấu UBND xã được tặng …"."""
        for verb in verbs:
            words = self._flow.words(start, verb.start()).strip(WHO_TRIM)
            who = _WHO_LEAD.sub("", words.rpartition(":")[2].strip())
            if is_one_group(who):
                return who
            start = verb.end()
        return ""

    def _named_behind(self, award: NamedAward, has_verb: bool) -> str:
        """Give whom the words behind an award name: "…: UBND xã", "giữ vững … của UBND xã"."""
        match = _NAMED_AFTER.match(self._flow.bare, award.end, self._item.end)
        if not match or not (self._inside or has_verb):
            return ""
        if match["by"] == "cua" and award.code in _GIVEN:
            match = _BEHIND_GIVER.match(self._flow.bare, award.end, self._item.end)
            if not match:
                return ""  # "Cờ thi đua của UBND tỉnh" names who gives it
        who = self._flow.words(match.start("who"), match.end("who")).strip(WHO_TRIM)
        return who if is_one_group(who) and not any(char.isdigit() for char in who) else ""


def _context(flow: Flow, item: Item) -> Subject | None:
    """Give whom the headings above speak of: "- Tập thể", "- Cá nhân"; None when of nobody."""
    for around in (item, *flow.parents(item)):
        lead = _FOR.match(flow.bare, around.start, around.end)
        noun = FIRST_NOUN.match(flow.bare, lead.end() if lead else around.start, around.end)
        if noun:
            return _subject_of(noun)
    return None


def _subject_of(noun: re.Match[str]) -> Subject:
    return "individual" if noun["people"] else "collective"
