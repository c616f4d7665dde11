"""A database of tests that is migrated once, for all who test beside each other to copy."""

from __future__ import annotations

import fcntl
from pathlib import Path

from django.db import connection

NAME = "test_thiduakt_migrated"


def migrated_once(turn: Path) -> str:
    """Give the name of the migrated database; who comes first makes it, the others wait.

    PostgreSQL only. `turn` is a file that all of them know.
    """
    with turn.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not turn.stat().st_size:
            _migrate()
            file.write(NAME)
    return NAME


def _migrate() -> None:
    """Make it as Django makes one for tests, and leave the connection where it pointed before."""
    place = connection.settings_dict
    before, of_tests = place["NAME"], place["TEST"]["NAME"]
    place["TEST"]["NAME"] = NAME
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    place["NAME"], place["TEST"]["NAME"] = before, of_tests
