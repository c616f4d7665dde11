"""What somebody's file holds inside: the reader that runs apart and says whether it is taken.

It is whole, of its kind and of nothing else; nothing in it runs, fetches or hides a program; a
picture comes back without what the camera wrote beside it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from sandbox.refusals import FileError

from . import contents, office, pdfs, pictures
from .kinds import FileKind

DEEPEST = 2  # files within files
MIXED = (
    "Tệp chứa lẫn nội dung của một loại tệp khác nên không nhận được. Hãy mở tệp, lưu lại thành "
    "PDF rồi chọn tệp PDF đó."
)
EMBEDDED = (
    "Bên trong tệp có nhúng một tệp khác không rõ loại, có thể là chương trình. Hãy bỏ tệp nhúng "
    "đó, lưu lại rồi tải lại; tài liệu kèm theo thì tải riêng từng tệp."
)
TAKEN_OUT = b"0\n"
AS_IT_IS = b"1\n"


def inspect(content: bytes, kind: str) -> Iterator[bytes]:
    """Give `AS_IT_IS`, or `TAKEN_OUT` and the picture that is left; `FileError` where the file is
    not taken."""
    kept = _checked(content, FileKind(kind), 0)
    if kept == content:
        yield AS_IT_IS
    else:
        yield TAKEN_OUT
        yield kept


def _checked(content: bytes, kind: FileKind, depth: int) -> bytes:
    """Give a file as it may be kept."""
    if kind in office.MAIN_PART:
        for embedded in office.checked(content, kind):
            _check_embedded(embedded, depth + 1)
        if b"%PDF-" in content[:1024]:  # where readers of PDF still look for its beginning
            raise FileError(MIXED)
        return content
    if zipfile.is_zipfile(BytesIO(content)):
        raise FileError(MIXED)
    if kind != FileKind.PDF:
        return pictures.checked(content, kind)
    for embedded in pdfs.checked(content):
        _check_embedded(embedded, depth + 1)
    return content


def _check_embedded(content: bytes, depth: int) -> None:
    """Take a file within a file as if it had been brought itself, and data in XML."""
    kinds = contents.may_be(content[: contents.LONGEST_BEGINNING])
    if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml"):
        return
    if not kinds or depth > DEEPEST:
        raise FileError(EMBEDDED)
    kind = office.kind_of(content) if len(kinds) > 1 else next(iter(kinds))
    if kind is None:
        raise FileError(EMBEDDED)
    _checked(content, kind, depth)
