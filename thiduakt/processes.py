"""Child processes that never outlive the one who started them."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None)


def spawn(command: Sequence[str], **options) -> subprocess.Popen:
    """Start a child in a session of its own, which is told to end when we end.

    A session of its own keeps the terminal's Ctrl-C away from the child: its parent decides who
    stops when. The kernel sends the child SIGTERM even when its parent is killed with SIGKILL.
    `options` are those of `subprocess.Popen`.
    """
    parent = os.getpid()

    def tie_to_parent() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=tie_to_parent,
        **options,
    )


def bury(process: subprocess.Popen) -> None:
    """End a child and everything it started, at once; harmless when all of it is gone."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stop(processes: Iterable[subprocess.Popen], *, patience: float) -> None:
    """Ask one child after the other to end, for `patience` seconds in all, then end what is left.

    One after the other because the later ones may serve the earlier ones until these are done.
    """
    until = time.monotonic() + patience
    for process in processes:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0, until - time.monotonic()))
        bury(process)


def is_free(host: str, port: int) -> bool:
    """Say whether a server could listen there now; raise OSError for an address not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def free_port(host: str = "127.0.0.1") -> int:
    """Give a port on which nothing listens at the moment."""
    with socket.socket() as candidate:
        candidate.bind((host, 0))
        return candidate.getsockname()[1]
