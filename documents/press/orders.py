"""Many documents printed from one warm process, each in a child with hard limits.

`documents.press.presswork` is a fresh interpreter: it knows neither the database nor the secrets
of its parent, is safe under threads, and runs inside Celery's daemonic workers. See docs/adr/0009.
"""

from __future__ import annotations

import json
import logging
import select
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.press import printer
from documents.press.fonts import font_folder
from documents.press.limits import LIMITS, TOO_LARGE
from sandbox.limits import Limits

logger = logging.getLogger(__name__)

_PROGRAM = "documents.press.presswork"
_PROJECT = Path(__file__).resolve().parents[2]
# It runs no program. Where a compiler is on the path, the look for Pango asks it ten times.
_ENVIRONMENT = {"PATH": "", "LANG": "C.UTF-8"}
_ENOUGH_OF_A_MESSAGE = 4000
_NOWHERE = Path("/nonexistent")
_BREATH = 5.0  # seconds between two calls of `while_waiting`

TOO_LARGE_SENTENCE = (
    "Chưa in được văn bản này vì nó quá dài hoặc quá nặng. Hãy chia danh sách thành nhiều phần "
    "(mỗi phần dưới 2.000 dòng) hoặc rút ngắn nội dung rồi in lại."
)
NO_LIBRARY_SENTENCE = (
    "Chưa in được văn bản vì máy chủ thiếu thư viện Pango. Hãy chạy: apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
BROKEN_SENTENCE = (
    "Chưa in được văn bản này vì phần mềm gặp lỗi khi dựng trang. Dữ liệu vẫn còn nguyên; "
    "hãy báo người quản trị xem nhật ký máy chủ."
)


@dataclass(frozen=True)
class Order:
    """One document to print: a name in `presswork.WORK`, what it takes (plain values), and what
    it may use. `about` comes back with the paper and goes nowhere else."""

    work: str
    content: dict[str, Any]
    limits: Limits = LIMITS
    about: Any = None


@dataclass(frozen=True)
class Printed:
    """A document that was printed, or the sentence that says why it was not.

    `file` lasts until the next one is asked for: read it, or move it away.
    """

    order: Order
    file: Path
    pages: int = 0
    error: str = ""


def page(
    html: str,
    stylesheet: str,
    limits: Limits = LIMITS,
    *,
    stamps: Sequence[str] = (),
    halves: dict[str, Any] | None = None,
) -> Order:
    """Give the order for one HTML page set with `static/css/print/{stylesheet}.css`; `stamps` are
    drawings of ours that lie under every sheet and once in the file; `halves` is the same page in
    two."""
    content = {"html": html, "stylesheet": stylesheet, "stamps": list(stamps), "halves": halves}
    return Order("page", content, limits)


def printed(
    orders: Iterable[Order], *, while_waiting: Callable[[], object] = lambda: None
) -> Iterator[Printed]:
    """Print documents, as many at once as there are cores, and give each as it is done.

    Orders are taken only when there is room for them. A document that dies, hangs or is refused
    comes with its sentence; the others are not touched. `while_waiting` is called every few
    seconds. Raises `FontsMissingError`.
    """
    font_folder()
    with _press() as press:
        for order in orders:
            press.give(order)
            if press.is_full:
                yield from press.next_one(while_waiting)
        while press.in_hand:
            yield from press.next_one(while_waiting)


@dataclass
class _Press:
    process: subprocess.Popen[bytes]
    folder: Path = _NOWHERE
    at_once: int = 1
    given: int = 0
    in_hand: dict[int, Order] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Say whether every child has its order and one more lies ready."""
        return len(self.in_hand) > self.at_once

    def give(self, order: Order) -> None:
        self.given += 1
        self.in_hand[self.given] = order
        job = {"work": order.work, "content": order.content, "limits": order.limits}
        with suppress(BrokenPipeError, FileNotFoundError):  # gone: `next_one` tells each order
            (self.folder / f"{self.given}.json").write_text(json.dumps(job))
            self.process.stdin.write(b"%d\n" % self.given)

    def next_one(self, while_waiting: Callable[[], object]) -> Iterator[Printed]:
        """Give what is done next; all that is in hand, with a sentence, where the press is gone."""
        answer = self.heard(while_waiting)
        if not answer:
            reason = _sentence(self.process.wait(), "the press itself")
            yield from (Printed(order, _NOWHERE, error=reason) for order in self.in_hand.values())
            self.in_hand.clear()
            return
        number = answer["number"]
        paper = self.folder / f"{number}.pdf"
        error = answer.get("error") or _sentence(answer["code"], self._log_of(number))
        try:
            yield Printed(self.in_hand.pop(number), paper, answer.get("pages", 0), error)
        finally:
            for file in self.folder.glob(f"{number}.*"):
                file.unlink()

    @property
    def is_free(self) -> bool:
        """Say whether it lives and owes nothing."""
        return not self.in_hand and self.process.poll() is None

    def heard(self, while_waiting: Callable[[], object]) -> dict[str, Any]:
        while not select.select([self.process.stdout], [], [], _BREATH)[0]:
            while_waiting()
        line = self.process.stdout.readline()
        return json.loads(line) if line else {}

    def end(self) -> None:
        """Close the pipes, by which the press knows that nobody waits any more, and see it go."""
        with self.process:
            pass

    def _log_of(self, number: int) -> str:
        log = self.folder / f"{number}.log"
        return log.read_text(errors="replace") if log.exists() else ""


_kept: list[_Press] | None = None  # free presses, within `kept_warm`


@contextmanager
def kept_warm() -> Iterator[None]:
    """Keep the presses of this process from one printing to the next until the block ends: whoever
    prints many times warms one once. One that somebody left before it was done is not kept."""
    global _kept
    if _kept is not None:  # whoever prints around us keeps them already
        yield
        return
    _kept = []
    try:
        yield
    finally:
        presses, _kept = _kept, None
        for press in presses:
            press.end()


@contextmanager
def _press() -> Iterator[_Press]:
    """Give a press that was kept, or a new one; keep it afterwards where presses are kept."""
    kept = _kept  # as it is now: another thread may end its block meanwhile
    press = _kept_one(kept) or _started()
    try:
        yield press
    finally:
        if kept is not None and press.is_free:
            kept.append(press)
        else:
            press.end()


def _kept_one(kept: list[_Press] | None) -> _Press | None:
    while kept:
        with suppress(IndexError):  # another thread took the last one
            press = kept.pop()
            if press.is_free:
                return press
            press.end()  # it died while it waited
    return None


def _started() -> _Press:
    press = _Press(
        subprocess.Popen(
            [sys.executable, "-m", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            cwd=_PROJECT,
            env=_ENVIRONMENT,
        )
    )
    if hello := press.heard(lambda: None):
        press.folder, press.at_once = Path(hello["folder"]), hello["at_once"]
    return press


def _sentence(code: int, words: str) -> str:
    if code == 0:
        return ""
    logger.warning("printing ended with %s: %s", code, words[-_ENOUGH_OF_A_MESSAGE:])
    was_killed = code < 0
    if was_killed or code == TOO_LARGE:
        return TOO_LARGE_SENTENCE
    return NO_LIBRARY_SENTENCE if code == printer.NO_LIBRARY else BROKEN_SENTENCE
