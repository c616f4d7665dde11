"""Biên bản bình xét of a unit: who was there, who voted how for whom."""

from __future__ import annotations

from fractions import Fraction

from campaigns.documents import by_plan, of_year
from documents.paper.letter import (
    Block,
    Column,
    Heading,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
)
from documents.paper.letterhead import superior_line
from documents.paper.outline import blocks_of
from nominations.models import ReviewVote, UnitReview
from nominations.papers.report import SIGN
from vietnamese.dates import long_date
from vietnamese.numbers import percent, two_digits


def minutes_letter(review: UnitReview) -> Letter:
    """Give the minutes; three queries."""
    campaign, unit = review.campaign, review.unit
    present = list(review.people_present.all())
    votes = list(review.votes.select_related("nomination__person", "nomination__unit"))
    at = f", tại {review.place}" if review.place else ""
    opening = (
        f"{by_plan(campaign)}, {long_date(review.held_on)}{at}, {unit} tổ chức họp bình xét thi "
        f"đua, khen thưởng{of_year(campaign)}."
    )
    return Letter(
        superior=superior_line(review.commune.committee),
        issuer=unit.name,
        kind="Biên bản",
        abstract=f"Họp bình xét thi đua, khen thưởng{of_year(campaign)}",
        place=campaign.place or review.commune.name,
        issued_on=review.held_on,
        blocks=(
            Paragraph(opening),
            *_presence(review, present),
            *_discussion(review),
            *_results(votes),
            Paragraph(
                "Biên bản được đọc cho những người dự họp cùng nghe và thống nhất thông qua./."
            ),
        ),
        witness=Signature(("Thư ký",), review.written_by, SIGN),
        signature=Signature(("Chủ trì",), review.chaired_by, SIGN),
        recipients=(Recipient("Hội đồng Thi đua - Khen thưởng"), Recipient("Lưu: đơn vị")),
    )


def _presence(review: UnitReview, present: list) -> list[Block]:
    columns = (Column("STT", 15, "center"), Column("Họ và tên", 65), Column("Chức vụ", 80))
    rows = tuple(
        (str(n), member.name, member.position) for n, member in enumerate(present, start=1)
    )
    absent = max(review.invited - len(present), 0)
    return [
        Heading(1, "I. THÀNH PHẦN"),
        Paragraph(f"- Chủ trì: {review.chaired_by}."),
        Paragraph(f"- Thư ký: {review.written_by}."),
        Paragraph(
            f"- Tổng số người của đơn vị: {two_digits(review.invited)}; có mặt: "
            f"{two_digits(len(present))}; vắng mặt: {two_digits(absent)}."
        ),
        Table(columns, rows),
    ]


def _discussion(review: UnitReview) -> list[Block]:
    blocks = blocks_of(review.discussion) or (
        Paragraph("Cuộc họp thảo luận công khai, dân chủ từng trường hợp; không có ý kiến khác."),
    )
    return [Heading(1, "II. NỘI DUNG"), *blocks]


def _results(votes: list[ReviewVote]) -> list[Block]:
    columns = (
        Column("STT", 15, "center"),
        Column("Họ và tên, tên tập thể", 55),
        Column("Danh hiệu, hình thức đề nghị", 50),
        Column("Đồng ý", 18, "center"),
        Column("Không đồng ý", 20, "center"),
        Column("Tỷ lệ đồng ý", 22, "center"),
    )
    rows = tuple((str(n), *_vote(vote)) for n, vote in enumerate(votes, start=1))
    return [Heading(1, "III. KẾT QUẢ BIỂU QUYẾT"), Table(columns, rows)]


def _vote(vote: ReviewVote) -> tuple[str, ...]:
    given = vote.votes_for + vote.votes_against
    return (
        vote.nomination.nominee,
        vote.nomination.kind.name,
        two_digits(vote.votes_for),
        two_digits(vote.votes_against),
        _share(vote.votes_for, given),
    )


def _share(agree: int, given: int) -> str:
    return percent(Fraction(agree, given)) if given else "không có phiếu"
