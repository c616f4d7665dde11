"""ClamAV, where the installation has one: what it finds, and what it cannot look at, is not taken.

Speaks the protocol of clamd (INSTREAM) over a Unix or a TCP socket, so that clamd needs no right
to read our files.
"""

from __future__ import annotations

import logging
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from sandbox.refusals import FileError

if TYPE_CHECKING:
    from django.core.files import File

logger = logging.getLogger(__name__)

SILENT = (
    "Chưa quét được vi-rút vì chương trình quét (ClamAV) không trả lời nên chưa nhận tệp. Hãy thử "
    "lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị."
)
TOO_LARGE = (
    "Chương trình quét vi-rút (ClamAV) không quét được tệp lớn như vậy nên chưa nhận tệp. Hãy chia "
    "nhỏ tệp, hoặc báo người quản trị tăng StreamMaxLength."
)
_CHUNK = 256 * 1024
_LONGEST_ANSWER = 1000
_PING_SECONDS = 1.0
_PORT = 3310


def refuse_infected(file: File, *, until: float) -> None:
    """Raise `FileError` where clamd finds something in a file, or does not say before an instant
    of the monotonic clock that it is clean; without `CLAMD_SOCKET` nothing is asked."""
    if not settings.CLAMD_SOCKET:
        return
    until = min(until, time.monotonic() + settings.CLAMD_TIMEOUT)
    try:
        answer = _asked(b"zINSTREAM\0", _stream(file), until)
    except OSError as error:  # also a timeout
        logger.error("clamd at %s: %s", settings.CLAMD_SOCKET, error)
        raise FileError(SILENT) from None
    finally:
        file.seek(0)
    _refuse_by(answer)


def answers() -> bool:
    """Say whether clamd is there and answers."""
    try:
        return _asked(b"zPING\0", [], time.monotonic() + _PING_SECONDS) == "PONG"
    except OSError:
        return False


def _refuse_by(answer: str) -> None:
    if answer == "stream: OK":
        return
    if answer.endswith(" FOUND"):
        name = answer.removeprefix("stream: ").removesuffix(" FOUND")
        raise FileError(
            f"Tệp có vi-rút ({name}) nên không nhận. Không mở tệp này; hãy quét vi-rút máy của "
            "Ông/Bà và hỏi lại người đã gửi tệp."
        )
    logger.error("clamd at %s: %s", settings.CLAMD_SOCKET, answer)
    raise FileError(TOO_LARGE if "size limit exceeded" in answer else SILENT)


def _stream(file: File) -> Iterator[bytes]:
    file.seek(0)
    for chunk in file.chunks(_CHUNK):
        yield struct.pack(">L", len(chunk)) + chunk
    yield struct.pack(">L", 0)


def _asked(command: bytes, pieces: Iterator[bytes] | list[bytes], until: float) -> str:
    """Give the answer of clamd; `OSError` where it is not there or not done before an instant."""
    with _connection(until) as clamd:
        try:
            for piece in (command, *pieces):
                _have_patience(clamd, until)
                clamd.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has heard enough, and has said why
        return _heard(clamd, until)


def _heard(clamd: socket.socket, until: float) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        _have_patience(clamd, until)
        piece = clamd.recv(_LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")


@contextmanager
def _connection(until: float) -> Iterator[socket.socket]:
    host, port = _address(settings.CLAMD_SOCKET)
    clamd = socket.socket(socket.AF_INET if port else socket.AF_UNIX)
    with clamd:
        _have_patience(clamd, until)
        clamd.connect((host, port) if port else host)
        yield clamd


def _have_patience(clamd: socket.socket, until: float) -> None:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    clamd.settimeout(left)


def _address(address: str) -> tuple[str, int]:
    """Give path and 0, or host and port: "/run/clamav/clamd.ctl", "tcp://clamav:3310"."""
    if not address.startswith("tcp://"):
        return address.removeprefix("unix:"), 0
    host, _, port = address.removeprefix("tcp://").partition(":")
    return host, int(port or _PORT)
