"""The lists of a decision: danh sách kèm theo, by unit, and danh sách ký nhận tiền thưởng.

The ordinal of a name in the list is its "số sổ vàng": it goes on through all parts of a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from decisions.facts.rewards import Payment
from decisions.models import DecisionLine
from documents.paper.letter import Block, Column, Heading, Table
from law.inputs import coefficient_text
from law.kinds import Subject
from nominations.models import Nomination
from vetting.papers.tables import NomineeRow, post_title
from vietnamese.numbers import number, two_digits

_NUMBER = Column("STT", 15, "center")
_GIVEN = (
    Column("Danh hiệu, hình thức", 52),
    Column("Hệ số", 18, "center"),
    Column("Tiền thưởng (đồng)", 34, "right"),
)
_PARTS = (
    ((Subject.COLLECTIVE, Subject.BOTH), "TẬP THỂ"),
    ((Subject.HOUSEHOLD,), "HỘ GIA ĐÌNH"),
    ((Subject.INDIVIDUAL,), "CÁ NHÂN"),
)


def in_list_order(nominations: Sequence[Nomination]) -> list[Nomination]:
    """Give the nominations as the list has them: collectives, households, people."""
    return [
        nomination
        for subjects, _ in _PARTS
        for nomination in nominations
        if nomination.subject in subjects
    ]


def list_blocks(
    nominations: Sequence[Nomination], payments: Mapping[int, Payment]
) -> Iterator[Block]:
    """Give the danh sách kèm theo, with a part for each sort of holder and the total at its end."""
    ordinals = {
        nomination.pk: at for at, nomination in enumerate(in_list_order(nominations), start=1)
    }
    parts = [
        (title, listed)
        for subjects, title in _PARTS
        if (listed := [nomination for nomination in nominations if nomination.subject in subjects])
    ]
    for at, (title, listed) in enumerate(parts, start=1):
        if len(parts) > 1:
            yield Heading(2, f"{at}. {title} ({two_digits(len(listed))})")
        rows = [NomineeRow(nomination) for nomination in listed]
        cells = tuple(
            _row(ordinals[row.nomination.pk], row, payments.get(row.nomination.pk)) for row in rows
        )
        totals = _totals(nominations, payments) if at == len(parts) else ()
        yield Table(_columns(rows), cells, totals)


def _columns(rows: Sequence[NomineeRow]) -> tuple[Column, ...]:
    """Give the columns of a part: of households their heads and where they live."""
    name, post = "Họ và tên, tên tập thể", post_title(rows)
    if rows[0].subject is Subject.HOUSEHOLD:
        name, post = "Chủ hộ", "Địa chỉ"
    return (_NUMBER, Column(name, 54), Column(post, 70), *_GIVEN)


def _row(ordinal: int, row: NomineeRow, payment: Payment | None) -> tuple[str, ...]:
    coefficient = coefficient_text(payment.reward.coefficient) if payment else ""
    name = row.head if row.subject is Subject.HOUSEHOLD else row.called
    return (str(ordinal), name, row.post, row.kind.name, coefficient, _paid(payment))


def _paid(payment: Payment | None) -> str:
    """Give the amount in figures; of what is not paid beside a higher award, a dash."""
    if payment is None:
        return ""
    return number(payment.reward.amount) if payment.is_paid else "–"


def _totals(nominations: Sequence[Nomination], payments: Mapping[int, Payment]) -> tuple[str, ...]:
    total = sum(payment.reward.amount for payment in payments.values() if payment.is_paid)
    return ("", f"Tổng số: {two_digits(len(nominations))}", "", "", "", number(total))


def holder_of(line: DecisionLine) -> tuple[str, str]:
    """Give whom a line names and the post, as they read now: corrected where they were."""
    row, award = NomineeRow(line.nomination), line.award
    if award is None:
        return row.called, row.post
    return f"{row.honorific} {award.holder_name}".strip(), award.whereabouts or row.post


def units_table(nominations: Sequence[Nomination], payments: Mapping[int, Payment]) -> Table:
    """Give how many awards of each kind, and how much money, each unit gets."""
    kinds = list(dict.fromkeys(nomination.kind for nomination in nominations))
    units = list(dict.fromkeys(nomination.unit for nomination in nominations))
    counts = Counter((nomination.unit, nomination.kind) for nomination in nominations)
    moneys: Counter = Counter()
    for nomination in nominations:
        payment = payments.get(nomination.pk)
        if payment and payment.is_paid:
            moneys[nomination.unit] += payment.reward.amount
    rows = tuple(
        (
            str(at),
            unit.name,
            *(str(counts[unit, kind] or "") for kind in kinds),
            number(moneys[unit]),
        )
        for at, unit in enumerate(units, start=1)
    )
    columns = (
        _NUMBER,
        Column("Đơn vị", 60),
        *(Column(kind.name, 30, "center") for kind in kinds),
        Column("Tiền thưởng (đồng)", 34, "right"),
    )
    per_kind = (str(sum(counts[unit, kind] for unit in units)) for kind in kinds)
    totals = ("", "Tổng số", *per_kind, number(sum(moneys.values())))
    return Table(columns, rows, totals)
