"""Awards of old years out of Excel: what each row says, whom it means, what would be added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from law.kinds import COMMENDATIONS, TITLES, AwardKind, Category, Subject, award_kind
from vietnamese.dates import short_date
from workbooks.award_names import kind_named
from workbooks.cells import CellError, bare, day, line
from workbooks.sheets import BroughtSheet, Problem
from workbooks.tables import HeadedTable, HeaderColumns, Row, no_header, tables, untitled

COLUMNS = HeaderColumns(
    titles={
        "name": "Họ và tên, tên tập thể",
        "born_on": "Ngày sinh",
        "position": "Chức vụ lúc đó",
        "unit": "Đơn vị lúc đó",
        "award": "Danh hiệu, hình thức khen thưởng",
        "year": "Năm",
        "number": "Số quyết định",
        "decided_on": "Ngày quyết định",
        "issuer": "Cơ quan ban hành",
    },
    others={
        "name": ("ho va ten", "ho ten", "ca nhan tap the", "ten tap the", "ten", "ca nhan"),
        "born_on": ("ngay thang nam sinh", "sinh ngay"),
        "position": ("chuc vu", "chuc danh"),
        "unit": ("don vi", "bo phan", "bo phan don vi", "don vi cong tac"),
        "award": ("danh hieu", "danh hieu thi dua", "hinh thuc khen thuong", "danh hieu hinh thuc"),
        "year": ("nam dat", "nam khen thuong", "nam khen"),
        "number": ("so qd", "quyet dinh so", "so quyet dinh khen thuong"),
        "decided_on": ("ngay qd", "ngay ky", "ngay thang quyet dinh"),
        "issuer": ("noi ban hanh", "co quan quyet dinh", "co quan khen thuong"),
    },
    needed=frozenset({"name", "award", "year"}),
)
EARLIEST = 1945


@dataclass(frozen=True)
class Holder:
    """A person or unit that awards are known of; `units` are the names of the units a person has
    worked in, the unit's own for a unit."""

    pk: int
    name: str
    units: tuple[str, ...] = ()
    born_on: date | None = None
    is_person: bool = True


@dataclass(frozen=True)
class OldAward:
    """An award of an old year. `person` and `unit` are the numbers of who holds it; both None for
    a collective that is no unit of today. `award` is a code of `law.kinds`."""

    holder: str
    award: str
    year: int
    person: int | None = None
    unit: int | None = None
    position: str = ""
    unit_name: str = ""
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""

    @property
    def whose(self) -> tuple[int | str, str, int]:
        """Give what must not be there twice: holder, award and year."""
        return (self.person or bare(self.holder), self.award, self.year)

    def is_same_as(self, other: OldAward) -> bool:
        """Say whether two rows speak of one award; one that knows no number may be any."""
        numbers = {_number(one.number) for one in (self, other) if one.number}
        return self.whose == other.whose and len(numbers) < 2


@dataclass
class ImportPlan:
    """What taking the lists in would do."""

    additions: list[OldAward] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fingerprint(self) -> str:
        """Give a mark of all that would be added."""
        return hashlib.sha256(repr(self.additions).encode()).hexdigest()


def read(
    sheets: list[BroughtSheet], holders: Sequence[Holder], known: Iterable[OldAward], today: date
) -> ImportPlan:
    """Give what the lists say that is not known yet, and every problem by sheet, row and column."""
    found = tables(sheets, COLUMNS)
    if not found:
        return ImportPlan(problems=[no_header(COLUMNS)])
    reader = _Reader(holders, known, today)
    for table in found:
        reader.read(table)
    plan = reader.plan
    if not (plan.additions or plan.unchanged or plan.problems):
        plan.problems.append(Problem("", "Danh sách chưa có dòng nào dưới dòng tiêu đề."))
    return plan


