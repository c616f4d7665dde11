"""A whole dossier as one PDF: cover, contents, papers, and what is enclosed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from documents.dossier import binding, marks, volume
from documents.paper.letter import Letter
from documents.paper.printable import printable
from documents.press import printer, stamping, taming
from documents.press.orders import Order
from documents.press.rendering import only
from documents.refusals import UnprintableError
from sandbox.limits import Limits

LIMITS = Limits(processor_seconds=150, megabytes=1536, seconds=240)
MAX_ENCLOSURES = 200
_MAKERS = (binding, marks, printer, stamping, taming, volume)
_LIBRARIES = ("weasyprint", "pikepdf", "pillow")


@dataclass(frozen=True)
class Part:
    """A paper of the dossier, by the name that the contents and the bookmarks give it."""

    title: str
    letter: Letter


@dataclass(frozen=True)
class Enclosure:
    """A file that somebody brought: its path in the media storage, its kind ("pdf", "jpg", "png",
    "docx", "xlsx", "odt"), and what the contents say of it."""

    title: str
    path: str = field(metadata={"is_exact": True})
    kind: str
    note: str = ""


@dataclass(frozen=True)
class Dossier:
    """A dossier, ready to print.

    `title` stands in large letters on the cover; the first of `subject_lines` is whom it is about,
    the others are the award, the position, the unit. `title`, `superior` and `issuer` may have
    several lines, as on a letter; `place` and `year` close the cover.
    """

    title: str
    subject_lines: tuple[str, ...]
    parts: tuple[Part, ...]
    enclosures: tuple[Enclosure, ...] = ()
    superior: str = ""
    issuer: str = ""
    place: str = ""
    year: int | None = None

    @property
    def name(self) -> str:
        """The dossier in one line, for lists and for the properties of its file."""
        return " - ".join((" ".join(self.title.split()), *self.subject_lines[:2]))

    @property
    def author(self) -> str:
        return " ".join(self.issuer.split())

    @property
    def last_line(self) -> str:
        """What closes the cover: "Quảng Thành, năm 2021"."""
        year = f"năm {self.year}" if self.year else ""
        return ", ".join(part for part in (self.place, year) if part)


def pdf(dossier: Dossier) -> bytes:
    """Give the dossier as one PDF; PDF/A-3b where it holds papers of ours alone.

    Raises `UnprintableError`. Whole batches go through `jobs.ask`.
    """
    return only(order_of(dossier))


def order_of(dossier: Dossier, about: Any = None) -> Order:
    """Give what the press needs; raises `UnprintableError` for more than 200 enclosures."""
    if len(dossier.enclosures) > MAX_ENCLOSURES:
        raise UnprintableError(
            f"Hồ sơ có {len(dossier.enclosures)} tài liệu kèm theo, quá {MAX_ENCLOSURES}. "
            "Hãy bỏ bớt rồi in lại."
        )
    return Order("dossier", _content(dossier), LIMITS, about)


def content_key(order: Order) -> str:
    """Give the SHA-256 of all that goes into a document: its pages, styles, the files enclosed,
    what makes it, and the libraries. Equal keys are equal documents."""
    key = hashlib.sha256(json.dumps(order.content, sort_keys=True).encode())
    for enclosure in order.content.get("enclosures", ()):
        key.update(_file_hash(Path(enclosure["path"])))
    ours = (*printer.STYLES.glob("*.css"), *printer.IMAGES.glob("*.svg"))
    for source in (*ours, *(Path(maker.__file__) for maker in _MAKERS)):
        key.update(_file_hash(source))
    key.update(repr([version(name) for name in _LIBRARIES]).encode())
    return key.hexdigest()


def _content(dossier: Dossier) -> dict[str, Any]:
    clean = printable(dossier)
    return {
        "front": _front(clean),
        "parts": [_part(part) for part in clean.parts],
        "enclosures": [
            _enclosure(n, enclosure) for n, enclosure in enumerate(clean.enclosures, start=1)
        ],
    }


def _front(dossier: Dossier) -> str:
    parts = [
        {"thing": part, "page": marks.number_mark(number)}
        for number, part in enumerate(dossier.parts, start=1)
    ]
    enclosures = [
        {
            "thing": enclosure,
            "page": marks.number_mark(len(parts) + number),
            "reason": marks.reason_mark(number),
        }
        for number, enclosure in enumerate(dossier.enclosures, start=1)
    ]
    context = {"dossier": dossier, "parts": parts, "enclosures": enclosures}
    return render_to_string("documents/dossier.html", context)


def _part(part: Part) -> dict[str, str]:
    html = render_to_string("documents/letter.html", {"letter": part.letter})
    return {"title": part.title, "html": html}


def _enclosure(number: int, enclosure: Enclosure) -> dict[str, str]:
    context = {"enclosure": enclosure, "number": number, "leaf": marks.LEAF}
    html = render_to_string("documents/enclosure.html", context)
    path = default_storage.path(enclosure.path)
    return {"title": enclosure.title, "kind": enclosure.kind, "path": path, "html": html}


def _file_hash(path: Path) -> bytes:
    if not path.is_file():
        return b"missing"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
