"""A web process dies in the middle of a vote: nothing is lost, nothing is half there."""

import pytest

from council import urn
from council.actions.ballots import cast
from council.actions.rounds import close_phones
from council.boards import board_of
from council.models import Receipt, Round, Vote
from tests.killed import dies_in
from tests.meetings import Chamber, choices

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=3).seated()


@pytest.fixture
def round(chamber) -> Round:
    round = chamber.opened()
    for seat in chamber.seats[:2]:
        cast(round, seat, choices(chamber.lines))
    return round


def kept() -> tuple[int, int]:
    return Receipt.objects.count(), Vote.objects.count()


def results(chamber: Chamber) -> list[str]:
    return [row.outcome.value for row in board_of(chamber.item).rows]


def test_a_ballot_whose_taker_dies_is_not_in_and_can_be_cast_again(chamber, round):
    seat = chamber.seats[2]
    assert dies_in(urn, "put_in", lambda: cast(round, seat, choices(chamber.lines)))
    assert kept() == (2, 4)
    cast(round, seat, choices(chamber.lines))
    assert kept() == (3, 6)


def test_a_closing_that_dies_with_the_urn_in_hand_leaves_the_vote_open_and_whole(chamber, round):
    assert dies_in(urn, "shuffled", lambda: close_phones(round, by=chamber.by))
    round.refresh_from_db()
    assert (round.is_open, kept(), results(chamber)) == (True, (2, 4), ["waiting"] * 2)
    cast(round, chamber.seats[2], choices(chamber.lines))
    close_phones(round, by=chamber.by)
    assert (kept(), results(chamber)) == ((3, 6), ["passed"] * 2)


def test_a_closing_that_dies_while_it_clears_away_has_its_result(chamber, round):
    assert dies_in(urn, "forget_the_old", lambda: close_phones(round, by=chamber.by))
    round.refresh_from_db()
    assert (round.is_open, round.returned, kept()) == (False, 2, (2, 4))
    assert results(chamber) == ["failed"] * 2  # 2 of 3 present are 66,7 %
