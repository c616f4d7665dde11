"""Registrations as letters: a unit's own, and the report to the level above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from campaigns.announcements import heads_of
from campaigns.documents import by_own_plan, by_plan, of_year, signature
from campaigns.facts import deadlines_of, plan_of
from campaigns.models import Campaign
from documents.paper.letter import (
    ROMAN,
    Annex,
    Block,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
    closed,
    numbered,
)
from documents.paper.letterhead import issuer_lines, superior_line
from law.authority import Authority, competence_for, report_receiver
from people.models import Commune
from registrations.consolidation import Consolidation
from registrations.models import Registration
from registrations.rules.targets import GoalRow
from registrations.rules.totals import COLLECTIVE, INDIVIDUAL, Count, Entry, columns_of
from registrations.tables import (
    collectives_table,
    counts_table,
    initiatives_table,
    people_table,
)
from signing.sources import Head
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits

# --- One registration ----------------------------------------------------------------------


def registration_letter(registration: Registration, entries: Sequence[Entry]) -> Letter:
    """Give the bản đăng ký of a unit, as it is printed and signed."""
    unit, campaign = registration.unit, registration.campaign
    here = [(entry, "") for entry in entries]
    opening = f"{by_plan(campaign)}, {unit} đăng ký thi đua{of_year(campaign)} như sau:"
    closing = f"{unit} cam kết phấn đấu hoàn thành các nội dung đã đăng ký"
    sections = [
        ("TẬP THỂ", _any(collectives_table(here))),
        ("CÁ NHÂN", _any(people_table(here))),
        ("SÁNG KIẾN, ĐỀ TÀI DỰ KIẾN", _any(initiatives_table(here))),
        ("NỘI DUNG CAM KẾT", _commitments(entries)),
    ]
    return Letter(
        superior=superior_line(campaign.commune.committee),
        issuer=unit.name,
        kind="Bản đăng ký",
        abstract=f"Thi đua{of_year(campaign)}",
        symbol="",
        place=campaign.place or campaign.commune.name,
        issued_on=registration.sent_on,
        addressees=(_receiver(campaign),),
        blocks=(Paragraph(opening), *numbered(sections), Paragraph(closed(closing))),
        signature=_head(registration),
        recipients=(Recipient("Như trên"), Recipient("Lưu: đơn vị")),
    )


def _head(registration: Registration) -> Signature:
    """Give who signs for the unit; room for a name where there was no head of it, or several."""
    heads = heads_of(registration.unit, registration.sent_on)
    return Signature(("Trưởng bộ phận, đơn vị",), heads[0].display_name if len(heads) == 1 else "")


def _any(table: Table) -> list[Block]:
    return [table] if table.rows else []


def _receiver(campaign: Campaign) -> str:
    """Give who takes registrations in: whom the plan names, else the committee."""
    named_by_plan = (d.receiver for d in deadlines_of(campaign) if d.kind == "registration")
    return next(filter(None, named_by_plan), campaign.commune.committee)


def _commitments(entries: Iterable[Entry]) -> list[Block]:
    return [
        Paragraph(f"- {entry.honorific} {entry.name}: {entry.commitment}")
        for entry in entries
        if entry.commitment
    ]


# --- The report to the level above -----------------------------------------------------------


SYMBOL = "BC-UBND"


def report_letter(
    added_up: Consolidation, head: Head | None = None, *, with_names: bool = True
) -> Letter:
    """Give the báo cáo on what was registered, with the lists as landscape annexes; without names
    it has the numbers of the units alone.

    Who receives it depends on the regime of the day; without a `head` it has room for what that
    says.
    """
    campaign = added_up.campaign
    commune, plan = campaign.commune, plan_of(campaign)
    issuer = plan.issuer or commune.committee
    receiver = receiver_of(added_up)
    opening = f"{by_own_plan(campaign)}, {commune.committee} báo cáo kết quả đăng ký thi đua"
    sections = [
        ("KẾT QUẢ ĐĂNG KÝ", _results(added_up, with_names=with_names)),
        ("SO VỚI CHỈ TIÊU CỦA KẾ HOẠCH", _goals(added_up.goals)),
        ("DANH HIỆU, HÌNH THỨC THUỘC THẨM QUYỀN CẤP TRÊN", _above(added_up)),
        ("ĐƠN VỊ CHƯA HOÀN THÀNH ĐĂNG KÝ", _missing(added_up)),
    ]
    closing = f"{commune.committee} báo cáo {receiver} theo dõi, tổng hợp"
    return Letter(
        superior=superior_line(commune.superior_on(added_up.on)),
        issuer=issuer_lines(issuer),
        kind="Báo cáo",
        abstract=f"Kết quả đăng ký thi đua{of_year(campaign)}",
        number=head.number if head else "",
        symbol=SYMBOL,
        place=plan.place or commune.name,
        issued_on=head.signed_on if head else None,
        addressees=(receiver,),
        blocks=(
            Paragraph(f"{opening}{of_year(campaign)} như sau:"),
            *numbered(sections),
            Paragraph(closed(closing)),
        ),
        signature=head.signer.for_the_committee
        if head and head.signer
        else signature(plan.signer, issuer),
        recipients=(Recipient("Như trên"), Recipient("Lưu: VT, TĐKT")),
        annexes=_annexes(added_up, head, with_names=with_names),
    )


def receiver_of(added_up: Consolidation) -> str:
    """Give "Phòng Nội vụ huyện Quảng Điền" or "Sở Nội vụ tỉnh …", by the law of the day."""
    return receiver_on(added_up.campaign.commune, added_up.on)


def receiver_on(commune: Commune, on: date) -> str:
    """Give who receives the reports of a commune on a day."""
    receiver = report_receiver(on)
    if receiver.endswith(" huyện"):
        return f"{receiver.removesuffix('huyện')}{commune.district or 'huyện'}"
    return f"{receiver} {commune.province}"


def _results(added_up: Consolidation, *, with_names: bool) -> list[Block]:
    total, lists = added_up.summary.total, added_up.lists
    approved = two_digits(len(added_up.summary.lists))
    return [
        Paragraph(
            f"1. Đến ngày {short_date(added_up.on)}, {approved}/{two_digits(len(lists))} bộ phận, "
            "đơn vị có bản đăng ký đã được duyệt; số liệu dưới đây tính theo các bản này."
        ),
        Paragraph(f"2. {_counted('Tập thể', 'tập thể', total.collectives, total, COLLECTIVE)}"),
        Paragraph(f"3. {_counted('Cá nhân', 'người', total.people, total, INDIVIDUAL)}"),
        Paragraph(
            "(Danh sách kèm theo tại các phụ lục.)"
            if with_names
            else "(Số lượng theo đơn vị kèm theo tại phụ lục.)"
        ),
    ]


def _counted(title: str, word: str, number: int, total: Count, subject: str) -> str:
    kinds = [award for award in columns_of(total) if award.subject == subject]
    parts = [f"{two_digits(total.awards[kind])} {kind.kind.name}" for kind in kinds]
    listed = f", trong đó: {'; '.join(parts)}" if parts else ""
    return f"{title}: {two_digits(number)} {word} đăng ký{listed}."


def _goals(goals: Iterable[GoalRow]) -> list[Block]:
    return [Paragraph(f"- {goal.goal}: {goal.stated}.{_ceiling(goal)}") for goal in goals]


def _ceiling(goal: GoalRow) -> str:
    if goal.ceiling is None:
        return ""
    return f" Mức tối đa theo quy định: {goal.ceiling.allowed.count}."


def _above(added_up: Consolidation) -> list[Block]:
    """Name what the commune cannot decide itself, and who does."""
    total = added_up.summary.total
    decided = [
        (column, competence_for(column.kind, added_up.on)) for column in added_up.summary.columns
    ]
    return [
        Paragraph(f"- {award.name}: {two_digits(total.awards[award])}, do {by.authority.head} xét.")
        for award, by in decided
        if by.authority is not Authority.COMMUNE
    ]


def _missing(added_up: Consolidation) -> list[Block]:
    owing = [*added_up.missing, *added_up.waiting]
    return [
        Paragraph(f"- {unit_list.unit}: {unit_list.stage.word.lower()}.") for unit_list in owing
    ]


def _annexes(added_up: Consolidation, head: Head | None, *, with_names: bool) -> tuple[Annex, ...]:
    counts = [("Số lượng đăng ký thi đua theo đơn vị", counts_table(added_up.summary))]
    tables = counts + (_lists(added_up) if with_names else [])
    filled = [(name, table) for name, table in tables if table.rows]
    given = f" số {head.number} ngày {short_date(head.signed_on)}" if head else ""
    belongs_to = f"Kèm theo Báo cáo{given} của {added_up.campaign.commune.committee}"
    year = of_year(added_up.campaign)
    numerals = [f" {numeral}" for numeral in ROMAN] if len(filled) > 1 else [""]
    return tuple(
        Annex(f"Phụ lục{numeral}", f"{name}{year}", belongs_to, (table,), is_landscape=True)
        for numeral, (name, table) in zip(numerals, filled, strict=False)
    )


def _lists(added_up: Consolidation) -> list[tuple[str, Table]]:
    placed = [
        (entry, unit_list.unit)
        for unit_list in added_up.summary.lists
        for entry in unit_list.entries
    ]
    return [
        ("Danh sách tập thể đăng ký thi đua", collectives_table(placed)),
        ("Danh sách cá nhân đăng ký thi đua", people_table(placed)),
        ("Danh sách sáng kiến, đề tài dự kiến", initiatives_table(placed)),
    ]
