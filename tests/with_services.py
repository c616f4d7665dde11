"""Runs a command beside a real PostgreSQL and a real Redis: bin/with-services COMMAND…

Both are started for this command alone, on free ports, with their data in a temporary folder, and
are gone afterwards, whatever happens. The command finds them in DATABASE_URL and REDIS_URL, and in
DATABASE_SOCKET a folder by which PostgreSQL answers for a sixth less than through the network.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from thiduakt.processes import free_port, spawn, stop

# A crash of the machine may lose a test's database: speed before durability. Nor is a query on
# tables that nobody analysed worth a compiler, nor what tests take back worth cleaning: statistics
# that are taken while a test's rows are uncommitted say that every table is empty.
FAST = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "jit=off",
    "autovacuum=off",
    "checkpoint_timeout=1h",
    "update_process_title=off",
    "max_connections=60",
]

DATA = "postgresql"
"""The folder of the database's files and its socket."""

# All but the services is as at a desk: nothing collected, no HTTPS, no .env of an installation.
AT_A_DESK = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "khoa-chi-dung-de-kiem-thu-" + "0" * 30,
    "HISTORY_KEY": "khoa-nhat-ky-chi-dung-de-kiem-thu",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
    "HTTPS": "false",
    "WHITENOISE_USE_FINDERS": "true",
}


def main() -> int:
    """Give the exit code of the command."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
    try:
        with temporary_folder() as folder, ExitStack() as services:
            urls = {
                "DATABASE_URL": services.enter_context(postgresql(folder)),
                "DATABASE_SOCKET": str(folder / DATA),
                "REDIS_URL": services.enter_context(_redis(folder)),
            }
            code = _run(sys.argv[1:], os.environ | AT_A_DESK | urls)
            return code if code >= 0 else 128 - code  # ended by a signal, as a shell says it
    except KeyboardInterrupt:
        return 130


def _run(command: list[str], environment: dict[str, str]) -> int:
    process = subprocess.Popen(command, env=environment)
    # The terminal tells the command of a Ctrl-C, too: it ends first, with its report.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    except SystemExit:
        process.terminate()
        process.wait()
        raise


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that PostgreSQL's own user may reach as long as it runs: pytest shuts its own
    to all others whenever another pytest starts, and a server that recovers looks again."""
    with tempfile.TemporaryDirectory(prefix="thiduakt-services-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    programs = _postgresql_programs()
    data, port = folder / DATA, free_port()
    data.mkdir()
    owner = _unprivileged_owner(data)
    initdb = [programs / "initdb", "--pgdata", data, "--username", "thiduakt", "--auth", "trust"]
    _quietly([*initdb, "--no-sync", *_sorting(programs)], cwd=folder, **owner)
    doors = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={data}"]
    options = [part for setting in (*doors, *FAST) for part in ("-c", setting)]
    with (folder / "postgresql.log").open("wb") as log:
        server = spawn(
            [str(programs / "postgres"), "-D", str(data), *options],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=log,
            **owner,
        )
    # "Fast" shutdown: a test's forgotten connection must not keep the server alive.
    with _stopped_at_the_end(server, signal.SIGINT):
        ready = [programs / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(port)]
        _wait_for("PostgreSQL", lambda: _succeeds(ready))
        yield f"postgres://thiduakt@127.0.0.1:{port}/postgres"


@contextmanager
def _redis(folder: Path) -> Iterator[str]:
    if not shutil.which("redis-server"):
        sys.exit("Thiếu redis-server để chạy kiểm thử. Hãy chạy: apt-get install redis-server")
    port = free_port()
    where = ["--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder), "--save", ""]
    server = spawn(["redis-server", *where], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with _stopped_at_the_end(server, signal.SIGTERM):
        _wait_for("Redis", lambda: _succeeds(["redis-cli", "-p", str(port), "ping"]))
        yield f"redis://127.0.0.1:{port}/0"


def _postgresql_programs() -> Path:
    """Give the folder of the newest PostgreSQL; Debian keeps it out of PATH."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    if program := shutil.which("initdb"):
        return Path(program).resolve().parent
    sys.exit("Thiếu PostgreSQL để chạy kiểm thử. Hãy chạy: apt-get install postgresql")


def _sorting(programs: Path) -> list[str]:
    """Sort as people do and not by bytes, so that a test cannot pass by SQLite's order alone."""
    version = subprocess.check_output([programs / "postgres", "--version"], text=True)
    if int(version.split()[2].split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz")) < 15:
        return ["--encoding", "UTF8", "--locale", "C.UTF-8"]  # ICU came with 15
    return ["--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale", "vi"]


def _unprivileged_owner(data: Path) -> dict[str, str]:
    """Give PostgreSQL, which refuses to run as root, a user who owns its data."""
    if os.geteuid() != 0:
        return {}
    name = next(name for name in ("postgres", "nobody") if _exists(name))
    shutil.chown(data, name)
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


def _exists(user: str) -> bool:
    return any(entry.pw_name == user for entry in pwd.getpwall())


@contextmanager
def _stopped_at_the_end(server: subprocess.Popen, how: signal.Signals) -> Iterator[None]:
    try:
        yield
    finally:
        server.send_signal(how)
        stop([server], patience=10)


def _wait_for(name: str, answers: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not answers():
        if time.monotonic() > until:
            sys.exit(
                f"{name} không trả lời sau 30 giây. Hãy xem máy còn bộ nhớ và đĩa trống không."
            )
        time.sleep(0.05)


def _quietly(command: list, **options) -> None:
    result = subprocess.run(command, capture_output=True, text=True, **options)
    if result.returncode:
        sys.exit(f"Không tạo được PostgreSQL để kiểm thử: {result.stderr.strip()}")


def _succeeds(command: list) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
