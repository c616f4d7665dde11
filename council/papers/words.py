"""Words and columns that several papers of a meeting share."""

from __future__ import annotations

from datetime import date

from campaigns.documents import of_year
from council.models import Attendance, Council, Item, Meeting, Seat
from council.presence import Presence
from council.rules.voting import Rule
from documents.paper.letter import NO_BREAK, Block, Column, Paragraph, Recipient, Signature
from documents.paper.letterhead import issuer_lines, superior_line
from signing.sources import Head
from vietnamese.dates import long_date, short_date
from vietnamese.numbers import two_digits

ORDINAL = Column("STT", 13, "center")
SIGN = "(Ký, ghi rõ họ và tên)"


_SYMBOLS = {Council.Kind.EMULATION: "HĐTĐKT", Council.Kind.INITIATIVE: "HĐSK"}


def top(meeting: Meeting) -> dict:
    """Give what stands at the top of every paper of a meeting."""
    commune = meeting.commune
    return {
        "superior": superior_line(commune.committee),
        "issuer": issuer_lines(str(meeting.council)),
        "place": meeting.campaign.place or commune.name,
    }


def numbered_top(meeting: Meeting, kind: str, head: Head | None, on: date | None = None) -> dict:
    """Give the same with number and day, or before there is a `head` with room for the number; a
    kind is "GM" in "05/GM-HĐTĐKT". `on` is the day of a paper whose day is known before."""
    return top(meeting) | {
        "symbol": f"{kind}-{_SYMBOLS[Council.Kind(meeting.council.kind)]}",
        "number": head.number if head else "",
        "issued_on": head.signed_on if head else on,
    }


def decision_of(meeting: Meeting) -> str:
    """Give " (thành lập theo Quyết định số 05/QĐ-UBND ngày 04/01/2021)", or nothing."""
    council = meeting.council
    if not council.decision_number:
        return ""
    day = short_date(council.decided_on)
    return f" (thành lập theo Quyết định số {council.decision_number} ngày {day})"


def when(meeting: Meeting) -> str:
    """Give "14 giờ 00 ngày 26 tháng 11 năm 2021"."""
    return f"{hour(meeting.starts_at)} {long_date(meeting.held_on)}"


def hour(at) -> str:
    """Give "14 giờ 00", which does not break."""
    return f"{at:%H}{NO_BREAK}giờ{NO_BREAK}{at:%M}"


NO_HOUR = f"……{NO_BREAK}giờ{NO_BREAK}……"
"""Room for an hour that nobody wrote down."""


def about(meeting: Meeting) -> str:
    """Give "xét thi đua, khen thưởng năm 2021" as the kind of council has it."""
    what = "xét thi đua, khen thưởng"
    if meeting.council.kind == meeting.council.Kind.INITIATIVE:
        what = "xét, công nhận sáng kiến"
    return f"{what}{of_year(meeting.campaign)}"


def addressed(seat: Seat) -> str:
    """Give "Ông Trần Quang Định"; of who is on no list the name as it was typed."""
    return f"{seat.person.honorific} {seat.name}" if seat.person else seat.name


def name_of(seat: Seat | None) -> str:
    """Give who signs; nothing where nobody was named."""
    return seat.name if seat else ""


def with_duty(seat: Seat) -> str:
    """Give "Ông Trần Quang Định, Chủ tịch UBND xã, Chủ tịch Hội đồng"."""
    return ", ".join(filter(None, (addressed(seat), seat.position, seat.get_duty_display())))


def presence_lines(presence: Presence) -> list[Block]:
    """Give who is counted, who is absent and why."""
    counted = (
        f"- Tổng số thành viên: {two_digits(presence.members)}; có mặt: "
        f"{two_digits(len(presence.present))}; vắng mặt: {two_digits(len(presence.absent))}."
    )
    absent = [f"{attendance.seat.name} ({_why(attendance)})" for attendance in presence.absent]
    return [
        Paragraph(counted),
        *([Paragraph(f"- Vắng mặt: {'; '.join(absent)}.")] if absent else []),
    ]


def _why(attendance: Attendance) -> str:
    if attendance.state == Attendance.State.WRITTEN:
        return f"{attendance.reason}, có ý kiến bằng văn bản"
    return attendance.reason


def votes_needed(rule: Rule | None) -> list[Paragraph]:
    """Say, for who was voted down, how many votes carry and by which clause; nothing where no vote
    was held."""
    if rule is None:
        return []
    cited = f", căn cứ {rule.clause}" if rule.clause else ""
    return [Paragraph(f"{rule.need}{cited}.", lead="Tỷ lệ phiếu đồng ý phải đạt:")]


def named(item: Item) -> tuple[str, str]:
    """Give the headings of the names of an item, and of what is known of each."""
    if item.is_matter:
        return "Nội dung", ""
    if item.meeting.council.kind == Council.Kind.INITIATIVE:
        return "Tên sáng kiến", "Tác giả, điểm chấm"
    return "Họ và tên, tên tập thể", "Chức vụ, đơn vị"


def of_chair(meeting: Meeting) -> Signature:
    """Give who signs for the council: its chair, a deputy for the chair, else a member as such."""
    chair = meeting.chair
    if chair is None or chair.duty == Seat.Duty.CHAIR:
        posts: tuple[str, ...] = ("Chủ tịch",)
    elif chair.duty == Seat.Duty.DEPUTY:
        posts = ("KT. Chủ tịch", "Phó Chủ tịch")
    else:
        posts = (chair.get_duty_display(),)
    return Signature(("TM. Hội đồng", *posts), name_of(chair))


def kept_by(meeting: Meeting) -> tuple[Recipient, ...]:
    """Give to whom a paper of the council goes."""
    return (
        Recipient(meeting.commune.committee, for_report=True),
        Recipient("Các thành viên Hội đồng"),
        Recipient("Lưu: VT, Hội đồng"),
    )
