"""What a file is by its content, whatever it is called."""

from __future__ import annotations

from .kinds import FileKind

_OFFICE = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.ODT})
_BEGINNINGS: dict[bytes, frozenset[FileKind]] = {
    b"%PDF-": frozenset({FileKind.PDF}),
    b"\xff\xd8\xff": frozenset({FileKind.JPG}),
    b"\x89PNG\r\n\x1a\n": frozenset({FileKind.PNG}),
    b"PK\x03\x04": _OFFICE,
}
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONGEST_BEGINNING = 8


def is_program(beginning: bytes) -> bool:
    """Say whether a file that begins so can be run."""
    return beginning.startswith(_PROGRAMS)


def is_old_office(beginning: bytes) -> bool:
    """Say whether it is a .doc or .xls of before 2007, or an office file under a password."""
    return beginning.startswith(_OLD_OFFICE)


def may_be(beginning: bytes) -> frozenset[FileKind]:
    """Give the kinds that a file that begins so may be of; none for what we do not take."""
    likely = (kinds for mark, kinds in _BEGINNINGS.items() if beginning.startswith(mark))
    return next(likely, frozenset())


def disagreement(kind: FileKind) -> str:
    """Give the sentence for a file that is not of the kind that its name says."""
    return (
        f"Tên tệp ghi .{kind} nhưng nội dung không phải {kind.word}. Hãy mở tệp bằng phần mềm đã "
        f"tạo ra nó và lưu lại đúng dạng .{kind}."
    )
