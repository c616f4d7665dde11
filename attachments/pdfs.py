"""What of a PDF runs, plays, or is another file. Runs in the child that opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from sandbox.refusals import BrokenFileError, FileError, HeavyFileError

MOST_PAGES = 2_000
MOST_OBJECTS = 300_000
PRINT_ANEW = "Hãy mở tệp, chọn In rồi chọn máy in “Microsoft Print to PDF”, và tải tệp vừa in."

LOCKED = "Tệp có mật khẩu nên không đưa vào hồ sơ được. Hãy bỏ mật khẩu, lưu lại rồi tải lại."
SCRIPTS = f"Tệp PDF có chương trình chạy bên trong (JavaScript, biểu mẫu XFA). {PRINT_ANEW}"
ACTIONS = (
    "Tệp PDF có lệnh tự mở chương trình khác hoặc gửi dữ liệu đi nơi khác. Không bấm vào liên kết "
    f"trong tệp. {PRINT_ANEW}"
)
MEDIA = f"Tệp PDF có âm thanh, phim hoặc mô hình nhúng bên trong. {PRINT_ANEW}"

_RUNS = frozenset({"/JavaScript"})
_ACTS = frozenset({"/Launch", "/SubmitForm", "/ImportData", "/GoToE"})
_PLAYS = frozenset({"/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"})
_MEDIA = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
# One look at the text of an object tells whether it is worth walking through.
_WORTH_A_LOOK = re.compile(
    rb"/(?:JS|JavaScript|XFA|Launch|SubmitForm|ImportData|GoToE|Rendition|Movie|Sound|Screen|3D|"
    rb"RichMedia\w*|GoTo3DView|EF)(?![\w#])"
)


def checked(content: bytes) -> Iterator[bytes]:
    """Give the files that are embedded in a PDF; `FileError` for one that has a password, is
    broken, too long, or active."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            _check_size(pdf)
            for thing in pdf.objects:
                yield from _embedded(thing)
            yield from _embedded(pdf.trailer)
    except pikepdf.PasswordError:
        raise FileError(LOCKED) from None
    except (pikepdf.PdfError, pikepdf.DependencyError):
        raise BrokenFileError from None


def _check_size(pdf: Any) -> None:
    if len(pdf.objects) > MOST_OBJECTS:
        raise HeavyFileError
    pages = len(pdf.pages)
    if not pages:
        raise BrokenFileError
    if pages > MOST_PAGES:
        many, most = (f"{count:,}".replace(",", ".") for count in (pages, MOST_PAGES))
        raise FileError(
            f"Tệp PDF có {many} trang, quá {most} trang. Hãy chỉ tải những trang cần cho hồ sơ, "
            "hoặc tách thành nhiều tệp."
        )


def _embedded(thing: Any) -> Iterator[bytes]:
    """Look through an object and what stands directly in it; others are looked at by themselves."""
    import pikepdf

    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
        return
    if not _WORTH_A_LOOK.search(thing.unparse(resolved=True)):
        return
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Dictionary):
            _refuse_active(part)
            yield from _files(part)
            waiting += _direct(dict(part.items()).values())
        elif isinstance(part, pikepdf.Array):
            waiting += _direct(part)


def _direct(values: Any) -> Iterator[Any]:
    import pikepdf

    for value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield value


def _refuse_active(part: Any) -> None:
    action, kind = str(part.get("/S", "")), str(part.get("/Subtype", ""))
    if action in _RUNS or "/JS" in part or "/XFA" in part:
        raise FileError(SCRIPTS)
    if action in _ACTS:
        raise FileError(ACTIONS)
    if action in _PLAYS or kind in _MEDIA:
        raise FileError(MEDIA)


def _files(part: Any) -> Iterator[bytes]:
    import pikepdf

    versions = part.get("/EF")
    if isinstance(versions, pikepdf.Dictionary):
        for stream in dict(versions.items()).values():
            if isinstance(stream, pikepdf.Stream):
                yield stream.read_bytes()
