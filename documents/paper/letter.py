"""An administrative letter: what stands on it. Its PDF is made in `printed`, its Word file in
`word`.

The layout is that of Nghị định 30/2020/NĐ-CP, Phụ lục I; numbers in brackets name its clauses
(phần I, mục II).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from documents.paper.verification import Verification
from vietnamese.dates import long_date

NO_BREAK = "\u00a0"
BLANK_NUMBER = NO_BREAK * 8
BLANK_DATE = f"ngày{NO_BREAK * 6}tháng{NO_BREAK * 6}năm{NO_BREAK * 8}"
BLANK_NAME = "………………………"

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Heading:
    """A heading with its numeral: "I. MỤC ĐÍCH" (level 1) or "1. Mục đích" (level 2)."""

    kind: ClassVar = "heading"
    level: Literal[1, 2]
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; items of a list keep their mark in the text ("a) …", "- …", "+ …").

    `lead` is printed bold before the text, as "Điều 1." is.
    """

    kind: ClassVar = "paragraph"
    text: str
    lead: str = ""

    @property
    def opening(self) -> str:
        return f"{self.lead} " if self.lead else ""


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its share of the page in millimetres, scaled to fill it."""

    title: str
    width: int
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A table whose header repeats on every page; `totals`, if any, is its bold last row. One that
    `is_dense` is set smaller, for books of many columns."""

    kind: ClassVar = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()
    is_dense: bool = False

    @property
    def size(self) -> float:
        """The size of its type, in points."""
        return 10.5 if self.is_dense else 13

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the table's width that each column takes; together 1."""
        total = sum(column.width for column in self.columns)
        return tuple(column.width / total for column in self.columns)

    @property
    def percents(self) -> tuple[str, ...]:
        return tuple(f"{share:.2%}" for share in self.shares)

    @property
    def aligns(self) -> tuple[Align, ...]:
        return tuple(column.align for column in self.columns)

    @property
    def aligned_rows(self) -> list[list[tuple[Align, str]]]:
        return [list(zip(self.aligns, row, strict=True)) for row in self.rows]

    @property
    def aligned_totals(self) -> list[tuple[Align, str]]:
        return list(zip(self.aligns, self.totals, strict=True))


@dataclass(frozen=True)
class PageBreak:
    """What follows stands on a new page; only in letters on their way to the press."""

    kind: ClassVar = "break"


Block = Heading | Paragraph | Table | PageBreak


@dataclass(frozen=True)
class Recipient:
    """A line of Nơi nhận (II.9)."""

    name: str
    for_report: bool = False


@dataclass(frozen=True)
class Signature:
    """Who signs (II.7): `authority` are the lines above the name, such as "TM. ỦY BAN NHÂN DÂN" and
    "CHỦ TỊCH"; without a name a dotted line waits for it, unless a seal alone belongs there. `note`
    stands under the authority: "(Ký, ghi rõ họ và tên)"."""

    authority: tuple[str, ...] = ()
    name: str = ""
    note: str = ""
    is_seal: bool = False

    @property
    def name_line(self) -> str:
        return self.name or ("" if self.is_seal else BLANK_NAME)


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own, numbered from 1: "PHỤ LỤC I", its name, what it belongs to.
    One that `goes_on` has begun elsewhere: it shows its title no more."""

    title: str
    name: str
    belongs_to: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False
    goes_on: bool = False


class Numbered:
    """The lines that say which paper it is: its number, its place and day."""

    number: str
    symbol: str
    place: str
    issued_on: date | None

    @property
    def number_line(self) -> str:
        """ "Số: 12/KH-UBND" (II.3), or with room for the number; empty for papers without one."""
        if not (self.number or self.symbol):
            return ""
        return f"Số: {self.number or f'{BLANK_NUMBER}/{self.symbol}'}"

    @property
    def date_line(self) -> str:
        """ "Quảng Thành, ngày 15 tháng 01 năm 2021" (II.4), or with room for the day."""
        day = long_date(self.issued_on) if self.issued_on else BLANK_DATE
        return f"{self.place}, {day}" if self.place else day


@dataclass(frozen=True)
class Letter(Numbered):
    """A letter, ready to print. What is empty leaves a blank to fill in, or nothing where a letter
    may lack the part.

    `superior` and `issuer` may have several lines. `symbol` is what follows the number while there
    is none yet ("KH-UBND"); a paper with neither, such as minutes, has no line for it. `witness`
    signs at the left, where letters have Nơi nhận, and `between`, if anybody, in the middle.
    Without a `kind` (II.5) the letter is a công văn and its abstract stands under the number. An
    issued letter carries the QR code of its `verification` below Nơi nhận. A decision names who
    decides it, its `authority`. `mark` says in the head what the paper is not yet: "DỰ THẢO".
    """

    issuer: str
    kind: str
    abstract: str
    superior: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    authority: str = ""
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signature: Signature = Signature()
    witness: Signature | None = None
    between: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    annexes: tuple[Annex, ...] = ()
    verification: Verification | None = None
    mark: str = ""

    @property
    def title(self) -> str:
        """The letter in one line, for lists and for the properties of its file."""
        return " ".join(part for part in (self.kind, self.number, self.abstract) if part)

    @property
    def author(self) -> str:
        return " ".join(self.issuer.split())

    @property
    def abstract_line(self) -> str:
        """The abstract as its kind of letter has it: "V/v …" under the number of a công văn."""
        return self.abstract if self.kind else f"V/v {self.abstract}"

    @property
    def addressee_lines(self) -> tuple[str, ...]:
        """ "Kính gửi: …" in one line for one addressee, else a list below it (II.9)."""
        if len(self.addressees) == 1:
            return (f"Kính gửi: {ended(self.addressees[0], '.')}",)
        listed = tuple(f"- {line}" for line in enumeration(self.addressees))
        return ("Kính gửi:", *listed) if listed else ()

    @property
    def authority_lines(self) -> tuple[str, ...]:
        """Who decides, in the middle above the bases of a decision."""
        return (self.authority,) if self.authority else ()

    @property
    def resolution_lines(self) -> tuple[str, ...]:
        """ "Quyết định:" between the bases and the articles of a decision."""
        return (f"{self.kind}:",) if self.authority else ()

    @property
    def basis_lines(self) -> tuple[str, ...]:
        return enumeration(self.bases)

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        names = tuple(
            f"{ended(recipient.name)} (để báo cáo)" if recipient.for_report else recipient.name
            for recipient in self.recipients
        )
        return tuple(f"- {line}" for line in enumeration(names))


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def numbered(sections: Iterable[tuple[str, Sequence[Block]]]) -> list[Block]:
    """Give the sections that have something in them, with numerals that close up."""
    filled = [(title, blocks) for title, blocks in sections if blocks]
    return [
        block
        for numeral, (title, blocks) in zip(ROMAN, filled, strict=False)
        for block in (Heading(1, f"{numeral}. {title}"), *blocks)
    ]


def enumeration(items: tuple[str, ...]) -> tuple[str, ...]:
    """Give the items of one list as it is written: each ends ";", the last ".\""""
    marks = [";"] * (len(items) - 1) + ["."]
    return tuple(ended(item, mark) for item, mark in zip(items, marks, strict=False))


def ended(text: str, mark: str = "") -> str:
    """Give the text ending in `mark` instead of whatever mark ended it."""
    return text.rstrip(" .;,") + mark


def closed(text: str) -> str:
    """Give the last paragraph of a letter: it ends "./." (I.2)."""
    return ended(text.removesuffix("./."), "./.")
