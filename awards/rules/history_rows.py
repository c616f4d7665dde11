"""Awards of old years out of Excel: what each row says, whom it means, what would be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from awards.rules.decision_days import numbers_of_two_days
from awards.rules.decisions_written import WITH_DAY, part_decision
from awards.rules.old_awards import Holder, ImportPlan, OldAward
from law.kinds import COMMENDATIONS, TITLES, AwardKind, Category, Subject, award_kind
from people.rules.identity import Doubt, Known, People, Sought
from vietnamese.dates import short_date
from workbooks.award_names import kind_named
from workbooks.cells import CellError, day, line, number
from workbooks.columns import HeaderColumns, under_awards
from workbooks.questions import NEW, NO_ANSWERS, SKIP, Answers
from workbooks.sheets import BroughtSheet
from workbooks.tables import Row
from workbooks.tables import read as read_tables

_DECISION = ("quyet dinh", "quyet dinh khen thuong")
_DAY_OF = ("ngay", "ngay thang", "ngay thang nam", "ngay ky", "ngay ban hanh")
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
        "name": (
            "ho va ten ten tap the",
            "ca nhan tap the",
            "ten tap the",
            "ca nhan",
        ),
        "born_on": ("ngay thang nam sinh", "sinh ngay", "nam sinh"),
        "position": ("chuc vu", "chuc danh"),
        "unit": ("don vi", "bo phan", "bo phan don vi", "don vi cong tac"),
        "award": ("danh hieu", "danh hieu thi dua", "hinh thuc khen thuong", "danh hieu hinh thuc"),
        "year": ("nam dat", "nam khen thuong", "nam khen"),
        "number": (
            *("so qd", "quyet dinh so", "so quyet dinh khen thuong", "quyet dinh khen thuong so"),
            *WITH_DAY,
        ),
        "decided_on": (
            *("ngay qd", "ngay ky", "ngay thang quyet dinh", "ngay ban hanh"),
            *(f"{decision} {day_of}" for decision in _DECISION for day_of in _DAY_OF),
        ),
        "issuer": ("noi ban hanh", "co quan quyet dinh", "co quan khen thuong"),
    },
    needed=frozenset({"name", "award", "year"}),
    crossed=under_awards("award", "award"),
)
EARLIEST = 1945
_LONGEST = {"name": 150, "position": 150, "unit": 150, "number": 60, "issuer": 200}


def read(
    sheets: list[BroughtSheet],
    holders: Sequence[Holder],
    known: Iterable[OldAward],
    today: date,
    answers: Answers = NO_ANSWERS,
) -> ImportPlan:
    """Give what the lists say that is not known yet, every problem by sheet, row and column, and
    what has to be asked; `answers` are what was chosen."""
    units = [holder.name for holder in holders if not holder.is_person]
    reading = read_tables(sheets, COLUMNS, units)
    reader = _Reader(holders, known, today, answers)
    reader.plan.problems, reader.plan.notes = reading.problems, reading.notes
    reader.plan.accounts = reading.accounts
    for row in reading.rows:
        reader.read(row)
    reader.plan.notes += numbers_of_two_days(reader.met_awards, reader.all_known)
    return reader.plan


class _Reader:
    def __init__(
        self,
        holders: Sequence[Holder],
        known: Iterable[OldAward],
        today: date,
        answers: Answers,
    ) -> None:
        self.holders = {(holder.is_person, holder.pk): holder for holder in holders}
        self.people = People(_known(holder) for holder in holders if holder.is_person)
        self.units = People(_known(holder) for holder in holders if not holder.is_person)
        self.today, self.answers, self.plan = today, answers, ImportPlan()
        self.all_known = list(known)
        self.known: dict[tuple[int | str, str, int], list[OldAward]] = {}
        self.met: dict[tuple[int | str, str, int], list[tuple[OldAward, Row]]] = {}
        for award in self.all_known:
            self.known.setdefault(award.whose, []).append(award)

    @property
    def met_awards(self) -> list[tuple[OldAward, Row]]:
        return [pair for pairs in self.met.values() for pair in pairs]

    def read(self, row: Row) -> None:
        before = len(self.plan.problems)
        part_decision(row)
        award = self._award(row)
        if award is not None and len(self.plan.problems) == before:
            self._place(row, award)

    def _award(self, row: Row) -> OldAward | None:
        kind, year = self._kind(row), self._year(row)
        decided_on = self._day(row, "decided_on")
        self._day(row, "born_on")
        texts = {name: self._line(row, name) for name in ("position", "unit", "number", "issuer")}
        holder = self._holder(row, kind) if kind else None
        if kind is None or year is None or holder is None:
            return None
        self._hold_days(row, year, decided_on)
        self._note_what_contradicts(row, holder, year)
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
        units = self.units.named(name)
        return units[0].pk if len(units) == 1 else None

    def _kind(self, row: Row) -> AwardKind | None:
        written = row.text("award")
        kind = kind_named(written)
        if kind is None:
            allowed = ", ".join(kind.name for kind in TITLES + COMMENDATIONS)
            why = f"Không có danh hiệu, hình thức nào tên “{written}”." if written else "Ô trống."
            self._problem(
                row,
                "award",
                f"{why} Hãy ghi một trong: {allowed}; hoặc tên đầy đủ của khen thưởng cấp trên.",
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
            read_text = number if name == "number" else line
            return read_text(row.cell(name) or self._above(row, name), _LONGEST[name])
        except CellError as error:
            self._problem(row, name, str(error))
            return ""

    def _above(self, row: Row, name: str) -> str:
        return row.unit if name == "unit" else ""

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

    def _note_what_contradicts(self, row: Row, holder: Holder, year: int) -> None:
        if not holder.is_person:
            return
        against = self._sought(row).against(_known(holder))
        if against:
            missing = ", ".join(against)
            self.plan.notes.append(
                f"{row.place('name')}: {holder.name} không có {missing} trong quá trình công tác. "
                "Hãy xem có đúng là người này không."
            )
        if holder.joined_on and year < holder.joined_on.year:
            self.plan.notes.append(
                f"{row.place('year')}: {holder.name} vào làm từ {short_date(holder.joined_on)}, "
                f"khen thưởng năm {year} có trước ngày đó. Hãy kiểm tra năm và người."
            )

    # --- Whom a row means ---------------------------------------------------------------------

    def _holder(self, row: Row, kind: AwardKind) -> Holder | None:
        name = row.text("name")
        if not name:
            self._problem(row, "name", "Ô trống. Hãy ghi họ và tên, hoặc tên tập thể.")
            return None
        if isinstance(row.cell("name"), date):
            self._line(row, "name")
            return None
        is_named = kind.subject in (Subject.COLLECTIVE, Subject.HOUSEHOLD)
        is_unit = not self.people.named(name) and self.units.named(name)
        if is_named or (kind.subject is Subject.BOTH and is_unit):
            return self._collective(row, name)
        return self._person(row, kind)

    def _collective(self, row: Row, name: str) -> Holder | None:
        units = self.units.named(name)
        if len(units) == 1:
            return self.holders[False, units[0].pk]
        if near := self.units.near(name):
            doubt = Doubt(Sought(name), tuple(near), is_exact=False)
            new = (NEW, f"Không: ghi theo tên “{name}”")
            answer, unit = self._asked(row, doubt, new)
            if unit or answer != NEW:
                return self.holders[False, unit.pk] if unit else None
        if len(name) > 150:
            self._problem(row, "name", f"Tên tập thể dài {len(name)} ký tự, quá 150.")
            return None
        self.plan.notes.append(
            f"{row.place('name')}: “{name}” không là một đơn vị trong phần mềm; ghi theo tên này."
        )
        return Holder(0, name, is_person=False)

    def _person(self, row: Row, kind: AwardKind) -> Holder | None:
        sought = self._sought(row)
        who = self.people.who(sought)
        if isinstance(who, Doubt):
            _, person = self._asked(row, who)
            return self.holders[True, person.pk] if person else None
        if who is None:
            self._problem(row, "name", _nobody(sought.name, kind))
            return None
        return self.holders[True, who.person.pk]

    def _sought(self, row: Row) -> Sought:
        try:
            born_on = day(row.cell("born_on")) if row.text("born_on") else None
        except CellError:
            born_on = None  # told where the row is read
        return Sought(row.text("name"), born_on, row.text("unit") or row.unit, row.text("position"))

    def _asked(self, row: Row, doubt: Doubt, *more: tuple[str, str]) -> tuple[str, Known | None]:
        """Give what was chosen and whom it means; where nothing was, ask."""
        question = doubt.question(row.key, row.place("name"), *more)
        answer = question.answer(self.answers)
        if not answer:
            self.plan.questions.append(question)
        self.plan.skipped += answer == SKIP
        return answer, doubt.chosen(answer)

    # --- What is new --------------------------------------------------------------------------

    def _place(self, row: Row, award: OldAward) -> None:
        met = self.met.setdefault(award.whose, [])
        if twin := next((at for past, at in met if past.is_same_as(award)), None):
            self._problem(row, "name", f"Đã có ở {twin.place()}. Hãy giữ một dòng.")
            return
        met.append((award, row))
        earlier = self.known.get(award.whose, [])
        if any(past.is_same_as(award) for past in earlier):
            self.plan.unchanged += 1
        elif earlier and _category(award) is Category.TITLE:
            self._problem(
                row,
                "number",
                f"Danh hiệu này của năm {award.year} đã có theo quyết định số {earlier[0].number}. "
                "Hãy kiểm tra lại số quyết định.",
            )
        else:
            self.plan.additions.append(award)

    def _problem(self, row: Row, name: str, sentence: str) -> None:
        self.plan.problems.append(row.problem(name, sentence))


def _known(holder: Holder) -> Known:
    return Known(holder.pk, holder.name, holder.born_on, holder.units, holder.positions)


def _nobody(name: str, kind: AwardKind) -> str:
    if kind.subject is Subject.BOTH:
        return (
            f"Không có người hay đơn vị nào tên “{name}”. Hãy kiểm tra lại tên, hoặc thêm vào "
            "danh sách cán bộ, công chức, đơn vị trước."
        )
    return (
        f"Không có “{name}” trong danh sách cán bộ, công chức. Hãy kiểm tra họ tên, hoặc thêm "
        "người này trước (kể cả người đã nghỉ)."
    )


def _category(award: OldAward) -> Category:
    return award_kind(award.award).category
