"""Cells that were copied in Excel and pasted as text."""

from __future__ import annotations

from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, BroughtSheet, Cell

NAME = "Nội dung dán"
_ENDS = ("\t", "\n", "")


def pasted(text: str) -> BroughtSheet:
    """Give what was copied in Excel: rows in lines, cells between tabs.

    Excel puts a cell in quotes where it has several lines; in it a quote is written twice. Any
    other quote at the begin of a cell was typed by somebody and stays a letter.
    """
    rows = _rows(text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"))
    is_cut = len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows)
    return BroughtSheet(NAME, [row[:MAX_COLUMNS] for row in rows[:MAX_ROWS]], is_cut)


def too_long(text: str) -> int:
    """Give the number of the first row that has a cell longer than Excel takes; 0 for none."""
    rows = pasted(text).rows
    long = (at for at, row in enumerate(rows, 1) if any(len(str(cell)) > MAX_TEXT for cell in row))
    return next(long, 0)


def _rows(text: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    at = 0
    while at < len(text):
        cell, at = _quoted(text, at) or _plain(text, at)
        row.append(cell)
        end = text[at : at + 1]
        at += 1
        if end == "\t" and at == len(text):
            row.append("")
        if end != "\t":
            rows.append(row)
            row = []
        if len(rows) > MAX_ROWS:
            break
    if row:
        rows.append(row)
    return rows


def _plain(text: str, start: int) -> tuple[str, int]:
    ends = (text.find(end, start) for end in ("\t", "\n"))
    end = min((at for at in ends if at >= 0), default=len(text))
    return text[start:end], end


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """Give the cell that Excel put in quotes, and where it ends; None where the quote is a
    letter: Excel quotes what has a line break, others what has a quote in it, and double these."""
    if not text.startswith('"', start):
        return None
    at = start + 1
    while (quote := text.find('"', at)) >= 0:
        if text.startswith('"', quote + 1):
            at = quote + 2
            continue
        if text[quote + 1 : quote + 2] not in _ENDS:
            return None
        inside = text[start + 1 : quote]
        is_excels = "\t" not in inside and ("\n" in inside or '""' in inside)
        return (inside.replace('""', '"'), quote + 1) if is_excels else None
    return None
