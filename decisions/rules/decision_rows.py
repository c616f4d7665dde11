"""The results of a decision out of Excel: which dossier each row means, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbooks.award_names import kind_named
from workbooks.cells import bare
from workbooks.sheets import BroughtSheet, Problem
from workbooks.tables import HeaderColumns, Row, no_header, tables, untitled

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
        "name": ("ho va ten", "ho ten", "ca nhan tap the", "ten tap the", "ten"),
        "unit": ("bo phan don vi", "don vi cong tac"),
        "award": ("danh hieu", "danh hieu thi dua", "hinh thuc khen thuong", "danh hieu hinh thuc"),
        "result": ("ket qua xet",),
        "reason": ("ly do khong cong nhan", "ghi chu"),
    },
    needed=frozenset({"name", "award", "result"}),
)
RECOGNISED, NOT_RECOGNISED = "Được công nhận", "Không"
_YES = {"duoc cong nhan", "cong nhan", "dat", "co", "x", "duoc"}
_NO = {"khong", "khong dat", "khong cong nhan", "khong duoc cong nhan"}


@dataclass(frozen=True)
class Nominee:
    """A dossier that waits for its result, as a list names it; `award` is a code of `law.kinds`."""

    pk: int
    name: str
    unit: str
    award: str


@dataclass(frozen=True)
class Said:
    """What a list says became of a dossier."""

    nominee: int
    is_recognised: bool
    reason: str = ""


@dataclass
class ReadResults:
    """The results that were read, and what keeps the list from being taken."""

    results: list[Said] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(sheets: list[BroughtSheet], nominees: Sequence[Nominee]) -> ReadResults:
    """Give what the lists say of these dossiers; a row without a result says nothing of its own."""
    reading = ReadResults()
    found = tables(sheets, COLUMNS)
    if not found:
        reading.problems.append(no_header(COLUMNS))
    met: dict[int, Row] = {}
    for table in found:
        reading.problems += table.problems()
        for row in table.rows():
            if row.text("result"):
                _read_row(row, nominees, met, reading)
    if found and not reading.results and not reading.problems:
        reading.problems.append(Problem("", "Cột “Kết quả” chưa có ô nào được ghi."))
    return reading


def _read_row(
    row: Row, nominees: Sequence[Nominee], met: dict[int, Row], reading: ReadResults
) -> None:
    who = _nominee(row, nominees)
    said = _said(row)
    for one in (who, said):
        if isinstance(one, Problem):
            reading.problems.append(one)
    if isinstance(who, Problem) or isinstance(said, Problem):
        return
    if who.pk in met:
        where = met[who.pk].place()
        reading.problems.append(
            row.problem("name", f"Hồ sơ này đã có ở {where}. Hãy giữ một dòng.")
        )
        return
    met[who.pk] = row
    reading.results.append(Said(who.pk, *said))


def _nominee(row: Row, nominees: Sequence[Nominee]) -> Nominee | Problem:
    kind, name = kind_named(row.text("award")), row.text("name")
    if kind is None:
        written = row.text("award")
        return row.problem("award", f"Không có danh hiệu, hình thức nào tên “{written}”.")
    found = [
        one for one in nominees if one.award == kind.code and bare(one.name) == bare(untitled(name))
    ]
    in_unit = [one for one in found if bare(one.unit) == bare(row.text("unit"))]
    found = in_unit if len(found) > 1 and in_unit else found
    if not found:
        return row.problem(
            "name",
            f"Không có hồ sơ đã thẩm định nào của “{name}” cho {kind.name}. "
            "Hãy kiểm tra tên và danh hiệu.",
        )
    if len(found) > 1:
        return row.problem(
            "name",
            f"Có {len(found)} hồ sơ {kind.name} tên “{name}”. Hãy ghi đúng đơn vị, hoặc chọn kết "
            "quả của các hồ sơ này ngay trên trang.",
        )
    return found[0]


def _said(row: Row) -> tuple[bool, str] | Problem:
    result, reason = bare(row.text("result")), row.text("reason")
    if result not in _YES | _NO:
        written = row.text("result")
        return row.problem(
            "result", f"“{written}” chưa rõ. Hãy ghi “{RECOGNISED}” hoặc “{NOT_RECOGNISED}”."
        )
    if result in _NO and not reason:
        return row.problem("reason", "Không công nhận thì phải ghi lý do.")
    return (result in _YES, "" if result in _YES else reason)
