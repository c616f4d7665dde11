"""Phiếu thẩm định: what was found of a dossier, clause by clause, and what was concluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaigns.documents import of_year
from documents.paper.letter import (
    Block,
    Column,
    Heading,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
    closed,
)
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.outline import blocks_of
from documents.paper.wording import stated
from eligibility.differences import name_of_regime
from eligibility.judging import Condition, Judgement
from law.findings import Finding
from nominations.facts.freezing import thawed
from nominations.facts.gaps import gaps_of
from nominations.facts.judging import judgement_of
from nominations.models import FrozenJudgement, Nomination
from nominations.papers.report import SIGN
from nominations.papers.words import kind_in_words
from vetting.papers.proposal import COUNCIL
from vetting.papers.rows import rows_of
from vetting.papers.tables import NomineeRow
from vietnamese.dates import short_date
from vietnamese.text import capitalised


def vetting_paper(nomination: Nomination) -> Letter:
    """Give the sheet of a nomination: by what was frozen when it was vetted, else as of now."""
    frozen = nomination.judgements.filter(moment=FrozenJudgement.Moment.VETTED).last()
    knows = {"with_discipline": True}  # whoever may open the sheet does
    judgement = thawed(frozen, **knows) if frozen else judgement_of(nomination, **knows)
    (row,) = rows_of([nomination])
    return vetting_letter(row, judgement, gaps_of(nomination))


def vetting_letter(row: NomineeRow, judgement: Judgement, gaps: Sequence[Finding]) -> Letter:
    """Give the sheet of one nomination: facts, conditions, what is missing, the conclusion."""
    nomination, commune = row.nomination, row.nomination.commune
    return Letter(
        superior=superior_line(commune.committee),
        issuer=issuer_lines(COUNCIL),
        kind="Phiếu thẩm định",
        abstract=f"Hồ sơ đề nghị tặng {kind_in_words(nomination.kind)}"
        f"{of_year(nomination.campaign)}",
        place=nomination.campaign.place or commune.name,
        issued_on=nomination.vetted_on,
        blocks=(
            Heading(1, "I. HỒ SƠ"),
            *(Paragraph(f"- {line}.") for line in _facts(row)),
            Heading(1, "II. ĐIỀU KIỆN, TIÊU CHUẨN"),
            Paragraph(f"Xét theo: {name_of_regime(judgement)}. Kết quả: {judgement.word}."),
            _conditions(judgement.conditions),
            *_remarks(judgement.conditions),
            *_missing(gaps),
            Heading(1, f"{'IV' if gaps else 'III'}. KẾT LUẬN"),
            *_conclusion(nomination),
        ),
        signature=Signature(("Thư ký Hội đồng",), note=SIGN),
        recipients=(Recipient("Hội đồng Thi đua - Khen thưởng"), Recipient("Lưu: hồ sơ")),
    )


def _facts(row: NomineeRow) -> list[str]:
    nomination = row.nomination
    lines = [
        f"{capitalised(row.subject.label)}: {nomination.nominee}",
        f"{'Địa chỉ' if nomination.outsider else 'Chức vụ, đơn vị'}: {row.post}",
        f"Đơn vị đề nghị: {nomination.unit}",
        _time(nomination),
    ]
    if row.votes:
        lines.append(f"Kết quả bình xét của đơn vị: {row.votes} phiếu đồng ý")
    if row.merit:
        lines.append(f"Sáng kiến, thành tích sáng tạo: {row.merit}")
    return lines


def _time(nomination: Nomination) -> str:
    sent = f"Ngày gửi: {short_date(nomination.sent_on)}" if nomination.sent_on else "Chưa gửi"
    late = f" (trễ hạn {nomination.days_late} ngày)" if nomination.days_late else ""
    received = nomination.received_on
    return f"{sent}{late}" + (f"; ngày tiếp nhận: {short_date(received)}" if received else "")


def _conditions(conditions: Sequence[Condition]) -> Table:
    columns = (
        Column("STT", 13, "center"),
        Column("Yêu cầu", 48),
        Column("Hiện có", 48),
        Column("Kết quả", 24, "center"),
        Column("Căn cứ", 34),
    )
    return Table(
        columns,
        tuple((str(n), *_condition(condition)) for n, condition in enumerate(conditions, start=1)),
    )


def _condition(condition: Condition) -> tuple[str, ...]:
    result = "Có điều kiện" if condition.is_conditional else _RESULTS[condition.outcome.value]
    return (
        stated(condition.required),
        stated(condition.found),
        result,
        str(condition.citation or ""),
    )


_RESULTS = {"met": "Đạt", "not_met": "Chưa đạt", "unsure": "Cần xem xét"}


def _remarks(conditions: Sequence[Condition]) -> list[Block]:
    """Say which values nobody has held against their text yet."""
    unread = dict.fromkeys(
        f"- {value.parameter}: {value.shown} ({value.remark})"
        for condition in conditions
        for value in condition.values
        if value.remark
    )
    if not unread:
        return []
    return [Paragraph("Giá trị cần lưu ý:"), *(Paragraph(f"{line}.") for line in unread)]


def _missing(gaps: Sequence[Finding]) -> list[Block]:
    if not gaps:
        return []
    return [
        Heading(1, "III. GIẤY TỜ, NỘI DUNG CÒN THIẾU"),
        *(Paragraph(f"- {stated(gap.sentence)}") for gap in gaps if stated(gap.sentence)),
    ]


def _conclusion(nomination: Nomination) -> list[Block]:
    if nomination.is_supported is None:
        return [Paragraph("Hồ sơ chưa được thẩm định./.")]
    verdict = (
        "Đề nghị Hội đồng xem xét khen thưởng"
        if nomination.is_supported
        else "Không đề nghị khen thưởng"
    )
    blocks: list[Block] = [Paragraph(f"{verdict}.", lead="Kết luận:")]
    if nomination.override_reason:
        blocks.append(
            Paragraph(nomination.override_reason, lead="Lý do đề nghị khi chưa đủ điều kiện:")
        )
    blocks += blocks_of(nomination.vetting_note)
    return [*blocks[:-1], replace(blocks[-1], text=closed(blocks[-1].text))]
