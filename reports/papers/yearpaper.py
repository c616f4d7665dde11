"""Báo cáo sơ kết, tổng kết as a letter: sections I–VIII, the chỉ tiêu and the awards as annexes."""

from __future__ import annotations

from datetime import date

from campaigns.documents import by_own_plan, of_year
from documents.paper.letter import (
    ROMAN,
    Annex,
    Block,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    closed,
    numbered,
)
from documents.paper.letterhead import issuer_lines, superior_line
from registrations.documents import receiver_on
from reports.facts.yearpaper import PaperFacts
from reports.papers.sections import examples, fund, guidance, movement, praise, situation
from reports.papers.tables import awards_table, goals_table
from reports.papers.wording import items, needed, written
from signing.sources import Head
from vietnamese.dates import short_date
from vietnamese.text import uncapitalised

SYMBOL = "BC-UBND"


def report_letter(
    facts: PaperFacts,
    *,
    on: date,
    head: Head | None = None,
) -> Letter:
    """Give the report as of a day; without a `head` it has room for what that says."""
    campaign, commune = facts.campaign, facts.campaign.commune
    receiver = receiver_on(commune, on)
    named = _abstract(facts)
    return Letter(
        superior=superior_line(commune.superior_on(on)),
        issuer=issuer_lines(commune.committee),
        kind="Báo cáo",
        abstract=named,
        number=head.number if head else "",
        symbol=SYMBOL,
        place=campaign.place or commune.name,
        issued_on=head.signed_on if head else None,
        addressees=(receiver,),
        blocks=(
            Paragraph(
                f"{by_own_plan(campaign)}, {commune.committee} báo cáo "
                f"{uncapitalised(named)} như sau:"
            ),
            *numbered(_sections(facts)),
            Paragraph(closed(f"{commune.committee} báo cáo {receiver} theo dõi, tổng hợp")),
        ),
        signature=_signature(head),
        recipients=_recipients(facts, receiver),
        annexes=_annexes(facts, head),
    )


def _recipients(facts: PaperFacts, receiver: str) -> tuple[Recipient, ...]:
    """Give who got the plan, too: they are told what came of it."""
    others = (recipient for recipient in facts.recipients if not recipient.name.startswith("Lưu"))
    beside = [
        Recipient(other.name, other.for_report) for other in others if other.name not in receiver
    ]
    return (Recipient("Như trên"), *beside, Recipient("Lưu: VT, TĐKT"))


def _abstract(facts: PaperFacts) -> str:
    year = of_year(facts.campaign)
    if facts.of_phase:
        return f"Sơ kết phong trào thi đua đợt {facts.phase_number}{year}"
    if facts.is_of_year:
        return f"Tổng kết phong trào thi đua, công tác khen thưởng{year}"
    return f"Tổng kết phong trào thi đua chuyên đề{year}"


def _sections(facts: PaperFacts) -> list[tuple[str, list[Block]]]:
    figures, texts = facts.figures, facts.texts
    return [
        ("ĐẶC ĐIỂM, TÌNH HÌNH", [] if facts.of_phase else situation(facts)),
        ("CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", [*guidance(facts), *written(texts["guidance"])]),
        ("KẾT QUẢ PHONG TRÀO THI ĐUA", movement(facts)),
        ("SÁNG KIẾN, ĐIỂN HÌNH TIÊN TIẾN", examples(facts)),
        ("CÔNG TÁC KHEN THƯỞNG", praise(facts)),
        ("QUỸ THI ĐUA, KHEN THƯỞNG", fund(figures.fund)),
        (
            "HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM",
            items(
                ("Hạn chế", needed(texts["shortcomings"])),
                ("Nguyên nhân", needed(texts["causes"])),
                ("Bài học kinh nghiệm", needed(texts["lessons"])),
            ),
        ),
        (
            "PHƯƠNG HƯỚNG, KIẾN NGHỊ",
            items(
                (_ahead(facts), needed(texts["direction"])),
                ("Kiến nghị, đề xuất", written(texts["requests"])),
            ),
        ),
    ]


def _ahead(facts: PaperFacts) -> str:
    year = facts.campaign.year
    next_year = f" năm {year + 1}" if year and facts.is_of_year else ""
    return f"Phương hướng, nhiệm vụ{next_year or ' thời gian tới'}"


def _signature(head: Head | None) -> Signature:
    if head and head.signer:
        return head.signer.for_the_committee
    return Signature(("TM. Ủy ban nhân dân", "Chủ tịch"))


def _annexes(facts: PaperFacts, head: Head | None) -> tuple[Annex, ...]:
    year, figures = of_year(facts.campaign), facts.figures
    of_phase = f" đợt {facts.phase_number}" if facts.of_phase else ""
    annexes = [
        (f"Kết quả thực hiện chỉ tiêu thi đua{year}", goals_table(figures, facts.campaign.year)),
        (f"Kết quả khen thưởng{of_phase}{year} theo đơn vị", awards_table(figures)),
    ]
    filled = [(name, table) for name, table in annexes if table.rows]
    given = f" số {head.number} ngày {short_date(head.signed_on)}" if head else ""
    belongs_to = f"Kèm theo Báo cáo{given} của {facts.campaign.commune.committee}"
    return tuple(
        Annex(f"Phụ lục {numeral}", name, belongs_to, (table,), is_landscape=True)
        for numeral, (name, table) in zip(ROMAN, filled, strict=False)
    )
