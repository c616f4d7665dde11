"""`bin/start` after its set-up, as a person at a terminal meets it: in a copy of the program."""

import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.filling import filled
from thiduakt.demo.commune import PASSWORD
from thiduakt.demo.years import YEARS
from thiduakt.environment import BASE_DIR
from thiduakt.processes import free_port, is_free

MADE_BY_RUNNING = ("var", "media", "staticfiles")
LEFT_OUT = shutil.ignore_patterns(".*", *MADE_BY_RUNNING, "tests")
KEYS = {"SECRET_KEY": "khoa-ngau-nhien-" * 4, "HISTORY_KEY": "khoa-nhat-ky-" * 4}
FROM_OUTSIDE = (
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "HISTORY_KEY",
    "HTTPS",
    "PORT",
    "REDIS_URL",
    "SECRET_KEY",
)
ROLE = re.compile("redis-server|gunicorn|worker|beat")
FIRST_TIME = "Đang tạo dữ liệu mẫu của xã Quảng Thành (chỉ lần đầu)…"
PATIENCE = 60  # seconds; a first start migrates and makes the demo commune


class Terminal:
    """A terminal in which `bin/start` runs."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        plain = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "thiduakt.start", *arguments],
            cwd=folder,
            env=plain | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_until(self, pattern: str) -> str:
        """Read on to the first line that matches; give all that was read."""
        read = ""
        for line in self.process.stdout:
            read += line
            if re.search(pattern, line):
                return read
        raise AssertionError(f"it never said {pattern!r}, but: {read}")

    def end(self) -> tuple[int, str]:
        """Wait for the end; give the exit code and what was said until then."""
        output = self.process.communicate(timeout=PATIENCE)[0]
        return self.process.returncode, output

    def children(self) -> dict[str, int]:
        """Give the process ids of redis, web, worker and beat, as far as they run."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = [int(pid) for pid in children.read_text().split()]
        roles = {pid: ROLE.search(Path(f"/proc/{pid}/cmdline").read_text()) for pid in pids}
        return {match[0]: pid for pid, match in roles.items() if match}

    def children_once_they_are(self, *roles: str) -> dict[str, int]:
        until = time.monotonic() + PATIENCE
        while sorted(self.children()) != sorted(roles) and time.monotonic() < until:
            time.sleep(0.1)
        return self.children()


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    return shutil.copytree(BASE_DIR, tmp_path_factory.mktemp("copy") / "thiduakt", ignore=LEFT_OUT)


@pytest.fixture
def folder(copy: Path) -> Iterator[Path]:
    """Give a copy of the program in which nothing has run yet, as after a clone."""
    yield copy
    for name in MADE_BY_RUNNING:
        shutil.rmtree(copy / name, ignore_errors=True)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Terminal]]:
    """Give a function that runs `bin/start`; what still runs after the test is stopped."""
    terminals = []

    def start(*arguments: str, **environment: str) -> Terminal:
        terminals.append(Terminal(folder, *arguments, **environment))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.process.terminate()
        terminal.process.wait(PATIENCE)
        terminal.process.stdout.close()


def first_page(port: int) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"http://localhost:{port}/", timeout=10) as answer:
        return answer.read().decode()


class Visitor:
    """Somebody at a browser: pages opened, forms filled in and sent, cookies kept."""

    def __init__(self, port: int) -> None:
        self.site = f"http://localhost:{port}"
        direct, jar = urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor()
        self.opener = urllib.request.build_opener(direct, jar)

    def send(self, path: str, **values: str) -> tuple[int, str]:
        """Fill in and send the form of a page; give the status and the path that it led to."""
        with self.opener.open(f"{self.site}{path}", timeout=10) as page:
            form = filled(page.read(), **values)
        sent = urlencode(form, doseq=True).encode()
        with self.opener.open(f"{self.site}{path}", sent, timeout=10) as answer:
            return answer.status, urlsplit(answer.url).path


