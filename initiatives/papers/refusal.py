"""Thông báo không công nhận sáng kiến: to its authors and their unit, with the reason (Điều lệ Sáng
kiến, khoản 1 Điều 7)."""

from __future__ import annotations

from campaigns.documents import of_year
from documents.paper.letter import Letter, Paragraph, Recipient, Signature, closed, ended
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.wording import where_to_object
from initiatives.models import Initiative, Verdict
from law.instruments import DECREE_13_2012
from vietnamese.dates import short_date

from .words import COUNCIL


def refusal_letter(initiative: Initiative, verdict: Verdict) -> Letter:
    """Give the notice on what the council did not recognise, with room for number and day."""
    campaign, commune = initiative.campaign, initiative.commune
    held_on, votes = verdict.session.held_on, verdict.votes_for + verdict.votes_against
    authors = [author.name for author in initiative.authors.all()]
    clause = DECREE_13_2012.at("khoản 1 Điều 7")
    return Letter(
        superior=superior_line(commune.superior_on(held_on)),
        issuer=issuer_lines(commune.committee),
        kind="Thông báo",
        abstract=f"Kết quả xét công nhận sáng kiến{of_year(campaign)}",
        symbol="TB-UBND",
        place=campaign.place or commune.name,
        addressees=(*authors, initiative.unit.name),
        blocks=(
            Paragraph(
                f"Ngày {short_date(held_on)}, {COUNCIL} {commune.full_name} đã họp xét sáng kiến "
                f"“{initiative.name}” của {', '.join(authors)}. Kết quả: không công nhận "
                f"({verdict.votes_for}/{votes} phiếu đồng ý)."
            ),
            Paragraph(ended(verdict.reason, "."), lead="Lý do:"),
            Paragraph(f"Thông báo này căn cứ {clause}."),
            Paragraph(closed(where_to_object(commune.full_name))),
        ),
        signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch")),
        recipients=(Recipient("Như trên"), Recipient(COUNCIL), Recipient("Lưu: VT")),
    )
