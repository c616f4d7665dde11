"""Danh sách ký nhận tiền thưởng: who is paid what by a decision, with room to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decisions.models import AwardDecision, DecisionLine
from decisions.papers.lists import holder_of
from documents.paper import sheet
from documents.paper.letter import Column, Letter, Paragraph, Signature, Table
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.sheet import Sheet
from law.inputs import coefficient_text
from nominations.papers.report import SIGN
from vetting.papers.tables import NomineeRow, post_title
from vietnamese.numbers import number, two_digits
from vietnamese.words import money_words

TITLE = "Danh sách ký nhận tiền thưởng"


def _columns(lines: Iterable[DecisionLine]) -> tuple[Column, ...]:
    where = post_title(NomineeRow(line.nomination) for line in lines).lower()
    return (
        Column("STT", 13, "center"),
        Column(f"Họ và tên, tên tập thể; {where}", 47),
        Column("Danh hiệu, hình thức", 25, "center"),
        Column("Hệ số", 15, "center"),
        Column("Số tiền (đồng)", 28, "right"),
        Column("Ký nhận", 24),
        Column("Ghi chú", 13),
    )


def paid_of(lines: Iterable[DecisionLine]) -> int:
    """Give the money that lines pay and that was not taken back."""
    return sum(line.reward_amount or 0 for line in lines if line.is_paid and not line.revoked_on)


def paylist_letter(decision: AwardDecision, lines: Sequence[DecisionLine]) -> Letter:
    """Give the list to sign for the money, with its total in figures and in words."""
    commune, total = decision.commune, paid_of(lines)
    totals = ("", f"Tổng số: {two_digits(len(lines))}", "", "", number(total), "", "")
    return Letter(
        superior=superior_line(commune.superior_on(decision.decided_on)),
        issuer=issuer_lines(commune.committee),
        kind=TITLE,
        abstract=f"Theo {decision.called} của {decision.issuer}",
        place=decision.campaign.place or commune.name,
        blocks=(
            Table(_columns(lines), tuple(_rows(lines)), totals),
            Paragraph(f"Số tiền bằng chữ: {money_words(total)}."),
        ),
        witness=Signature(("Người lập",), note=SIGN),
        between=Signature(("Kế toán",), note=SIGN),
        signature=Signature(("Chủ tài khoản",), note=SIGN),
    )


def paylist_sheet(decision: AwardDecision, lines: Sequence[DecisionLine], author: str) -> Sheet:
    """Give the same list as a workbook, its money as numbers."""
    rows = [
        (ordinal, name, kind, line.reward_coefficient, line.reward_amount, None, None)
        for line, (ordinal, name, kind, *_) in zip(lines, _rows(lines), strict=True)
    ]
    kinds = {"Hệ số": "decimal", "Số tiền (đồng)": "money"}
    columns = tuple(
        sheet.Column(column.title, column.width // 2, kinds.get(column.title, "text"))
        for column in _columns(lines)
    )
    return Sheet(
        name="Ký nhận",
        titles=(
            decision.commune.committee.upper(),
            f"{TITLE.upper()} THEO {str(decision).upper()}",
        ),
        columns=columns,
        rows=rows,
        totals=("", None, "", "", paid_of(lines), "", ""),
        author=author,
    )


def _rows(lines: Sequence[DecisionLine]):
    for at, line in enumerate(lines, start=1):
        yield (
            str(at),
            "\n".join(holder_of(line)),
            line.nomination.kind.short,
            coefficient_text(line.reward_coefficient.normalize()),
            number(line.reward_amount),
            "",
            "",
        )
