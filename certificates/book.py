"""The book of awards (sổ theo dõi khen thưởng): its lines as every copy of it shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from awards.models import Award
from certificates.facts import merit_of, ordinals_of
from certificates.models import BookEntry
from decisions.models import DecisionLine
from documents.paper.letter import Annex, Letter, Paragraph, Recipient, Signature, Table
from documents.paper.letter import Column as LetterColumn
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.sheet import Column, Sheet
from nominations.rules.occasions import Occasion
from people.models import Commune
from vietnamese.dates import short_date
from vietnamese.numbers import money, number
from vietnamese.text import capitalised

COLUMNS = (
    Column("STT", 6, "integer"),
    Column("Năm", 7, "integer"),
    Column("Số, ngày quyết định", 24),
    Column("Số sổ vàng", 8, "integer"),
    Column("Tên cá nhân, tập thể, hộ", 28),
    Column("Chức vụ, đơn vị, địa chỉ", 30),
    Column("Danh hiệu, hình thức", 24),
    Column("Loại hình", 14),
    Column("Thành tích", 34),
    Column("Cấp quyết định", 28),
    Column("Tiền thưởng (đồng)", 14, "money"),
    Column("Ngày trao, ký nhận", 16),
    Column("Ghi chú", 26),
)
_ON_PAPER = (
    LetterColumn("STT", 12, "center"),
    LetterColumn("Số, ngày quyết định", 29),
    LetterColumn("Số sổ vàng", 12, "center"),
    LetterColumn("Tên cá nhân, tập thể, hộ", 26),
    LetterColumn("Chức vụ, đơn vị, địa chỉ", 33),
    LetterColumn("Danh hiệu, hình thức", 22),
    LetterColumn("Loại hình, thành tích", 46),
    LetterColumn("Cấp quyết định", 24),
    LetterColumn("Tiền (đồng)", 19, "right"),
    LetterColumn("Ngày trao, ký nhận", 20),
    LetterColumn("Ghi chú", 14),
)
_KINDS = {
    Occasion.ANNUAL: "Công trạng",
    Occasion.PHASE: "Theo đợt",
    Occasion.THEME: "Chuyên đề",
    Occasion.ON_THE_SPOT: "Đột xuất",
}


@dataclass(frozen=True)
class BookRow:
    """One line of the book."""

    ordinal: int
    award: Award
    golden: int | None
    sort: str
    merit: str
    amount: int | None
    path: str = ""
    """Where the decision is, if the program has it."""
    revoke_number: str = ""
    correction: str = ""

    @property
    def decision(self) -> str:
        """Give "125/QĐ-UBND, 01/12/2021"; old awards may lack either."""
        day = short_date(self.award.decided_on) if self.award.decided_on else ""
        return ", ".join(part for part in (self.award.decision_number, day) if part)

    @property
    def post(self) -> str:
        return self.award.whereabouts

    @property
    def note(self) -> str:
        """Say that the award was taken back, and how it was corrected; its line stays."""
        parts = [self.correction.replace("\n", "; ")] if self.correction else []
        if self.award.revoked_on:
            by = f" theo Quyết định số {self.revoke_number}" if self.revoke_number else ""
            parts.insert(0, f"Thu hồi ngày {short_date(self.award.revoked_on)}{by}")
        return ". ".join(parts)

    @property
    def cells(self) -> tuple:
        return (
            self.ordinal,
            self.award.year,
            self.decision,
            self.golden,
            self.award.holder_name,
            self.post,
            self.award.kind.name,
            self.sort,
            self.merit,
            self.award.issuer,
            self.amount,
            "",
            self.note,
        )


def rows_of(entries: Iterable[BookEntry]) -> list[BookRow]:
    """Give the lines of entries in their order; besides them one query, for the places in the
    decisions' lists."""
    entries = list(entries)
    lines = {entry.award_id: entry.award.line for entry in entries if hasattr(entry.award, "line")}
    places = ordinals_of(lines.values())
    return [
        BookRow(
            ordinal=entry.ordinal,
            award=entry.award,
            golden=places.get(line.pk) if line else None,
            sort=_KINDS[Occasion(line.nomination.occasion)] if line else "",
            merit=merit_of(line.nomination) if line else "",
            amount=_paid(line),
            path=line.decision.get_absolute_url() if line else "",
            revoke_number=line.revoke_number if line else "",
            correction=f"Đính chính: {line.correction}" if line and line.correction else "",
        )
        for entry in entries
        for line in [lines.get(entry.award_id)]
    ]


