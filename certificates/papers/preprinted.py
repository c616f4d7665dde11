"""A paper on a preprinted form: each piece at its spot, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from certificates.facts import Entitled, Frame
from certificates.models import Blank
from certificates.papers.white import ordinal_line
from certificates.rules.spots import Spot
from documents.paper.drawing import polyline, text
from documents.paper.letter import Signature
from documents.paper.measuring import Face, fitted
from documents.paper.placing import Align, Line, Placed, Sheets, height
from documents.paper.printable import printable_text
from law.kinds import Subject
from vietnamese.dates import long_date

SAMPLES = {
    Subject.INDIVIDUAL: ("Bà", "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương"),
    Subject.COLLECTIVE: ("", "Tập thể bộ phận Văn phòng - Thống kê xã"),
    Subject.HOUSEHOLD: ("Hộ ông", "Trần Văn Thuận"),
}
POST = "Công chức Văn hóa - Xã hội, bộ phận Văn phòng - Thống kê"
MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2021"
RULE, TENTH, BOX = "#c9ced6", "#8a94a3", "#2563a8"


def words_of(recipient: Entitled, frame: Frame) -> dict[str, str]:
    """Give each piece of text that a form may have room for."""
    return {
        "called": recipient.called,
        "honorific": recipient.honorific,
        "name": recipient.name,
        "post": recipient.post,
        "merit": recipient.merit,
        "decision": frame.decision,
        "ordinal": ordinal_line(recipient),
        "place_and_day": frame.place_and_day,
        **_signed(frame.signature),
    }


def sample_words(blank: Blank, subject: Subject) -> dict[str, str]:
    """Give pieces as long as they come in life, to look at a form with."""
    honorific, name = SAMPLES[subject]
    signature, day = (
        Signature(("KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Quốc Hưng"),
        date(2021, 12, 5),
    )
    return {
        "called": f"{honorific} {name}".strip(),
        "honorific": honorific,
        "name": name,
        "post": POST
        if subject is Subject.INDIVIDUAL
        else f"Thôn Kim Đôi, {blank.commune.full_name}",
        "merit": MERIT,
        "decision": f"Số quyết định: 125/QĐ-UBND, {long_date(day)}",
        "ordinal": "Số sổ vàng: 128",
        "place_and_day": f"{blank.commune.name}, {long_date(day)}",
        **_signed(signature),
    }


def _signed(signature: Signature) -> dict[str, str]:
    authority = "\n".join(line.upper() for line in signature.authority)
    return {"authority": authority, "signer": signature.name}


def placed_on(
    spots: Iterable[Spot], words: Mapping[str, str], shift: tuple[Decimal, Decimal], name: str = ""
) -> Placed:
    """Give the sheet with each piece that is on, shrunk or broken so that it stays in its room."""
    lines = [line for spot in spots if spot.is_on for line in _lines(spot, words[spot.code], shift)]
    return Placed(name, tuple(lines))


def _lines(spot: Spot, words: str, shift: tuple[Decimal, Decimal]) -> Iterable[Line]:
    piece, face = spot.piece, cast(Face, spot.piece.face)
    x, y = float(spot.x + shift[0]), float(spot.y + shift[1])
    parts = [part for part in printable_text(words).split("\n") if part]
    for part in parts:
        fitting = fitted(
            part,
            face,
            float(spot.size),
            float(spot.width),
            lines=max(1, piece.lines // len(parts)),
            stays_whole=piece.stays_whole,
        )
        for line in fitting.lines:
            yield Line(line, x, y, fitting.size, face, cast(Align, spot.align))
            y += height(fitting.size)


def sheets_of(blank: Blank, placed: Sequence[Placed], title: str) -> Sheets:
    """Give sheets of the size of a form."""
    author = f"Chủ tịch {blank.commune.committee}"
    return Sheets(title, author, placed, width=float(blank.width), height=float(blank.height))


def sheet_to_try(blank: Blank, subject: Subject) -> Sheets:
    """Give the sheet to lay over a form: a grid of millimetres, the rooms, and sample words."""
    spots, shift = blank.spots_for(subject), (blank.shift_x, blank.shift_y)
    sheet = placed_on(spots, sample_words(blank, subject), shift, "Tờ in thử")
    marks = [*_grid(float(blank.width), float(blank.height)), *_rooms(spots, shift)]
    return Sheets(
        f"Tờ in thử: {blank.name}",
        f"Chủ tịch {blank.commune.committee}",
        [sheet],
        width=float(blank.width),
        height=float(blank.height),
        marks="".join(marks),
    )


def _grid(width: float, high: float) -> Iterable[str]:
    for at in range(5, int(width), 5):
        yield polyline([(at, 0), (at, high)], *_rule(at))
        if at % 10 == 0:
            yield from (text(str(at), (at, y), 2.4, TENTH) for y in (3.5, high / 2, high - 2))
    for at in range(5, int(high), 5):
        yield polyline([(0, at), (width, at)], *_rule(at))
        if at % 10 == 0:
            yield from (text(str(at), (x, at), 2.4, TENTH) for x in (4, width / 2, width - 4))


def _rule(at: int) -> tuple[str, float]:
    return (TENTH, 0.15) if at % 10 == 0 else (RULE, 0.08)


def _rooms(spots: Iterable[Spot], shift: tuple[Decimal, Decimal]) -> Iterable[str]:
    for spot in spots:
        if spot.is_on:
            left, top = float(spot.left + shift[0]), float(spot.y + shift[1])
            right = left + float(spot.width)
            low = top + float(spot.height)
            corners = [(left, top), (right, top), (right, low), (left, low), (left, top)]
            yield polyline(corners, BOX, 0.2)
