"""The table of a vote, the same in the protocol of the count, the minutes and the conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.boards import Board
from council.models import Council, Line, Round, Tally
from council.rules.ordering import VoteOutcome
from council.rules.recusing import whose_own
from council.rules.voting import Rule
from documents.paper.letter import Block, Column, Paragraph, Table
from vietnamese.numbers import two_digits

from .words import ORDINAL, named


def round_in_words(round: Round, tallies: Sequence[Tally], board: Board) -> list[Block]:
    """Give what one round counted."""
    rows = [
        _Row(tally.line.name, tally, board.rule, _passes(tally, board.rule)) for tally in tallies
    ]
    return _told(board, rows, is_runoff=round.is_runoff)


def outcome_in_words(board: Board) -> list[Block]:
    """Give what becomes of each name of an item, or of the question that it asks."""
    has_authors = board.item.meeting.council.kind == Council.Kind.INITIATIVE
    return _told(
        board,
        [
            _Row(_known(row.line, has_authors), row.tally, row.rule, row.outcome.word)
            for row in board.rows
        ],
    )


def _known(line: Line, has_authors: bool) -> str:
    """Give a name, of an initiative with its authors, their shares and its score."""
    return f"{line.name}\n{line.detail}" if has_authors and line.detail else line.name


@dataclass(frozen=True)
class _Row:
    name: str
    tally: Tally | None
    rule: Rule | None
    outcome: str

    @property
    def written(self) -> tuple[int, int]:
        """Give the written opinions that count, for and against."""
        if self.tally is None or self.rule is None or not self.rule.with_written:
            return (0, 0)
        return (self.tally.written_agree, self.tally.written_disagree)


def _passes(tally: Tally, rule: Rule) -> str:
    result = tally.result(rule)
    if result.waits_for_the_chair:
        return VoteOutcome.TIED.word
    return (VoteOutcome.PASSED if result.passes else VoteOutcome.FAILED).word


def _told(board: Board, rows: Sequence[_Row], *, is_runoff: bool = False) -> list[Block]:
    if board.item.is_matter:
        return [Paragraph(_answer(row)) for row in rows]
    has_written = any(map(any, (row.written for row in rows)))
    columns = _columns(named(board.item)[0], has_written)
    cells = tuple((str(n), *_cells(row, has_written)) for n, row in enumerate(rows, start=1))
    if is_runoff:  # who passed is said by the run-off and the round before it together
        return [Table(columns[:-1], tuple(row[:-1] for row in cells))]
    return [Table(columns, cells)]


def _columns(name: str, has_written: bool) -> tuple[Column, ...]:
    written = (Column("Bằng văn bản", 17, "center"),) if has_written else ()
    return (
        ORDINAL,
        Column(name, 31 if has_written else 48),
        Column("Đồng ý", 15, "center"),
        Column("Không đồng ý", 18, "center"),
        *written,
        Column("Không hợp lệ", 18, "center"),
        Column("Tỷ lệ", 38, "center"),
        Column("Kết quả", 17, "center"),
    )


def _answer(row: _Row) -> str:
    """Give the vote on a question, such as whether the minutes are right, as a sentence."""
    counted = _counted(row.tally, row.rule)
    return (
        f"- Đồng ý: {counted[0]}; không đồng ý: {counted[1]}; không hợp lệ: {counted[2]}. "
        f"{counted[3]}: {row.outcome.lower()}."
    )


def _cells(row: _Row, has_written: bool) -> tuple[str, ...]:
    if row.tally is None or row.rule is None:
        counted = ("", "", "", "")
    else:
        counted = _counted(row.tally, row.rule)
    written = (_written(row),) if has_written else ()
    return (row.name, *counted[:2], *written, *counted[2:], row.outcome)


def _written(row: _Row) -> str:
    """Give "đồng ý 01", or both sides."""
    sides = zip(("đồng ý", "không đồng ý"), row.written, strict=True)
    return ", ".join(f"{word} {two_digits(votes)}" for word, votes in sides if votes) or "–"


def _counted(tally: Tally, rule: Rule) -> tuple[str, str, str, str]:
    """Give the votes for and against, written ones among them where they count, the lines that are
    no vote, and the arithmetic."""
    against = tally.disagree + (tally.written_disagree if rule.with_written else 0)
    return (
        two_digits(tally.count.votes(rule)),
        two_digits(against),
        two_digits(tally.invalid),
        tally.result(rule).sum_in_words,
    )


def barred_in_words(rows: Sequence[tuple[str, Sequence[str]]]) -> list[Block]:
    """Give who did not vote on which name and why; nothing where everybody did."""
    own = [name for _, barred in rows for name in map(whose_own, barred) if name]
    others = [
        f"{name}: {'; '.join(reasons)}"
        for name, barred in rows
        if (reasons := [reason for reason in barred if not whose_own(reason)])
    ]
    told = [f"- Không biểu quyết về hồ sơ của mình: {', '.join(own)}."] if own else []
    told += [f"- Không biểu quyết: {'. '.join(others)}."] if others else []
    return [Paragraph(sentence) for sentence in told]


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
