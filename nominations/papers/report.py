"""Báo cáo thành tích, in the sections of the law: what is known is filled in."""

from __future__ import annotations

from campaigns.documents import of_year
from documents.paper.letter import Block, Column, Heading, Letter, Paragraph, Signature, Table
from documents.paper.letterhead import superior_line
from documents.paper.outline import blocks_of
from law.kinds import Subject
from nominations.facts.known import HeldAward, KnownParts
from nominations.models import AchievementReport, Nomination
from nominations.papers.words import kind_in_words

SIGN = "(Ký, ghi rõ họ và tên)"
_NOT_YET = "Chưa ghi."
_NONE = "Chưa có."


def report_letter(nomination: Nomination, known: KnownParts) -> Letter:
    """Give the report of a nominee; the short form has no history of awards."""
    campaign, commune = nomination.campaign, nomination.commune
    report = _report_of(nomination)
    return Letter(
        superior=superior_line(commune.committee),
        issuer=nomination.unit.name,
        kind="Báo cáo thành tích" if not nomination.is_short else "Tóm tắt thành tích",
        abstract=f"Đề nghị tặng {kind_in_words(nomination.kind)}{of_year(campaign)}",
        place=campaign.place or commune.name,
        issued_on=nomination.sent_on,
        blocks=tuple(_sections(nomination, report, known)),
        witness=Signature((*_CONFIRMED, nomination.unit.name), note=SIGN),
        signature=_author(nomination),
    )


_CONFIRMED = ("Xác nhận của",)


def _author(nomination: Nomination) -> Signature:
    if nomination.is_of_unit:
        return Signature(("Đại diện tập thể",), note=SIGN)
    if nomination.subject is Subject.COLLECTIVE:
        return Signature(("Đại diện đơn vị",), note=SIGN)
    return Signature(("Người báo cáo",), _own_name(nomination), SIGN)


def _own_name(nomination: Nomination) -> str:
    """Give the name of whoever reports: the person, or the head of the household."""
    return (nomination.person and nomination.person.full_name) or nomination.outsider.name


def _report_of(nomination: Nomination) -> AchievementReport:
    return getattr(nomination, "report", None) or AchievementReport(nomination=nomination)


def _sections(nomination: Nomination, report: AchievementReport, known: KnownParts) -> list[Block]:
    is_person = nomination.subject is Subject.INDIVIDUAL
    first = "SƠ LƯỢC LÝ LỊCH" if is_person else "SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"
    third = (
        "CÁC DANH HIỆU, HÌNH THỨC KHEN THƯỞNG ĐÃ ĐƯỢC TẶNG"
        if is_person
        else "CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"
    )
    facts = [Paragraph(f"- {label}: {value}") for label, value in known.facts]
    achieved = [*_written(report.achievements), *_rated(known), *_recognised(known)]
    sections = [
        Heading(1, f"I. {first}"),
        *facts,
        *blocks_of(report.overview),
        Heading(1, "II. THÀNH TÍCH ĐẠT ĐƯỢC"),
        *achieved,
    ]
    if nomination.is_short:
        return sections
    return [*sections, Heading(1, f"III. {third}"), *_given(known, report)]


def _written(text: str) -> tuple[Block, ...]:
    return blocks_of(text) or (Paragraph(_NOT_YET),)


def _rated(known: KnownParts) -> list[Block]:
    if not known.ratings:
        return []
    columns = (Column("Năm", 20, "center"), Column("Mức xếp loại chất lượng", 130))
    rows = tuple((str(year), level) for year, level in known.ratings)
    return [Paragraph("Kết quả xếp loại các năm:"), Table(columns, rows)]


def _recognised(known: KnownParts) -> list[Block]:
    if not known.initiatives:
        return []
    items = [Paragraph(f"- {line}.") for line in known.initiatives]
    return [Paragraph("Sáng kiến đã được công nhận:"), *items]


def _given(known: KnownParts, report: AchievementReport) -> list[Block]:
    blocks: list[Block] = []
    for number, title, held in (
        (1, "Danh hiệu thi đua", known.titles),
        (2, "Hình thức khen thưởng", known.commendations),
    ):
        blocks.append(Heading(2, f"{number}. {title}"))
        blocks.append(_held_table(title, held) if held else Paragraph(_NONE))
    if report.other_awards:
        blocks += [Heading(2, "3. Khen thưởng khác"), *blocks_of(report.other_awards)]
    return blocks


def _held_table(title: str, held: tuple[HeldAward, ...]) -> Table:
    columns = (
        Column("Năm", 18, "center"),
        Column(title, 52),
        Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 90),
    )
    return Table(columns, tuple((str(award.year), award.name, award.decision) for award in held))
