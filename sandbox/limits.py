"""What a process may use that opens a file or prints one, and how it keeps itself to it."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from typing import NamedTuple


class Limits(NamedTuple):
    """What a process may use: processor seconds, address space, seconds on the clock, and how
    large a file it may write."""

    processor_seconds: int
    megabytes: int
    seconds: float
    written_megabytes: int = 512


def limit(limits: Limits) -> None:
    """Have the system end this process when it uses more than it may."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds))
    space = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    written = limits.written_megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def apart(act: Callable[[], None], limits: Limits) -> bool:
    """Do something in a child of its own and say whether it came to its end.

    Only for processes without threads. Of the limits, the clock is left to who waits for us.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            limit(limits)
            act()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
