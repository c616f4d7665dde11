"""The room of dossiers as an Excel file: the rows that its page shows, folded ones and those of
further pages too."""

from __future__ import annotations

from campaigns.documents import of_year
from documents.paper.sheet import Column, Sheet, Value
from nominations.facts.listed import Listed, Told, sums_in_words
from nominations.room import Room
from nominations.rows import note_of
from vietnamese.dates import short_date

COLUMNS = (
    Column("STT", 6, "integer"),
    Column("Bộ phận, đơn vị", 30),
    Column("Cá nhân, tập thể", 30),
    Column("Danh hiệu, hình thức", 28),
    Column("Trạng thái", 20),
    Column("Điều kiện", 20),
    Column("Ghi chú", 40),
)


def room_sheet(room: Room, *, author: str) -> Sheet:
    """Give the dossiers as the address narrows them."""
    campaign, rows, told = room.campaign, room.rows, room.told(room.rows)
    titles = (
        campaign.commune.committee.upper(),
        f"HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG{of_year(campaign).upper()}",
        f"(Đến ngày {short_date(room.today)}; {room.in_words})",
    )
    return Sheet(
        name="Hồ sơ",
        columns=COLUMNS,
        rows=[
            (number, *_values(row, room, told[row.pk])) for number, row in enumerate(rows, start=1)
        ],
        titles=titles,
        totals=(None, "", sums_in_words(rows), *[""] * (len(COLUMNS) - 3)),
        author=author,
        made_on=room.today,
    )


def _values(row: Listed, room: Room, told: Told) -> tuple[Value, ...]:
    note = note_of(row, room, told)
    return (row.unit_name, row.nominee, row.kind.name, row.state_word, told.word, note)
