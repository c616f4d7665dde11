"""gunicorn with two sync workers over some settings, for as long as it is measured."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from thiduakt.processes import free_port, is_free, spawn, stop

READY_WITHIN = 60.0
WORKERS = ("--workers", "2", "--worker-class", "sync", "--threads", "1")


@contextmanager
def serving(settings: str) -> Iterator[int]:
    """Serve the program with these settings and give the port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "thiduakt.wsgi", *WORKERS]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings}
    server = spawn([*command, "--bind", f"127.0.0.1:{port}"], env=environment)
    try:
        until = time.monotonic() + READY_WITHIN
        while is_free("127.0.0.1", port):
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"gunicorn does not serve {settings}.")
            time.sleep(0.1)
        yield port
    finally:
        stop([server], patience=10)
