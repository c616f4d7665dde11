"""Workbooks of this room: who holds what, old years to fill in, results of a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from awards.models import Award
from awards.rules import history_rows
from documents.paper.sheet import Column, Sheet
from law.kinds import COMMENDATIONS, TITLES
from people.models import Commune

_WIDTHS = {
    "name": 30,
    "born_on": 13,
    "position": 26,
    "unit": 28,
    "award": 28,
    "year": 8,
    "number": 18,
    "decided_on": 14,
    "issuer": 30,
    "result": 18,
    "reason": 34,
}
_CHOICES = {"award": tuple(kind.name for kind in TITLES + COMMENDATIONS)}
"""What is awarded most; any other name of the catalogue may be typed."""


NUMBER = Column("STT", 6, "integer")


def columns_of(
    titles: Mapping[str, str], choices: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> tuple[Column, ...]:
    """Give the columns of a sheet of awards by name and title, with what may be chosen in them."""
    return tuple(
        Column(
            title,
            _WIDTHS[name],
            "date" if name.endswith("_on") else "text",
            choices.get(name, ()),
            others=name == "award",
        )
        for name, title in titles.items()
    )


def history_sheet(awards: Iterable[Award], *, commune: Commune, author: str) -> Sheet:
    """Give awards in the columns that the import reads, in the order they come; the last column
    tells which were taken back."""
    rows = [
        (
            number,
            award.holder_name,
            award.person.born_on if award.person else None,
            award.position,
            award.unit_name,
            award.kind.name,
            str(award.year),
            award.decision_number,
            award.decided_on,
            award.issuer,
            award.revoke_reason,
        )
        for number, award in enumerate(awards, start=1)
    ]
    columns = (NUMBER, *columns_of(history_rows.COLUMNS.titles), Column("Lý do thu hồi", 30))
    return Sheet(
        name="Lịch sử khen thưởng",
        titles=(commune.committee.upper(), "LỊCH SỬ KHEN THƯỞNG"),
        columns=columns,
        rows=rows,
        totals=(None, f"{len(rows)} khen thưởng", *[""] * (len(columns) - 2)),
        author=author,
        made_on=commune.today(),
    )


def history_template(*, author: str) -> Sheet:
    """Give the sheet of old years to fill in."""
    titles = history_rows.COLUMNS.titles
    example = {
        "name": "Ví dụ: Nguyễn Thị Mẫu",
        "position": "Công chức Văn phòng - Thống kê",
        "award": "Lao động tiên tiến",
        "number": "15/QĐ-UBND",
        "issuer": "Chủ tịch Ủy ban nhân dân xã",
    }
    row = [example.get(name) for name in titles]
    columns = columns_of(titles, choices=_CHOICES)
    return Sheet(name="Lịch sử", columns=columns, rows=[row], author=author)
