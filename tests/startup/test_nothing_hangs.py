"""A part that is stopped, killed or silent: every request is answered in time, with a sentence."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest

from tests.notices.sender import eventually, redis_server
from tests.with_services import AT_A_DESK, postgresql, temporary_folder
from thiduakt.environment import BASE_DIR
from thiduakt.processes import bury, free_port, spawn
from thiduakt.web import MOST, has_come

IN_TIME = 10  # seconds


@dataclass(frozen=True)
class Answer:
    status: int
    page: str
    retry_after: str | None
    seconds: float


@dataclass(frozen=True)
class Place:
    """A web server on a database of its own."""

    port: int
    database: str
    server: int
    """The process of PostgreSQL that starts all others."""

    def ask(self, path: str) -> Answer:
        began = time.monotonic()
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30)
        except urllib.error.HTTPError as refused:
            answer = refused
        except OSError:  # it does not listen yet
            return Answer(0, "", None, time.monotonic() - began)
        page = answer.read().decode()
        return Answer(answer.status, page, answer.headers["Retry-After"], time.monotonic() - began)

    def is_well(self) -> bool:
        return self.ask(PAGE).status == 404

    @contextmanager
    def stopped_database(self) -> Iterator[None]:
        """Stop every process of PostgreSQL, as a machine without memory or disk does."""
        os.kill(self.server, signal.SIGSTOP)  # first: then it starts no other
        pids = [self.server, *children_of(self.server)]
        send(signal.SIGSTOP, pids)
        try:
            yield
        finally:
            send(signal.SIGCONT, pids)


PAGE = "/cong-khai/1/"  # asks the database for a commune; there is none
TWO_PAGES = 2


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def send(number: signal.Signals, pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):  # what keeps the tables clean comes and goes
            os.kill(pid, number)


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with ExitStack() as services:
        folder = services.enter_context(temporary_folder())
        url = services.enter_context(postgresql(folder))
        given = os.environ | AT_A_DESK | {"DATABASE_URL": url, "WEB_CONCURRENCY": "1"}
        manage = [sys.executable, "manage.py", "migrate", "people", "--verbosity", "0"]
        subprocess.run(manage, cwd=BASE_DIR, env=given, check=True)
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "thiduakt.wsgi", "--bind", f"127.0.0.1:{port}"]
        web = spawn(command, cwd=BASE_DIR, env=given)
        services.callback(bury, web)
        server = int((folder / "postgresql" / "postmaster.pid").read_text().split()[0])
        place = Place(port, url, server)
        eventually(place.is_well)
        yield place


@pytest.mark.postgres
def test_a_database_that_is_stopped_is_said_in_time_and_found_again(place):
    with place.stopped_database():
        first, second = place.ask(PAGE), place.ask(PAGE)

    assert (first.status, first.retry_after) == (503, "10")
    assert "Cơ sở dữ liệu đang không trả lời" in first.page
    assert "Traceback" not in first.page
    assert first.seconds < IN_TIME
    assert (second.status, second.seconds < TWO_PAGES) == (503, True)
    eventually(place.is_well, 10)


@pytest.mark.postgres
def test_who_logs_in_or_looks_around_while_the_database_is_stopped_is_told_in_time(place):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    login = f"http://localhost:{place.port}/dang-nhap/"
    form = browser.open(login, timeout=30).read().decode()
    typed = dict(re.findall(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"', form))
    sent = urllib.parse.urlencode(typed | {"username": "chair", "password": "Mat-khau-2021"})

    with place.stopped_database():
        began = time.monotonic()
        with pytest.raises(urllib.error.HTTPError) as refused:
            browser.open(login, sent.encode(), timeout=30)
        seconds = time.monotonic() - began
        others = [place.ask(path) for path in ("/dang-nhap/", "/", "/cong-khai/", "/song/")]

    assert set(typed) == {"csrfmiddlewaretoken", "once"}
    assert (refused.value.code, seconds < IN_TIME) == (503, True)
    assert "Cơ sở dữ liệu đang không trả lời" in refused.value.read().decode()
    assert {answer.status for answer in others} <= {200, 404, 503}
    assert max(answer.seconds for answer in others) < IN_TIME
    eventually(place.is_well, 10)


@pytest.mark.postgres
def test_a_database_that_is_killed_and_begins_again_is_said_and_found_again(place):
    with closing(psycopg2.connect(place.database)) as session:
        os.kill(session.info.backend_pid, signal.SIGKILL)  # PostgreSQL ends all others and recovers
        answers = [place.ask(PAGE) for _ in range(5)]

    assert {answer.status for answer in answers} <= {404, 503}
    assert max(answer.seconds for answer in answers) < IN_TIME
    eventually(place.is_well)  # how long PostgreSQL recovers is its own affair


@pytest.mark.postgres
@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"GET /song/ HTTP/1.1\r\nHost: localhost\r\n",
        b"POST /dang-nhap/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nusername=",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_forty_requests_sent_by_halves_silence_nobody(place, half):
    with ExitStack() as opened:
        for _ in range(40):
            stranger = opened.enter_context(socket.create_connection(("127.0.0.1", place.port)))
            stranger.sendall(half)
        time.sleep(0.3)
        answer = place.ask(PAGE)

    assert (answer.status, answer.seconds < TWO_PAGES) == (404, True)


def test_a_request_that_comes_by_letters_and_one_after_another_are_answered(place):
    with socket.create_connection(("127.0.0.1", place.port), timeout=10) as slow:
        asked = f"GET {PAGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        for letter in asked:
            slow.sendall(bytes([letter]))
        slow.sendall(asked + asked.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        heard = b"".join(iter(lambda: slow.recv(65536), b""))
    assert heard.count(b"HTTP/1.1 404 ") == 3


WHOLE = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n"


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        (b"", False),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", False),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", True),
        (WHOLE + b"ab", False),
        (WHOLE + b"abc", True),
        (WHOLE.replace(b"Content-Length: 3", b"content-length:\t3 ") + b"ab", False),
        (WHOLE.replace(b"Host: a", b"Expect: 100-continue"), True),
        (WHOLE.replace(b"Content-Length: 3", b"Transfer-Encoding: chunked"), True),
        (WHOLE.replace(b": 3", b": 99999999") + b"a" * MOST, True),
        (b"a" * MOST, True),
    ],
)
def test_a_thread_is_given_what_has_come(heard, expected):
    assert has_come(heard) is expected


NOTIFY = """
import django, time; django.setup()
from notifications.outbox import notify
began = time.monotonic()
notify([], commune=None, key="thu", subject="Thử", body="Thử")
print(time.monotonic() - began < 1, flush=True)
"""


@pytest.mark.redis
def test_a_queue_that_is_stopped_delays_nobody(tmp_path):
    port = free_port()
    redis = redis_server(port, tmp_path)
    url = {"REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    given = {"DATABASE_URL": f"sqlite:///{tmp_path}/thiduakt.sqlite3"} | url
    try:
        redis.send_signal(signal.SIGSTOP)
        result = subprocess.run(
            [sys.executable, "-c", NOTIFY],
            cwd=BASE_DIR,
            env=os.environ | AT_A_DESK | given | {"DJANGO_SETTINGS_MODULE": "thiduakt.settings"},
            capture_output=True,
            text=True,
            timeout=3 * IN_TIME,  # the command itself ends, too
        )
    finally:
        redis.send_signal(signal.SIGCONT)
        bury(redis)

    assert (result.returncode, result.stdout) == (0, "True\n"), result.stderr
    assert "Không gọi được hàng đợi; lần quét tới sẽ làm." in result.stderr
