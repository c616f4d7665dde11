"""Workbooks of this room: who holds what, old years to fill in, results of a decision."""

from __future__ import annotations

from collections.abc import Iterable

from awards.models import Award, Nomination
from awards.rules import decision_rows, history_rows
from awards.rules.award_names import ALL_KINDS
from documents.sheet import Column, Sheet
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
_CHOICES = {
    "award": tuple(kind.name for kind in ALL_KINDS),
    "result": (decision_rows.RECOGNISED, decision_rows.NOT_RECOGNISED),
}


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
    columns = (_NUMBER, *_columns(history_rows.COLUMNS.titles), Column("Lý do thu hồi", 30))
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
    columns = _columns(titles, with_choices=True)
    return Sheet(name="Lịch sử", columns=columns, rows=[row], author=author)


def decision_template(nominations: Iterable[Nomination], *, author: str) -> Sheet:
    """Give the nominations that wait for a result, with the two columns to fill in."""
    rows = [
        (
            number,
            one.person.full_name if one.person else one.collective,
            one.position,
            one.unit.name,
            one.kind.name,
            None,
            None,
        )
        for number, one in enumerate(nominations, start=1)
    ]
    columns = (_NUMBER, *_columns(decision_rows.COLUMNS.titles, with_choices=True))
    return Sheet(name="Kết quả", columns=columns, rows=rows, author=author)


_NUMBER = Column("STT", 6, "integer")


def _columns(titles, *, with_choices: bool = False) -> tuple[Column, ...]:
    return tuple(
        Column(
            title,
            _WIDTHS[name],
            "date" if name.endswith("_on") else "text",
            _CHOICES.get(name, ()) if with_choices else (),
        )
        for name, title in titles.items()
    )
