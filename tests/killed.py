"""Acts that are killed, or done by several at once: in children of this process, on the same
database. A fresh process takes a second to start; a child is there at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any, NoReturn

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")
LONGEST = 30  # seconds; a child that hangs is killed, too, and by another signal


def dies_before_write(number: int, act: Callable[[], Any]) -> bool:
    """Do the act in a child that is killed just before it writes for the `number`th time; False
    where it writes less often, and then the act is done."""

    def in_its_turn(execute: Callable, sql: str, *more: Any) -> Any:
        if sql.startswith(WRITES):
            written.append(sql)
        if len(written) == number:
            die()
        return execute(sql, *more)

    def acted() -> None:
        with connection.execute_wrapper(in_its_turn):
            act()

    written: list[str] = []
    return dies(acted)


def dies(act: Callable[[], Any]) -> bool:
    """Do the act in a child; say whether it was killed, and fail where it failed."""
    ended = Child(act).wait()
    assert ended in (0, -signal.SIGKILL), f"the child ended with {ended}"
    return ended != 0


class Child:
    """A child that does an act; waited for and ended like a `Popen` in a session of its own."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self.code: int | None = None
        self.waiting = Lock()
        self.pid = os.fork()
        if self.pid == 0:
            os.setpgid(0, 0)
            _alone(act)
        with suppress(PermissionError, ProcessLookupError):  # it was quicker
            os.setpgid(self.pid, self.pid)

    def wait(self) -> int:
        """Give the exit code, below zero for a signal; it ends in time by itself."""
        with self.waiting:
            if self.code is None:
                self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code


def dies_in(module: Any, name: str, act: Callable[[], Any]) -> bool:
    """Do the act in a child that is killed where it comes to a function of a module."""

    def acted() -> None:
        setattr(module, name, die)  # of the child alone
        act()

    return dies(acted)


def die(*_any: Any, **_more: Any) -> NoReturn:
    """Be killed, as by the machine; may stand in the place of any function."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("alive")


def _alone(act: Callable[[], Any]) -> NoReturn:
    signal.alarm(LONGEST)
    _parents = connection.connection  # kept: to close it would end the session of the parent
    connection.connect()  # a session of its own, in no transaction of the parent
    status = 1
    try:
        act()
        status = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)