def entries_of(user, commune: Commune, year: int | None):
    """Give the entries of a year, or of all, that a user may see."""
    entries = BookEntry.objects.visible_to(user).filter(commune=commune)
    related = (
        "award__line__nomination__campaign",
        "award__line__nomination__person",
        "award__line__nomination__phase",
    )
    shown = entries.filter(year=year) if year else entries
    return shown.select_related(*related, "award__line__decision")


def _paid(line: DecisionLine | None) -> int | None:
    """Give what is paid for a line that holds, as it was written on the day of signing."""
    return line.reward_amount if line and line.is_paid and not line.revoked_on else None


def book_title(year: int | None) -> str:
    """Give "SỔ THEO DÕI KHEN THƯỞNG NĂM 2021"."""
    return f"SỔ THEO DÕI KHEN THƯỞNG {f'NĂM {year}' if year else 'CÁC NĂM'}"


def book_sheet(
    rows: Sequence[BookRow], *, commune: Commune, year: int | None, author: str
) -> Sheet:
    """Give the book as a sheet."""
    titles = (commune.committee.upper(), book_title(year))
    totals = (None, "", "", "", f"{number(len(rows))} dòng", *[""] * 5, _total(rows), "", "")
    values = [row.cells for row in rows]
    return Sheet("Sổ khen thưởng", COLUMNS, values, titles, totals, author, commune.today())


def book_letter(rows: Sequence[BookRow], *, commune: Commune, year: int | None) -> Letter:
    """Give the book on paper: what it holds, and its lines across."""
    cells = tuple(_printed(row) for row in rows)
    taken = sum(bool(row.award.revoked_on) for row in rows)
    text = f"Sổ có {number(len(rows))} dòng"
    if taken:
        text += f", trong đó {number(taken)} dòng đã bị thu hồi vẫn giữ nguyên số thứ tự"
    return Letter(
        superior=superior_line(commune.superior_on(commune.today())),
        issuer=issuer_lines(commune.committee),
        kind="Sổ theo dõi khen thưởng",
        abstract=f"Năm {year}" if year else "Các năm",
        place=commune.name,
        issued_on=commune.today(),
        blocks=(
            Paragraph(f"{text}."),
            Paragraph(f"Tổng tiền thưởng theo các quyết định của xã: {money(_total(rows))}."),
        ),
        signature=Signature(("Người lập sổ",), "", "(Ký, ghi rõ họ và tên)"),
        recipients=(Recipient("Lưu: VT, TĐKT"),),
        annexes=(
            Annex(
                "",
                "Các dòng của sổ",
                "",
                (Table(_ON_PAPER, cells, is_dense=True),),
                is_landscape=True,
            ),
        ),
    )


def _total(rows: Sequence[BookRow]) -> int:
    return sum(row.amount for row in rows if row.amount)


def _printed(row: BookRow) -> tuple[str, ...]:
    """Give the cells of a line in words that keep it low: about ten lines stand on a page."""
    merit = capitalised(row.merit.removeprefix("Đã có ")) or f"Năm {row.award.year}"
    return (
        str(row.ordinal),
        row.decision,
        str(row.golden or ""),
        row.award.holder_name,
        row.post,
        row.award.kind.name,
        ". ".join(part for part in (row.sort, merit) if part),
        row.award.issuer.replace("Ủy ban nhân dân", "UBND"),
        number(row.amount) if row.amount else "",
        "",
        row.note,
    )
