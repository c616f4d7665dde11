"""Quyết định hủy bỏ kết quả khen thưởng, thu hồi hiện vật và tiền thưởng."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst

from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from decisions.papers.decision import SYMBOL, as_basis
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
from documents.paper.wording import stated
from law.bases import decision_bases
from signing.sources import Head
from vetting.papers.tables import NomineeRow, post_title, subjects_in_words
from vietnamese.dates import short_date
from vietnamese.numbers import money, number, two_digits
from vietnamese.words import money_words


def money_to_take_back(lines: Sequence[DecisionLine]) -> int:
    """Give what the lines have paid."""
    return sum(line.reward_amount or 0 for line in lines if line.is_paid)


def changing_top(made: DecisionDraft, head: Head | None) -> dict:
    """Give what stands at the top and the foot of a decision that changes a decision."""
    commune, decision = made.commune, made.target
    on = head.signed_on if head else commune.today()
    return {
        "superior": superior_line(commune.superior_on(on)),
        "issuer": issuer_lines(commune.committee),
        "number": head.number if head else "",
        "issued_on": head.signed_on if head else None,
        "place": made.campaign.place or commune.name,
        "authority": f"Chủ tịch {commune.committee}",
        "bases": (
            *(basis(citation.instrument) for citation in decision_bases(on)),
            f"Căn cứ {decision} của {decision.issuer}",
            *(as_basis(line) for line in made.other_bases.splitlines() if line.strip()),
            f"Xét kết luận: {stated(made.reason)}",
            f"Theo đề nghị của {made.proposer}",
        ),
        "signature": head.signer.signature if head and head.signer else Signature(("Chủ tịch",)),
        "recipients": (Recipient("Như Điều 3"), Recipient("Lưu: VT, TĐKT")),
    }


def revocation_letter(
    made: DecisionDraft, lines: Sequence[DecisionLine], head: Head | None = None
) -> Letter:
    """Give the decision that takes recognitions back; without a head, with room for it."""
    return Letter(
        **changing_top(made, head),
        kind="Quyết định",
        abstract="Về việc hủy bỏ kết quả khen thưởng, thu hồi hiện vật và tiền thưởng",
        symbol=SYMBOL,
        blocks=_articles(made.target, lines),
        annexes=(
            Annex(
                "Danh sách",
                f"{capfirst(_whom(lines))} bị hủy bỏ kết quả khen thưởng",
                _belongs_to(made, head),
                (_list(lines),),
            ),
        ),
    )


def _whom(lines: Sequence[DecisionLine]) -> str:
    return subjects_in_words(NomineeRow(line.nomination) for line in lines)


def _belongs_to(made: DecisionDraft, head: Head | None) -> str:
    by = f"của Chủ tịch {made.commune.committee}"
    if head is None:
        return f"Kèm theo Dự thảo Quyết định {by}"
    return f"Kèm theo Quyết định số {head.number} ngày {short_date(head.signed_on)} {by}"


def _articles(decision: AwardDecision, lines: Sequence[DecisionLine]) -> tuple[Block, ...]:
    total = money_to_take_back(lines)
    due = f" và {money(total)} ({money_words(total)}) tiền thưởng" if total else ""
    return (
        Paragraph(
            f"Hủy bỏ kết quả khen thưởng của {two_digits(len(lines))} {_whom(lines)} tại "
            f"{decision} của {decision.issuer} (có danh sách kèm theo).",
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
                f"chính, các đơn vị liên quan và {_whom(lines)} có tên trong danh sách chịu trách "
                "nhiệm thi hành Quyết định này"
            ),
            lead="Điều 3.",
        ),
    )


def _list(lines: Sequence[DecisionLine]) -> Table:
    named = [NomineeRow(line.nomination) for line in lines]
    columns = (
        Column("STT", 17, "center"),
        Column(f"Họ và tên, tên tập thể; {post_title(named).lower()}", 85),
        Column("Danh hiệu, hình thức", 40),
        Column("Tiền thưởng phải nộp lại (đồng)", 40, "right"),
    )
    rows = tuple(
        (str(ordinal), f"{row.called}\n{row.post}", row.kind.name, _due(line))
        for ordinal, (line, row) in enumerate(zip(lines, named, strict=True), start=1)
    )
    total = number(money_to_take_back(lines))
    return Table(columns, rows, ("", f"Tổng số: {two_digits(len(lines))}", "", total))


def _due(line: DecisionLine) -> str:
    return number(line.reward_amount or 0) if line.is_paid else "–"
