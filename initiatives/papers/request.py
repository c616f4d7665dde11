"""Đơn yêu cầu công nhận sáng kiến, in the contents of Nghị định 13/2012/NĐ-CP."""

from __future__ import annotations

from documents.paper.letter import (
    Block,
    Column,
    Letter,
    Paragraph,
    Signature,
    Table,
    closed,
    numbered,
)
from documents.paper.letterhead import superior_line
from documents.paper.outline import paragraphs_of
from initiatives.models import Author, Initiative
from vietnamese.dates import short_date
from vietnamese.numbers import money
from vietnamese.text import post_and_unit

from .words import COUNCIL, ORDINAL, SIGN, share_in_words


def request_letter(initiative: Initiative) -> Letter:
    """Give the request of the authors; what they left empty has no section."""
    commune, campaign = initiative.commune, initiative.campaign
    authors = list(initiative.authors.all())
    we = "Chúng tôi" if len(authors) > 1 else "Tôi"
    return Letter(
        superior=superior_line(commune.committee),
        issuer=initiative.unit.name,
        kind="Đơn yêu cầu",
        abstract="Công nhận sáng kiến",
        place=campaign.place or commune.name,
        issued_on=initiative.sent_on,
        addressees=(f"{COUNCIL} {commune.full_name}",),
        blocks=(
            Paragraph(f"{we} ghi tên dưới đây:"),
            _authors(initiative),
            Paragraph(
                f"Là tác giả{'' if len(authors) == 1 else ', đồng tác giả'} đề nghị xét công nhận "
                f"sáng kiến: “{initiative.name}”."
            ),
            *numbered(_sections(initiative)),
            Paragraph(
                closed(
                    f"{we} cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật và "
                    "hoàn toàn chịu trách nhiệm trước pháp luật"
                )
            ),
        ),
        witness=Signature(("Xác nhận của", initiative.unit.name), note=SIGN),
        signature=_signature(initiative),
    )


def _authors(initiative: Initiative) -> Table:
    columns = (
        ORDINAL,
        Column("Họ và tên", 50),
        Column("Chức vụ, nơi công tác", 67),
        Column("Tỷ lệ đóng góp", 30, "center"),
    )
    rows = (
        (str(place), author.name, _post(author, initiative), share_in_words(author))
        for place, author in enumerate(initiative.authors.select_related("person__unit"), start=1)
    )
    return Table(columns, tuple(rows))


def _post(author: Author, initiative: Initiative) -> str:
    """Give post and unit; of an author from elsewhere what was typed."""
    return (
        post_and_unit(author.position, author.person.unit.name)
        if author.person
        else author.position
    )


def _sections(initiative: Initiative) -> list[tuple[str, list[Block]]]:
    enclosed = [f"- {attachment.name}" for attachment in initiative.attachments.all()]
    return [
        ("LĨNH VỰC, NƠI VÀ NGÀY ÁP DỤNG", _applied(initiative)),
        ("THỰC TRẠNG TRƯỚC KHI CÓ SÁNG KIẾN", _said(initiative.problem)),
        ("NỘI DUNG GIẢI PHÁP", _said(initiative.solution)),
        ("TÍNH MỚI", _said(initiative.novelty)),
        ("LỢI ÍCH, HIỆU QUẢ", _benefit(initiative)),
        ("TÀI LIỆU KÈM THEO", [Paragraph(line) for line in enclosed]),
    ]


def _applied(initiative: Initiative) -> list[Block]:
    since = initiative.applied_since
    lines = [
        f"- Lĩnh vực áp dụng: {initiative.field}." if initiative.field else "",
        f"- Nơi áp dụng: {initiative.applied_where}." if initiative.applied_where else "",
        f"- Ngày áp dụng lần đầu hoặc áp dụng thử: {short_date(since)}." if since else "",
    ]
    return [Paragraph(line) for line in lines if line]


def _said(text: str) -> list[Block]:
    """Give what was typed as paragraphs: a heading in it is no heading of this paper."""
    return [Paragraph(paragraph) for paragraph in paragraphs_of(text)]


def _benefit(initiative: Initiative) -> list[Block]:
    amount = initiative.benefit_amount
    counted = [] if amount is None else [Paragraph(f"Tính được bằng tiền: {money(amount)}.")]
    return [*counted, *_said(initiative.benefit)]


def _signature(initiative: Initiative) -> Signature:
    authors = list(initiative.authors.all())
    if len(authors) == 1:
        return Signature(("Người nộp đơn",), authors[0].name, SIGN)
    return Signature(("Đại diện nhóm tác giả",), authors[0].name if authors else "", SIGN)
