"""A long paper whose halves two processes lay out at once, joined into one file.

Runs in a child of the press. The cut lies where a page ends (`documents.paper.paging`); where the
pages come out otherwise, or a half fails, the paper is laid out whole.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from documents.press import printer


def make(html: str, stylesheet: str, halves: dict[str, Any], file: Path) -> int:
    """Write the paper and give its pages: `halves` are the pages of HTML `first` and `second`, and
    how many `pages` of its last annex the first half has."""
    other = file.with_suffix(".half")
    helper = os.fork()
    if helper == 0:
        _help(halves["second"], stylesheet, other)
    document = printer.laid_out(halves["first"], [printer.style(stylesheet)])
    is_cut_well = _of_last_annex(document) == halves["pages"]
    if is_cut_well:
        document.write_pdf(file, **printer.LASTING)
    else:
        os.kill(helper, signal.SIGKILL)
    is_whole = os.waitstatus_to_exitcode(os.waitpid(helper, 0)[1]) == 0
    if is_cut_well and is_whole:
        return _joined(file, other)
    paper, pages = printer.make(html, stylesheet)
    file.write_bytes(paper)
    return pages


def _help(html: str, stylesheet: str, file: Path) -> None:
    code = 1
    try:
        file.write_bytes(printer.make(html, stylesheet)[0])
        code = 0
    finally:
        os._exit(code)


def _of_last_annex(document: Any) -> int:
    """Give how many pages the last annex has; the title of an annex is a bookmark."""
    titled = [
        at for at, page in enumerate(document.pages) if any(b[0] == 1 for b in page.bookmarks)
    ]
    return len(document.pages) - titled[-1]


def _joined(file: Path, other: Path) -> int:
    """Append the second half with its bookmarks and its tags, and give the pages of both."""
    import pikepdf

    with pikepdf.open(file, allow_overwriting_input=True) as paper, pikepdf.open(other) as half:
        before = len(paper.pages)
        bookmarks = _bookmarks(half)
        _tell_apart(half, _numbers(paper))
        paper.pages.extend(half.pages)
        _take_in_tags(paper, half)
        with paper.open_outline() as outline:
            for title, page in bookmarks:
                outline.root.append(pikepdf.OutlineItem(title, before + page))
        paper.save(file, deterministic_id=True)
        return len(paper.pages)


def _bookmarks(half: Any) -> list[tuple[str, int]]:
    pages = {page.obj.objgen: number for number, page in enumerate(half.pages)}
    with half.open_outline() as outline:
        return [(item.title, pages[item.destination[0].objgen]) for item in outline.root]


def _numbers(pdf: Any) -> int:
    """Give a number above those by which pages and links find their tags."""
    return int(pdf.Root.StructTreeRoot.ParentTree.Nums[-2]) + 1


def _tell_apart(half: Any, first: int) -> None:
    """Give pages and links of the half numbers that the other half does not use."""
    for page in half.pages:
        page.obj.StructParents = int(page.obj.StructParents) + first
        for link in page.obj.get("/Annots", ()):
            link.StructParent = int(link.StructParent) + first
    numbers = half.Root.StructTreeRoot.ParentTree.Nums
    for at in range(0, len(numbers), 2):
        numbers[at] = int(numbers[at]) + first


def _take_in_tags(paper: Any, half: Any) -> None:
    """Hang what the half says of its structure below the structure of the paper."""
    ours = paper.Root.StructTreeRoot
    theirs = paper.copy_foreign(half.Root.StructTreeRoot)
    for part in theirs.K[0].K:
        part.P = ours.K[0]
        ours.K[0].K.append(part)
    ours.ParentTree.Nums.extend(theirs.ParentTree.Nums)
