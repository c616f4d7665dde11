"""The results of a decision out of Excel: which dossier each row means, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from people.rules.identity import Doubt, Known, People, Sought
from workbooks.award_names import kind_named
from workbooks.cells import bare
from workbooks.columns import HeaderColumns, under_awards
from workbooks.sheets import BroughtSheet, Problem
from workbooks.tables import Account, Row
from workbooks.tables import read as read_tables

COLUMNS = HeaderColumns(
    titles={
        "name": "Họ và tên, tên tập thể",
        "position": "Chức vụ",
        "unit": "Đơn vị",
        "award": "Danh hiệu, hình thức khen thưởng",
        "result": "Kết quả",
        "reason": "Lý do",
    },
    others={
        "name": ("ca nhan tap the", "ten tap the"),
        "unit": ("bo phan don vi", "don vi cong tac"),
        "award": ("danh hieu", "danh hieu thi dua", "hinh thuc khen thuong", "danh hieu hinh thuc"),
        "result": ("ket qua xet",),
        "reason": ("ly do khong cong nhan", "ghi chu"),
    },
    needed=frozenset({"name", "award", "result"}),
    crossed=under_awards("award", "award"),
)
RECOGNISED, GIVEN, NOT_RECOGNISED = "Được công nhận", "Được tặng", "Không"
_YES = {"duoc cong nhan", "cong nhan", "duoc tang", "tang", "dat", "co", "x", "duoc"}
_NO = {"khong", "khong dat", "khong duoc"}
_NO |= {f"khong {yes}" for yes in ("cong nhan", "duoc cong nhan", "tang", "duoc tang")}


@dataclass(frozen=True)
class Nominee:
    """A dossier that waits for its result, as a list names it; `award` is a code of `law.kinds`."""

    pk: int
    name: str
    unit: str
    award: str
    position: str = ""


@dataclass(frozen=True)
class Said:
    """What a list says became of a dossier."""

    nominee: int
    is_recognised: bool
    reason: str = ""


@dataclass
class ReadResults:
    """The results that were read, and what keeps the list from being taken; `doubts` are rows of
    which only a person can tell whom they mean: they fill nothing in."""

    results: list[Said] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list, compare=False)


def read(sheets: list[BroughtSheet], nominees: Sequence[Nominee]) -> ReadResults:
    """Give what the lists say of these dossiers; a row without a result says nothing of its own."""
    table = read_tables(sheets, COLUMNS, list({nominee.unit for nominee in nominees}))
    reading = ReadResults(problems=table.problems, notes=table.notes, accounts=table.accounts)
    met: dict[int, Row] = {}
    silent = 0
    for row in table.rows:
        if row.text("result"):
            _read_row(row, nominees, met, reading)
        else:
            silent += 1
    if table.tables and not (reading.results or reading.problems or reading.doubts):
        reading.problems.append(Problem("", "Cột “Kết quả” chưa có ô nào được ghi."))
    elif silent:
        reading.notes.append(f"{silent} dòng chưa ghi kết quả nên không điền gì.")
    return reading


def _read_row(
    row: Row, nominees: Sequence[Nominee], met: dict[int, Row], reading: ReadResults
) -> None:
    who = _nominee(row, nominees)
    result = _said(row)
    if isinstance(result, Problem):
        reading.problems.append(result)
    if isinstance(who, Doubt):
        reading.doubts.append(_doubted(row, who))
    elif isinstance(who, Problem):
        reading.problems.append(who)
    if isinstance(who, Doubt | Problem) or isinstance(result, Problem):
        return
    if who.pk in met:
        where = met[who.pk].place()
        reading.problems.append(
            row.problem("name", f"Hồ sơ này đã có ở {where}. Hãy giữ một dòng.")
        )
        return
    met[who.pk] = row
    reading.results.append(Said(who.pk, *result))


def _doubted(row: Row, doubt: Doubt) -> Problem:
    """Name who may be meant: the person who fills in the page chooses there."""
    listed = "; ".join(doubt.described)
    return row.problem(
        "name",
        f"Chưa rõ “{doubt.sought.name}” là hồ sơ nào, chưa điền. Có phải: {listed}? Nếu phải, hãy "
        "chọn kết quả của hồ sơ ấy ngay trên trang.",
    )


def _nominee(row: Row, nominees: Sequence[Nominee]) -> Nominee | Problem | Doubt:
    kind, name = kind_named(row.text("award")), row.text("name")
    if kind is None:
        written = row.text("award")
        return row.problem("award", f"Không có danh hiệu, hình thức nào tên “{written}”.")
    of_kind = {nominee.pk: nominee for nominee in nominees if nominee.award == kind.code}
    people = People(
        Known(
            person.pk,
            person.name,
            units=(person.unit,),
            positions=(person.position,) if person.position else (),
        )
        for person in of_kind.values()
    )
    sought = Sought(name, unit=row.text("unit") or row.unit, position=row.text("position"))
    who = people.who(sought)
    if isinstance(who, Doubt):
        if not who.is_exact:
            return who
        return row.problem(
            "name",
            f"Có {len(who.candidates)} hồ sơ {kind.name} tên “{name}”. Hãy ghi đúng đơn vị, hoặc "
            "chọn kết quả của các hồ sơ này ngay trên trang.",
        )
    if who is None:
        return row.problem(
            "name",
            f"Không có hồ sơ đã thẩm định nào của “{name}” cho {kind.name}. "
            "Hãy kiểm tra tên và danh hiệu.",
        )
    if who.against:
        return Doubt(sought, (who.person,), is_exact=True)
    return of_kind[who.person.pk]


def _said(row: Row) -> tuple[bool, str] | Problem:
    result, reason = bare(row.text("result")), row.text("reason")
    if result not in _YES | _NO:
        written = row.text("result")
        return row.problem(
            "result",
            f"“{written}” chưa rõ. Hãy ghi “{RECOGNISED}”, “{GIVEN}” hoặc “{NOT_RECOGNISED}”.",
        )
    if result in _NO and not reason:
        return row.problem("reason", "Không được khen thưởng thì phải ghi lý do.")
    return (result in _YES, "" if result in _YES else reason)
