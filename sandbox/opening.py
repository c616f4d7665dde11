"""Opening a file that somebody brought: never here, always in a child process.

A file of a few kilobytes may ask for gigabytes, for hours, or for the answer to both; whatever
reads a broken file may break with it. See docs/adr/0018.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from sandbox.child import BROKEN, HEAVY, REFUSED
from sandbox.limits import Limits
from sandbox.refusals import BrokenFileError, BusyError, FileError, HeavyFileError

logger = logging.getLogger(__name__)

LIMITS = Limits(processor_seconds=6, megabytes=768, seconds=8, written_megabytes=32)
"""What opening one file may take: whoever sent it is answered within ten seconds."""
AT_ONCE = 3  # children of one process: more at a time would take the machine's memory

_PROJECT = Path(__file__).resolve().parent.parent
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
_LEAST_SECONDS = 0.5  # an interpreter alone takes a good part of it
_LONGEST_SENTENCE = 2000
_ENOUGH_OF_A_MESSAGE = 4000
_REFUSALS: dict[int, type[FileError]] = {
    REFUSED: FileError,
    HEAVY: HeavyFileError,
    BROKEN: BrokenFileError,
}
_places = threading.BoundedSemaphore(AT_ONCE)


def limits_until(until: float | None) -> Limits:
    """Give the limits of one file of several that are opened before an instant of the monotonic
    clock."""
    if until is None:
        return LIMITS
    return LIMITS._replace(seconds=max(0.0, min(LIMITS.seconds, until - time.monotonic())))


def opened(
    reader: str, content: bytes | BinaryIO, *arguments: str, limits: Limits | None = None
) -> BinaryIO:
    """Give what a reader ("room.module:function") yields of a file, as a file to read from its
    beginning; the reader gets the bytes and the arguments, in a child of its own.

    Raises the reader's `FileError`; `HeavyFileError` where it used more than `limits`;
    `BrokenFileError` where it broke; `BusyError` where its turn never came, or the clock ran out
    on it, waiting included, before the processor's seconds did: that is no fault of the file.
    """
    limits = limits or LIMITS
    if limits.seconds < _LEAST_SECONDS:
        raise BusyError
    until = time.monotonic() + limits.seconds
    with _a_place(limits.seconds), ExitStack() as unless_answered:
        answer = unless_answered.enter_context(_in_memory())
        with _copied(content) as asked, _in_memory() as log:
            code = _ended(reader, arguments, limits, until, (asked, answer, log))
            last_words = _end_of(log)
            if last_words:
                logger.warning("%s ended with %s: %s", reader, code, last_words)
        if code:
            raise _refusal(code, answer)
        unless_answered.pop_all()
        answer.seek(0)
        return answer


@contextmanager
def _a_place(seconds: float) -> Iterator[None]:
    if not _places.acquire(timeout=seconds / 2):
        raise BusyError
    try:
        yield
    finally:
        _places.release()


def _in_memory() -> BinaryIO:
    """Give a file that is on no disk, so that a full one keeps nobody from reading, and outside
    the memory of this process."""
    return os.fdopen(os.memfd_create("thiduakt"), "w+b")


def _copied(content: bytes | BinaryIO) -> BinaryIO:
    copy = _in_memory()
    shutil.copyfileobj(BytesIO(content) if isinstance(content, bytes) else content, copy)
    copy.seek(0)
    return copy


def _ended(
    reader: str,
    arguments: tuple[str, ...],
    limits: Limits,
    until: float,
    files: tuple[BinaryIO, BinaryIO, BinaryIO],
) -> int:
    """Run the child and give the code that it ended with; a signal is negative. `BusyError` where
    the clock ran out."""
    what = ["sandbox.child", json.dumps(limits), reader, *arguments]
    program = [sys.executable, "-W", "ignore", "-m", *what]
    asked, answer, log = files
    with subprocess.Popen(
        program, stdin=asked, stdout=answer, stderr=log, cwd=_PROJECT, env=_ENVIRONMENT
    ) as child:
        try:
            return child.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            raise BusyError from None


def _refusal(code: int, answer: BinaryIO) -> FileError:
    if code in _REFUSALS:
        answer.seek(0)
        return _REFUSALS[code](answer.read(_LONGEST_SENTENCE).decode(errors="replace"))
    if code < 0:  # ended by the system
        return HeavyFileError()
    return BrokenFileError()


def _end_of(log: BinaryIO) -> str:
    size = log.seek(0, os.SEEK_END)
    log.seek(max(0, size - _ENOUGH_OF_A_MESSAGE))
    return log.read().decode(errors="replace")
