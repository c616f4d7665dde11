"""What of an office file runs, is fetched, or is another file. Runs in the child that opens it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from xml.etree import ElementTree

from sandbox.archives import archive_of, check_xml, is_xml, pieces
from sandbox.refusals import FileError

from . import contents, pictures
from .kinds import FileKind

MAIN_PART = {
    FileKind.DOCX: "word/document.xml",
    FileKind.XLSX: "xl/workbook.xml",
    FileKind.ODT: "content.xml",
}
_MACRO_FOLDERS = ("Basic/", "Scripts/")  # of OpenDocument
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/control")
_FAR = re.compile(r"(?:https?|ftp|mhtml|ms-\w+):|\\\\|//|file:/*\\\\|file://[^/]", re.IGNORECASE)

MACROS = (
    "Tệp có macro (chương trình nhúng bên trong). Hãy lưu lại thành tệp không có macro, hoặc thành "
    "PDF, rồi tải lại."
)
OLE = (
    "Tệp có đối tượng nhúng của chương trình khác (OLE, ActiveX). Hãy bỏ đối tượng đó hoặc đổi nó "
    "thành ảnh, hoặc lưu tệp thành PDF, rồi tải lại."
)
PROGRAM = (
    "Bên trong tệp có một chương trình máy tính. Không mở tệp này; hãy hỏi lại người đã gửi nó cho "
    "Ông/Bà."
)
FETCHED = (
    "Tệp tự tải mẫu hoặc nội dung từ nơi khác trên mạng khi mở. Hãy mở tệp, lưu lại thành PDF rồi "
    "chọn tệp PDF đó."
)


def kind_of(content: bytes) -> FileKind | None:
    """Give the kind of an office file by its main part; None for another archive."""
    with archive_of(content) as archive:
        names = {*archive.namelist()}
    return next((kind for kind, part in MAIN_PART.items() if part in names), None)


def checked(content: bytes, kind: FileKind) -> Iterator[bytes]:
    """Give the files that are embedded in an office file; `FileError` for one that has a
    password, is broken, too large, or active."""
    with archive_of(content) as archive:
        names = archive.namelist()
        if MAIN_PART[kind] not in names:
            raise FileError(contents.disagreement(kind))
        if any(_is_macro(name) for name in names):
            raise FileError(MACROS)
        for name in names:
            if is_xml(name):
                _check_xml(archive, name)
            else:
                yield from _embedded(archive, name)


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith(_MACRO_FOLDERS)


def _check_xml(archive: zipfile.ZipFile, name: str) -> None:
    check_xml(archive, name)
    if "/activeX/" in name:
        raise FileError(OLE)
    if name.endswith(".rels") and any(map(_is_fetched, ElementTree.fromstring(archive.read(name)))):
        raise FileError(FETCHED)


def _is_fetched(link: ElementTree.Element) -> bool:
    is_far = link.get("TargetMode") == "External" and _FAR.match(link.get("Target", ""))
    return bool(is_far) and link.get("Type", "").endswith(_FETCHED)


def _embedded(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Read a member to its end and give it where it is an office file itself."""
    beginning = b""
    for piece in pieces(archive, name):
        beginning = beginning or piece[: contents.LONGEST_BEGINNING]
    if contents.is_old_office(beginning):
        raise FileError(OLE)
    if contents.is_program(beginning):
        raise FileError(PROGRAM)
    kinds = contents.may_be(beginning)
    if kinds & MAIN_PART.keys() or FileKind.PDF in kinds:
        yield archive.read(name)
    elif kinds:
        with suppress(OSError, SyntaxError, ValueError):  # a broken picture harms nobody
            pictures.check_size(BytesIO(archive.read(name)))
