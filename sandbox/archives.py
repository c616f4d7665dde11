"""What a .docx, .xlsx or .odt is underneath: an archive, opened only when its sizes are known."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.parsers import expat

from sandbox.refusals import BrokenFileError, FileError, HeavyFileError

MOST_MEMBERS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024

LOCKED = "Tệp có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi tải lại."
ENTITIES = (
    "Tệp chứa định nghĩa không an toàn, không phần mềm soạn thảo nào tự viết ra. Hãy mở tệp, lưu "
    "lại thành PDF rồi chọn tệp PDF đó."
)
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    expat.ExpatError,
    NotImplementedError,
    OSError,
    EOFError,
)


@contextmanager
def archive_of(
    content: bytes, *, members: int = MOST_MEMBERS, unpacked: int = MOST_UNPACKED
) -> Iterator[zipfile.ZipFile]:
    """Open an archive that has no more members and unpacks to no more bytes than said.

    Raises `FileError` for one with a password, `HeavyFileError` for one that is too large,
    `BrokenFileError` for one that is broken, also when that shows only inside the block.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            if len(listed) > members or sum(member.file_size for member in listed) > unpacked:
                raise HeavyFileError
            if any(member.flag_bits & 1 for member in listed):
                raise FileError(LOCKED)
            if len(archive.NameToInfo) < len(listed):  # two of one name: which is meant?
                raise BrokenFileError
            yield archive
    except _BROKEN:
        raise BrokenFileError from None


def pieces(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Give a member to its end, which holds it to its checksum."""
    with archive.open(member) as file:
        while piece := file.read(1024 * 1024):
            yield piece


def check_xml(archive: zipfile.ZipFile, member: str) -> None:
    """Read XML through. It may define no entities of its own: that is how a line becomes a
    thousand million, and no office program writes them."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    for piece in pieces(archive, member):
        parser.Parse(piece, False)
    if archive.getinfo(member).file_size:
        parser.Parse(b"", True)


def is_xml(member: str) -> bool:
    """Say whether a member is XML by its name."""
    return member.endswith((".xml", ".rels"))


def _refuse_entity(*_: object) -> None:
    raise FileError(ENTITIES)
