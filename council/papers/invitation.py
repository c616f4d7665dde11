"""Giấy mời: who is asked to come, when, where, about what."""

from __future__ import annotations

from council.boards import boards_of
from council.models import Meeting
from council.presence import presence_of
from documents.paper.letter import Block, Letter, Paragraph, Recipient, enumeration
from documents.paper.outline import paragraphs_of
from signing.sources import Head

from .words import about, numbered_top, of_chair, when, with_duty


def invitation_letter(meeting: Meeting, head: Head | None = None) -> Letter:
    """Give the invitation; the number of queries does not grow with the agenda."""
    presence = presence_of(meeting, with_people=True)
    return Letter(
        **numbered_top(meeting, "GM", head),
        kind="Giấy mời",
        abstract=f"Họp {meeting.council} {about(meeting)}",
        blocks=(
            Paragraph(f"{meeting.council} trân trọng kính mời:"),
            *_listed([with_duty(attendance.seat) for attendance in presence.attendances]),
            Paragraph(f"Dự phiên họp {about(meeting)}.", lead="1. Nội dung:"),
            *_agenda(meeting),
            Paragraph(_chair(meeting), lead="2. Chủ trì:"),
            Paragraph(f"{when(meeting)}.", lead="3. Thời gian:"),
            Paragraph(f"{meeting.place}.", lead="4. Địa điểm:"),
            *_request(meeting),
            Paragraph(_contact(meeting), lead="6. Liên hệ:"),
        ),
        signature=of_chair(meeting),
        recipients=(Recipient("Như trên"), Recipient("Lưu: VT, Hội đồng")),
    )


def _agenda(meeting: Meeting) -> list[Block]:
    return _listed([f"{board.item.title}{_how_many(board)}" for board in boards_of(meeting)])


def _listed(lines: list[str]) -> list[Block]:
    return [Paragraph(f"- {line}") for line in enumeration(tuple(lines))]


def _how_many(board) -> str:
    return "" if board.item.is_matter else f" ({len(board.rows)} hồ sơ)"


def _chair(meeting: Meeting) -> str:
    return f"{with_duty(meeting.chair)}." if meeting.chair else "Chủ tịch Hội đồng."


def _contact(meeting: Meeting) -> str:
    secretary = meeting.secretary
    if secretary is None:
        return f"Thường trực {meeting.council}."
    mail = secretary.user.email if secretary.user else ""
    return f"{with_duty(secretary)}{f', thư điện tử {mail}' if mail else ''}."


def _request(meeting: Meeting) -> list[Block]:
    asked = paragraphs_of(meeting.request) or [
        "Đề nghị các thành viên nghiên cứu trước hồ sơ trình Hội đồng và dự họp đúng giờ; vắng mặt "
        "thì báo Thư ký Hội đồng và gửi ý kiến bằng văn bản."
    ]
    first, *others = asked
    return [Paragraph(first, lead="5. Yêu cầu:"), *map(Paragraph, others)]
