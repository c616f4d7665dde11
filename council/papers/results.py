"""The table of a vote, the same in the protocol of the count, the minutes and the conclusion."""

from __future__ import annotations

from collections.abc import Sequence

from council.boards import Board, BoardRow
from council.models import Round, Tally
from council.rules.voting import Rule
from documents.paper.letter import Block, Column, Paragraph, Table
from vietnamese.numbers import two_digits

from .words import ORDINAL

COLUMNS = (
    ORDINAL,
    Column("Họ và tên, tên tập thể", 42),
    Column("Đồng ý", 15, "center"),
    Column("Không đồng ý", 19, "center"),
    Column("Không hợp lệ", 19, "center"),
    Column("Tỷ lệ", 43, "center"),
    Column("Kết quả", 19, "center"),
)


def round_table(round: Round, tallies: Sequence[Tally], rule: Rule) -> Table:
    """Give what one round counted."""
    rows = tuple((str(n), *_counted(tally, rule)) for n, tally in enumerate(tallies, start=1))
    return Table(COLUMNS if not round.is_runoff else COLUMNS[:-1], rows)


def _counted(tally: Tally, rule: Rule) -> tuple[str, ...]:
    result = tally.result(rule)
    cells = (
        tally.line.name,
        votes_in_words(tally, rule),
        two_digits(tally.disagree + (tally.written_disagree if rule.with_written else 0)),
        two_digits(tally.invalid),
        result.sum_in_words,
    )
    if tally.round.is_runoff:
        return cells
    return (*cells, "Đạt" if result.passes else "Không đạt")


def votes_in_words(tally: Tally, rule: Rule) -> str:
    """Give the votes for, written ones among them where they count."""
    return two_digits(tally.count.votes(rule))


def outcome_table(board: Board) -> Table:
    """Give what becomes of each name of an item."""
    rows = tuple((str(n), *_outcome(row)) for n, row in enumerate(board.rows, start=1))
    return Table(COLUMNS, rows)


def _outcome(row: BoardRow) -> tuple[str, ...]:
    tally, result = row.tally, row.result
    if tally is None or result is None or row.rule is None:
        return (row.line.name, "", "", "", "", row.outcome.word)
    counted = _counted(tally, row.rule)
    return (*counted[:5], row.outcome.word)


def barred_in_words(rows: Sequence[tuple[str, Sequence[str]]]) -> list[Block]:
    """Give who did not vote on which name and why; nothing where everybody did."""
    words = [f"{name}: {'; '.join(barred)}" for name, barred in rows if barred]
    return [Paragraph(f"- Không biểu quyết: {'. '.join(words)}.")] if words else []


def set_aside_in_words(board: Board) -> list[Block]:
    """Give who was not voted on and why; nothing where all were."""
    words = [f"{row.line.name}: {row.line.set_aside}" for row in board.set_aside]
    return [Paragraph(f"- Không xét: {'; '.join(words)}.")] if words else []


def ballots_in_words(round: Round) -> list[Block]:
    """Give "Số phiếu phát ra: 09; thu về: 09; hợp lệ: 09; không hợp lệ: 00."; by hands nothing."""
    if not round.issued:
        return []
    return [
        Paragraph(
            f"- Số phiếu phát ra: {two_digits(round.issued)}; thu về: "
            f"{two_digits(round.returned)}; hợp lệ: {two_digits(round.valid)}; không hợp lệ: "
            f"{two_digits(round.invalid)}."
        )
    ]
