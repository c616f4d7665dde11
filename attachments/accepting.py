"""Taking a file that somebody brings: only of known kinds, by its name and by its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import contents
from .contents_child import Fault
from .kinds import FileKind
from .names import clean_name, extension

if TYPE_CHECKING:
    from django.core.files import File
    from django.core.files.uploadedfile import UploadedFile

    from people.roles import Actor

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_FILES = 20

ALLOWED = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt), ảnh JPG hoặc PNG"
_PRINT_TO_PDF = "mở tệp, lưu lại thành PDF rồi chọn tệp PDF đó"
_SAVE_AS = {
    "doc": "Tệp .doc là dạng Word cũ. Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi tải lại.",
    "xls": "Tệp .xls là dạng Excel cũ. Hãy mở bằng Excel, chọn “Lưu thành” dạng .xlsx rồi tải lại.",
    "docm": "Tệp .docm có thể chứa macro. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lại.",
    "xlsm": "Tệp .xlsm có thể chứa macro. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi tải lại.",
    "heic": "Ảnh .heic của điện thoại chưa mở được ở đây. Hãy lưu ảnh thành JPG rồi tải lại.",
}
_SENTENCES = {
    Fault.UNREADABLE: "Tệp bị hỏng hoặc chưa tải xong, không mở được. Hãy mở thử trên máy của "
    "Ông/Bà, lưu lại rồi tải lại.",
    Fault.ENCRYPTED: "Tệp có mật khẩu nên không đưa vào hồ sơ được. Hãy bỏ mật khẩu, lưu lại rồi "
    "tải lại.",
    Fault.MACROS: "Tệp có macro (chương trình nhúng bên trong). Hãy lưu lại thành tệp không có "
    "macro, hoặc thành PDF, rồi tải lại.",
    Fault.TOO_MUCH_INSIDE: "Tệp nhỏ nhưng chứa dữ liệu rất lớn, không an toàn để mở. Hãy "
    f"{_PRINT_TO_PDF}.",
    Fault.ENTITIES: "Tệp chứa định nghĩa không an toàn, không phần mềm soạn thảo nào tự viết ra. "
    f"Hãy {_PRINT_TO_PDF}.",
    Fault.MIXED: "Tệp chứa lẫn nội dung của một loại tệp khác nên không nhận được. Hãy "
    f"{_PRINT_TO_PDF}.",
}


class FileError(Exception):
    """The file is not taken; the text is a sentence that says why and what to do."""


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept: its name cleaned, its kind proved, its SHA-256 taken."""

    name: str
    kind: FileKind
    size: int
    sha256: str
    file: File


def accept(upload: UploadedFile) -> Accepted:
    """Give the file that somebody brought, looked through; `FileError` where it is not taken."""
    _refuse_by_size(upload.size)
    kind = _kind_by_name(upload.name)
    _refuse_by_beginning(_beginning(upload), kind)
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    if fault := contents.fault(content, kind):
        raise FileError(_SENTENCES.get(fault) or _disagreement(kind))
    return Accepted(
        name=clean_name(upload.name, kind),
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        file=upload,
    )


def stored(accepted: Accepted, *, by: Actor) -> dict[str, Any]:
    """Give the columns of an `Attachment` that keeps the file; saving the row writes the file."""
    from django.core.files import File

    return {
        "file": File(accepted.file, name=accepted.name),
        "name": accepted.name,
        "kind": accepted.kind.value,
        "size": accepted.size,
        "sha256": accepted.sha256,
        "by_name": by.name,
    }


def refuse_more_than(count: int, *, most: int = MAX_FILES) -> None:
    """Raise `FileError` when a thing would come to hold `count` files and may hold fewer."""
    if count > most:
        raise FileError(
            f"Mỗi hồ sơ giữ tối đa {most} tệp. Hãy bỏ bớt tệp không cần, "
            "hoặc gộp nhiều trang thành một tệp PDF."
        )


def _refuse_by_size(size: int) -> None:
    if not size:
        raise FileError("Tệp trống, không có nội dung. Hãy chọn tệp khác.")
    if size > MAX_BYTES:
        raise FileError(
            f"Tệp lớn hơn {MAX_BYTES // MEGABYTE} MB. Hãy giảm độ phân giải khi quét, "
            "hoặc chia thành nhiều tệp nhỏ hơn."
        )


def _kind_by_name(name: str) -> FileKind:
    ending = extension(name)
    if ending in _SAVE_AS:
        raise FileError(_SAVE_AS[ending])
    try:
        return FileKind("jpg" if ending == "jpeg" else ending)
    except ValueError:
        shown = f"Không nhận tệp loại “.{ending[:10]}”." if ending else "Tên tệp thiếu phần đuôi."
        raise FileError(f"{shown} Hãy dùng tệp {ALLOWED}.") from None


def _beginning(upload: UploadedFile) -> bytes:
    upload.seek(0)
    return upload.read(contents.LONGEST_BEGINNING)


def _refuse_by_beginning(beginning: bytes, kind: FileKind) -> None:
    if contents.is_program(beginning):
        raise FileError(
            f"Đây là một chương trình máy tính được đặt tên .{kind}, không phải tệp {kind.word}. "
            "Không mở tệp này; hãy hỏi lại người đã gửi nó cho Ông/Bà."
        )
    if contents.is_old_office(beginning):
        raise FileError(
            "Tệp có mật khẩu hoặc là dạng Word, Excel cũ bị đổi tên. Hãy mở tệp, bỏ mật khẩu, "
            "lưu thành .docx hoặc .xlsx rồi tải lại."
        )
    if kind not in contents.may_be(beginning):
        raise FileError(_disagreement(kind))


def _disagreement(kind: FileKind) -> str:
    return (
        f"Tên tệp ghi .{kind} nhưng nội dung không phải {kind.word}. Hãy mở tệp bằng phần mềm đã "
        f"tạo ra nó và lưu lại đúng dạng .{kind}."
    )
