"""The tables of the papers: danh sách trích ngang in the columns that offices use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
    stands for it, `recognised_by` the decisions on initiatives, `ratings` and `given` a line for
    each rating and earlier award; all may be empty."""

    nomination: Nomination
    votes: str = ""
    merit: str = ""
    recognised_by: str = ""
    ratings: str = ""
    given: str = ""

    @property
    def kind(self) -> AwardKind:
        return self.nomination.kind

    @property
    def subject(self) -> Subject:
        return self.nomination.subject

    @property
    def honorific(self) -> str:
        """Give "Bà"; of who is on no roster it stands in the name."""
        return self.nomination.person.honorific if self.nomination.person else ""

    @property
    def name(self) -> str:
        nomination = self.nomination
        return nomination.person.full_name if nomination.person else nomination.collective

    @property
    def called(self) -> str:
        """Give "Bà Lê Thị Na", "Hộ ông Trần Văn Thuận" or the name of the collective."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def called_and_born(self) -> str:
        """Give the same with the year of birth under it, of a person on the roster."""
        person = self.nomination.person
        born = f"\nSinh năm {person.born_on.year}" if person and person.born_on else ""
        return f"{self.called}{born}"

    @property
    def head(self) -> str:
        """Give the name where a list is of households: "Ông Trần Văn Thuận"."""
        outsider = self.nomination.outsider
        return outsider.head if outsider else self.called

    @property
    def post(self) -> str:
        """Give "Công chức Văn thư, Văn phòng - Thống kê"; of a collective, where it belongs; of who
        is on no roster the address.

        A post that bears the name of its unit is written once.
        """
        nomination = self.nomination
        if nomination.outsider:
            return nomination.outsider.address
        if nomination.is_of_unit:
            return nomination.commune.committee
        return post_and_unit(nomination.position, nomination.unit.name)


def post_title(rows: Iterable[NomineeRow]) -> str:
    """Give what the column of `post` is called in a list of these."""
    has_addresses = any(row.nomination.outsider for row in rows)
    return "Chức vụ, đơn vị, địa chỉ" if has_addresses else "Chức vụ, đơn vị"


def subjects_in_words(rows: Iterable[NomineeRow]) -> str:
    """Give "tập thể, cá nhân", with the households where there are any."""
    has_households = any(row.subject is Subject.HOUSEHOLD for row in rows)
    return "tập thể, hộ gia đình, cá nhân" if has_households else "tập thể, cá nhân"


def table_of(subject: Subject, rows: Sequence[NomineeRow]) -> Table:
    """Give the list of one sort of nominee."""
    votes = Column("Kết quả bình xét", 27, "center")
    if subject is Subject.COLLECTIVE:
        columns = (NUMBER, Column("Tên tập thể", 120), votes)
        return _numbered(columns, ((row.name, row.votes) for row in rows))
    if subject is Subject.HOUSEHOLD:
        columns = (NUMBER, Column("Chủ hộ", 50), Column("Địa chỉ", 70), votes)
        return _numbered(columns, ((row.head, row.post, row.votes) for row in rows))
    columns = (NUMBER, Column("Họ và tên", 50), Column(post_title(rows), 70), votes)
    return _numbered(columns, ((row.called, row.post, row.votes) for row in rows))


def summary_table(rows: Sequence[NomineeRow]) -> Table:
    """Give everybody with what is proposed and what it rests on (trích ngang)."""
    columns = (
        NUMBER,
        Column("Họ và tên, năm sinh; tên tập thể", 38),
        Column(post_title(rows), 38),
        Column("Danh hiệu, hình thức đề nghị", 26),
        Column("Xếp loại các năm", 33),
        Column("Đã được tặng, số quyết định", 56),
        Column("Sáng kiến, thành tích sáng tạo, số quyết định", 34),
        Column("Kết quả bình xét", 17, "center"),
    )
    table = _numbered(columns, map(_summed_up, rows))
    totals = ("", _counted(rows), *[""] * (len(columns) - 2))
    return replace(table, totals=totals, is_dense=True)


def _summed_up(row: NomineeRow) -> tuple[str, ...]:
    return (
        row.called_and_born,
        row.post,
        row.kind.name,
        row.ratings,
        row.given,
        "\n".join(filter(None, (row.merit, row.recognised_by))),
        row.votes,
    )


def _counted(rows: Sequence[NomineeRow]) -> str:
    return f"Tổng số: {counted_subjects(row.nomination for row in rows)}"


COUNTED_SUBJECTS = (Subject.COLLECTIVE, Subject.HOUSEHOLD, Subject.INDIVIDUAL)
"""In the order in which lists have them."""


def counted_subjects(nominations: Iterable[Nomination]) -> str:
    """Give "02 tập thể, 01 hộ gia đình, 18 cá nhân"."""
    counts = Counter(nomination.subject for nomination in nominations)
    return ", ".join(
        f"{two_digits(counts[subject])} {subject.label}"
        for subject in COUNTED_SUBJECTS
        if counts[subject]
    )


def by_kind(rows: Sequence[NomineeRow]) -> Mapping[tuple[AwardKind, Subject], list[NomineeRow]]:
    """Give the rows by kind of award and by whom it goes to, in their order."""
    kinds: dict[tuple[AwardKind, Subject], list[NomineeRow]] = {}
    for row in rows:
        kinds.setdefault((row.kind, row.subject), []).append(row)
    return kinds


def _numbered(columns: tuple[Column, ...], cells) -> Table:
    return Table(columns, tuple((str(n), *row) for n, row in enumerate(cells, start=1)))
