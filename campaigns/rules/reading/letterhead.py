"""What stands above the title: number, place, day and issuer; and the year of the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from campaigns.rules.plan import Note, Signer

from .flow import Flow
from .lines import CELL, LOWER, UPPER, bare, spaced
from .names import body_name, person_name
from .paper import REPORT, Paper

_NUMBER = re.compile(
    r"\bS[ốỐôÔoO]\s?:?\s?(\d{1,5})\s?([/–-]\s?[A-ZĐ][\wĐ&./-]*(?:\s?[-–/]\s?[A-ZĐ][\wĐ&-]*)*)"
)
_BLANK_NUMBER = re.compile(r"\bS[ốỐ]\s?:?[\s._…]*/\s?[A-ZĐ][\w&./-]*")
_DATE = spaced(
    r",? ?ngay (?P<day>\d{1,2}|[._…\s]*) ?(?:thang|[/.-]) ?"
    r"(?P<month>\d{1,2}|[._…\s]*) ?(?:nam|[/.-]) ?(?P<year>\d{4})"
)
_PLACE = re.compile(r"([^\W\d_][\w.'’ -]{1,40})$")
_HALF_NAME = re.compile(rf"[{UPPER}][{LOWER}]+")
_AREA_WORD = spaced(r"(?<![a-z])(?:xa|phuong|thi tran)(?!\w)")
_STAMP = spaced(r"(?<![a-z])(?:du thao(?: lan \d)?|hoa toc|thuong khan)(?!\w)")
_MOTTO = spaced(
    r"cong hoa xa hoi chu nghia viet(?: nam)?|doc lap ?- ?tu do ?- ?hanh phuc|"
    r"dang cong san viet nam"
)
_MOTTO_REST = re.compile(r"(?<=\t)NAM(?=\s|$)")  # of a motto broken in its cell
_BODY_START = spaced(
    r"(?<![a-z])(?:uy ban|ubnd|hoi dong|truong|dang uy|dang bo|phong|so|cong doan|cdcs|lien doan|"
    r"(?:huyen|tinh|thanh|thi|quan) uy|cong an|vien|hoc vien|cong ty|cum|khoi|kho bac|"
    r"bao hiem xa hoi|toa an|"
    r"doan|hoi|ban|to(?! quoc| truong)|btv|bch|mat tran|trung tam|tram|benh vien|chi cuc|cuc|bo|"
    r"van phong)\b"
)
_BEGINNING = 3000  # characters in which a plan says what it is
# Not "ngày 16 tháng 7 năm 2021", which is the day of another paper.
_YEAR = spaced(
    r"(?<!thang \d )(?<!thang \d\d )(?<![a-z])(?:nam hoc|giai doan|nam) (?P<year>20\d\d)"
    r"|(?<!\d)\d{1,2} nam,? ?\(? ?(?P<of_years>20\d\d) ?(?:-|den) ?20\d\d"
)
_ORGANS = frozenset(
    {"Ban Thường vụ", "Ban Thường trực", "Ban Chấp hành", "Ban Giám hiệu", "Ban Chỉ đạo"}
)
_PART_OF_COMMITTEE = ("Hội đồng", "Văn phòng")
_COMMITTEES = ("Ủy ban", "Hội đồng nhân dân", "Đảng")
_AREA_AT_END = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh)\s.+$")
_COMMITTEE = spaced(r"(?<![a-z])(?:uy ban nhan dan|ubnd) (?P<level>xa|phuong|thi tran) ")
_AREA_NAME = re.compile(rf"\d{{1,2}}(?!\d)|[{UPPER}][{LOWER}]*(?:[\s-][{UPPER}][{LOWER}]*){{0,4}}")
_ISSUES = spaced(r" (?:ban hanh|xay dung|phat dong|trien khai|de ra)(?!\w)")
_BY_ANOTHER = spaced(r"(?<![a-z])(?:do|cua|boi) $")
_ISSUED_WITH = spaced(r"ban hanh kem theo [^.;\n]{0,80} cua $")
_AREA = r"(?P<level>[Xx]ã|[Pp]hường|[Tt]hị trấn)\s{0}(?!\w)"


@dataclass(frozen=True)
class Letterhead:
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    place: str = ""
    year: int | None = None
    is_school_year: bool = False
    notes: tuple[Note, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()


def read_letterhead(paper: Paper, signer: Signer | None) -> Letterhead:
    """Give what the head says; what it does not say stays empty."""
    head = _Head(paper)
    number = head.number()
    issued_on, place = head.date_and_place()
    issuer = head.issuer(place) or head.issuer_from_below(number, place, signer)
    first, is_school = head.years()
    return Letterhead(
        number=number,
        issued_on=issued_on,
        issuer=issuer,
        place=place,
        year=first,
        is_school_year=is_school,
        notes=tuple(head.notes),
        lines=tuple(head.lines.items()),
    )


class _Head:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._flow = Flow(paper.head)
        self.notes: list[Note] = []
        self.lines: dict[str, int] = {}
        self._dated_year: int | None = None
        self._dated_line: int | None = None

    def number(self) -> str:
        match = _NUMBER.search(self._flow.text)
        if not match:
            return ""
        line = self._flow.line_at(match.start())
        self.lines["number"] = line
        written = self._flow.words(match.start(1), match.end())
        number = "".join(written.split()).replace("–", "-").rstrip(".-/")
        if number not in written:
            message = f"Số của kế hoạch viết là “{written}”, đọc là {number}."
            self.notes.append(Note("number_normalised", message, line))
        return number

    def date_and_place(self) -> tuple[date | None, str]:
        flow, match = self._flow, _DATE.search(self._flow.bare)
        if not match:  # "Sịa, ngày …" may stand right above the signature
            flow = Flow(self._paper.foot)
            match = _DATE.search(flow.bare)
            if not match or not match[0].startswith(","):
                return None, ""
        place = self._place_before(flow, match.start())
        if place:
            self.lines["place"] = flow.line_at(match.start() - 1)
        line = flow.line_at(match.start("day"))
        self._dated_year, self._dated_line = int(match["year"]), line
        issued_on = _date(match)
        if issued_on:
            self.lines["issued_on"] = line
        elif match["day"].isdigit() and match["month"].isdigit():
            words = flow.words(match.start("day"), match.end())
            message = f"Không có ngày {words} trên lịch; hãy nhập ngày ký."
            self.notes.append(Note("issued_on_invalid", message, line))
        return issued_on, place

    def _place_before(self, flow: Flow, end: int) -> str:
        if not flow.bare.startswith(",", end):
            return ""
        start = max(flow.text.rfind(mark, 0, end) for mark in (CELL, "\n")) + 1
        ends = [start, *(match.end() for match in _MOTTO.finditer(flow.bare, start, end))]
        for pattern in (_NUMBER, _BLANK_NUMBER):
            ends += [match.end() for match in pattern.finditer(flow.text, 0, end)]
        # A name may have been broken: what stands before the line counts if it is one word.
        line = max([max(ends), *(at for at in range(start, end) if flow.starts_line(at))])
        match = _PLACE.search(flow.text[line:end])
        before = flow.words(max(ends), line)
        half = f"{before} " if _HALF_NAME.fullmatch(before) else ""
        return half + person_name(match[1].strip()) if match else ""

    def issuer(self, place: str) -> str:
        """Give the last body that the head names in capitals: the one above it comes first."""
        text = self._without_other_parts(place)
        starts = [
            match.start()
            for match in _BODY_START.finditer(bare(text))
            if self._flow.starts_line(match.start())
        ]
        names = []
        for start, end in pairwise([*starts, len(text)]):
            words = text[start:end].split()
            capitals = " ".join(filter(_is_of_a_name, words)).strip(" -–")
            if capitals and words[0].isupper():
                names.append(body_name(capitals))
                self.lines["issuer"] = self._flow.line_at(start)
        if len(names) > 1 and names[-1] in _ORGANS:
            return f"{names[-1]} {names[-2]}"
        if len(names) > 1 and names[-1].startswith(_PART_OF_COMMITTEE):
            return _with_area(names[-1], names[-2])
        return names[-1] if names else ""

    def _without_other_parts(self, place: str) -> str:
        """Give the head with motto, number, date and stamps blanked."""
        text, low = self._flow.text, self._flow.bare
        spans = [
            (max(match.start() - len(place) - 1, 0), match.end()) for match in _DATE.finditer(low)
        ]
        for pattern, words in (
            (_NUMBER, text),
            (_BLANK_NUMBER, text),
            (_MOTTO_REST, text),
            (_MOTTO, low),
            (_STAMP, low),
        ):
            spans += [match.span() for match in pattern.finditer(words)]
        letters = list(text)
        for start, end in spans:
            letters[start:end] = " " * (end - start)
        return "".join(letters)

    def issuer_from_below(self, number: str, place: str, signer: Signer | None) -> str:
        """Give the committee that signs or numbers the paper, when no letterhead names it: named
        with its place in "TM. …", or with the place of the date where the body calls that a
        commune."""
        behalf = signer.on_behalf if signer else ""
        area_word = _AREA_WORD.search(bare(behalf))
        if signer and signer.line and area_word:
            is_whole = area_word.end() < len(behalf)
            return self._derived(behalf if is_whole else f"{behalf} {place}".strip(), signer.line)
        flow = self._paper.body
        level = _AREA_WORD.match(bare(place))
        name = place[level.end() :].strip() if level else place
        area = re.search(_AREA.format(re.escape(name)), flow.text) if name else None
        is_committee = bare(behalf) == "uy ban nhan dan" or "UBND" in number
        if not area or not is_committee:
            return self._issuer_in_words()
        issuer = f"Ủy ban nhân dân {area['level'].lower()} {name}"
        return self._derived(issuer, flow.line_at(area.start()))

    def _issuer_in_words(self) -> str:
        """Give the committee that a sentence of the body says to issue the plan."""
        flow = self._paper.body
        for match in _COMMITTEE.finditer(flow.bare, 0, _BEGINNING):
            name = _AREA_NAME.match(flow.text, match.end())
            before = flow.bare[max(match.start() - 120, 0) : match.start()]
            if not name:
                continue
            issues = _ISSUES.match(flow.bare, name.end()) and not _BY_ANOTHER.search(before)
            if issues or _ISSUED_WITH.search(before):
                level = flow.words(*match.span("level")).lower()
                issuer = f"Ủy ban nhân dân {level} {flow.words(*name.span())}"
                return self._derived(issuer, flow.line_at(match.start()))
        return ""

    def _derived(self, issuer: str, line: int) -> str:
        self.lines["issuer"] = line
        message = f"Văn bản không có phần tên cơ quan; suy ra “{issuer}” từ nội dung."
        self.notes.append(Note("issuer_derived", message, line))
        return issuer

    def years(self) -> tuple[int | None, bool]:
        """Give the (first) year and whether it is a school year."""
        match = self._year_of_title()
        line = self._paper.title_line
        if not match:
            match = self._year_of_body()
            line = self._paper.body.line_at(match.start()) if match else self._dated_line
            year = _first_year(match) if match else self._dated_year
            if year:
                message = f"Tiêu đề không ghi năm; đọc là năm {year}, hãy kiểm tra lại."
                self.notes.append(Note("year_assumed", message, line))
        if line:
            self.lines["year"] = line
        if not match:
            return self._dated_year, False
        return _first_year(match), "hoc" in match[0]

    def _year_of_title(self) -> re.Match[str] | None:
        """Give the first year of the title; of a report the last, which is the one ahead."""
        matches = list(_YEAR.finditer(bare(self._paper.title)))
        if not matches:
            return None
        return matches[-1 if self._paper.kind == REPORT else 0]

    def _year_of_body(self) -> re.Match[str] | None:
        """Give the first year of the body that is not over when the paper is signed."""
        match = _YEAR.search(self._paper.body.bare[:_BEGINNING])
        is_over = match and self._dated_year and _first_year(match) < self._dated_year
        return None if is_over else match


def _first_year(match: re.Match[str]) -> int:
    return int(match["year"] or match["of_years"])


def _is_of_a_name(word: str) -> bool:
    """Say whether a word in capitals, or the number of a ward, may be part of a body's name."""
    return word == word.upper() and not re.search(r"\d{3}|/", word)


def _with_area(part: str, committee: str) -> str:
    """Give "Hội đồng TĐKT xã Tân Hưng": a council or an office has the place of its committee, or
    the whole name of another body: "Hội đồng TĐKT Bệnh viện Đa khoa huyện Đại Từ"."""
    if not committee.startswith(_COMMITTEES):
        return f"{part} {committee}"
    area = _AREA_AT_END.search(committee)
    return f"{part} {area[0]}" if area and not _AREA_AT_END.search(part) else part


def _date(match: re.Match[str]) -> date | None:
    if match["year"] < "1945":
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
