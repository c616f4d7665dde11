"""Quyết định công nhận sáng kiến of the chair, with the list as its annex."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaigns.documents import of_year, signature
from campaigns.models import Campaign
from campaigns.rules.plan import Signer
from documents.paper.letter import (
    Annex,
    Column,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
    closed,
)
from documents.paper.letterhead import issuer_lines, superior_line
from initiatives.models import CouncilSession, Initiative, Verdict
from law.instruments import DECREE_13_2012
from signing.sources import Head
from vietnamese.dates import long_date, short_date
from vietnamese.numbers import two_digits

from .words import COUNCIL, authors_in_words

SYMBOL = "QĐ-UBND"


def decision_letter(session: CouncilSession, head: Head | None = None) -> Letter:
    """Give the decision over what a session recognised; without a head, with room for what it
    says, or with the number and day of one that was issued."""
    campaign, commune = session.campaign, session.commune
    recognised = [verdict.initiative for verdict in verdicts_of(session) if verdict.is_recognised]
    authors = sum(len(initiative.authors.all()) for initiative in recognised)
    number = head.number if head else session.decision_number
    on = head.signed_on if head else session.decision_on
    return Letter(
        superior=superior_line(commune.superior_on(on or commune.today())),
        issuer=issuer_lines(commune.committee),
        kind="Quyết định",
        abstract=f"Về việc công nhận sáng kiến{of_year(campaign)}",
        number=number,
        symbol=SYMBOL,
        place=campaign.place or commune.name,
        issued_on=on,
        authority=f"Chủ tịch {commune.committee}",
        bases=(
            _decree(),
            f"Căn cứ Biên bản họp {COUNCIL} {commune.full_name} {long_date(session.held_on)}",
            f"Theo đề nghị của {COUNCIL} {commune.full_name}",
        ),
        blocks=_articles(campaign, len(recognised), authors),
        signature=_signature(campaign, head),
        recipients=(Recipient("Như Điều 3"), Recipient(COUNCIL), Recipient("Lưu: VT")),
        annexes=(_list(session, recognised, number, on),),
    )


def verdicts_of(session: CouncilSession) -> list[Verdict]:
    """Give the conclusions that still stand, in the order they were recorded."""
    rows = session.verdicts.select_related("initiative__unit")
    return list(rows.prefetch_related("initiative__authors"))


def _decree() -> str:
    decree = DECREE_13_2012
    day = long_date(decree.issued_on) if decree.issued_on else ""
    return f"Căn cứ Nghị định số {decree.number} {day} của {decree.issuer} {decree.about}"


def _articles(campaign: Campaign, initiatives: int, authors: int) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            f"Công nhận {two_digits(initiatives)} sáng kiến{of_year(campaign)} của "
            f"{two_digits(authors)} tác giả, đồng tác giả (danh sách kèm theo).",
            lead="Điều 1.",
        ),
        Paragraph(
            "Tác giả, đồng tác giả của sáng kiến được công nhận được cấp Giấy chứng nhận sáng kiến "
            "và hưởng quyền lợi theo quy định của pháp luật.",
            lead="Điều 2.",
        ),
        Paragraph(
            closed(
                f"{COUNCIL}, các bộ phận, đơn vị liên quan và các ông, bà có tên trong danh sách "
                "chịu trách nhiệm thi hành Quyết định này kể từ ngày ký"
            ),
            lead="Điều 3.",
        ),
    )


def _signature(campaign: Campaign, head: Head | None) -> Signature:
    return head.signer.signature if head and head.signer else signature_of(campaign)


def signature_of(campaign: Campaign) -> Signature:
    """Give the chair's own signature: a decision of the chair is not signed on behalf of the
    committee; a deputy signs for the chair."""
    position = campaign.signer_position or "Chủ tịch"
    return signature(Signer(campaign.signer_name, position, ""), campaign.commune.committee)


def _list(
    session: CouncilSession, recognised: Sequence[Initiative], number: str, on: date | None
) -> Annex:
    columns = (
        Column("STT", 12, "center"),
        Column("Tên sáng kiến", 85),
        Column("Tác giả, đồng tác giả", 65),
        Column("Đơn vị", 50),
        Column("Phạm vi ảnh hưởng", 30, "center"),
    )
    rows = tuple(
        (
            str(place),
            initiative.name,
            authors_in_words(initiative),
            initiative.unit.name,
            initiative.get_sphere_display(),
        )
        for place, initiative in enumerate(recognised, start=1)
    )
    numbered = f" số {number}" if number else ""
    day = f" ngày {short_date(on)}" if on else ""
    return Annex(
        "Danh sách",
        f"Sáng kiến được công nhận{of_year(session.campaign)}",
        f"Kèm theo Quyết định{numbered}{day} của Chủ tịch {session.commune.committee}",
        (Table(columns, rows),),
        is_landscape=True,
    )
