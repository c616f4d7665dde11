"""Giấy chứng nhận sáng kiến, one for each author of what a session recognised."""

from __future__ import annotations

from documents.paper.certificate import Certificate
from initiatives.models import Author, CouncilSession, Initiative
from vietnamese.dates import short_date

from .decision import signature_of, verdicts_of
from .words import share_in_words


def certificates_of(session: CouncilSession) -> list[Certificate]:
    """Give a certificate for each author, in the order of the decision's list."""
    return [
        certificate_of(author, verdict.initiative)
        for verdict in verdicts_of(session)
        if verdict.is_recognised
        for author in verdict.initiative.authors.all()
    ]


def certificate_of(author: Author, initiative: Initiative) -> Certificate:
    """Give one author's certificate; a decision that has no number yet is left to be written."""
    campaign, commune = initiative.campaign, initiative.commune
    shares = len(initiative.authors.all()) > 1
    role = f"đồng tác giả (đóng góp {share_in_words(author)})" if shares else "tác giả"
    decided = initiative.decision_number
    number = f"số {decided}" if decided else "số ………"
    day = f"ngày {short_date(initiative.decided_on)}" if decided else "ngày …/…/……"
    return Certificate(
        issuer=("Chủ tịch Ủy ban nhân dân", commune.full_name),
        title="Giấy chứng nhận sáng kiến",
        name=author.name,
        abstract=f"Chứng nhận tác giả sáng kiến “{initiative.name}”",
        lead=("Chứng nhận",),
        body=tuple(
            filter(
                None,
                (
                    author.position,
                    f"Là {role} của sáng kiến “{initiative.name}”",
                    f"Đơn vị: {initiative.unit}. Phạm vi ảnh hưởng: "
                    f"{initiative.get_sphere_display()}",
                ),
            )
        ),
        notes=(f"Quyết định {number} {day}",),
        place=campaign.place or commune.name,
        issued_on=initiative.decided_on if decided else None,
        signature=signature_of(campaign),
    )