@pytest.mark.skipif(not shutil.which("redis-server"), reason="cần redis-server")
def test_it_serves_with_its_own_services_until_ctrl_c_then_without_redis_and_takes_a_plan(start):
    port = free_port()
    terminal = start("--port", str(port))

    output = terminal.read_until("đang chạy tại")
    page = first_page(port)
    children = terminal.children_once_they_are("beat", "gunicorn", "redis-server", "worker")
    terminal.process.send_signal(signal.SIGINT)
    code, last_said = terminal.end()

    assert FIRST_TIME in output
    assert f"thiduakt đang chạy tại http://localhost:{port} (dừng: Ctrl-C)" in output
    assert '<html lang="vi"' in page
    assert sorted(children) == ["beat", "gunicorn", "redis-server", "worker"]
    assert (code, last_said.splitlines()[-1]) == (0, "Đã dừng.")
    assert [pid for pid in children.values() if Path(f"/proc/{pid}").exists()] == []
    assert is_free("127.0.0.1", port)

    again = start("--port", str(port), PATH="/nowhere")

    output = again.read_until("redis-server")
    page = first_page(port)
    office = Visitor(port)
    entered = office.send("/dang-nhap/", username="vanphong", password=PASSWORD)
    read = office.send("/phong-trao/nhap-van-ban/", pasted=YEARS[2021].plan_file.read_text())
    children = again.children_once_they_are("beat", "gunicorn")

    assert FIRST_TIME not in output
    assert output.splitlines()[-1] == (
        "Máy chưa có redis-server: việc nền chạy ngay trong máy chủ web và đồng hồ hẹn giờ."
    )
    assert '<html lang="vi"' in page
    assert (entered, read) == ((200, "/"), (200, "/phong-trao/van-ban/1/"))
    assert sorted(children) == ["beat", "gunicorn"]


def test_an_occupied_port_is_said_with_a_free_one(start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, output = start("--port", str(port)).end()

    match = re.fullmatch(
        rf"Cổng {port} đang có chương trình khác dùng\. Hãy chạy: bin/start --port (\d+)\n", output
    )
    assert code == 1
    assert match, output
    assert is_free("127.0.0.1", int(match[1]))


def test_a_second_start_in_the_same_folder_says_where_the_first_one_is(start, folder):
    (folder / "var").mkdir()
    with (folder / "var/running").open("w") as running:
        fcntl.flock(running, fcntl.LOCK_EX)
        running.write("http://localhost:8123")
        running.flush()
        answer = start().end()

    assert answer == (
        1,
        "thiduakt của thư mục này đang chạy rồi, tại http://localhost:8123. Muốn chạy lại thì "
        "dừng lần trước bằng Ctrl-C.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        (["--port", "abc"], {}, "Cổng phải là số từ 1 đến 65535, không phải “abc”."),
        (["--port", "65536"], {}, "Cổng phải là số từ 1 đến 65535, không phải “65536”."),
        ([], {"PORT": "0"}, "Cổng phải là số từ 1 đến 65535, không phải “0”."),
        (["--prt", "1"], {}, "Không hiểu các tham số. Cách dùng:"),
        (["--host", "192.0.2.1"], {}, "Máy này không có địa chỉ 192.0.2.1. Hãy sửa --host."),
        ([], {"DATABASE_URL": "postgres://a@b/c"}, "Thiếu biến môi trường SECRET_KEY."),
        (
            [],
            {"DATABASE_URL": "postgres://a@b/c", "SECRET_KEY": "x"},
            "Thiếu biến môi trường HISTORY_KEY, khóa ký nhật ký.",
        ),
        ([], {"DATABASE_URL": "mysql://a@b/c", **KEYS}, "Không hiểu DATABASE_URL."),
        ([], {"DATABASE_URL": "postgres://a@b:x/c", **KEYS}, "Không hiểu DATABASE_URL."),
    ],
)
def test_what_it_cannot_do_is_one_sentence(start, arguments, environment, sentence):
    code, output = start(*arguments, **environment).end()

    assert code == 1
    assert output.startswith(sentence)
    assert "Traceback" not in output


def test_a_database_that_does_not_answer_is_one_sentence(start):
    code, output = start(
        **KEYS,
        DATABASE_URL="postgres://thiduakt@127.0.0.1:9/thiduakt",
        PORT=str(free_port()),
    ).end()

    assert code == 1
    assert output.startswith("Không dùng được cơ sở dữ liệu. Hãy kiểm tra DATABASE_URL")
    assert "Traceback" not in output
