"""The child process that looks inside a stranger's file: `python -m attachments.contents_child pdf`
reads the file from standard input and ends with a `Fault`, or 0.

It runs apart and on short rations: a picture of a few bytes may claim to be as large as a house,
and whatever opens a broken file may break with it. Started by `contents` only.
"""

from __future__ import annotations

import sys
import zipfile
from enum import IntEnum
from io import BytesIO
from xml.parsers import expat

from documents.press.limits import Limits, limit

LIMITS = Limits(processor_seconds=20, megabytes=768, seconds=40)
MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PIXELS = 120_000_000  # the largest cameras of telephones have 108 million

MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
MACRO_FOLDERS = ("Basic/", "Scripts/")  # of OpenDocument


class Fault(IntEnum):
    """Why a file is not taken, as the number that the process ends with."""

    UNREADABLE = 3
    ENCRYPTED = 4
    MACROS = 5
    TOO_MUCH_INSIDE = 6
    ENTITIES = 7
    DISAGREES = 8
    MIXED = 9


class FaultError(Exception):
    """The file has a fault."""

    def __init__(self, fault: Fault):
        super().__init__(fault.name)
        self.fault = fault


def main(kind: str) -> int:
    limit(LIMITS)
    content = sys.stdin.buffer.read()
    try:
        look_inside(content, kind)
    except FaultError as error:
        return error.fault
    except (MemoryError, RecursionError):
        return Fault.TOO_MUCH_INSIDE
    return 0


def look_inside(content: bytes, kind: str) -> None:
    """Raise `FaultError` unless the file is whole, of its kind and of nothing else."""
    if kind in MAIN_PART:
        _look_into_archive(content, kind)
    elif kind == "pdf":
        _look_into_pdf(content)
    else:
        _look_at_picture(content, {"jpg": "JPEG", "png": "PNG"}[kind])
    if kind not in MAIN_PART and zipfile.is_zipfile(BytesIO(content)):
        raise FaultError(Fault.MIXED)


def _look_into_pdf(content: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise FaultError(Fault.ENCRYPTED) from None
    except pikepdf.PdfError:
        raise FaultError(Fault.UNREADABLE) from None
    if not pages:
        raise FaultError(Fault.UNREADABLE)


def _look_at_picture(content: bytes, picture_format: str) -> None:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # ours is asked below
    try:
        with Image.open(BytesIO(content), formats=[picture_format]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise FaultError(Fault.TOO_MUCH_INSIDE)
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise FaultError(Fault.UNREADABLE) from None


def _look_into_archive(content: bytes, kind: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _look_over_members(archive.infolist(), kind)
            for member in archive.infolist():
                _read_through(archive, member)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError):
        raise FaultError(Fault.UNREADABLE) from None
    if b"%PDF-" in content[:1024]:  # where readers of PDF still look for its beginning
        raise FaultError(Fault.MIXED)


def _look_over_members(members: list[zipfile.ZipInfo], kind: str) -> None:
    names = [member.filename for member in members]
    if len(names) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise FaultError(Fault.TOO_MUCH_INSIDE)
    if any(member.flag_bits & 1 for member in members):
        raise FaultError(Fault.ENCRYPTED)
    if MAIN_PART[kind] not in names:
        raise FaultError(Fault.DISAGREES)
    if any(name.lower().endswith("vbaproject.bin") or name.startswith(MACRO_FOLDERS)
           for name in names):  # fmt: skip
        raise FaultError(Fault.MACROS)
    if len(set(names)) < len(names):
        raise FaultError(Fault.UNREADABLE)


def _read_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Read a member to its end, which holds it to its checksum; XML may define no entities of its
    own: that is how a line becomes a thousand million, and no office program writes them."""
    import zlib

    parser = expat.ParserCreate() if member.filename.endswith((".xml", ".rels")) else None
    if parser:
        parser.EntityDeclHandler = _refuse_entity
    try:
        with archive.open(member) as file:
            while chunk := file.read(1024 * 1024):
                if parser:
                    parser.Parse(chunk, False)
            if parser and member.file_size:
                parser.Parse(b"", True)
    except (expat.ExpatError, zlib.error):
        raise FaultError(Fault.UNREADABLE) from None


def _refuse_entity(*_: object) -> None:
    raise FaultError(Fault.ENTITIES)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
