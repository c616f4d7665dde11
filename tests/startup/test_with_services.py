"""bin/with-services: real services for one command, and nothing left of them afterwards."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.with_services import temporary_folder
from thiduakt.environment import BASE_DIR
from thiduakt.processes import is_free

pytestmark = pytest.mark.postgres


@pytest.fixture
def temporary() -> Iterator[Path]:
    with temporary_folder() as folder:
        yield folder


def with_services(temporary: Path, script: str) -> subprocess.Popen:
    # As from a terminal: what a shell runs in the background is born deaf to Ctrl-C.
    hearing = ["env", "--default-signal=INT"]
    return subprocess.Popen(
        [*hearing, sys.executable, "-m", "tests.with_services", "sh", "-c", script],
        cwd=BASE_DIR,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_command_finds_both_services_and_its_exit_code_is_given_on(temporary):
    command = "from django.db import connection as c; c.ensure_connection(); print(c.vendor)"
    process = with_services(
        temporary,
        f'redis-cli -u "$REDIS_URL" ping; {sys.executable} manage.py shell -v 0 -c "{command}"; '
        "exit 7",
    )

    output = process.communicate()[0]

    assert (output.split(), process.returncode) == (["PONG", "postgresql"], 7)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_neither_a_service_nor_a_file(temporary, asked):
    process = with_services(temporary, 'echo "$DATABASE_URL"; echo "$REDIS_URL"; exec sleep 60')
    ports = [urlsplit(process.stdout.readline().strip()).port for _ in range(2)]
    assert [is_free("127.0.0.1", port) for port in ports] == [False, False]

    os.killpg(process.pid, asked)

    assert process.wait(20) == 128 + asked
    process.stdout.close()
    assert [is_free("127.0.0.1", port) for port in ports] == [True, True]
    assert list(temporary.iterdir()) == []
