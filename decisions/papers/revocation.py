"""Quyết định hủy bỏ kết quả khen thưởng, thu hồi hiện vật và tiền thưởng."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from decisions.papers.decision import SYMBOL, as_basis, belongs_to, treasury
from decisions.papers.lists import holder_of
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
from law.certificates import PAPER_OF
from signing.sources import Head
from vetting.papers.tables import NomineeRow, counted_subjects, post_title, subjects_in_words
from vietnamese.numbers import money, number, two_digits
from vietnamese.text import capitalised
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
        abstract=f"Về việc hủy bỏ kết quả khen thưởng{_taking_back(lines)}",
        symbol=SYMBOL,
        blocks=_articles(made.target, lines, head.signed_on if head else made.commune.today()),
        annexes=(
            Annex(
                "Danh sách",
                f"{capitalised(whom(lines))} bị hủy bỏ kết quả khen thưởng",
                belongs_to(made, head),
                (_list(lines),),
            ),
        ),
    )


def whom(lines: Sequence[DecisionLine]) -> str:
    """Give what the lines name: "tập thể, cá nhân"."""
    return subjects_in_words(NomineeRow(line.nomination) for line in lines)


def _counted(lines: Sequence[DecisionLine]) -> str:
    """Give "01 tập thể, 02 cá nhân"."""
    return counted_subjects([line.nomination for line in lines])


def _taking_back(lines: Sequence[DecisionLine]) -> str:
    """Give ", thu hồi hiện vật và tiền thưởng", of what there is to take back."""
    due = [("hiện vật", papers_of(lines)), ("tiền thưởng", money_to_take_back(lines))]
    words = " và ".join(word for word, some in due if some)
    return f", thu hồi {words}" if words else ""


def papers_of(lines: Sequence[DecisionLine]) -> Counter[str]:
    """Give how many papers of which kind the lines have given."""
    return Counter(paper_of(line) for line in lines if paper_of(line))


def paper_of(line: DecisionLine) -> str:
    """Give the paper that a line of the commune's own decision gives; "" for none."""
    kind = PAPER_OF.get(line.nomination.award)
    return kind.noun if kind and line.is_recognised else ""


def _articles(
    decision: AwardDecision, lines: Sequence[DecisionLine], on: date
) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"Hủy bỏ kết quả khen thưởng của {_counted(lines)} tại {decision} của "
            f"{decision.issuer} (có danh sách kèm theo).",
            lead="Điều 1.",
        ),
        Paragraph(_given_back(lines), lead="Điều 2."),
        Paragraph(
            closed(
                "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, "
                f"{treasury(on)}, các đơn vị liên quan và {whom(lines)} có tên trong danh sách "
                "chịu trách nhiệm thi hành Quyết định này"
            ),
            lead="Điều 3.",
        ),
    )


def _given_back(lines: Sequence[DecisionLine]) -> str:
    total = money_to_take_back(lines)
    due = [f"{two_digits(n)} {noun}" for noun, n in papers_of(lines).items()]
    due += [f"{money(total)} ({money_words(total)}) tiền thưởng"] if total else []
    if not due:
        return "Không có hiện vật, tiền thưởng phải thu hồi."
    fund = "; tiền thưởng nộp vào Quỹ thi đua, khen thưởng" if total else ""
    return (
        f"Thu hồi {' và '.join(due)}. Người có tên trong danh sách nộp lại trong 15 ngày kể từ "
        f"ngày nhận Quyết định này{fund}."
    )


def _list(lines: Sequence[DecisionLine]) -> Table:
    named = [NomineeRow(line.nomination) for line in lines]
    columns = (
        Column("STT", 15, "center"),
        Column(f"Họ và tên, tên tập thể; {post_title(named).lower()}", 66),
        Column("Danh hiệu, hình thức", 34),
        Column("Hiện vật phải nộp lại", 32),
        Column("Tiền thưởng phải nộp lại (đồng)", 35, "right"),
    )
    rows = tuple(
        (
            str(ordinal),
            "\n".join(holder_of(line)),
            line.nomination.kind.name,
            paper_of(line) or "–",
            _due(line),
        )
        for ordinal, line in enumerate(lines, start=1)
    )
    total = number(money_to_take_back(lines))
    count = papers_of(lines).total()
    papers = f"{two_digits(count)} tờ" if count else ""
    names = f"Tổng số: {two_digits(len(lines))}"
    return Table(columns, rows, ("", names, "", papers, total))


def _due(line: DecisionLine) -> str:
    return number(line.reward_amount or 0) if line.is_paid else "–"
