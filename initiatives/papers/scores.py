"""Phiếu chấm of one member, and bảng tổng hợp điểm of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.documents import of_year
from campaigns.models import Campaign
from documents.paper.letter import Annex, Column, Heading, Letter, Paragraph, Signature, Table
from documents.paper.letterhead import superior_line
from documents.paper.outline import paragraphs_of
from initiatives.council import CouncilMember, Scored, points_of
from initiatives.models import Initiative, ScoreSheet
from initiatives.rules.scoring import CRITERIA, Scale
from vietnamese.numbers import number, two_digits

from .words import COUNCIL, ORDINAL, SIGN, authors_in_words


def sheet_letter(
    initiative: Initiative, scale: Scale, scorer: str, sheet: ScoreSheet | None
) -> Letter:
    """Give a member's sheet; without one, a blank to fill in by hand. The day is left for the
    signing."""
    commune = initiative.commune
    remark = paragraphs_of(sheet.comment) if sheet and sheet.comment else ["………………………………"]
    return Letter(
        superior=superior_line(commune.committee),
        issuer=COUNCIL,
        kind="Phiếu chấm điểm",
        abstract=f"Sáng kiến{of_year(initiative.campaign)}",
        place=initiative.campaign.place or commune.name,
        blocks=(
            Paragraph(f"- Tên sáng kiến: {initiative.name}."),
            Paragraph(f"- Tác giả: {authors_in_words(initiative)}."),
            Paragraph(f"- Đơn vị: {initiative.unit}."),
            Paragraph(f"- Người chấm: {scorer}."),
            Heading(1, "I. ĐIỂM"),
            _points(scale, sheet),
            Paragraph(
                f"Sáng kiến đạt khi điểm trung bình của các thành viên từ {scale.pass_mark} điểm "
                "trở lên."
            ),
            Heading(1, "II. NHẬN XÉT"),
            *(Paragraph(paragraph) for paragraph in remark),
        ),
        signature=Signature(("Người chấm",), scorer, SIGN),
    )


def _points(scale: Scale, sheet: ScoreSheet | None) -> Table:
    columns = (
        ORDINAL,
        Column("Tiêu chí", 87),
        Column("Điểm tối đa", 30, "center"),
        Column("Điểm chấm", 30, "center"),
    )
    points = points_of(sheet) if sheet else None
    given = [number(point) for point in points.in_order] if points else [""] * len(CRITERIA)
    rows = tuple(
        (str(place), name, str(most), text)
        for place, ((_, name), most, text) in enumerate(
            zip(CRITERIA, scale.in_order, given, strict=True), start=1
        )
    )
    return Table(
        columns, rows, ("", "Tổng số", str(scale.total), number(points.total) if points else "")
    )


def score_table_letter(
    campaign: Campaign, rows: Sequence[Scored], members: Sequence[CouncilMember]
) -> Letter:
    """Give the points of all members for all initiatives, as a landscape annex."""
    commune = campaign.commune
    issued_by = f"{COUNCIL} {commune.full_name}"
    passing = sum(row.scores.passes for row in rows)
    scales = sorted({row.scale.in_words for row in rows})
    return Letter(
        superior=superior_line(commune.committee),
        issuer=COUNCIL,
        kind="Bảng tổng hợp",
        abstract=f"Điểm chấm sáng kiến{of_year(campaign)}",
        place=campaign.place or commune.name,
        blocks=(
            Paragraph(
                f"{issued_by} chấm {two_digits(len(rows))} sáng kiến, {two_digits(passing)} sáng "
                "kiến đạt điểm (bảng kèm theo)."
            ),
            *(Paragraph(f"- Thang điểm: {scale}.") for scale in scales),
            Paragraph("- Điểm trung bình làm tròn xuống hai chữ số sau dấu phẩy."),
            Paragraph("Các thành viên chấm điểm, theo số cột của bảng:"),
            _members(members),
        ),
        witness=Signature(("Thư ký",), note=SIGN),
        signature=Signature(("Chủ tịch Hội đồng",), note=SIGN),
        annexes=(
            Annex(
                "Bảng điểm",
                f"Các sáng kiến{of_year(campaign)}",
                f"Kèm theo Bảng tổng hợp của {issued_by}",
                (_matrix(rows, members),),
                is_landscape=True,
            ),
        ),
    )


def _members(members: Sequence[CouncilMember]) -> Table:
    columns = (
        Column("Cột", 13, "center"),
        Column("Họ và tên", 55),
        Column("Chức vụ", 57),
        Column("Nhiệm vụ", 35),
    )
    rows = (
        (f"({place})", member.name, member.position, str(member.duty.label))
        for place, member in enumerate(members, start=1)
    )
    return Table(columns, tuple(rows))


def _matrix(rows: Sequence[Scored], members: Sequence[CouncilMember]) -> Table:
    columns = (
        Column("STT", 12, "center"),
        Column("Tên sáng kiến", 60),
        Column("Tác giả", 45),
        *(Column(f"({place})", 14, "center") for place, _ in enumerate(members, start=1)),
        Column("Trung bình", 18, "center"),
        Column("Kết quả", 20, "center"),
    )
    cells = (
        (
            str(place),
            row.initiative.name,
            authors_in_words(row.initiative),
            *(_short(row.cell_of(member.login)) for member in members),
            number(row.scores.average) if row.scores.average is not None else "",
            result_of(row),
        )
        for place, row in enumerate(rows, start=1)
    )
    return Table(columns, tuple(cells))


def _short(cell: str) -> str:
    return {"chưa chấm": "", "không chấm": "–"}.get(cell, cell)


def result_of(scored: Scored) -> str:
    """Give "Đạt", "Chưa đạt", or "Chưa chấm"."""
    if scored.scores.average is None:
        return "Chưa chấm"
    return "Đạt" if scored.scores.passes else "Chưa đạt"
