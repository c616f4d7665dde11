"""`bin/start`: the whole program from one terminal, on embedded parts unless told otherwise."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured

from .environment import (
    BASE_DIR,
    VAR_DIR,
    database,
    env,
    history_key,
    is_embedded,
    secret_key,
)
from .processes import free_port, is_free
from .supervisor import Program, StartError, Stopped, Supervisor, say

LOGS = VAR_DIR / "log"
OF_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
FIRST_PAGE_WITHIN = 60.0  # seconds
USAGE = """bin/start [--port CỔNG] [--host ĐỊA-CHỈ]

  --port CỔNG      cổng của trang web; mặc định là biến PORT, nếu không có thì 8000
  --host ĐỊA-CHỈ   địa chỉ lắng nghe; mặc định 127.0.0.1 (chỉ máy này),
                   0.0.0.0 để máy khác trong mạng vào được

Dừng: Ctrl-C. Cấu hình: tệp .env, xem .env.example."""


@dataclass(frozen=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def bind(self) -> str:
        return f"{_bracketed(self.host)}:{self.port}"

    @property
    def shown_host(self) -> str:
        """Give the host that people type: one of this machine where it listens on all."""
        if self.host in OF_THIS_MACHINE:
            return "localhost"
        return _address_in_the_network() if self.host in {"0.0.0.0", "::"} else self.host

    @property
    def url(self) -> str:
        return f"http://{_bracketed(self.shown_host)}:{self.port}"


def main() -> int:
    """Run until somebody asks to stop; every failure is one sentence and exit code 1."""
    try:
        options = _options(sys.argv[1:])
        address = Address(options.host, options.port)
        # A mistake in .env is a sentence here, not a child's trace.
        _refuse_without_history_key()
        database()
        with _only_one(address), _private_redis_folder() as redis_folder:
            _refuse_occupied(address)
            _run(address, redis_folder)
    except Stopped:
        say("Đã dừng.")
    except (StartError, ImproperlyConfigured) as failure:
        say(str(failure))
        return 1
    except PermissionError as failure:
        say(f"Không có quyền ghi {failure.filename}. Hãy chạy bằng người dùng sở hữu thư mục này.")
        return 1
    return 0


def _refuse_without_history_key() -> None:
    if not history_key(secret_key()):
        raise StartError(
            "Thiếu biến môi trường HISTORY_KEY, khóa ký nhật ký. Hãy đặt một chuỗi ngẫu nhiên dài "
            "ít nhất 32 ký tự trong tệp .env, ví dụ: openssl rand -base64 48"
        )


def _run(address: Address, redis_folder: Path) -> None:
    given_redis = env.str("REDIS_URL", default="")
    redis_url = given_redis or _own_redis_url(redis_folder)
    with Supervisor(LOGS, _environment(address, redis_url)) as supervisor:
        if redis_url and not given_redis:
            supervisor.keep(_redis(redis_folder))
        supervisor.run(_manage("prepare", "Chuẩn bị cơ sở dữ liệu"))
        if is_embedded() and _is_open(address):  # before anybody can come in
            supervisor.run(_manage("create_demo", "Mật khẩu dùng thử", "--random-password"))
        supervisor.keep(_web(address))
        _wait_for_first_page(address, supervisor)
        _greet(address, redis_url, supervisor)
        for program in _background(redis_url):
            supervisor.keep(program)
        supervisor.watch()


def _greet(address: Address, redis_url: str, supervisor: Supervisor) -> None:
    say(f"\nthiduakt đang chạy tại {address.url} (dừng: Ctrl-C)\n")
    if not redis_url:
        say("Máy chưa có redis-server: việc nền chạy ngay trong máy chủ web và đồng hồ hẹn giờ.\n")
    if env.bool("HTTPS", default=not is_embedded()):
        say("Trang web chỉ trả lời qua HTTPS của máy chủ đứng trước nó; xem deploy/Caddyfile.\n")
    if is_embedded():
        if _is_open(address):
            say("Máy khác trong mạng cũng vào được, nên mật khẩu dùng thử được đặt ngẫu nhiên.\n")
        supervisor.run(_manage("create_demo", "Danh sách tài khoản", "--logins"))


def _is_open(address: Address) -> bool:
    return address.host not in OF_THIS_MACHINE


def _web(address: Address) -> Program:
    command = _python("gunicorn", "thiduakt.wsgi", "--bind", address.bind)
    return Program("web", "Máy chủ web", command)


def _background(redis_url: str) -> Iterator[Program]:
    if redis_url:
        # A pool of one: a task that hangs or dies is ended without the worker itself.
        # Nothing to gossip with: there is one worker.
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        worker = _celery("worker", "--concurrency", "1", *quiet)
        yield Program("worker", "Tiến trình làm việc nền", worker)
    # Without a broker the beat runs each task itself (CELERY_TASK_ALWAYS_EAGER): a small clock.
    # No pid file: one left behind by a power cut would keep the beat from starting.
    beat = _celery("beat", "--schedule", str(VAR_DIR / "beat-schedule"), "--pidfile", "")
    yield Program("beat", "Đồng hồ hẹn giờ", beat)


def _redis(folder: Path) -> Program:
    """Give a Redis that only we can reach, and whose queue survives a power cut."""
    data = VAR_DIR / "redis"
    data.mkdir(parents=True, exist_ok=True)
    reach = ["--port", "0", "--unixsocket", str(folder / "redis.sock"), "--unixsocketperm", "700"]
    keep = ["--dir", str(data), "--appendonly", "yes", "--save", ""]
    command = ["redis-server", *reach, *keep, "--daemonize", "no", "--loglevel", "warning"]
    return Program("redis", "Hàng đợi việc nền", command)


def _own_redis_url(folder: Path) -> str:
    return f"redis+socket://{folder / 'redis.sock'}" if shutil.which("redis-server") else ""


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _celery(*arguments: str) -> list[str]:
    return _python("celery", "-A", "thiduakt", *arguments, "--loglevel", "WARNING")


def _manage(command: str, label: str, *arguments: str) -> Program:
    script = str(BASE_DIR / "manage.py")
    return Program("prepare", label, [sys.executable, script, command, *arguments])


def _environment(address: Address, redis_url: str) -> Mapping[str, str]:
    own = {"REDIS_URL": redis_url, "SITE_URL": env.str("SITE_URL", default=address.url)}
    if is_embedded() and "ALLOWED_HOSTS" not in os.environ:
        own["ALLOWED_HOSTS"] = f"localhost,127.0.0.1,[::1],{_bracketed(address.shown_host)}"
    return os.environ | own


@contextmanager
def _private_redis_folder() -> Iterator[Path]:
    # Not in var/: the path of a socket is limited to 107 bytes.
    with tempfile.TemporaryDirectory(prefix="thiduakt-") as folder:
        yield Path(folder)


@contextmanager
def _only_one(address: Address) -> Iterator[None]:
    """Hold the folder for this run; the kernel lets go of it however we end."""
    VAR_DIR.mkdir(exist_ok=True)
    with (VAR_DIR / "running").open("a+") as running:
        try:
            fcntl.flock(running, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            running.seek(0)
            raise StartError(
                f"thiduakt của thư mục này đang chạy rồi, tại {running.read().strip()}. "
                "Muốn chạy lại thì dừng lần trước bằng Ctrl-C."
            ) from None
        running.truncate(0)
        running.write(address.url)
        running.flush()
        yield


def _refuse_occupied(address: Address) -> None:
    try:
        if is_free(address.host, address.port):
            return
    except PermissionError:
        reason = f"Cổng {address.port} chỉ dành cho người quản trị máy."
    except OSError:
        raise StartError(f"Máy này không có địa chỉ {address.host}. Hãy sửa --host.") from None
    else:
        reason = f"Cổng {address.port} đang có chương trình khác dùng."
    raise StartError(f"{reason} Hãy chạy: bin/start --port {_free_port_above(address)}")


def _free_port_above(address: Address) -> int:
    near = range(max(address.port + 1, 8000), min(address.port + 100, 65536))
    return next((port for port in near if is_free(address.host, port)), None) or free_port()


def _wait_for_first_page(address: Address, supervisor: Supervisor) -> None:
    until = time.monotonic() + FIRST_PAGE_WITHIN
    while not _answers(address):
        if time.monotonic() > until:
            raise StartError(f"Trang web chưa trả lời được. Chi tiết: {supervisor.log('web')}")
        supervisor.watch(0.1)


def _answers(address: Address) -> bool:
    # Straight to our own server, past any proxy, and as if through the HTTPS of a proxy before us.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(address.url, headers={"X-Forwarded-Proto": "https"})
    try:
        opener.open(request, timeout=10).close()
    except urllib.error.HTTPError as answer:
        return answer.code < 500
    except OSError:
        return False
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _address_in_the_network() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent; the kernel only picks a way out
            return probe.getsockname()[0]
        except OSError:
            return "localhost"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise StartError(f"Không hiểu các tham số. Cách dùng:\n\n{USAGE}")

    def format_help(self) -> str:
        return f"{USAGE}\n"


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(allow_abbrev=False)
    parser.add_argument("--port", type=_port, default=os.environ.get("PORT", "8000"))
    parser.add_argument("--host", default="127.0.0.1")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise StartError(f"Cổng phải là số từ 1 đến 65535, không phải “{text}”.")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
