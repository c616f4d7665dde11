"""The binding of a dossier: cover, contents, papers and enclosures become one PDF.

Runs in a child of the press. Papers are laid out one by one and written once, so that the typeface
is embedded once; enclosures lie on sheets of ours that bear their name and the page number.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.dossier.marks import LEAF, leaves, number_mark, numbered, reason_mark
from documents.press import printer
from documents.press.taming import PICTURES, Tame, tame
from documents.refusals import UnprintableError

MAX_PAGES = 1500
MILLIMETRE = 72 / 25.4
# Where a stranger's page lies on our sheet: left, bottom, right, top; millimetres.
UPRIGHT = (10, 16, 200, 277)
ACROSS = (10, 16, 287, 190)


@dataclass
class BoundPaper:
    """A laid out paper of the dossier and the page it begins on."""

    document: Any
    begins: int = 0

    @property
    def pages(self) -> list[Any]:
        return self.document.pages


def bind(content: dict[str, Any], file: Path) -> int:
    """Write a dossier (see `dossier.order_of`) and give the number of its pages.

    Raises `UnprintableError` where it has more than 1,500.
    """
    enclosures = content["enclosures"]
    tamed = [
        tame(enclosure["path"], enclosure["kind"], file.parent, f"{file.stem}-{number}")
        for number, enclosure in enumerate(enclosures, start=1)
    ]
    setter = _Setter()
    front = setter.set(content["front"], 1)
    papers = _laid_out(setter, content, tamed, begins=len(front.pages) + 1)
    begins = [paper.begins if paper else None for paper in papers]
    front = setter.set(_filled(content["front"], begins, tamed), 1)
    _mark(papers, content)
    pages = [page for paper in (front, *filter(None, papers)) for page in paper.pages]
    is_ours = not any(tamed_file.file for tamed_file in tamed)
    options = printer.LASTING if is_ours else printer.TAGGED
    front.document.copy(pages).write_pdf(file, **options)
    if not is_ours:
        _lay_in(file, list(zip(enclosures, tamed, papers[len(content["parts"]) :], strict=True)))
    return len(pages)


def load() -> None:
    """Load what joins papers, and tames each file that is enclosed; nothing is opened."""
    import pikepdf  # noqa: F401


class _Setter:
    """Lays out papers that share one font configuration and the stylesheets."""

    def __init__(self) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self.fonts = FontConfiguration()
        self.styles = [printer.style("letter"), printer.style("dossier")]

    def set(self, html: str, begins: int, images: dict[str, Path] | None = None) -> BoundPaper:
        counted = f"@page :first {{ counter-reset: dossier {begins - 1} }}"
        styles = [*self.styles, printer.weasyprint().CSS(string=counted)]
        return BoundPaper(printer.laid_out(html, styles, fonts=self.fonts, images=images), begins)


def _laid_out(
    setter: _Setter, content: dict[str, Any], tamed: list[Tame], *, begins: int
) -> list[BoundPaper | None]:
    """Give papers and enclosures in their order; None for an enclosure without pages."""
    papers: list[BoundPaper | None] = []
    for part in content["parts"]:
        papers.append(setter.set(part["html"], begins))
        begins += len(papers[-1].pages)
    _refuse_too_many(begins - 1 + sum(len(tamed_file.pages) for tamed_file in tamed))
    for enclosure, tamed_file in zip(content["enclosures"], tamed, strict=True):
        papers.append(_sheets(setter, enclosure, tamed_file, begins) if tamed_file.pages else None)
        begins += len(tamed_file.pages)
    return papers


def _refuse_too_many(pages: int) -> None:
    """Refuse before sheets are laid out for nothing."""
    if pages > MAX_PAGES:
        raise UnprintableError(
            f"Hồ sơ có {pages} trang, quá {MAX_PAGES} trang. Hãy bỏ bớt tài liệu kèm theo "
            "rồi in lại."
        )


def _sheets(setter: _Setter, enclosure: dict[str, Any], tamed: Tame, begins: int) -> BoundPaper:
    # One address for each picture: WeasyPrint knows pictures of a file by their addresses.
    image = f"enclosure:{begins}" if enclosure["kind"] in PICTURES else ""
    html = enclosure["html"].replace(LEAF, leaves(tamed.pages, image))
    return setter.set(html, begins, {image: Path(tamed.file)} if image else None)


def _filled(front: str, begins: list[int | None], tamed: list[Tame]) -> str:
    """Give the contents with the pages on which things begin, and why others are only listed."""
    for number, page in enumerate(begins, start=1):
        front = front.replace(number_mark(number), numbered(number, page))
    for number, enclosed in enumerate(tamed, start=1):
        front = front.replace(
            reason_mark(number), f"({enclosed.reason})" if enclosed.reason else ""
        )
    return front


def _mark(papers: list[BoundPaper | None], content: dict[str, Any]) -> None:
    """Give each paper the bookmark and the anchor that the contents lead to."""
    titles = [part["title"] for part in (*content["parts"], *content["enclosures"])]
    for number, (paper, title) in enumerate(zip(papers, titles, strict=True), start=1):
        if paper is None:
            continue
        for page in paper.pages:
            page.bookmarks[:] = [(level + 1, *rest) for level, *rest in page.bookmarks]
        paper.pages[0].bookmarks.insert(0, (1, title, (0, 0), "closed"))
        paper.pages[0].anchors[f"thing-{number}"] = (0, 0, 0, 0)


def _lay_in(file: Path, enclosures: list[tuple[dict[str, Any], Tame, BoundPaper | None]]) -> None:
    """Put the pages of strangers on their sheets, and attach what must stay as it was signed."""
    import pikepdf

    with pikepdf.open(file, allow_overwriting_input=True) as dossier:
        for enclosure, tamed, sheets in enclosures:
            if tamed.is_attached:
                _attach(dossier, enclosure["title"], tamed)
            elif sheets and enclosure["kind"] not in PICTURES:
                _overlay(dossier, tamed, sheets.begins - 1)
        dossier.save(file, deterministic_id=True)


def _overlay(dossier: Any, tamed: Tame, first: int) -> None:
    import pikepdf

    with pikepdf.open(tamed.file) as theirs:
        for number, (page, across) in enumerate(zip(theirs.pages, tamed.pages, strict=True)):
            place = pikepdf.Rectangle(*(edge * MILLIMETRE for edge in _place(across)))
            dossier.pages[first + number].add_overlay(page, place)


def _place(across: bool) -> tuple[int, int, int, int]:
    return ACROSS if across else UPRIGHT


def _attach(dossier: Any, title: str, tamed: Tame) -> None:
    import pikepdf

    name = f"{len(dossier.attachments) + 1:02}. {title}.pdf"
    dossier.attachments[name] = pikepdf.AttachedFileSpec(
        dossier,
        Path(tamed.file).read_bytes(),
        filename=name,
        mime_type="application/pdf",
        relationship=pikepdf.Name.Supplement,
    )
