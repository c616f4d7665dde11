"""Căn cứ: the instruments that a letter rests on, as its opening names them."""

from __future__ import annotations

from collections.abc import Iterable

from law.sources import Instrument
from vietnamese.dates import long_date


def basis(instrument: Instrument) -> str:
    """Give "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định …";
    what is not known of the instrument is left out."""
    if instrument.number and instrument.number in instrument.name:
        head = instrument.name.replace(instrument.number, f"số {instrument.number}")
        day = f"ngày {long_date(instrument.issued_on)[5:]}" if instrument.issued_on else ""
        named = " ".join(filter(None, (head, day, f"của {instrument.issuer}")))
        return f"Căn cứ {named} {instrument.about}".rstrip()
    about = f", {instrument.about}" if instrument.about else ""
    return f"Căn cứ {instrument.name}{about}"


def bases(instruments: Iterable[Instrument]) -> tuple[str, ...]:
    """Give one line for each instrument, in their order."""
    return tuple(basis(instrument) for instrument in instruments)
