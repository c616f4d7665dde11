"""The columns a list may have, and what a heading means by its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbooks.award_names import kind_named
from workbooks.cells import bare, gender, words
from workbooks.sheets import Cell

NUMBER = frozenset({"tt", "stt", "so tt", "so thu tu"})
WITHOUT_MEANING = NUMBER | {"", "ghi chu", "trang thai"}
FAMILY, MIDDLE, GIVEN = PARTS = "family", "middle", "given"
_BETWEEN = ("", "va ", "ten ", "va ten ", "chu ", "va chu ")
_PARTS_OF_NAME = {
    **dict.fromkeys(
        (
            "ho",
            *(f"ho {between}{last}" for between in _BETWEEN for last in ("dem", "lot")),
        ),
        FAMILY,
    ),
    **dict.fromkeys(("dem", "lot", "ten dem", "ten lot", "chu dem", "chu lot"), MIDDLE),
    **dict.fromkeys(("ten", "chu dem va ten", "dem va ten", "ten dem va ten"), GIVEN),
}
# "Họ và tên giáo viên", "Tên CBCC": the name of whoever stands in the list.
_NAME_OF = re.compile(
    r"(?:ho (?:ten|va ten|dem va ten|chu dem va ten|ten dem va ten)|ten(?= .))"
    r"(?: (?:va|can bo|cong chuc|vien chuc|giao vien|nhan vien|nguoi lao dong|dang vien|doan vien|"
    r"hoi vien|cbccvc|cbcc|cbgvnv|cbgv|cb|cc|vc|gv|nv|nld))*"
)
# "Danh hiệu đăng ký năm 2021"; a heading that does not say "đăng ký" may be of what was reached.
_OF_YEAR = re.compile(r"(.*\bdang ky\b.*) nam (?:hoc )?20\d\d(?: 20\d\d)?")
_GENDERS = {"nam": "Nam", "nu": "Nữ"}
_BELOW = frozenset({"dang", "chinh quyen", "doan the", "chuyen mon", "kiem nhiem", "so", "ngay"})

Cross = Callable[[str], tuple[str, str] | None]


def heading(cell: Cell) -> str:
    """Give the bare words of a heading; what stands in brackets does not count."""
    return heading_in(words(cell))


def heading_in(text: str) -> str:
    """Give those of a cell whose words are known."""
    return bare(text.partition("(")[0])


def under_genders(label: str) -> tuple[str, str] | None:
    """Give ("gender", "Nam") for the heading over crosses "Nam"."""
    return ("gender", _GENDERS[label]) if label in _GENDERS else None


def under_awards(title: str, commendation: str) -> Cross:
    """Give what tells the field that a cross below the name of an award belongs in."""

    def crossed(label: str) -> tuple[str, str] | None:
        kind = kind_named(label.removeprefix("dang ky "))
        if kind is None:
            return under_genders(label)
        return (title if kind.category.name == "TITLE" else commendation, kind.name)

    return crossed


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: its place (0 is the first), the field it belongs to and the words
    above it. `said` is what a cross in it says; `implied` what follows from it being filled."""

    index: int
    field: str
    written: str
    said: str = ""
    implied: tuple[str, str] | None = None
    part: str = ""


@dataclass(frozen=True)
class HeaderColumns:
    """The columns a list may have: `titles` as the template writes them, `others` as people do
    (bare words), and those without which, or one of which, a row is no header. `who` holds the
    name; a field of `joined` may stand in several columns; `crossed` tells what a cross says."""

    titles: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    needed: frozenset[str]
    one_of: frozenset[str] = frozenset()
    who: str = "name"
    joined: frozenset[str] = frozenset({"position"})
    crossed: Cross = field(default=under_genders, compare=False)

    def is_header(self, fields: set[str]) -> bool:
        """Say whether these fields make a row a header."""
        return self.needed <= fields and (not self.one_of or bool(self.one_of & fields))

    def named(self, label: str) -> str | None:
        """Give the field that a heading names."""
        name = self._fields.get(label)
        if name is None and "dang ky" in label:
            name = self._fields.get(_OF_YEAR.sub(r"\1", label))
        return self.who if name is None and _NAME_OF.fullmatch(label) else name

    @cached_property
    def _fields(self) -> dict[str, str]:
        others = {label: name for name, labels in self.others.items() for label in labels}
        return others | {bare(title): name for name, title in self.titles.items()}

    def is_label(self, label: str) -> bool:
        """Say whether words are a heading, or stand below one."""
        known = self.named(label) or self.crossed(label) or label in _PARTS_OF_NAME
        return bool(known) or label in _BELOW | NUMBER

    def column(self, index: int, path: tuple[str, ...], written: str) -> TableColumn | None:
        """Give what a column is by the headings above it, the highest first."""
        if not path:
            return None
        top, last = path[0], path[-1]
        above = self.named(top) if len(path) > 1 else None
        if last in _PARTS_OF_NAME and above in (None, self.who):
            return TableColumn(index, self.who, written, part=_PARTS_OF_NAME[last])
        if name := self.named(" ".join(path)):
            return TableColumn(index, name, written)
        cross = self.crossed(last)
        if cross and (column := self._under_cross(index, above, cross, written)):
            return column
        name = self.named(last) or above
        return TableColumn(index, name, written) if name else None

    def _under_cross(
        self, index: int, above: str | None, cross: tuple[str, str], written: str
    ) -> TableColumn | None:
        """Give the column of crosses; below another heading, as "Ngày sinh" over "Nam", what
        stands in it belongs to that and the cross is implied."""
        name, mark = cross
        if above and above != name:
            return TableColumn(index, above, written, implied=cross)
        return TableColumn(index, name, written, said=mark) if name in self.titles else None


def is_gender(cell: Cell) -> bool:
    """Say whether a cell says Nam or Nữ."""
    try:
        return bool(gender(cell))
    except ValueError:
        return False
