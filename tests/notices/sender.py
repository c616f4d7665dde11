"""A mail server that can end a worker in the middle of its talk, and workers to be ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from django.db import connection
from django.test import override_settings
from environ import Env

from tests.killed import Child
from thiduakt.celery import app
from thiduakt.environment import BASE_DIR
from thiduakt.processes import free_port


class Postman:
    """Receives mail; `kill_at` names the step at which it ends `victim` once, without an answer."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str]] = []
        self.kill_at = ""
        self.victim: subprocess.Popen | Child | None = None

    def _strike(self, step: str) -> None:
        if step == self.kill_at and self.victim is not None:
            self.kill_at = ""
            kill(self.victim)

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        self._strike("MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        text = envelope.content.decode()
        [message_id] = [line for line in text.splitlines() if line.startswith("Message-ID:")]
        self.received.append((envelope.rcpt_tos[0], message_id))
        self._strike("DATA")
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[tuple[Postman, str]]:
    """Give a postman and the EMAIL_URL that leads to him."""
    postman, port = Postman(), free_port()
    server = Controller(postman, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield postman, f"smtp://127.0.0.1:{port}"
    finally:
        server.stop()


def environment(email_url: str, **others: str) -> dict[str, str]:
    """Give what leads another process to the test's own database."""
    server = urlsplit(os.environ["DATABASE_URL"])
    url = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    # Mail goes out at once, whatever the hour of the run.
    ours = {"DATABASE_URL": url, "EMAIL_URL": email_url, "REMINDER_MAIL_FROM_HOUR": "0"}
    return os.environ | ours | others


def beside(act: Callable[[], object], email_url: str) -> Child:
    """Start a process that does an act within the program; its queue leads nowhere."""
    surroundings = {
        **Env.email_url_config(email_url),
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "REMINDER_MAIL_FROM_HOUR": 0,  # mail goes out at once, whatever the hour of the run
        "CELERY_TASK_ALWAYS_EAGER": False,
        "CELERY_BROKER_URL": "redis://127.0.0.1:9/0",
    }

    def acted() -> None:
        app._after_fork()  # forgets whom the parent knew as the queue
        with override_settings(**surroundings):
            act()

    return Child(acted)


def celery(email_url: str, redis_url: str, *command: str) -> subprocess.Popen:
    """Start a real worker or beat on the test's database."""
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "thiduakt", *command],
        cwd=BASE_DIR,
        env=environment(email_url, REDIS_URL=redis_url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen | Child) -> None:
    """End a process and all that it started, at once and without a word."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def is_waiting_for_a_lock() -> bool:
    """Say whether somebody in the database waits for what this test holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def eventually(holds: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "không xảy ra trong thời gian chờ"
        time.sleep(0.05)


def redis_server(port: int, folder) -> subprocess.Popen:
    """Start a Redis that keeps what it is told, and wait until it answers."""
    where = ["--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder)]
    keeping = ["--save", "", "--appendonly", "yes"]
    server = subprocess.Popen(
        ["redis-server", *where, *keeping], stdout=subprocess.DEVNULL, start_new_session=True
    )
    eventually(lambda: _answers(port))
    return server


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
