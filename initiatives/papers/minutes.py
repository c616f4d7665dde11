"""Biên bản họp Hội đồng sáng kiến: who was there, what was said, what was concluded."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.documents import by_plan, of_year
from documents.paper.letter import (
    Block,
    Column,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
    numbered,
)
from documents.paper.letterhead import superior_line
from documents.paper.outline import paragraphs_of
from initiatives.models import Attendance, CouncilSession, Verdict
from vietnamese.dates import long_date
from vietnamese.numbers import number, two_digits

from .words import COUNCIL, ORDINAL, SIGN, authors_in_words

Duty = Attendance.Duty


def minutes_letter(session: CouncilSession) -> Letter:
    """Give the minutes of a session; four queries."""
    campaign, commune = session.campaign, session.commune
    seats = list(session.attendances.all())
    at = f", tại {session.place}" if session.place else ""
    return Letter(
        superior=superior_line(commune.committee),
        issuer=COUNCIL,
        kind="Biên bản",
        abstract=f"Họp Hội đồng sáng kiến{of_year(campaign)}",
        place=campaign.place or commune.name,
        issued_on=session.held_on,
        blocks=(
            Paragraph(
                f"{by_plan(campaign)}, {long_date(session.held_on)}{at}, {COUNCIL} "
                f"{commune.full_name} họp xét, công nhận sáng kiến{of_year(campaign)}."
            ),
            *numbered(
                [
                    ("THÀNH PHẦN", _presence(seats)),
                    ("NỘI DUNG", _discussion(session)),
                    ("KẾT QUẢ", _results(verdicts_of(session))),
                ]
            ),
            Paragraph(
                "Biên bản được đọc cho các thành viên dự họp cùng nghe và thống nhất thông qua./."
            ),
        ),
        witness=Signature(("Thư ký",), _name(seats, Duty.SECRETARY), SIGN),
        signature=Signature(("Chủ tọa",), _name(seats, Duty.CHAIR), SIGN),
        recipients=(Recipient(commune.committee), Recipient(f"Lưu: {COUNCIL}")),
    )


def verdicts_of(session: CouncilSession) -> list[Verdict]:
    """Give the conclusions that still stand, in the order they were recorded."""
    rows = session.verdicts.select_related("initiative__unit")
    return list(rows.prefetch_related("initiative__authors"))


def _name(seats: Sequence[Attendance], duty: Attendance.Duty) -> str:
    """Give who had a duty in the session; "" leaves a line to sign on."""
    return next((one.name for one in seats if one.duty == duty and one.is_present), "")


def _presence(seats: Sequence[Attendance]) -> list[Block]:
    present = [one for one in seats if one.is_present]
    absent = [f"{one.name} ({one.reason})" for one in seats if not one.is_present]
    columns = (
        ORDINAL,
        Column("Họ và tên", 55),
        Column("Chức vụ", 57),
        Column("Nhiệm vụ", 35),
    )
    rows = (
        (str(place), one.name, one.position, one.get_duty_display())
        for place, one in enumerate(present, start=1)
    )
    return [
        Paragraph(
            f"- Tổng số thành viên: {two_digits(len(seats))}; có mặt: "
            f"{two_digits(len(present))}; vắng mặt: {two_digits(len(absent))}."
        ),
        *([Paragraph(f"- Vắng mặt: {'; '.join(absent)}.")] if absent else []),
        Table(columns, tuple(rows)),
    ]


def _discussion(session: CouncilSession) -> list[Block]:
    said = paragraphs_of(session.discussion) or [
        "Thư ký trình bày đơn và điểm chấm từng sáng kiến; các thành viên thảo luận, biểu quyết."
    ]
    return [Paragraph(one) for one in said]


def _results(verdicts: Sequence[Verdict]) -> list[Block]:
    recognised = sum(one.is_recognised for one in verdicts)
    columns = (
        ORDINAL,
        Column("Tên sáng kiến, tác giả", 62),
        Column("Điểm", 17, "center"),
        Column("Đồng ý", 17, "center"),
        Column("Không đồng ý", 20, "center"),
        Column("Kết luận", 31, "center"),
    )
    rows = tuple((str(place), *_row(one)) for place, one in enumerate(verdicts, start=1))
    reasons = [one for one in verdicts if one.reason]
    return [
        Paragraph(
            f"Hội đồng kết luận {two_digits(len(verdicts))} sáng kiến: công nhận "
            f"{two_digits(recognised)}, không công nhận {two_digits(len(verdicts) - recognised)}."
        ),
        Table(columns, rows),
        *(Paragraph(f"- “{one.initiative.name}”: {one.reason}") for one in reasons),
    ]


def _row(one: Verdict) -> tuple[str, ...]:
    word = "Công nhận" if one.is_recognised else "Không công nhận"
    sphere = f", phạm vi {one.get_sphere_display()}" if one.sphere else ""
    return (
        f"{one.initiative.name}\n{authors_in_words(one.initiative)}",
        number(one.average) if one.average is not None else "",
        two_digits(one.votes_for),
        two_digits(one.votes_against),
        f"{word}{sphere}",
    )
