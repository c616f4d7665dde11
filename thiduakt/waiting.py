"""How long somebody waits for the database: shorter before a page than in the background.

PostgreSQL keeps the first three limits itself. A server that is stopped or unreachable keeps none,
so what serves pages waits by its own clock, too: see `docs/adr/0020-doors.md`.
"""

from __future__ import annotations

import os
import select
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """Seconds for one statement, for a lock, and for a transaction in which nothing is asked."""

    statement: int
    lock: int
    idle: int

    @property
    def options(self) -> dict[str, str | int]:
        """Give what a connection to PostgreSQL is opened with; a peer that is gone is missed after
        half a minute."""
        limits = {
            "statement_timeout": self.statement,
            "lock_timeout": self.lock,
            "idle_in_transaction_session_timeout": self.idle,
        }
        return {
            "connect_timeout": 5,
            "keepalives_idle": 15,
            "tcp_user_timeout": 30_000,
            "options": " ".join(f"-c {name}={value}s" for name, value in limits.items()),
        }


FOR_PAGES = Patience(statement=6, lock=5, idle=120)
FOR_WORK = Patience(statement=300, lock=20, idle=900)

OVERTIME = 1.0  # seconds in which a server that is alive says itself that it took too long
TO_CONNECT = 3.0
ONCE_HUNG = 0.5  # who comes after somebody who waited in vain
REMEMBERED = 5.0


def patience() -> Patience:
    """Give the limits of this process; `thiduakt.wsgi` says that it serves pages."""
    return FOR_PAGES if os.environ.get("SERVES_PAGES") else FOR_WORK


class PatientWait:
    """Waits for PostgreSQL in psycopg2's place, and no longer than a page may take.

    Gives up with `OperationalError`; psycopg2 then closes the connection. For some seconds after
    that nobody else waits long: one request asks several times, and many may come.
    """

    def __init__(self, statement: float) -> None:
        self.statement = statement
        self.hung_at = float("-inf")

    def __call__(self, connection) -> None:
        from psycopg2 import OperationalError, extensions

        until = time.monotonic() + self._limit(connection.status == extensions.STATUS_SETUP)
        events = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}
        while (state := connection.poll()) != extensions.POLL_OK:
            if not _is_ready(connection.fileno(), events[state], until):
                self.hung_at = time.monotonic()
                raise OperationalError("Cơ sở dữ liệu không trả lời trong thời gian cho phép.")

    def _limit(self, connects: bool) -> float:
        if time.monotonic() - self.hung_at < REMEMBERED:
            return ONCE_HUNG
        return TO_CONNECT if connects else self.statement + OVERTIME


def _is_ready(descriptor: int, event: int, until: float) -> bool:
    poller = select.poll()
    poller.register(descriptor, event)
    return bool(poller.poll(max(0.0, until - time.monotonic()) * 1000))


def never_wait_for_ever() -> None:
    """Have every connection of this process wait by `PatientWait`; COPY is then not at hand."""
    from psycopg2 import extensions

    extensions.set_wait_callback(PatientWait(patience().statement))
