"""Keeps several programs running beside one another until somebody asks to stop."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .processes import bury, spawn, stop

LONGEST_PAUSE = 60.0
LARGEST_LOG = 5 * 1024 * 1024


class Stopped(BaseException):
    """Somebody asked to stop by Ctrl-C, SIGTERM or a closed terminal; no error, so no Exception."""


class StartError(Exception):
    """Something could not be started; the text is a sentence for the person at the terminal."""


@dataclass(frozen=True)
class Program:
    """One program to run: `name` names its log file, `label` is what a person calls it."""

    name: str
    label: str
    command: Sequence[str]


@dataclass
class _Run:
    """A program that is kept running, and the pause before it is started again."""

    program: Program
    process: subprocess.Popen
    started_at: float
    pause: float
    restart_at: float | None = None


class Supervisor:
    """Starts programs, restarts what dies after a growing pause, stops all of them at the end.

    Use it as a context: inside, the signals that ask to stop wait until the supervisor looks, and
    then raise `Stopped`; on leaving, every program is stopped, the last started first. `patience`
    is how many seconds they have for that in all, `first_pause` the seconds before the first
    restart; each further pause is twice as long.
    """

    def __init__(
        self,
        logs: Path,
        environment: Mapping[str, str],
        *,
        patience: float = 10,
        first_pause: float = 1,
    ) -> None:
        self.logs = logs
        self.environment = environment
        self.patience = patience
        self.first_pause = first_pause
        self._runs: list[_Run] = []
        self._stop_signals = {signal.SIGINT, signal.SIGTERM}
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup wants to outlive it
            self._stop_signals.add(signal.SIGHUP)
        self._signals = {*self._stop_signals, signal.SIGCHLD}

    def __enter__(self) -> Supervisor:
        signal.pthread_sigmask(signal.SIG_BLOCK, self._signals)
        return self

    def __exit__(self, *exc_info: object) -> None:
        try:
            self._stop_all()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, self._signals)

    def run(self, program: Program) -> None:
        """Run a program to its end, its output on our terminal; raise `StartError` if it fails."""
        process = self._spawn(program, to_terminal=True)
        try:
            while process.poll() is None:
                self._wait(time.monotonic() + 1)
        finally:
            bury(process)
        if process.returncode:
            raise StartError(f"{program.label} không xong. Chi tiết: {self.log(program.name)}")

    def keep(self, program: Program) -> None:
        """Start a program that is to run until we stop."""
        process = self._spawn(program)
        self._runs.append(_Run(program, process, time.monotonic(), self.first_pause))

    def watch(self, seconds: float | None = None) -> None:
        """Keep all programs running, for some seconds or until somebody asks to stop."""
        until = None if seconds is None else time.monotonic() + seconds
        while until is None or time.monotonic() < until:
            for run in self._runs:
                self._look_after(run)
            moments = [run.restart_at for run in self._runs if run.restart_at is not None]
            self._wait(min([*moments, until or float("inf"), time.monotonic() + 60]))

    def log(self, name: str) -> Path:
        """Give the path of a program's log."""
        return self.logs / f"{name}.log"

    def _look_after(self, run: _Run) -> None:
        now = time.monotonic()
        if run.restart_at is not None and run.restart_at <= now:
            run.process, run.started_at, run.restart_at = self._spawn(run.program), now, None
        elif run.restart_at is None and run.process.poll() is not None:
            self._plan_restart(run, now)

    def _plan_restart(self, run: _Run, now: float) -> None:
        bury(run.process)  # its own children may still hold the port
        if now - run.started_at > LONGEST_PAUSE:
            run.pause = self.first_pause
        run.restart_at = now + run.pause
        say(
            f"{run.program.label} dừng ngoài ý muốn, chạy lại sau {run.pause:g} giây. "
            f"Chi tiết: {self.log(run.program.name)}"
        )
        run.pause = min(run.pause * 2, LONGEST_PAUSE)

    def _spawn(self, program: Program, *, to_terminal: bool = False) -> subprocess.Popen:
        with self._open_log(program.name) as log:
            return spawn(
                program.command,
                env=self.environment,
                stdout=None if to_terminal else log,
                stderr=log,
            )

    def _open_log(self, name: str):
        self.logs.mkdir(parents=True, exist_ok=True)
        path = self.log(name)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        return path.open("ab")

    def _wait(self, until: float) -> None:
        """Sleep until a moment of the monotonic clock or until a child ends."""
        received = signal.sigtimedwait(self._signals, max(0, until - time.monotonic()))
        if received and received.si_signo in self._stop_signals:
            raise Stopped

    def _stop_all(self) -> None:
        alive = [run.process for run in reversed(self._runs) if run.restart_at is None]
        stop(alive, patience=self.patience)


def say(sentence: str) -> None:
    """Print a sentence at once; a terminal that was closed is no reason to fall."""
    with suppress(OSError):
        print(sentence, flush=True)  # noqa: T201 - the terminal is where we speak
