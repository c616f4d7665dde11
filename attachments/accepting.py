"""Taking a file that somebody brings: only of known kinds, by its name and by its content."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.opening import limits_until, opened
from sandbox.refusals import FileError

from . import contents, scanning
from .inspecting import AS_IT_IS
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
_SAVE_AS = {
    "doc": "Tệp .doc là dạng Word cũ. Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi tải lại.",
    "xls": "Tệp .xls là dạng Excel cũ. Hãy mở bằng Excel, chọn “Lưu thành” dạng .xlsx rồi tải lại.",
    "docm": "Tệp .docm có thể chứa macro. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lại.",
    "xlsm": "Tệp .xlsm có thể chứa macro. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi tải lại.",
    "heic": "Ảnh .heic của điện thoại chưa mở được ở đây. Hãy lưu ảnh thành JPG rồi tải lại.",
}
SECONDS = 9.0  # in which all files of a form are looked through, or those that are left refused
TRACES = (
    "Đã bỏ vị trí chụp (GPS), ngày giờ và thông tin máy ảnh ghi kèm trong “{name}”; hình không đổi."
)


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept: its name cleaned, its kind proved, its SHA-256 taken; `remark` is
    a sentence for who brought it where something was taken out, `until` the instant of the
    monotonic clock until which that person waits for an answer."""

    name: str
    kind: FileKind
    size: int
    sha256: str
    file: File
    remark: str = ""
    until: float | None = None


def until_patience_ends() -> float:
    """Give the instant of the monotonic clock until which files of one form are looked through."""
    return time.monotonic() + SECONDS


def accept(upload: UploadedFile, *, until: float | None = None) -> Accepted:
    """Give the file that somebody brought, looked through before an instant; `FileError` where it
    is not taken."""
    _refuse_by_size(upload.size)
    kind = _kind_by_name(upload.name)
    _refuse_by_beginning(_beginning(upload), kind)
    until = until or until_patience_ends()
    kept, is_as_brought = _inspected(upload, kind, until)
    scanning.refuse_infected(kept, until=until)
    name = clean_name(upload.name, kind)
    return Accepted(
        name=name,
        kind=kind,
        size=kept.size,
        sha256=_sha256(kept),
        file=kept,
        until=until,
        remark="" if is_as_brought else TRACES.format(name=name),
    )


def _inspected(upload: UploadedFile, kind: FileKind, until: float) -> tuple[File, bool]:
    """Give what of a file is kept, and whether that is all of it."""
    from django.core.files.base import ContentFile

    upload.seek(0)
    reader = "attachments.inspecting:inspect"
    with opened(reader, upload, kind, limits=limits_until(until)) as answer:
        if answer.readline() == AS_IT_IS:
            upload.seek(0)
            return upload, True
        return ContentFile(answer.read()), False


def _sha256(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


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
        raise FileError(contents.disagreement(kind))
