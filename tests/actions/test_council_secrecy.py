"""Votes: none lost, none twice, and nobody's; on a real PostgreSQL.

The attacker knows in which order the members voted and reads the whole database after the vote was
closed: transactions, places in the table, numbers, the dump. Members' choices are half for, half
against in random order, so whoever guesses is right half of the time.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.db import connection

from council import urn
from council.actions.ballots import cast
from council.actions.rounds import close_phones
from council.models import Receipt, Round, Tally, Vote
from procedure.refusal import RefusedError
from tests.meetings import Chamber, a_rule, choices

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

VOTERS, TRIALS = 6, 200
CHANCE, FAR = 0.5, 0.06
"""2,400 guesses of a coin are 0.06 off once in hundreds of millions of runs of the test."""


def rows(sql: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def pile(tally: Tally, order: str) -> list[bool]:
    """Give the choices on a name in an order that the database shows."""
    votes = rows(f"SELECT agrees FROM council_vote WHERE tally_id = %s ORDER BY {order}", tally.pk)
    return [agrees for (agrees,) in votes]


def dumped(tally: Tally) -> list[bool]:
    """Give them in the order of a dump."""
    written = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert("COPY council_vote (tally_id, agrees) TO STDOUT", written)
    lines = [line.split("\t") for line in written.getvalue().splitlines()]
    return [agrees == "t" for pk, agrees in lines if pk == str(tally.pk)]


ATTACKS: dict[str, Callable[[Tally], list[bool]]] = {
    "place": lambda tally: pile(tally, "ctid"),
    "number": lambda tally: pile(tally, "id"),
    "transaction": lambda tally: pile(tally, "xmin::text::bigint, ctid"),
    "dump": dumped,
}


def opened_anew(round: Round) -> Round:
    """Have a round that was closed stand as it was opened: no secret is in the opening."""
    Vote.objects.filter(tally__round=round).delete()
    round.receipts.all().delete()
    round.tallies.update(agree=None, disagree=None, invalid=None)
    Round.objects.filter(pk=round.pk).update(closed_at=None, returned=0)
    return round


def voted(chamber: Chamber, round: Round) -> list[bool]:
    """Hold a vote in which every member chooses the same for both names; give what each chose."""
    said = [True, False] * (VOTERS // 2)
    secrets.SystemRandom().shuffle(said)
    for seat, agrees in zip(chamber.seats, said, strict=True):
        cast(round, seat, choices(chamber.lines, agrees, agrees))
    close_phones(round, by=chamber.by)
    return said


def guessed(chamber: Chamber, trials: int) -> dict[str, float]:
    """Give the share of right guesses of every attack; "ballot" pairs the names of one ballot."""
    hits: dict[str, list[bool]] = {name: [] for name in (*ATTACKS, "ballot")}
    round = chamber.opened()
    first, second = round.tallies.all()
    for _ in range(trials):
        votes = voted(chamber, opened_anew(round))
        for name, attack in ATTACKS.items():
            for tally in (first, second):
                hits[name] += [a == b for a, b in zip(attack(tally), votes, strict=True)]
        pairs = zip(pile(first, "ctid"), pile(second, "ctid"), strict=True)
        hits["ballot"] += [a == b for a, b in pairs]
    return {name: sum(guesses) / len(guesses) for name, guesses in hits.items()}


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=VOTERS, names=2, rule=a_rule()).seated()


def test_no_attack_on_the_closed_vote_is_better_than_chance(chamber):
    shares = guessed(chamber, TRIALS)
    print({name: round(share, 3) for name, share in shares.items()})  # noqa: T201
    assert {name: share for name, share in shares.items() if abs(share - CHANCE) > FAR} == {}


def test_the_attacks_find_every_vote_when_nothing_is_shuffled(chamber, monkeypatch):
    """Without this the test above could not fail."""
    monkeypatch.setattr(urn, "shuffled", lambda votes: votes)
    shares = guessed(chamber, 10)
    assert [shares[name] for name in ("place", "transaction", "dump", "ballot")] == [1.0] * 4


def bytes_left() -> int:
    """Give the size of the table once nobody reads in the database: what an older reader, be it
    PostgreSQL's own upkeep, could still see is given up at the closing after it. Older readers are
    also the tests beside: some keep a transaction for as long as their module lasts."""
    until = time.monotonic() + 300
    while (size := rows("SELECT pg_relation_size('council_vote')")[0][0]) > 8192:
        if time.monotonic() > until:
            break
        time.sleep(0.5)
        urn.forget_the_old()
    return size


def test_no_transaction_and_no_old_copy_of_the_voting_is_left(chamber):
    round = chamber.opened()
    voted(chamber, round)
    of_votes = {transaction for (transaction,) in rows("SELECT xmin::text FROM council_vote")}
    of_receipts = {transaction for (transaction,) in rows("SELECT xmin::text FROM council_receipt")}
    assert (len(of_votes), len(of_receipts), of_votes & of_receipts) == (1, VOTERS, set())
    assert bytes_left() == 8192  # one page: the old copies are gone with the old file
    [(dead,)] = rows("SELECT count(*) FROM council_vote WHERE xmax <> 0")
    assert dead == 0
    assert Round.objects.get(pk=round.pk).returned == VOTERS


def test_receipts_and_votes_have_no_column_in_common_but_a_random_number():
    def columns(model) -> set[str]:
        return {field.attname for field in model._meta.concrete_fields}

    assert columns(Receipt) == {"id", "round_id", "seat_id"}
    assert columns(Vote) == {"id", "tally_id", "agrees"}
    assert {model._meta.pk.get_internal_type() for model in (Receipt, Vote)} == {"UUIDField"}


def test_two_hundred_who_vote_at_once_are_counted_each_once():
    chamber = Chamber.of(members=200, names=2).seated()
    with ThreadPoolExecutor(16) as pool:
        for run in range(20):
            round = chamber.opened(reason=f"Lần {run}.")
            _all_at_once(pool, chamber, round, run)
            close_phones(round, by=chamber.by)
            round.refresh_from_db()
            counts = list(round.tallies.values_list("agree", "disagree"))
            assert (round.returned, counts) == (200, [(100 + run, 100 - run), (200, 0)])


def _all_at_once(pool: ThreadPoolExecutor, chamber: Chamber, round: Round, run: int) -> None:
    """Let everybody vote, every fourth of them twice at the same time."""
    ballots = [
        (seat, choices(chamber.lines, number < 100 + run, True))
        for number, seat in enumerate(chamber.seats)
    ]
    twice = [*ballots, *ballots[::4]]
    random.Random(run).shuffle(twice)
    answers = list(pool.map(lambda ballot: _cast(round, *ballot), twice))
    assert sorted(answers) == [""] * 200 + ["has_voted"] * 50


def _cast(round: Round, seat, ballot) -> str:
    try:
        cast(round, seat, ballot)
    except RefusedError as refused:
        return refused.findings[0].code
    return ""


@pytest.fixture(autouse=True)
def threads_leave_no_connection() -> Iterator[None]:
    yield
    rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def test_who_votes_while_the_vote_is_closed_is_counted_or_told(chamber):
    with ThreadPoolExecutor(VOTERS + 1) as pool:
        for run in range(10):
            round = chamber.opened(reason=f"Lần {run}.")
            casts = [
                pool.submit(_cast, round, seat, choices(chamber.lines)) for seat in chamber.seats
            ]
            close_phones(round, by=chamber.by)
            codes = [future.result() for future in casts]
            round.refresh_from_db()
            taken = codes.count("")
            assert set(codes) <= {"", "is_closed"}
            assert round.returned == round.receipts.count() == taken
            assert list(round.tallies.values_list("agree", flat=True)) == [taken, taken]
