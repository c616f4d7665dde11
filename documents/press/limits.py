"""What one document may use, and how a process keeps itself to it."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from typing import NamedTuple

TOO_LARGE = 3


class Limits(NamedTuple):
    """What one document may use: processor seconds, address space, seconds on the clock."""

    processor_seconds: int
    megabytes: int
    seconds: int


LIMITS = Limits(processor_seconds=60, megabytes=768, seconds=120)
"""Address space is more than memory: a letter of two pages needs 300 MB of it, the report of 2,000
people in 300 units a little over 512. `bin/bench` prints the memory that was really used."""

LARGEST_FILE = 512  # megabytes


def limit(limits: Limits) -> None:
    """Have the system end this process when it uses more than it may."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds))
    space = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    written = LARGEST_FILE * 1024 * 1024
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
