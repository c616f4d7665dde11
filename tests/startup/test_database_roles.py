"""The program's own role in PostgreSQL: it works with everything, and only adds to the log."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from backups.making import make
from backups.refusals import ArchiveError
from backups.restoring import restore
from backups.tables import backed_up
from council.invariants import breaches
from council.models import Vote
from history.log import record
from people.models import Unit
from people.roles import OFFICE
from tests.cast import Cast, make_unit
from thiduakt.database_roles import granted

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def role() -> Iterator[str]:
    """Give a role with the rights of the program's, which is gone afterwards."""
    name = f"program_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'x'")
        granted(name)
    yield name
    with connection.cursor() as cursor:
        cursor.execute(f"REASSIGN OWNED BY {name} TO CURRENT_USER")
        cursor.execute(f"DROP OWNED BY {name}")
        cursor.execute(f"DROP ROLE {name}")


@contextmanager
def as_role(name: str) -> Iterator[None]:
    """Work in the block as the program would, logged in with its role."""
    connection.close()
    given = dict(connection.settings_dict)
    connection.settings_dict |= {"USER": name, "PASSWORD": "x"}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= given


FORBIDDEN = [
    "UPDATE history_event SET sentence = 'Khác.'",
    "DELETE FROM history_event",
    "TRUNCATE history_event",
    "TRUNCATE history_chainhead",
    "DELETE FROM history_chainhead",
    "ALTER TABLE history_event DISABLE TRIGGER history_append_only",
    "ALTER TABLE history_event DISABLE TRIGGER ALL",
    "ALTER TABLE history_event ADD COLUMN x int",
    "DROP TRIGGER history_append_only ON history_event",
    "DROP TABLE history_event",
    "CREATE OR REPLACE FUNCTION history_refuse_change() RETURNS trigger LANGUAGE plpgsql "
    "AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER x BEFORE INSERT ON history_event FOR EACH ROW "
    "EXECUTE FUNCTION history_refuse_change()",
    "CREATE RULE x AS ON INSERT TO history_event DO INSTEAD NOTHING",
    "SET session_replication_role = replica",
    "CREATE TABLE x (id int)",
    "DELETE FROM django_migrations",
]


def test_the_program_adds_to_the_log_and_can_do_nothing_else_to_it(role):
    cast = Cast.of()
    with as_role(role):
        record("x", cast.unit, "Một.", by=cast.acting(OFFICE), commune_id=1)
        for sql in FORBIDDEN:
            with (
                pytest.raises(Exception, match=r"permission denied|must be owner") as refusal,
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
            assert isinstance(refusal.value.__cause__, psycopg2.errors.InsufficientPrivilege), sql


def test_the_program_can_do_its_work(role):
    cast = Cast.of()
    with as_role(role):
        unit = make_unit(cast.commune, "Phòng mới")
        Unit.objects.filter(pk=unit.pk).update(name="Tên khác")
        unit.delete()
        with connection.cursor() as cursor:
            for model in backed_up():
                cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
            cursor.execute(f"VACUUM FULL {Vote._meta.db_table}")  # as after a closed ballot
        assert [notice for notice in connection.connection.notices if "permission" in notice] == []


def test_the_program_backs_up_and_is_told_who_may_restore(role, tmp_path):
    Cast.of()
    with as_role(role):
        make(tmp_path / "all.backup")
        with pytest.raises(ArchiveError, match="docker compose run --rm migrate"):
            restore(tmp_path / "all.backup", replace=True)
    assert Unit.objects.count() == 2


def test_a_role_that_cannot_sweep_the_urn_is_told_of_every_night(role):
    with as_role(role):
        assert list(breaches()) == []
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {Vote._meta.db_table} OWNER TO CURRENT_USER")
        cursor.execute(f"GRANT SELECT ON {Vote._meta.db_table} TO {role}")
    with as_role(role):
        assert [breach.code for breach in breaches()] == ["old_votes_stay"]


def test_granting_twice_changes_nothing_and_asks_for_the_owner(role):
    first = granted(role)
    assert granted(role) == first
    with pytest.raises(CommandError, match="phải chạy bằng vai trò chủ"):
        call_command("grant_program_role", connection.settings_dict["USER"])
