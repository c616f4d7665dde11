"""What stands above the title: number, place, day and issuer; and the year of the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from campaigns.rules.plan import Note

from .flow import Flow
from .lines import CELL, Line, bare, spaced
from .names import body_name
from .paper import Paper

_NUMBER = re.compile(
    r"\bS[ốỐ]\s?:?\s?(\d{1,5})\s?([/-]\s?[A-ZĐ][\wĐ&./-]*(?:\s?[-–/]\s?[A-ZĐ][\wĐ&-]*)*)"
)
_DATE = spaced(
    r",? ?ngay (?P<day>\d{1,2}|[._…\s]*) ?thang (?P<month>\d{1,2}|[._…\s]*) ?nam (?P<year>\d{4})"
)
_PLACE = re.compile(r"([^\W\d_][\w.'’ -]{1,40})$")
_AREA_WORD = spaced(r"(?:xa|phuong|thi tran) ")
_NOT_A_NAME = spaced(r"so ?:? ?\d|so ?:|du thao|hoa toc|thuong khan|khan\b|mat\b|\(")
_MOTTO = spaced(
    r"cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc|dang cong san viet nam"
)
_BODY_START = spaced(
    r"(?:uy ban|ubnd|hoi dong|truong|dang uy|dang bo|phong|so|cong doan|lien doan|doan|hoi|ban|mat tran|"
    r"trung tam|tram|chi cuc|cuc|bo|van phong)\b"
)
_YEAR = spaced(r"(?:nam hoc|giai doan|nam) (20\d\d)(?: ?- ?(20\d\d))?")
_AREA = r"(?P<level>[Xx]ã|[Pp]hường|[Tt]hị trấn)\s{0}(?!\w)"


@dataclass(frozen=True)
class Letterhead:
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    place: str = ""
    year: int | None = None
    last_year: int | None = None
    is_school_year: bool = False
    notes: tuple[Note, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()


def read_letterhead(paper: Paper) -> Letterhead:
    """Give what the head says; what it does not say stays empty."""
    head = _Head(paper)
    number = head.number()
    issued_on, place = head.date_and_place()
    issuer = head.issuer() or head.issuer_from_body(place)
    first, last, is_school = head.years(issued_on)
    return Letterhead(
        number=number,
        issued_on=issued_on,
        issuer=issuer,
        place=place,
        year=first,
        last_year=last,
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

    def number(self) -> str:
        found = _NUMBER.search(self._flow.text)
        if not found:
            return ""
        line = self._flow.line_at(found.start())
        self.lines["number"] = line
        written = self._flow.words(found.start(1), found.end())
        number = "".join(written.split()).replace("–", "-").rstrip(".-/")
        if number not in written:
            message = f"Số của kế hoạch viết là “{written}”, đọc là {number}."
            self.notes.append(Note("number_normalised", message, line))
        return number

    def date_and_place(self) -> tuple[date | None, str]:
        found = _DATE.search(self._flow.bare)
        if not found:
            return None, ""
        place = self._place_before(found.start())
        if place:
            self.lines["place"] = self._flow.line_at(found.start() - 1)
        line = self._flow.line_at(found.start("day"))
        issued_on = _date(found)
        if issued_on:
            self.lines["issued_on"] = line
        elif found["day"].isdigit() and found["month"].isdigit():
            words = self._flow.words(found.start("day"), found.end())
            message = f"Không có ngày {words} trên lịch; hãy nhập ngày ký."
            self.notes.append(Note("issued_on_invalid", message, line))
        return issued_on, place

    def _place_before(self, end: int) -> str:
        if not self._flow.bare.startswith(",", end):
            return ""
        start = max(self._flow.text.rfind(mark, 0, end) for mark in (CELL, "\n")) + 1
        numbers = [found.end() for found in _NUMBER.finditer(self._flow.text, start, end)]
        numbers += [found.end() for found in _MOTTO.finditer(self._flow.bare, start, end)]
        numbers += [at for at in range(start, end) if self._flow.starts_line(at)]
        found = _PLACE.search(self._flow.text[max([start, *numbers]) : end])
        return found[1].strip() if found else ""

    def issuer(self) -> str:
        names: list[tuple[str, int]] = []
        for line in self._paper.head:
            left = _left_column(line)
            if not left or left != left.upper() or _NOT_A_NAME.match(bare(left)):
                continue
            if _BODY_START.match(bare(left)):
                names.append((left, line.number))
            elif names:
                names[-1] = (f"{names[-1][0]} {left}", names[-1][1])
        if not names:
            return ""
        self.lines["issuer"] = names[-1][1]
        return body_name(names[-1][0])

    def issuer_from_body(self, place: str) -> str:
        """Give the committee of the place that signs, when no letterhead names it."""
        signs = any("UY BAN NHAN DAN" in bare(line.text).upper() for line in self._paper.tail)
        flow = self._paper.body
        name = place[level.end() :] if (level := _AREA_WORD.match(bare(place))) else place
        area = re.search(_AREA.format(re.escape(name)), flow.text) if name else None
        if not signs or not area:
            return ""
        issuer = f"Ủy ban nhân dân {area['level'].lower()} {name}"
        line = flow.line_at(area.start())
        self.lines["issuer"] = line
        message = f"Văn bản không có phần tên cơ quan; suy ra “{issuer}” từ nơi ký và nội dung."
        self.notes.append(Note("issuer_derived", message, line))
        return issuer

    def years(self, issued_on: date | None) -> tuple[int | None, int | None, bool]:
        found = _YEAR.search(bare(self._paper.title))
        line = self._paper.title_line
        if not found:
            found = _YEAR.search(self._paper.body.bare[:3000])
            line = self._paper.body.line_at(found.start()) if found else None
            year = int(found[1]) if found else issued_on.year if issued_on else None
            line = line or self.lines.get("issued_on")
            if year:
                message = f"Tiêu đề không ghi năm; đọc là năm {year}, hãy kiểm tra lại."
                self.notes.append(Note("year_assumed", message, line))
        if line:
            self.lines["year"] = line
        if not found:
            return (issued_on.year if issued_on else None), None, False
        last = int(found[2]) if found[2] else None
        return int(found[1]), last, "hoc" in found[0]


def _left_column(line: Line) -> str:
    """Give what the line says besides the national motto, its first cell."""
    motto = _MOTTO.search(line.bare)
    text = line.text[: motto.start()] if motto else line.text
    return text.split(CELL)[0].strip()


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
