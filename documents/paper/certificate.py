"""A certificate (giấy chứng nhận, giấy khen) on an A4 sheet on its side: what stands on it, and
its PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from documents.paper.letter import Numbered, Signature
from documents.paper.printable import printable
from documents.paper.verification import Verification
from documents.press import rendering

ROOMY, DENSE = 260, 520  # letters of body that the sheet holds in large and in middle-sized type


@dataclass(frozen=True)
class Certificate(Numbered):
    """A certificate, ready to print.

    From top to bottom: `issuer` (lines, "Chủ tịch Ủy ban nhân dân", "xã Quảng Thành"), `verb`
    ("Tặng"), `title` ("Giấy khen"), `lead` ("Chứng nhận"), the `name` of who receives it, `body`
    (who that is, what for), and at the foot `notes` ("Quyết định số …") beside the signature.
    `abstract` says in one line, without naming a person, what it is for: lists and the page that
    verifies it show that.
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

    @property
    def kind(self) -> str:
        return self.title

    @property
    def author(self) -> str:
        return " ".join(self.issuer)

    @property
    def note_lines(self) -> tuple[str, ...]:
        return tuple(line for line in (self.number_line, *self.notes) if line)

    @property
    def density(self) -> Literal["roomy", "dense", "tight"]:
        """How small the type has to be for all words to stay on the sheet."""
        letters = sum(map(len, self.body)) + 2 * len(self.name)
        if letters <= ROOMY:
            return "roomy"
        return "dense" if letters <= DENSE else "tight"


def pdf(certificate: Certificate) -> bytes:
    """Give the certificate as PDF/A-3b; errors as those of `letter.pdf`."""
    return pdf_of_many([certificate])


def pdf_of_many(certificates: Sequence[Certificate]) -> bytes:
    """Give several certificates as one PDF, a sheet each, with a bookmark for each name."""
    from django.template.loader import render_to_string

    sheets = [printable(one) for one in certificates]
    html = render_to_string("documents/certificate.html", {"certificates": sheets})
    return rendering.pdf(html, stylesheet="certificate")
