"""The tables of the papers: danh sách trích ngang in the columns that offices use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from documents.paper.letter import Column, Table
from law.kinds import AwardKind, Subject
from nominations.models import Nomination
from vietnamese.numbers import two_digits
from vietnamese.text import post_and_unit

NUMBER = Column("STT", 13, "center")


@dataclass(frozen=True)
class NomineeRow:
    """A nominee in a list: `votes` "18/21" in the unit's review, `merit` the initiative or what
    stands for it; both may be empty."""

    nomination: Nomination
    votes: str = ""
    merit: str = ""

    @property
    def kind(self) -> AwardKind:
        return self.nomination.kind

    @property
    def is_collective(self) -> bool:
        return self.nomination.subject is Subject.COLLECTIVE

    @property
    def honorific(self) -> str:
        return "" if self.is_collective else self.nomination.person.honorific

    @property
    def name(self) -> str:
        nomination = self.nomination
        return nomination.collective if self.is_collective else nomination.person.full_name

    @property
    def post(self) -> str:
        """Give "Công chức Văn thư, Văn phòng - Thống kê"; of a collective, where it belongs.

        A post that bears the name of its unit is written once.
        """
        nomination = self.nomination
        if self.is_collective:
            return nomination.commune.committee
        return post_and_unit(nomination.position, nomination.unit.name)


def people_table(rows: Sequence[NomineeRow]) -> Table:
    """Give the people of a list."""
    columns = (
        NUMBER,
        Column("Họ và tên", 50),
        Column("Chức vụ, đơn vị", 70),
        Column("Kết quả bình xét", 27, "center"),
    )
    cells = ((f"{row.honorific} {row.name}", row.post, row.votes) for row in rows)
    return _numbered(columns, cells)


def collectives_table(rows: Sequence[NomineeRow]) -> Table:
    columns = (NUMBER, Column("Tên tập thể", 120), Column("Kết quả bình xét", 27, "center"))
    return _numbered(columns, ((row.name, row.votes) for row in rows))


def summary_table(rows: Sequence[NomineeRow]) -> Table:
    """Give people and collectives with what is proposed and what it rests on (trích ngang)."""
    columns = (
        NUMBER,
        Column("Họ và tên, tên tập thể", 48),
        Column("Chức vụ, đơn vị", 62),
        Column("Danh hiệu, hình thức đề nghị", 46),
        Column("Sáng kiến, thành tích sáng tạo", 54),
        Column("Kết quả bình xét", 24, "center"),
    )
    cells = (
        (f"{row.honorific} {row.name}".strip(), row.post, row.kind.name, row.merit, row.votes)
        for row in rows
    )
    table = _numbered(columns, cells)
    return replace(table, totals=("", _counted(rows), "", "", "", ""))


def _counted(rows: Sequence[NomineeRow]) -> str:
    collectives = sum(row.is_collective for row in rows)
    counts = ((collectives, "tập thể"), (len(rows) - collectives, "cá nhân"))
    return "Tổng số: " + ", ".join(f"{two_digits(n)} {word}" for n, word in counts if n)


def by_kind(rows: Sequence[NomineeRow]) -> Mapping[tuple[AwardKind, bool], list[NomineeRow]]:
    """Give the rows by kind of award and by whether it goes to collectives, in their order."""
    kinds: dict[tuple[AwardKind, bool], list[NomineeRow]] = {}
    for row in rows:
        kinds.setdefault((row.kind, row.is_collective), []).append(row)
    return kinds


def _numbered(columns: tuple[Column, ...], cells) -> Table:
    return Table(columns, tuple((str(n), *row) for n, row in enumerate(cells, start=1)))
