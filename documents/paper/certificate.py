"""A certificate (giấy chứng nhận, giấy khen) on an A4 sheet on its side: what stands on it, where,
and its PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from documents.paper.letter import Numbered, Signature
from documents.paper.measuring import Face, Fitted, fitted, wrapped
from documents.paper.placing import Code, Ink, Line, Placed, SealRoom, Sheets, height
from documents.paper.printable import printable
from documents.paper.verification import Verification
from documents.press import orders as press
from documents.press import rendering

WIDTH, HEIGHT = 297.0, 210.0
MIDDLE = WIDTH / 2
TOP, BOTTOM = 44.0, 188.0  # below the emblem; above the frame
BODY = 225.0
LEFT, NOTES = 28.0, 122.0
SIGNER, SIGNERS_ROOM = 213.0, 108.0  # the middle of the signature, and how wide it is
SEAL = 25.0  # left free for signature and seal
CODE = 22.0
FRAME, FLAGS = "certificate.svg", "flags.svg"


@dataclass(frozen=True)
class Certificate(Numbered):
    """A certificate, ready to print.

    From top to bottom: `issuer` ("Chủ tịch Ủy ban nhân dân xã Quảng Thành"), `verb` ("Tặng"),
    `title` ("Giấy khen"), `lead` ("Chứng nhận"), the `name` of who receives it, `body` (who that
    is, what for), and at the foot `notes` ("Số quyết định …") beside the signature. `abstract` says
    in one line, without naming a person, what it is for: lists and the page that verifies it show
    that. `has_flags`: red flags stand on both sides of the emblem.

    Source for giấy khen and CSTĐCS: Nghị định 98/2023/NĐ-CP, Điều 104.
    """

    issuer: tuple[str, ...]
    title: str
    name: str
    abstract: str
    verb: str = ""
    lead: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    place: str = ""
    issued_on: date | None = None
    number: str = ""
    symbol: str = ""
    signature: Signature = field(default_factory=Signature)
    verification: Verification | None = None
    has_flags: bool = False

    @property
    def kind(self) -> str:
        return self.title

    @property
    def author(self) -> str:
        return " ".join(self.issuer)

    @property
    def note_lines(self) -> tuple[str, ...]:
        return tuple(line for line in (self.number_line, *self.notes) if line)


def pdf(certificate: Certificate) -> bytes:
    """Give the certificate as PDF/A-3b; errors as those of `printed.pdf`."""
    return pdf_of_many([certificate])


def pdf_of_many(certificates: Sequence[Certificate]) -> bytes:
    """Give several certificates of one kind as one PDF, a sheet each, with a bookmark for each
    name."""
    return rendering.only(order_of(certificates))


def order_of(certificates: Sequence[Certificate]) -> press.Order:
    """Give what the press needs to print certificates of one kind."""
    first = printable(certificates[0])
    sheets = Sheets(
        title=first.title,
        author=first.author,
        abstract=first.abstract,
        created=first.issued_on.isoformat() if first.issued_on else "",
        placed=[placed(certificate) for certificate in certificates],
        width=WIDTH,
        height=HEIGHT,
        stamps=(FRAME, FLAGS) if first.has_flags else (FRAME,),
    )
    return order_of_sheets(sheets)


def order_of_sheets(sheets: Sheets) -> press.Order:
    """Give what the press needs to print lines at their places; stamps lie once in the file."""
    from django.template.loader import render_to_string

    html = render_to_string("documents/sheets.html", {"sheets": sheets})
    return press.page(html, "certificate", stamps=sheets.stamps)


def placed(certificate: Certificate) -> Placed:
    """Give where each line of a certificate stands: the words above as large as they can be over
    the foot, the name shrunk or broken, and nothing outside the frame."""
    paper = printable(certificate)
    foot = [*_notes(paper), *_signer(paper)]
    room = min(line.y for line in foot if line.x == SIGNER) - TOP - 2
    scale = 1.0
    while not (words := _words(paper, scale, room)):
        scale *= 0.95
    name = foot[-1]
    seal = SealRoom(SIGNER - SIGNERS_ROOM / 2, name.y - SEAL, SIGNERS_ROOM, SEAL)
    return Placed(certificate.name, (*words, *foot), _code(paper, foot), seal)


@dataclass(frozen=True)
class _Item:
    """A piece of the words above the foot, and the room before it."""

    text: str
    face: Face
    size: float
    before: float = 0
    ink: Ink = "black"
    lines: int | None = None
    stays_whole: bool = False
    is_underlined: bool = False

    def at(self, scale: float) -> Fitted:
        """Give its lines at a scale; without a number of `lines` it takes as many as it needs."""
        size = self.size * scale
        if self.lines is None:
            return Fitted(wrapped(self.text, self.face, size, BODY), size)
        whole = self.stays_whole
        return fitted(self.text, self.face, size, BODY, lines=self.lines, stays_whole=whole)


def _items(paper: Certificate) -> Iterator[_Item]:
    yield _Item("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 15, lines=1)
    yield _Item("Độc lập - Tự do - Hạnh phúc", "bold", 15, lines=1, is_underlined=True)
    for number, line in enumerate(paper.issuer):
        before = 0 if number else 4.5
        yield _Item(line.upper(), "bold", 17, before, "red", lines=2)
    if paper.verb:
        yield _Item(paper.verb.upper(), "bold", 16, 1)
    size = 46 if len(paper.title) <= 12 else 36
    yield _Item(paper.title.upper(), "bold", size, 0.5, "red", lines=2, stays_whole=True)
    for line in paper.lead:
        yield _Item(line, "italic", 16, 1)
    yield _Item(paper.name, "bold", 26, 1, lines=2, stays_whole=True)
    for line in (line for text in paper.body for line in text.splitlines()):
        yield _Item(line, "regular", 17, 0.8)


def _words(paper: Certificate, scale: float, room: float) -> list[Line] | None:
    """Give the words above the foot at a scale; None where they take more than the room."""
    items = [(item, item.at(scale)) for item in _items(paper)]
    gap = sum(item.before * scale for item, _ in items)
    used = sum(len(fitting.lines) * height(fitting.size) for _, fitting in items)
    spare = room - used - gap
    if spare < 0:
        return None
    loose = 1 + min(0.6 * spare / gap, 1.5)  # spare room widens the gaps first
    lines, y = [], TOP
    for item, fitting in items:
        y += item.before * scale * loose
        for text in fitting.lines:
            line = Line(text, MIDDLE, y, fitting.size, item.face, ink=item.ink)
            lines.append(replace(line, is_underlined=item.is_underlined))
            y += height(fitting.size)
    return lines


def _signer(paper: Certificate) -> list[Line]:
    signature = paper.signature
    above = [(paper.date_line, "bold-italic", 14.5)]
    above += [(line.upper(), "bold", 15) for line in signature.authority]
    above += [(signature.note, "italic", 12)] if signature.note else []
    fitting = [(fitted(text, face, size, SIGNERS_ROOM), face) for text, face, size in above]
    name = fitted(signature.name_line, "bold", 15.5, SIGNERS_ROOM, stays_whole=True)
    y = BOTTOM - height(name.size) - SEAL - sum(height(fit.size) for fit, _ in fitting)
    lines = []
    for fit, face in fitting:
        lines.append(Line(fit.lines[0], SIGNER, y, fit.size, face))
        y += height(fit.size)
    return [*lines, Line(name.lines[0], SIGNER, y + SEAL, name.size, "bold")]


def _notes(paper: Certificate) -> list[Line]:
    fitting = [
        fitted(text, "bold-italic", 13, NOTES, lines=2, stays_whole=True)
        for text in paper.note_lines
    ]
    y = BOTTOM - sum(len(fit.lines) * height(fit.size) for fit in fitting)
    lines = []
    for fit in fitting:
        for text in fit.lines:
            lines.append(Line(text, LEFT, y, fit.size, "bold-italic", "left"))
            y += height(fit.size)
    return lines


def _code(paper: Certificate, foot: list[Line]) -> Code | None:
    if not paper.verification:
        return None
    upper = min((line.y for line in foot if line.x == LEFT), default=BOTTOM)
    return Code(paper.verification, LEFT, upper - CODE)
