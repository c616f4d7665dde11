"""The sheet that the loudspeaker station reads out: one example, in large plain sentences."""

from __future__ import annotations

from documents.paper.letter import Letter, Paragraph, Recipient, Signature
from documents.paper.letterhead import issuer_lines, superior_line
from publicity.models import Example


def station_letter(example: Example) -> Letter:
    """Give the sheet for the station."""
    commune = example.commune
    day = example.published_on or commune.today()
    story = [Paragraph(line) for line in example.story.splitlines() if line.strip()]
    return Letter(
        superior=superior_line(commune.superior_on(day)),
        issuer=issuer_lines(commune.committee),
        kind="Bài phát thanh",
        abstract=f"{example.called}: {example.name}",
        place=commune.name,
        issued_on=day,
        addressees=(f"Đài truyền thanh {commune.full_name}",),
        blocks=(
            Paragraph(f"{example.introduced}. {example.headline}."),
            *story,
            Paragraph(f"{commune.committee} biểu dương và mong mọi người học tập, làm theo."),
        ),
        signature=Signature(("Người biên tập",), "", "(Ký, ghi rõ họ và tên)"),
        recipients=(Recipient("Như trên"), Recipient("Lưu: VT")),
    )
