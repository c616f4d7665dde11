"""Citizens, households and businesses out of Excel: who each row means, and what they did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbooks.cells import CellError, bare, lines
from workbooks.columns import HeaderColumns
from workbooks.names import person_name, surely_untitled
from workbooks.sheets import BroughtSheet, Problem
from workbooks.tables import Account, Row
from workbooks.tables import read as read_tables

COLUMNS = HeaderColumns(
    titles={
        "kind": "Đối tượng",
        "gender": "Ông/Bà",
        "name": "Họ và tên, chủ hộ, tên tổ chức",
        "address": "Địa chỉ",
        "achievements": "Thành tích",
    },
    others={
        "kind": ("loai doi tuong", "doi tuong khen"),
        "gender": ("ong ba", "gioi tinh", "danh xung"),
        "name": (
            "chu ho", "ten chu ho", "ho ten chu ho", "ho va ten chu ho",
            "ten ho", "ten to chuc", "ten doanh nghiep", "ca nhan ho to chuc", "ten",
        ),
        "address": ("noi o", "cho o", "noi cu tru", "noi thuong tru", "dia chi thuong tru",
                    "thon", "xom", "to dan pho", "khu pho", "thon to dan pho"),
        "achievements": ("tom tat thanh tich", "noi dung thanh tich", "thanh tich dat duoc",
                         "thanh tich noi bat", "tom tat thanh tich noi bat"),
    },
    needed=frozenset({"name", "address", "achievements"}),
)  # fmt: skip
LONGEST = {"name": 120, "address": 200}
_KINDS = {
    "citizen": ("ca nhan", "nguoi dan", "cong dan", "nong dan"),
    "household": ("ho gia dinh", "ho", "gia dinh"),
    "business": ("doanh nghiep hop tac xa", "doanh nghiep", "hop tac xa", "cong ty"),
    "organisation": ("to chuc tap the khac", "to chuc", "tap the"),
}
_PEOPLE = ("citizen", "household")
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_GENDER_OF = {"ong": "male", "nam": "male", "ba": "female", "nu": "female"}
_NAMED = re.compile(r"(?:(hộ gia đình|hộ|gia đình|gđ\.?)\s+)?(?:(ông|bà)\s+)?(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class OutsiderRow:
    """One of whom a list proposes; `kind` and `gender` are codes of `people.Outsider`."""

    kind: str
    gender: str
    name: str
    address: str
    achievements: str


@dataclass
class ReadOutsiders:
    """Who was read, and what keeps the list from being taken."""

    rows: list[OutsiderRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list, compare=False)


def read(sheets: list[BroughtSheet]) -> ReadOutsiders:
    """Give whom the lists propose; one that stands there twice is a problem."""
    table = read_tables(sheets, COLUMNS)
    reading = ReadOutsiders([], table.problems, table.notes, table.accounts)
    met: dict[tuple[str, str, str], Row] = {}
    for row in table.rows:
        outsider, problems = _read(row)
        key = (outsider.kind, bare(outsider.name), bare(outsider.address))
        if key in met:
            where = met[key].place()
            problems.append(row.problem("name", f"Đã có ở {where}. Hãy giữ một dòng."))
        met.setdefault(key, row)
        reading.problems += problems
        reading.rows.append(outsider)
    return reading


def _read(row: Row) -> tuple[OutsiderRow, list[Problem]]:
    gender, written = row.text("gender"), row.text("name")
    is_household, addressed, name = _parts_of(written)
    kind = _kind(row, is_household, addressed)
    name, wrong = _person(row, name) if kind in _PEOPLE and name else (written, [])
    gender = _GENDER_OF.get(bare(gender or addressed), "")
    outsider = OutsiderRow(
        kind,
        gender if kind in _PEOPLE else "",
        name,
        row.text("address"),
        lines(row.cell("achievements")),
    )
    return outsider, [*wrong, *_problems(row, outsider)]


def _person(row: Row, name: str) -> tuple[str, list[Problem]]:
    """Give the name as names are written, or why it is none."""
    try:
        return person_name(name), []
    except CellError as error:
        return name, [row.problem("name", str(error))]


def _parts_of(text: str) -> tuple[bool, str, str]:
    """Give whether "Hộ ông Trần Văn Thuận" is of a household, "ông", and the name itself; Ông and
    Bà are family names, too: "Ông Ích Mẫn" is a whole name."""
    match = _NAMED.fullmatch(text)
    if match is None:
        return False, "", text
    household, addressed, name = match.groups()
    whole = f"{addressed} {name}"
    if addressed and surely_untitled(whole) == whole:
        addressed, name = "", whole
    return household is not None, addressed or "", name


def _kind(row: Row, is_household: bool, addressed: str) -> str:
    """Give what the row says it is, or else its name, or the heading of the names."""
    if written := row.text("kind"):
        return _KIND_OF.get(bare(written), "")
    if is_household or "chu ho" in bare(_heading(row)):
        return "household"
    return "citizen" if addressed or row.text("gender") else ""


def _heading(row: Row) -> str:
    if row.table.header.of("kind"):
        return ""
    return " ".join(column.written for column in row.table.header.of("name"))


def _problems(row: Row, outsider: OutsiderRow) -> Iterator[Problem]:
    if not outsider.kind:
        kinds = "Cá nhân, Hộ gia đình, Doanh nghiệp, Tổ chức"
        yield row.problem("kind", f"Hãy ghi đối tượng là một trong: {kinds}.")
    elif outsider.kind in _PEOPLE and not outsider.gender:
        yield row.problem("gender", "Hãy ghi Ông hoặc Bà (của cá nhân, của chủ hộ).")
    for name, sentence in _ASKED.items():
        if not getattr(outsider, name):
            yield row.problem(name, sentence)
    for name, longest in LONGEST.items():
        if len(getattr(outsider, name)) > longest:
            title = COLUMNS.titles[name]
            yield row.problem(name, f"“{title}” dài quá {longest} ký tự. Hãy rút ngắn.")


_ASKED = {
    "name": "Hãy ghi tên.",
    "address": "Hãy ghi địa chỉ.",
    "achievements": "Hãy ghi thành tích.",
}
