"""The urn: the one place that puts votes in, and that empties it.

While voting is open the server is trusted: a vote and its receipt are written by one transaction.
Before any result is known `emptied` writes all votes of the round anew, in an order drawn by a
CSPRNG and under new numbers, in one transaction: no number, no place in the table and no
transaction of a vote says whose it was. `forget_the_old` then has the database give up the old
copies.
"""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import DatabaseError, connection, transaction

from council.models import Round, Tally, Vote

logger = logging.getLogger(__name__)
_draw = secrets.SystemRandom()


def put_in(choices: Mapping[int, bool]) -> None:
    """Put one member's choices in, each on the pile of its name, by the number of the tally."""
    votes = [Vote(tally_id=tally, agrees=agrees) for tally, agrees in choices.items()]
    Vote.objects.bulk_create(shuffled(votes))


def emptied(tallies: Sequence[Tally]) -> dict[int, tuple[int, int]]:
    """Write the votes of a round anew in shuffled order; give for and against by tally."""
    wipe_what_is_deleted()
    piles = Vote.objects.filter(tally__in=tallies)
    votes = list(piles.values_list("tally", "agrees"))
    piles.delete()
    anew = [Vote(tally_id=tally, agrees=agrees) for tally, agrees in votes]
    Vote.objects.bulk_create(shuffled(anew), batch_size=1000)
    transaction.on_commit(forget_the_old)
    counted = Counter(votes)
    return {tally.pk: (counted[tally.pk, True], counted[tally.pk, False]) for tally in tallies}


def shuffled(votes: list[Vote]) -> list[Vote]:
    """Give the votes in an order that tells nothing."""
    return _draw.sample(votes, len(votes))


def wipe_what_is_deleted() -> None:
    """Have SQLite overwrite what it deletes; PostgreSQL does it in `forget_the_old`."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def forget_the_old() -> None:
    """Have PostgreSQL write the table of votes to a new file without the old copies.

    Best effort: nobody waits for a lock; what is left is given up at the next closing. The old
    copies are in no query and no dump, only in the file of the table.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
            cursor.execute(f"VACUUM FULL {connection.ops.quote_name(Vote._meta.db_table)}")
    except DatabaseError:
        logger.warning("Chưa dọn được bản cũ của các phiếu; lần đóng phiếu sau sẽ dọn.")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = DEFAULT")


def may_forget() -> bool:
    """Say whether `forget_the_old` can do its work: PostgreSQL passes a table over, with a mere
    warning, for anybody but its owner."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class "
            "WHERE oid = %s::regclass",
            [Vote._meta.db_table],
        )
        return cursor.fetchone()[0]


def destroyed(round: Round) -> None:
    """Take the votes of a round out, uncounted."""
    wipe_what_is_deleted()
    Vote.objects.filter(tally__round=round).delete()
    transaction.on_commit(forget_the_old)
