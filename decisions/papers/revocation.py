"""Quyết định hủy bỏ kết quả khen thưởng, thu hồi hiện vật và tiền thưởng."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from decisions.models import AwardDecision, DecisionLine
from decisions.papers.decision import DRAFT_MARK, SYMBOL
from documents.paper.bases import basis
from documents.paper.letter import (
    Annex,
    Block,
    Column,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
    closed,
)
from documents.paper.letterhead import issuer_lines, superior_line
from law.bases import decision_bases
from vetting.papers.tables import NomineeRow
from vietnamese.numbers import money, number, two_digits
from vietnamese.words import money_words

BLANK_REASON = "…………………………………………"


def money_to_take_back(lines: Sequence[DecisionLine]) -> int:
    """Give what the lines have paid."""
    return sum(line.reward_amount or 0 for line in lines if line.is_paid)


def revocation_letter(
    decision: AwardDecision,
    lines: Sequence[DecisionLine],
    *,
    reason: str = "",
    on: date | None = None,
    numbered: str = "",
) -> Letter:
    """Give the decision that takes recognitions back; without its day a draft, marked as such."""
    commune = decision.commune
    law = decision_bases(on or commune.today())
    return Letter(
        superior=superior_line(commune.superior_on(on or commune.today())),
        issuer=issuer_lines(commune.committee),
        kind="Quyết định",
        abstract="Về việc hủy bỏ kết quả khen thưởng, thu hồi hiện vật và tiền thưởng",
        number=numbered,
        symbol=SYMBOL,
        issued_on=on,
        place=decision.campaign.place or commune.name,
        authority=f"Chủ tịch {commune.committee}",
        bases=(
            *(basis(citation.instrument) for citation in law),
            f"Căn cứ {decision} của {decision.issuer}",
            f"Xét kết luận: {reason or BLANK_REASON}",
        ),
        blocks=_articles(decision, lines),
        signature=Signature(("Chủ tịch",)),
        recipients=(Recipient("Như Điều 3"), Recipient("Lưu: VT, TĐKT")),
        annexes=(
            Annex(
                "Danh sách",
                "Tập thể, cá nhân bị hủy bỏ kết quả khen thưởng",
                "Kèm theo Quyết định hủy bỏ kết quả khen thưởng",
                (_list(lines),),
            ),
        ),
        mark="" if on else DRAFT_MARK,
    )


def _articles(decision: AwardDecision, lines: Sequence[DecisionLine]) -> tuple[Block, ...]:
    total = money_to_take_back(lines)
    due = f" và {money(total)} ({money_words(total)}) tiền thưởng" if total else ""
    return (
        Paragraph(
            f"Hủy bỏ kết quả khen thưởng của {two_digits(len(lines))} tập thể, cá nhân tại "
            f"{decision.called} của {decision.issuer} (có danh sách kèm theo).",
            lead="Điều 1.",
        ),
        Paragraph(
            f"Thu hồi hiện vật khen thưởng{due}. Người có tên trong danh sách nộp lại trong 15 "
            "ngày kể từ ngày nhận Quyết định này; tiền thưởng nộp vào Quỹ thi đua, khen thưởng.",
            lead="Điều 2.",
        ),
        Paragraph(
            closed(
                "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, bộ phận tài "
                "chính, các đơn vị liên quan và tập thể, cá nhân có tên trong danh sách chịu trách "
                "nhiệm thi hành Quyết định này"
            ),
            lead="Điều 3.",
        ),
    )


def _list(lines: Sequence[DecisionLine]) -> Table:
    columns = (
        Column("STT", 17, "center"),
        Column("Họ và tên, tên tập thể; chức vụ, đơn vị", 85),
        Column("Danh hiệu, hình thức", 40),
        Column("Tiền thưởng phải nộp lại (đồng)", 40, "right"),
    )
    rows = tuple(
        (str(ordinal), f"{row.honorific} {row.name}\n{row.post}".strip(), row.kind.name, _due(line))
        for ordinal, line in enumerate(lines, start=1)
        for row in [NomineeRow(line.nomination)]
    )
    total = number(money_to_take_back(lines))
    return Table(columns, rows, ("", f"Tổng số: {two_digits(len(lines))}", "", total))


def _due(line: DecisionLine) -> str:
    return number(line.reward_amount or 0) if line.is_paid else "–"