class _Reader:
    def __init__(self, holders: Sequence[Holder], known: Iterable[OldAward], today: date) -> None:
        self.people = _by_name(one for one in holders if one.is_person)
        self.units = _by_name(one for one in holders if not one.is_person)
        self.today, self.plan = today, ImportPlan()
        self.known: dict[tuple[int | str, str, int], list[OldAward]] = {}
        self.met: dict[tuple[int | str, str, int], list[tuple[OldAward, Row]]] = {}
        for one in known:
            self.known.setdefault(one.whose, []).append(one)

    def read(self, table: HeadedTable) -> None:
        self.plan.problems += table.problems()
        for row in table.rows():
            before = len(self.plan.problems)
            award = self._award(row)
            if award is not None and len(self.plan.problems) == before:
                self._place(row, award)

    def _award(self, row: Row) -> OldAward | None:
        kind, year = self._kind(row), self._year(row)
        decided_on = self._day(row, "decided_on")
        texts = {name: self._line(row, name) for name in ("position", "unit", "number", "issuer")}
        holder = self._holder(row, kind) if kind else None
        if kind is None or year is None or holder is None:
            return None
        self._hold_days(row, year, decided_on)
        is_person = holder.is_person
        return OldAward(
            holder=holder.name,
            award=kind.code,
            year=year,
            person=holder.pk if is_person else None,
            unit=self._unit_of(holder, texts["unit"]),
            position=texts["position"] if is_person else "",
            unit_name=texts["unit"] if is_person else "",
            number=texts["number"],
            decided_on=decided_on,
            issuer=texts["issuer"],
        )

    def _unit_of(self, holder: Holder, name: str) -> int | None:
        if not holder.is_person:
            return holder.pk or None
        units = self.units.get(bare(name), [])
        return units[0].pk if len(units) == 1 else None

    def _kind(self, row: Row) -> AwardKind | None:
        written = row.text("award")
        kind = kind_named(written)
        if kind is None:
            allowed = ", ".join(one.name for one in TITLES + COMMENDATIONS)
            said = f"Không có danh hiệu, hình thức nào tên “{written}”." if written else "Ô trống."
            self._problem(
                row,
                "award",
                f"{said} Hãy ghi một trong: {allowed}; hoặc tên đầy đủ của khen thưởng cấp trên.",
            )
        return kind

    def _year(self, row: Row) -> int | None:
        text = row.text("year")
        if text.isascii() and text.isdigit() and EARLIEST <= int(text[:5]) <= self.today.year:
            return int(text)
        self._problem(
            row, "year", f"“{text}” không phải một năm từ {EARLIEST} đến {self.today.year}."
        )
        return None

    def _day(self, row: Row, name: str) -> date | None:
        if not row.text(name):
            return None
        try:
            return day(row.cell(name))
        except CellError as error:
            self._problem(row, name, str(error))
            return None

    def _line(self, row: Row, name: str) -> str:
        try:
            text = line(row.cell(name))
        except CellError as error:
            self._problem(row, name, str(error))
            return ""
        if name == "number" and len(text) > 60:
            self._problem(row, name, "Số quyết định dài quá 60 ký tự. Hãy kiểm tra lại.")
        return text

    def _hold_days(self, row: Row, year: int, decided_on: date | None) -> None:
        if decided_on is None:
            return
        if decided_on > self.today:
            self._problem(row, "decided_on", f"Ngày {short_date(decided_on)} chưa đến.")
        elif decided_on.year < year:
            self._problem(
                row,
                "decided_on",
                f"Quyết định ngày {short_date(decided_on)} có trước năm {year}. "
                "Hãy kiểm tra lại năm và ngày.",
            )

    # --- Whom a row means ---------------------------------------------------------------------

    def _holder(self, row: Row, kind: AwardKind) -> Holder | None:
        name = row.text("name")
        if not name:
            self._problem(row, "name", "Ô trống. Hãy ghi họ và tên, hoặc tên tập thể.")
            return None
        people = self.people.get(bare(untitled(name)), [])
        units = self.units.get(bare(name), [])
        is_named = kind.subject in (Subject.COLLECTIVE, Subject.HOUSEHOLD)
        if is_named or (kind.subject is Subject.BOTH and not people):
            return self._collective(row, name, units, kind)
        return self._person(row, name, people)

    def _collective(
        self, row: Row, name: str, units: list[Holder], kind: AwardKind
    ) -> Holder | None:
        if len(units) == 1:
            return units[0]
        if kind.subject is Subject.BOTH and not units:
            self._problem(
                row,
                "name",
                f"Không có người hay đơn vị nào tên “{name}”. Hãy kiểm tra lại tên, hoặc thêm vào "
                "danh sách con người, đơn vị trước.",
            )
            return None
        if len(name) > 150:
            self._problem(row, "name", "Tên tập thể dài quá 150 ký tự.")
            return None
        self.plan.notes.append(
            f"{row.place('name')}: “{name}” không là một đơn vị trong phần mềm; ghi theo tên này."
        )
        return Holder(0, name, is_person=False)

    def _person(self, row: Row, name: str, people: list[Holder]) -> Holder | None:
        found = people
        born_on = self._day(row, "born_on")
        if born_on:
            found = [one for one in found if one.born_on in (born_on, None)]
            found = [one for one in found if one.born_on == born_on] or found
        if len(found) > 1 and row.text("unit"):
            unit = bare(row.text("unit"))
            found = [one for one in found if unit in map(bare, one.units)] or found
        if len(found) == 1:
            return found[0]
        self._problem(row, "name", _who_is_it(name, people, found))
        return None

    # --- What is new --------------------------------------------------------------------------

    def _place(self, row: Row, award: OldAward) -> None:
        met = self.met.setdefault(award.whose, [])
        if twin := next((at for one, at in met if one.is_same_as(award)), None):
            self._problem(row, "name", f"Đã có ở {twin.place()}. Hãy giữ một dòng.")
            return
        met.append((award, row))
        there = self.known.get(award.whose, [])
        if any(one.is_same_as(award) for one in there):
            self.plan.unchanged += 1
        elif there and _category(award) is Category.TITLE:
            self._problem(
                row,
                "number",
                f"Danh hiệu này của năm {award.year} đã có theo quyết định số {there[0].number}. "
                "Hãy kiểm tra lại số quyết định.",
            )
        else:
            self.plan.additions.append(award)

    def _problem(self, row: Row, name: str, sentence: str) -> None:
        self.plan.problems.append(row.problem(name, sentence))


def _by_name(holders: Iterable[Holder]) -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for one in holders:
        found.setdefault(bare(one.name), []).append(one)
    return found


def _who_is_it(name: str, namesakes: list[Holder], found: list[Holder]) -> str:
    if not namesakes:
        return (
            f"Không có “{name}” trong danh sách con người. Hãy kiểm tra họ tên, hoặc thêm người "
            "này trước (kể cả người đã nghỉ)."
        )
    listed = "; ".join(_described(one) for one in namesakes)
    if not found:
        return f"Có người tên “{name}” nhưng ngày sinh khác: {listed}. Hãy kiểm tra lại."
    return f"Có {len(found)} người tên “{name}”: {listed}. Hãy ghi ngày sinh hoặc đơn vị."


def _described(one: Holder) -> str:
    born = f"sinh {short_date(one.born_on)}" if one.born_on else "chưa có ngày sinh"
    return ", ".join([*one.units[:1], born])


def _number(text: str) -> str:
    return bare(text).replace(" ", "")


def _category(award: OldAward) -> Category:
    return award_kind(award.award).category
