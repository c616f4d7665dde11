"""A list of who strives for what, out of Excel: which column is what, and what each row says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from law.kinds import AwardKind, Subject
from people.rules.identity import Doubt, Found, Known, People, Sought, letters, same_words
from registrations.forms.rows import Registrable
from registrations.rules.lines import (
    CollectiveLine,
    Draft,
    IndividualLine,
    commendations_for,
    titles_for,
)
from workbooks.award_names import kind_named
from workbooks.cells import CellError, bare, day, line, lines, words
from workbooks.columns import HeaderColumns, under_awards
from workbooks.questions import NO_ANSWERS, Answers, RowQuestion
from workbooks.sheets import BroughtSheet, Problem
from workbooks.tables import Account, Row
from workbooks.tables import read as read_tables

COLUMNS = HeaderColumns(
    titles={
        "name": "Họ và tên",
        "position": "Chức vụ",
        "title": "Danh hiệu thi đua",
        "commendation": "Hình thức khen thưởng",
        "initiative_name": "Tên sáng kiến, đề tài",
        "initiative_field": "Lĩnh vực",
        "commitment": "Nội dung cam kết",
        "born_on": "Ngày sinh",
        "unit": "Đơn vị",
    },
    others={
        "name": (
            "ong ba",
            "ca nhan",
            "ca nhan tap the",
            "tap the ca nhan",
            "ten tap the ca nhan",
            "ten don vi ca nhan",
            "ho va ten ten tap the",
            "ten ca nhan tap the",
            "ho va ten tap the",
        ),
        "position": ("chuc vu don vi", "chuc danh", "chuc vu chuc danh"),
        "title": (
            "danh hieu",
            "danh hieu dang ky",
            "dang ky danh hieu",
            "danh hieu thi dua dang ky",
            "dang ky danh hieu thi dua",
        ),
        "commendation": (
            "khen thuong",
            "hinh thuc",
            "dang ky khen thuong",
            "dang ky hinh thuc khen thuong",
            "hinh thuc khen thuong dang ky",
        ),
        "initiative_name": (
            "sang kien",
            "ten sang kien",
            "ten de tai sang kien",
            "sang kien de tai",
            "ten sang kien de tai du kien",
            "sang kien de tai du kien",
        ),
        "initiative_field": ("linh vuc sang kien",),
        "commitment": ("cam ket",),
        "born_on": ("ngay thang nam sinh", "sinh ngay"),
        "unit": ("bo phan", "don vi cong tac", "bo phan don vi"),
    },
    needed=frozenset({"name"}),
    one_of=frozenset({"title", "commendation"}),
    crossed=under_awards("title", "commendation"),
)
SHOWN_COLUMNS = [title for name, title in COLUMNS.titles.items() if name not in ("born_on", "unit")]
_LONGEST = {"initiative_name": 300, "initiative_field": 150, "commitment": 2000}
_LONGEST_NAME = 150
_NO_AWARD = "Chưa ghi danh hiệu hoặc hình thức khen thưởng. Ai không đăng ký thì ghi “Không”."


@dataclass
class ReadLines:
    """The lines that were read, who is written down for nothing, what keeps the list from being
    taken in, what has to be asked or looked at, and what became of every row."""

    lines: list[IndividualLine] = field(default_factory=list)
    collectives: list[CollectiveLine] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: list[RowQuestion] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list, compare=False)

    @property
    def draft(self) -> Draft:
        return Draft(tuple(self.collectives), tuple(self.lines))


def read(
    sheets: list[BroughtSheet],
    people: Iterable[Registrable],
    unit: str = "",
    answers: Answers = NO_ANSWERS,
) -> ReadLines:
    """Give what the sheets say about these people and the collectives of their unit; `answers`
    are what was chosen where only a person can tell."""
    reading = read_tables(sheets, COLUMNS, [unit] if unit else [])
    lines = ReadLines(problems=reading.problems, notes=reading.notes, accounts=reading.accounts)
    reader = _Reader(list(people), unit, answers, lines)
    for row in reading.rows:
        reader.read(row)
    if lines.left_out:
        lines.notes.append(_left_out_in_words(lines.left_out))
    return lines


class _Reader:
    def __init__(
        self, people: list[Registrable], unit: str, answers: Answers, reading: ReadLines
    ) -> None:
        units = (unit,) if unit else ()
        self.by_pk = {person.pk: person for person in people}
        self.people = People(
            Known(person.pk, person.full_name, person.born_on, units, (person.position,))
            for person in people
        )
        self.unit, self.answers, self.found = unit, answers, reading
        self.rows_of: dict[int | str, int] = {}

    def read(self, row: Row) -> None:
        before = len(self.found.problems)
        subject = Subject.COLLECTIVE if self._is_collective(row) else Subject.INDIVIDUAL
        title = self._kind(row, "title", subject, titles_for(subject))
        commendation = self._kind(row, "commendation", subject, commendations_for(subject))
        if not title and not commendation and len(self.found.problems) == before:
            if _registers_nothing(row):
                self.found.left_out.append(row.text("name"))
                return
            column = "title" if row.table.header.of("title") else "commendation"
            self._problem(row, column, _NO_AWARD)
        if not row.text("name"):
            self._problem(row, "name", "Ô trống. Hãy ghi họ và tên, hoặc xóa dòng này.")
        elif subject is Subject.COLLECTIVE:
            self._read_collective(row, before, title, commendation)
        else:
            self._read_person(row, before, title, commendation)

    def _is_collective(self, row: Row) -> bool:
        """Say whether a row is of a collective: by its title, the heading above it, or its name;
        never one with the name of somebody."""
        if self.people.named(row.text("name")):
            return False
        kind = kind_named(row.text("title"))
        by_title = kind is not None and kind.subject is Subject.COLLECTIVE
        by_heading = bare(row.part).startswith("tap the")
        return by_title or by_heading or letters(row.text("name")) == letters(self.unit)

    def _read_collective(self, row: Row, before: int, title: str, commendation: str) -> None:
        name = row.text("name")
        if self.unit and same_words(name, self.unit):
            name = self.unit
        if len(name) > _LONGEST_NAME:
            self._problem(row, "name", f"Tên dài {len(name)} ký tự, quá {_LONGEST_NAME}.")
        elif self.unit and name != self.unit:
            told = f"“{name}” không phải tên đơn vị “{self.unit}”; ghi theo tên này."
            self.found.notes.append(f"{row.place('name')}: {told}")
        if self._is_first(row, letters(name), name) and len(self.found.problems) == before:
            self.found.collectives.append(CollectiveLine(name, title, commendation))

    def _read_person(self, row: Row, before: int, title: str, commendation: str) -> None:
        person = self._person(row)
        texts = {name: self._text(row, name) for name in _LONGEST}
        is_first = person is not None and self._is_first(row, person.pk, person.full_name)
        if person and is_first and len(self.found.problems) == before:
            named = (person.pk, person.titled_name, person.position)
            self.found.lines.append(IndividualLine(*named, title, commendation, **texts))

    def _person(self, row: Row) -> Registrable | None:
        try:
            name = line(row.cell("name"))
            born_on = day(row.cell("born_on")) if row.text("born_on") else None
        except CellError as error:
            is_name = isinstance(row.cell("name"), date) or len(row.text("name")) > _LONGEST_NAME
            self._problem(row, "name" if is_name else "born_on", str(error))
            return None
        sought = Sought(name, born_on, row.text("unit") or row.unit, row.text("position"))
        who = self.people.who(sought)
        if isinstance(who, Found):
            self._note_what_contradicts(row, who)
            return self.by_pk[who.person.pk]
        if isinstance(who, Doubt):
            return self._asked(row, who)
        self._problem(
            row,
            "name",
            f"Không có “{name}” trong danh sách của đơn vị. Hãy kiểm tra họ tên, hoặc nhờ Văn "
            "phòng thêm người vào đơn vị.",
        )
        return None

    def _note_what_contradicts(self, row: Row, who: Found) -> None:
        if who.against:
            self.found.notes.append(
                f"{row.place('name')}: dòng ghi {', '.join(who.against)}, khác với {who.person}. "
                "Hãy xem có đúng là người này không."
            )

    def _asked(self, row: Row, doubt: Doubt) -> Registrable | None:
        question = doubt.question(row.key, row.place("name"))
        answer = question.answer(self.answers)
        if not answer:
            self.found.questions.append(question)
        person = doubt.chosen(answer)
        return self.by_pk[person.pk] if person else None

    def _is_first(self, row: Row, who: int | str, name: str) -> bool:
        if who in self.rows_of:
            told = f"“{name}” đã có ở dòng {self.rows_of[who]}. Hãy giữ một dòng."
            self._problem(row, "name", told)
            return False
        self.rows_of[who] = row.number
        return True

    def _kind(self, row: Row, name: str, subject: Subject, kinds: tuple[AwardKind, ...]) -> str:
        text = row.text(name)
        named = kind_named(text or row.part)  # or of the heading: "I. Lao động tiên tiến"
        if named in kinds:
            return named.code
        if bare(text) in ("", "khong"):
            return ""
        allowed = ", ".join(kind.name for kind in kinds)
        told = f"Không có “{text}” cho {subject.label}. Hãy ghi một trong: {allowed}."
        self._problem(row, name, told)
        return ""

    def _text(self, row: Row, name: str) -> str:
        """Give the text; one too long for its field is left out aloud, and the row stays."""
        cell = row.cell(name)
        text = lines(cell) if name == "commitment" else words(cell)
        if len(text) <= _LONGEST[name]:
            return text
        self.found.notes.append(
            f"{row.place(name)}: dài {len(text)} ký tự, phần mềm nhận {_LONGEST[name]}. Ô này chưa "
            "được nhập, các ô khác của dòng vẫn nhập; hãy viết gọn rồi ghi sau."
        )
        return ""

    def _problem(self, row: Row, name: str, sentence: str) -> None:
        self.found.problems.append(row.problem(name, sentence))


def _registers_nothing(row: Row) -> bool:
    """Say whether a row says “Không” for somebody, and nothing that would be lost with it."""
    awards = {bare(row.text(name)) for name in ("title", "commendation")}
    return awards <= {"", "khong"} and "khong" in awards and not any(map(row.text, _LONGEST))


def _left_out_in_words(names: list[str]) -> str:
    return (
        f"{len(names)} dòng ghi “Không” nên không thêm, không sửa gì: {', '.join(names)}. Ai đang "
        "có trong bản đăng ký thì vẫn còn; muốn bỏ, hãy chọn “Không” ở trang sửa bản đăng ký."
    )
