"""Rows with a first and a last day of effect, and which of them is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from vietnamese.dates import short_date


class Dated(Protocol):
    """Anything in force from `valid_from` to `valid_to`, both included; None: still in force."""

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


Row = TypeVar("Row", bound=Dated)


class LawError(LookupError):
    """The tables hold nothing for the question; the message is a Vietnamese sentence for people."""


def in_force(row: Dated, on: date) -> bool:
    """Say whether a row is in force on a day."""
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


def newest(rows: Iterable[Row], on: date) -> Row | None:
    """Give the row in force that began last, or None.

    Raises `LawError` when two different rows began on the same day: the program does not choose
    between two rules.
    """
    held = sorted((row for row in rows if in_force(row, on)), key=lambda row: row.valid_from)
    if not held:
        return None
    *_, last = held
    if any(row != last for row in held if row.valid_from == last.valid_from):
        raise LawError(
            f"Ngày {short_date(on)} có hai quy định khác nhau cùng có hiệu lực từ ngày "
            f"{short_date(last.valid_from)}. Hãy sửa ngày hiệu lực của một trong hai quy định."
        )
    return last


def the_one(rows: Iterable[Row], on: date, *, what: str) -> Row:
    """Give the row in force on a day; `what` names the thing looked for in the error's sentence.

    Raises `LawError` when no row is in force.
    """
    rows = tuple(rows)
    row = newest(rows, on)
    if row is None:
        raise LawError(f"{_missing(rows, on, what)} Hãy kiểm tra lại ngày.")
    return row


def _missing(rows: tuple[Row, ...], on: date, what: str) -> str:
    sentence = f"Chương trình không có {what} cho ngày {short_date(on)}"
    first = min((row.valid_from for row in rows), default=None)
    if first is not None and on < first:
        return f"{sentence}: dữ liệu bắt đầu từ ngày {short_date(first)}."
    return f"{sentence}."
