"""What a file is by its content, whatever it is called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .contents_child import LIMITS, Fault
from .kinds import FileKind

_PROJECT = Path(__file__).resolve().parent.parent

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
    found = (kinds for mark, kinds in _BEGINNINGS.items() if beginning.startswith(mark))
    return next(found, frozenset())


def fault(content: bytes, kind: FileKind) -> Fault | None:
    """Give what is wrong inside a file of a kind, looked at in a process of its own."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "attachments.contents_child", kind],
            input=content,
            capture_output=True,
            timeout=LIMITS.seconds,
            cwd=_PROJECT,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return Fault.TOO_MUCH_INSIDE
    if done.returncode in (*Fault, 0):
        return Fault(done.returncode) if done.returncode else None
    was_killed = done.returncode < 0
    return Fault.TOO_MUCH_INSIDE if was_killed else Fault.UNREADABLE
