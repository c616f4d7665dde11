"""The warm process that prints: `python -m documents.press.presswork`.

It imports WeasyPrint once and forks a child for each order, as many at once as there are cores.
A child limits itself before it reads its order. Orders and papers are files of a folder that this
process makes and removes; through the pipes run only their numbers. Whoever ordered closes the
pipe, or dies: then everything here ends. Started by `documents.press.orders` only.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.dossier import binding, volume
from documents.press import halves, printer, stamping
from documents.press.limits import TOO_LARGE
from documents.refusals import UnprintableError
from sandbox.limits import Limits, limit

CORES = len(os.sched_getaffinity(0))
STYLES = ("letter", "dossier", "certificate")
BROKEN = 1
NEVER = float("inf")


@dataclass
class Child:
    """A child at work: the end of its pipe tells its last words, and that it is gone."""

    number: int
    pid: int
    pipe: int
    until: float
    said: bytes = b""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="thiduakt-press-") as name:
        folder = Path(name)
        printer.use_only_our_fonts(folder)
        _warm_up()
        _say(folder=name, at_once=CORES)
        Work(folder).go_on()
    return 0


def _warm_up() -> None:
    """Do once what each child would have to do: read styles, look for fonts, load what is lazy."""
    for name in STYLES:
        printer.make('<html lang="vi"><title>.</title><p>Ấ</p></html>', name)


def _load_for(order: dict[str, Any]) -> None:
    """Load what an order needs besides: here, so that all children have it."""
    content = order["content"]
    stamps = content.get("stamps", ())
    if order["work"] != "page" or content["halves"] or stamps:
        binding.load()
    for name in stamps:
        stamping.sheet_of(name)


class Work:
    """What waits, what is being printed, and who listens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting: list[int] = []
        self.children: dict[int, Child] = {}
        self.heard = b""

    def go_on(self) -> None:
        """Print until who ordered hangs up."""
        try:
            while self._listen():
                self._end_the_overdue()
                while self.waiting and len(self.children) < CORES:
                    self._fork(self.waiting.pop(0))
        finally:
            for child in self.children.values():
                os.killpg(child.pid, signal.SIGKILL)

    def _listen(self) -> bool:
        """Wait for an order, for a child's end or for the next deadline; False: hung up."""
        ready, _, _ = select.select([0, *self.children], [], [], self._patience())
        for pipe in ready:
            text = os.read(pipe, 65536)
            if pipe == 0:
                if not text:
                    return False
                self._take_orders(text)
            elif text:
                self.children[pipe].said += text
            else:
                self._bury(self.children.pop(pipe))
        return True

    def _patience(self) -> float | None:
        end = min((child.until for child in self.children.values()), default=NEVER)
        return None if end == NEVER else max(0.0, end - time.monotonic())

    def _take_orders(self, text: bytes) -> None:
        *lines, self.heard = (self.heard + text).split(b"\n")
        self.waiting += [int(line) for line in lines]

    def _end_the_overdue(self) -> None:
        for child in self.children.values():
            if time.monotonic() >= child.until:
                os.killpg(child.pid, signal.SIGKILL)
                child.until = NEVER

    def _fork(self, number: int) -> None:
        order = json.loads((self.folder / f"{number}.json").read_bytes())
        limits = Limits(*order["limits"])
        _load_for(order)
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._be_the_child(number, order, limits, theirs)
        os.setpgid(pid, pid)  # both sides do it: whoever comes first
        os.close(theirs)
        self.children[ours] = Child(number, pid, ours, time.monotonic() + limits.seconds)

    def _be_the_child(self, number: int, order: dict[str, Any], limits: Limits, pipe: int) -> None:
        code = TOO_LARGE  # also when there is no memory left to say what happened
        gc.disable()  # a quarter of the time, for a document that takes all it made with it
        try:
            os.setpgid(0, 0)
            self._close_what_is_not_ours(number)
            limit(limits)
            pages = WORK[order["work"]](order["content"], self.folder / f"{number}.pdf")
            os.write(pipe, json.dumps({"pages": pages}).encode())
            code = 0
        except UnprintableError as refusal:
            os.write(pipe, json.dumps({"error": str(refusal)}).encode())
            code = 0
        except (MemoryError, RecursionError, SystemError):
            pass  # without memory Python may lose the error itself, and then raises SystemError
        except BaseException:
            os.write(2, traceback.format_exc().encode())
            code = BROKEN
        finally:
            os._exit(code)

    def _close_what_is_not_ours(self, number: int) -> None:
        for pipe in self.children:
            os.close(pipe)
        nothing = os.open(os.devnull, os.O_RDWR)
        log = os.open(self.folder / f"{number}.log", os.O_WRONLY | os.O_CREAT)
        for ours, standard in ((nothing, 0), (nothing, 1), (log, 2)):
            os.dup2(ours, standard)

    def _bury(self, child: Child) -> None:
        os.close(child.pipe)
        code = os.waitstatus_to_exitcode(os.waitpid(child.pid, 0)[1])
        last = json.loads(child.said) if child.said else {}
        _say(number=child.number, code=code, **last)


def _page(content: dict[str, Any], file: Path) -> int:
    if content["halves"]:
        return halves.make(content["html"], content["stylesheet"], content["halves"], file)
    paper, pages = printer.make(content["html"], content["stylesheet"])
    file.write_bytes(paper)
    if content["stamps"]:
        stamping.stamp(file, content["stamps"])
    return pages


WORK = {"page": _page, "dossier": binding.bind, "volume": volume.join}
"""What can be ordered: each takes the content of the order, writes a file, gives its pages."""


def _say(**words: Any) -> None:
    os.write(1, json.dumps(words).encode() + b"\n")


if __name__ == "__main__":
    raise SystemExit(main())
