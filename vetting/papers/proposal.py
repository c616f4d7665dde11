"""Tờ trình to who decides, with the danh sách trích ngang as its annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from campaigns.documents import of_year, signature
from campaigns.facts import plan_of
from campaigns.models import Campaign
from documents.paper.bases import bases
from documents.paper.letter import (
    Annex,
    Block,
    Heading,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    closed,
)
from documents.paper.letterhead import issuer_lines, superior_line
from law.authority import Authority, competence_for
from law.citing import standard_of
from law.kinds import AwardKind, Subject
from law.regimes import regime_on
from nominations.papers.words import kind_in_words
from people.models import Commune
from procedure.refusal import RefusedError
from registrations.documents import receiver_on
from signing.sources import Head
from vetting.facts.heard import days_voted_on
from vetting.papers.backgrounds import with_backgrounds
from vetting.papers.tables import (
    NomineeRow,
    by_kind,
    subjects_in_words,
    summary_table,
    table_of,
)
from vetting.rules.agreement import disagreements
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits
from vietnamese.text import capitalised

COUNCIL = "Hội đồng Thi đua - Khen thưởng"
SYMBOL, COUNCIL_SYMBOL = "TTr-UBND", "TTr-HĐTĐKT"


def rows_for(rows: Sequence[NomineeRow], authority: Authority, on: date) -> list[NomineeRow]:
    """Give the rows that an authority decides by the law of a day."""
    kinds = {kind for kind, decides in _deciding(rows, on).items() if decides is authority}
    return [row for row in rows if row.kind in kinds]


def authorities_of(rows: Sequence[NomineeRow], on: date) -> list[Authority]:
    """Give who decides on these rows, from the commune up."""
    deciding = set(_deciding(rows, on).values())
    return [authority for authority in Authority if authority in deciding]


def _deciding(rows: Sequence[NomineeRow], on: date) -> dict[AwardKind, Authority]:
    return {kind: competence_for(kind, on).authority for kind in {row.kind for row in rows}}


def proposal_letter(
    campaign: Campaign,
    rows: Sequence[NomineeRow],
    authority: Authority,
    *,
    on: date,
    head: Head | None = None,
) -> Letter:
    """Give the tờ trình for what one authority decides.

    To the commune's own chair it comes from the council, to a level above from the committee.
    Without a `head` it has room for what that says.
    `RefusedError` when its counts do not agree with its annex and the reports.
    """
    refuse_what_does_not_agree(rows)
    commune, is_own = campaign.commune, authority is Authority.COMMUNE
    receiver = receiver_of(commune, authority)
    by = f"{COUNCIL} {commune.full_name}" if is_own else commune.committee
    numbered = f" số {head.number} ngày {short_date(on)}" if head else ""
    return Letter(
        superior=superior_line(commune.committee if is_own else commune.superior_on(on)),
        issuer=issuer_lines(COUNCIL if is_own else commune.committee),
        kind="Tờ trình",
        abstract="Về việc đề nghị tặng danh hiệu thi đua, hình thức khen thưởng"
        f"{of_year(campaign)}",
        number=head.number if head else "",
        symbol=COUNCIL_SYMBOL if is_own else SYMBOL,
        issued_on=head.signed_on if head else None,
        place=campaign.place or commune.name,
        addressees=(receiver,),
        bases=(*bases(regime_on(on).instruments_on(on)), *plan_basis(campaign)),
        blocks=(
            Paragraph(_opening(campaign, by, receiver, subjects_in_words(rows))),
            *_heard(rows),
            *_lists(rows),
            Paragraph("Danh sách trích ngang và báo cáo thành tích kèm theo Tờ trình này."),
            Paragraph(_responsible(by)),
            Paragraph(closed(f"Kính đề nghị {receiver} xem xét, quyết định")),
        ),
        signature=_signature(campaign, head, is_own=is_own),
        recipients=tuple(map(Recipient, _recipients(commune, is_own, on))),
        annexes=(_annex(campaign, rows, on, f"Kèm theo Tờ trình{numbered} của {by}"),),
    )


def _recipients(commune: Commune, is_own: bool, on: date) -> tuple[str, ...]:
    """Name also who keeps the dossiers for the authority above."""
    keeper = () if is_own else (receiver_on(commune, on),)
    return ("Như trên", *keeper, "Lưu: VT, TĐKT")


def _annex(campaign: Campaign, rows: Sequence[NomineeRow], on: date, attached_to: str) -> Annex:
    return Annex(
        "Danh sách trích ngang",
        f"{capitalised(subjects_in_words(rows))} đề nghị khen thưởng{of_year(campaign)}",
        attached_to,
        (summary_table(with_backgrounds(rows, on)),),
        is_landscape=True,
    )


def list_letter(campaign: Campaign, rows: Sequence[NomineeRow]) -> Letter:
    """Give the danh sách trích ngang alone, of everybody who is put forward."""
    commune, today = campaign.commune, campaign.commune.today()
    lists = _lists(rows) or [Paragraph("Chưa có tập thể, cá nhân nào được đề nghị.")]
    attached_to = f"Kèm theo Danh sách đề nghị khen thưởng của {commune.committee}"
    return Letter(
        superior=superior_line(commune.superior_on(today)),
        issuer=issuer_lines(commune.committee),
        kind="Danh sách",
        abstract=f"{capitalised(subjects_in_words(rows))} đề nghị khen thưởng{of_year(campaign)}",
        place=campaign.place or commune.name,
        issued_on=today,
        blocks=tuple(lists),
        signature=_signature(campaign, None, is_own=False),
        recipients=(Recipient("Lưu: VT, TĐKT"),),
        annexes=(_annex(campaign, rows, today, attached_to),) if rows else (),
    )


def receiver_of(commune: Commune, authority: Authority) -> str:
    """Give "Chủ tịch Ủy ban nhân dân huyện Quảng Điền"; of the state, who signs there."""
    place = {
        Authority.COMMUNE: commune.full_name,
        Authority.DISTRICT: commune.district or "huyện",
        Authority.PROVINCE: commune.province,
    }.get(authority)
    return f"Chủ tịch Ủy ban nhân dân {place}" if place else authority.head


def refuse_what_does_not_agree(rows: Sequence[NomineeRow]) -> None:
    """Stop a paper whose numbers would differ: of the list, of the reports, of the vettings."""
    reports = [row for row in rows if _has_report(row)]
    vetted = [row for row in rows if row.nomination.vetted_on]
    counts = {
        "Danh sách trích ngang": _counted(rows),
        "Báo cáo thành tích": _counted(reports),
        "Phiếu thẩm định": _counted(vetted),
    }
    if findings := disagreements(counts):
        names = "; ".join(row.nomination.nominee for row in rows if row not in reports)
        missing = f" Chưa có báo cáo thành tích: {names}." if names else ""
        raise RefusedError(
            [replace(finding, sentence=f"{finding.sentence}{missing}") for finding in findings]
        )


def _counted(rows: Sequence[NomineeRow]) -> Counter[str]:
    return Counter(row.nomination.award for row in rows)


def _has_report(row: NomineeRow) -> bool:
    report = getattr(row.nomination, "report", None)
    return bool(report and report.achievements)


def plan_basis(campaign: Campaign) -> tuple[str, ...]:
    """Give the plan as a căn cứ, where it has its number."""
    if not campaign.number:
        return ()
    day = f" ngày {short_date(campaign.issued_on)}" if campaign.issued_on else ""
    return (f"Căn cứ Kế hoạch số {campaign.number}{day} của {campaign.commune.committee}",)


def _opening(campaign: Campaign, by: str, receiver: str, whom: str) -> str:
    return (
        f"{by} đã tổ chức tổng kết phong trào thi đua{of_year(campaign)}; các đơn vị bình xét công "
        "khai, dân chủ, hồ sơ được thẩm định theo tiêu chuẩn, điều kiện quy định. "
        f"{by} kính trình {receiver} xem xét, tặng danh hiệu thi đua, hình thức khen thưởng cho "
        f"các {whom} sau:"
    )


def _heard(rows: Sequence[NomineeRow]) -> list[Block]:
    """Say on which days the council voted on these dossiers, where it has."""
    days = days_voted_on([row.nomination.pk for row in rows])
    if not days:
        return []
    told = ", ".join(f"ngày {short_date(day)}" for day in days)
    sentence = f"{COUNCIL} đã họp, biểu quyết thông qua (phiên họp {told}, có biên bản kèm theo)."
    return [Paragraph(sentence)]


def _responsible(by: str) -> str:
    return (
        f"{by} chịu trách nhiệm trước pháp luật về tính chính xác của thành tích và hồ sơ đề nghị "
        "khen thưởng."
    )


def _lists(rows: Sequence[NomineeRow]) -> list[Block]:
    blocks: list[Block] = []
    for number, ((kind, subject), listed) in enumerate(by_kind(rows).items(), start=1):
        blocks.append(Heading(2, f"{number}. {_counted_name(kind, subject, len(listed))}"))
        blocks += _standard(kind, listed)
        blocks.append(table_of(subject, listed))
    return blocks


def _standard(kind: AwardKind, rows: Sequence[NomineeRow]) -> list[Block]:
    """Cite the standard by the law of the days on which the dossiers were received."""
    days = {row.nomination.received_on for row in rows} - {None}
    clauses = {str(clause) for day in days if (clause := standard_of(kind, day))}
    return [Paragraph(f"Tiêu chuẩn: {'; '.join(sorted(clauses))}.")] if clauses else []


def _counted_name(kind: AwardKind, subject: Subject, number: int) -> str:
    return f"{capitalised(kind_in_words(kind))} ({two_digits(number)} {subject.label})"


def _signature(campaign: Campaign, head: Head | None, *, is_own: bool) -> Signature:
    """The council proposes to the chair through its deputy or standing member: a blank to fill."""
    if is_own:
        return Signature(("TM. Hội đồng", "Ủy viên thường trực"))
    if head and head.signer:
        return head.signer.for_the_committee
    plan = plan_of(campaign)
    return signature(plan.signer, plan.issuer or campaign.commune.committee)
