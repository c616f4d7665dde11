"""Pictures: whole, of a sane size, and without what the camera wrote beside them (place, time,
telephone). Runs in the child that opens them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from sandbox.refusals import BrokenFileError, FileError, HeavyFileError

from . import contents
from .kinds import FileKind

MAX_PIXELS = 120_000_000  # the largest cameras of telephones have 108 million
LARGEST = 1600  # dots along a side of a picture that is drawn anew
QUALITY = 85

_FORMATS = {FileKind.JPG: "JPEG", FileKind.PNG: "PNG"}
_ORIENTATION = 0x0112
_UPRIGHT = 1
_END_OF_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_TOLD_BY_CAMERA = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")


def checked(content: bytes, kind: FileKind) -> bytes:
    """Give a picture without what the camera wrote beside it, its dots untouched; `FileError` for
    one that is broken or too large."""
    from PIL import UnidentifiedImageError

    try:
        turned = check_size(BytesIO(content), kind)
        kept = _without_traces(content, kind, turned)
        _load(kept, kind)
    except UnidentifiedImageError:
        raise FileError(contents.disagreement(kind)) from None
    except (OSError, SyntaxError, ValueError, IndexError, struct.error):
        raise BrokenFileError from None
    return kept


def check_size(file: BinaryIO, *kinds: FileKind) -> int:
    """Give how a picture is turned; `HeavyFileError` where it claims to be as large as a house."""
    with _opened(file, *kinds) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise HeavyFileError
        return int(picture.getexif().get(_ORIENTATION, _UPRIGHT))


def redrawn(content: bytes) -> Iterator[bytes]:
    """Give a picture as a new JPEG: smaller, upright, and nothing beside it."""
    from PIL import ImageOps

    with _opened(BytesIO(content)) as brought:
        brought.draft("RGB", (LARGEST, LARGEST))
        picture = ImageOps.exif_transpose(brought).convert("RGB")
    picture.thumbnail((LARGEST, LARGEST))
    picture.info.clear()
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    yield file.getvalue()


def _opened(file: BinaryIO, *kinds: FileKind) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # ours is asked above
    return Image.open(file, formats=[_FORMATS[kind] for kind in kinds or _FORMATS])


def _load(content: bytes, kind: FileKind) -> None:
    with _opened(BytesIO(content), kind) as picture:
        picture.draft("RGB", (LARGEST, LARGEST))  # a large photograph need not be unpacked whole
        picture.load()


def _without_traces(content: bytes, kind: FileKind, turned: int) -> bytes:
    if kind == FileKind.PNG:
        return b"".join(_png(content, turned))
    return b"".join(_jpeg(content, turned))


def _jpeg(content: bytes, turned: int) -> Iterator[bytes]:
    """Give the parts of a JPEG that draw it, up to its end."""
    yield content[:2]
    at = 2
    if turned != _UPRIGHT:
        yield _segment(_EXIF, _exif(turned))
    while content[at + 1] != _END:
        if content[at + 1] == 0xFF:  # a byte that fills
            at += 1
            continue
        marker, end = content[at + 1], at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if content[at] != 0xFF or end > len(content):
            raise BrokenFileError
        if _draws(marker, content[at + 4 : end]):
            yield content[at:end]
        if marker == _SCAN:
            match = _END_OF_SCAN.search(content, end)
            yield content[end : match.start() if match else None]
            if not match:  # some telephones write no end: whether dots are missing, loading tells
                return
            end = match.start()
        at = end
    yield content[at : at + 2]


def _draws(marker: int, content: bytes) -> bool:
    if marker == _PROFILE:
        return content.startswith(b"ICC_PROFILE")
    return marker != _COMMENT and (not 0xE0 <= marker <= 0xEF or marker in (_JFIF, _ADOBE))


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _exif(turned: int) -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    return exif.tobytes()


def _png(content: bytes, turned: int) -> Iterator[bytes]:
    """Give the parts of a PNG that draw it, up to its end."""
    yield content[:8]
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind not in _TOLD_BY_CAMERA:
            yield content[at : at + 12 + length]
        if kind == b"IHDR" and turned != _UPRIGHT:
            yield _chunk(b"eXIf", _exif(turned).removeprefix(b"Exif\0\0"))
        at += 12 + length


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
