"""Quyết định đính chính: how a decision is to read, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from decisions.models import DecisionDraft, DecisionLine
from decisions.papers.decision import SYMBOL
from decisions.papers.revocation import changing_top, papers_of, whom
from documents.paper.letter import Column, Letter, Paragraph, Table, closed
from signing.sources import Head
from vietnamese.numbers import two_digits
from vietnamese.text import clean


def correction_letter(
    made: DecisionDraft, lines: Sequence[DecisionLine], head: Head | None = None
) -> Letter:
    """Give the decision that corrects lines of a decision; without a head, with room for it."""
    decision = made.target
    return Letter(
        **changing_top(made, head),
        kind="Quyết định",
        abstract=f"Về việc đính chính {decision}",
        symbol=SYMBOL,
        blocks=(
            Paragraph(
                f"Đính chính danh sách kèm theo {decision} của {decision.issuer} như sau:",
                lead="Điều 1.",
            ),
            _table(lines),
            Paragraph(
                f"Các nội dung khác của {decision} giữ nguyên.{_anew(lines)}",
                lead="Điều 2.",
            ),
            Paragraph(
                closed(
                    "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, các đơn vị "
                    f"liên quan và {whom(lines)} có tên trên chịu trách nhiệm thi hành Quyết "
                    "định này"
                ),
                lead="Điều 3.",
            ),
        ),
    )


def _anew(lines: Sequence[DecisionLine]) -> str:
    """Give that the papers which were handed out are given anew; nothing where there are none."""
    papers = papers_of(lines)
    if not papers:
        return ""
    counted = " và ".join(f"{two_digits(n)} {noun}" for noun, n in papers.items())
    return f" Cấp lại {counted} theo nội dung đính chính; thu hồi các tờ đã cấp."


def _table(lines: Sequence[DecisionLine]) -> Table:
    columns = (
        Column("STT trong danh sách", 22, "center"),
        Column("Đã ghi", 65),
        Column("Sửa thành", 65),
    )
    rows = tuple(
        (str(line.ordinal or ""), _written(line.award), _written(line.drafted_change))
        for line in lines
    )
    return Table(columns, rows)


def _written(holder) -> str:
    post = ", ".join(filter(None, (holder.position, holder.address, holder.unit_name)))
    return clean(holder.holder_name) + (f"\n{post}" if post else "")
