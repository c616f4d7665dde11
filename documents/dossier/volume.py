"""Many finished dossiers joined into one file with a contents page before them, or bare.

Runs in a child of the press; all files are ours, and their links and bookmarks stay alive.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from documents.dossier.marks import number_mark, numbered
from documents.press import printer
from documents.refusals import UnprintableError

MAX_PAGES = 5000
MAX_BYTES = 400 * 1024 * 1024


def join(content: dict[str, Any], file: Path) -> int:
    """Write the volume (see `jobs`) and give its pages; `UnprintableError` where it is too big."""
    import pikepdf

    files = [Path(dossier["path"]) for dossier in content["dossiers"]]
    if sum(path.stat().st_size for path in files) > MAX_BYTES:
        raise UnprintableError("Tệp gộp sẽ quá lớn (trên 400 MB). Hãy tải từng hồ sơ.")
    begins = _write_front(content, file) if content["front"] else []
    if not begins:
        pikepdf.new().save(file)
    with pikepdf.open(file, allow_overwriting_input=True) as volume:
        for entry in content["dossiers"]:
            with pikepdf.open(entry["path"]) as dossier:
                _append(volume, dossier, entry["title"])
        if begins:
            _link_front(volume, begins)
        if len(volume.pages) > MAX_PAGES:
            raise UnprintableError(f"Tệp gộp sẽ quá {MAX_PAGES} trang. Hãy tải từng hồ sơ.")
        volume.save(file, deterministic_id=True)
        return len(volume.pages)


def _write_front(content: dict[str, Any], file: Path) -> list[int]:
    """Write the contents alone and give the page of the file on which each dossier begins."""
    styles = [printer.style("letter"), printer.style("dossier")]
    blank = printer.laid_out(content["front"], styles)
    counts = [dossier["pages"] for dossier in content["dossiers"]]
    begins = [len(blank.pages) + 1 + before for before in accumulate([0, *counts[:-1]])]
    html = content["front"]
    for number, page in enumerate(begins, start=1):
        html = html.replace(number_mark(number), numbered(number, page))
    front = printer.laid_out(html, styles)
    for number in range(1, len(begins) + 1):
        front.pages[0].anchors[f"thing-{number}"] = (0, 0, 0, 0)  # led to the right page below
    front.write_pdf(file, presentational_hints=True)
    return begins


def _append(volume: Any, dossier: Any, title: str) -> None:
    """Append a dossier with its links, bookmarks and attached files."""
    import pikepdf

    first = len(volume.pages)
    places = _places(dossier)
    items = _outline_of(dossier)
    volume.pages.extend(dossier.pages)
    for page in volume.pages[first:]:
        _lead(volume, page, {name: first + at for name, at in places.items()})
    for name, spec in dossier.attachments.items():
        kept = f"{len(volume.attachments) + 1:03}. {name}"
        content = spec.get_file().read_bytes()
        volume.attachments[kept] = pikepdf.AttachedFileSpec(
            volume, content, filename=kept, mime_type="application/pdf"
        )
    with volume.open_outline() as outline:
        outline.root.append(_item(title, first, items))


def _places(dossier: Any) -> dict[str, int]:
    """Give the page, from 0, that each name of the file leads to."""
    import pikepdf

    if "/Names" not in dossier.Root or "/Dests" not in dossier.Root.Names:
        return {}
    numbers = {page.obj.objgen: number for number, page in enumerate(dossier.pages)}
    tree = pikepdf.NameTree(dossier.Root.Names.Dests)
    return {name: numbers[place[0].objgen] for name, place in tree.items()}


def _lead(volume: Any, page: Any, places: dict[str, int]) -> None:
    """Let links by name lead to pages of the volume, which has other names."""
    import pikepdf

    for link in page.obj.get("/Annots", ()):
        name = str(link.get("/Dest", ""))
        if name in places:
            target = volume.pages[places[name]].obj
            link.Dest = pikepdf.Array([target, pikepdf.Name.XYZ, None, None, None])


def _link_front(volume: Any, begins: list[int]) -> None:
    places = {f"thing-{number}": page - 1 for number, page in enumerate(begins, start=1)}
    for page in volume.pages[: begins[0] - 1]:
        _lead(volume, page, places)


def _outline_of(dossier: Any) -> list[tuple[str, int, list[Any]]]:
    numbers = {page.obj.objgen: number for number, page in enumerate(dossier.pages)}

    def read(items: list[Any]) -> Iterator[tuple[str, int, list[Any]]]:
        for item in items:
            yield item.title, numbers[item.destination[0].objgen], list(read(item.children))

    with dossier.open_outline() as outline:
        return list(read(outline.root))


def _item(title: str, first: int, children: list[tuple[str, int, list[Any]]], at: int = 0) -> Any:
    import pikepdf

    item = pikepdf.OutlineItem(title, first + at)
    item.is_closed = True
    item.children.extend(_item(name, first, below, page) for name, page, below in children)
    return item
