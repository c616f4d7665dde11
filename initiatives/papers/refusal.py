"""Thông báo không công nhận sáng kiến: to its authors and their unit, with the reason (Điều lệ Sáng
kiến, khoản 1 Điều 7)."""

from __future__ import annotations

from campaigns.documents import of_year
from council.frozen import rule_voted_by
from council.papers.words import votes_needed
from documents.paper.letter import Letter, Paragraph, Recipient, Signature, closed, ended
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.wording import where_to_object
from initiatives.models import Author, Initiative, Verdict
from initiatives.models.initiatives import SOURCE
from law.instruments import DECREE_13_2012
from vietnamese.dates import short_date

from .words import COUNCIL


def refusal_letter(initiative: Initiative, verdict: Verdict) -> Letter:
    """Give the notice on what the council did not recognise, with room for number and day."""
    campaign, commune = initiative.campaign, initiative.commune
    authors = [_addressed(author) for author in initiative.authors.select_related("person")]
    return Letter(
        superior=superior_line(commune.superior_on(verdict.session.held_on)),
        issuer=issuer_lines(commune.committee),
        kind="Thông báo",
        abstract=f"Kết quả xét công nhận sáng kiến{of_year(campaign)}",
        symbol="TB-UBND",
        place=campaign.place or commune.name,
        addressees=(*authors, initiative.unit.name),
        blocks=(
            Paragraph(
                f"Căn cứ {DECREE_13_2012.at('khoản 1 Điều 7')}, {commune.committee} thông báo kết "
                f"quả xét đơn yêu cầu công nhận sáng kiến “{initiative.name}” của "
                f"{', '.join(authors)}{_sent(initiative)}:"
            ),
            Paragraph(_result(verdict), lead="Kết quả:"),
            *votes_needed(rule_voted_by(SOURCE, initiative.pk)),
            Paragraph(ended(verdict.reason, "."), lead="Lý do:"),
            Paragraph(closed(where_to_object(commune.full_name))),
        ),
        signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch")),
        recipients=(Recipient("Như trên"), Recipient(COUNCIL), Recipient("Lưu: VT")),
    )


def _addressed(author: Author) -> str:
    """Give "Bà Lê Thị An"; of who is on no list the name as it was typed."""
    return f"{author.person.honorific} {author.name}" if author.person else author.name


def _sent(initiative: Initiative) -> str:
    return f", gửi ngày {short_date(initiative.sent_on)}" if initiative.sent_on else ""


def _result(verdict: Verdict) -> str:
    votes = verdict.votes_for + verdict.votes_against
    return (
        f"không công nhận; {verdict.votes_for}/{votes} phiếu đồng ý tại phiên họp {COUNCIL} ngày "
        f"{short_date(verdict.session.held_on)}."
    )
