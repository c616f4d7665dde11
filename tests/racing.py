"""Acts that begin at the same time, on a real PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from procedure.refusal import RefusedError


def at_once(*acts) -> list[str]:
    """Do the acts in threads that start together; give "" or the code of each refusal."""
    start = Barrier(len(acts))

    def run(act) -> str:
        try:
            start.wait()
            act()
        except RefusedError as refused:
            return refused.findings[0].code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))
