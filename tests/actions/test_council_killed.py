"""A web process dies in the middle of a vote: nothing is lost, nothing is half there."""

import signal

import pytest

from council.actions.ballots import cast
from council.actions.rounds import close_phones
from council.boards import board_of
from council.models import Receipt, Round, Vote
from tests.meetings import Chamber, choices
from tests.notices.sender import python

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

DIE = "import os, signal; die = lambda *any, **more: os.kill(os.getpid(), signal.SIGKILL); "
ACTOR = (
    "from people.roles import Actor; "
    "by = Actor(None, 'Thư ký', '', round.item.meeting.commune.pk); "
)


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=3).seated()


@pytest.fixture
def round(chamber) -> Round:
    round = chamber.opened()
    for seat in chamber.seats[:2]:
        cast(round, seat, choices(chamber.lines))
    return round


def dies(round: Round, script: str) -> None:
    """Run the script in a process of its own, which has to be killed by it."""
    start = f"from council.models import Round, Seat; round = Round.objects.get(pk={round.pk}); "
    assert python(DIE + start + script, "consolemail://").wait(60) == -signal.SIGKILL


def kept() -> tuple[int, int]:
    return Receipt.objects.count(), Vote.objects.count()


def results(chamber: Chamber) -> list[str]:
    return [row.outcome.value for row in board_of(chamber.item).rows]


def test_a_ballot_whose_taker_dies_is_not_in_and_can_be_cast_again(chamber, round):
    seat = chamber.seats[2]
    dies(
        round,
        "from council import urn; from council.actions import ballots; urn.put_in = die; "
        f"ballots.cast(round, Seat.objects.get(pk={seat.pk}), {choices(chamber.lines)})",
    )
    assert kept() == (2, 4)
    cast(round, seat, choices(chamber.lines))
    assert kept() == (3, 6)


def test_a_closing_that_dies_with_the_urn_in_hand_leaves_the_vote_open_and_whole(chamber, round):
    dies(
        round,
        ACTOR + "from council import urn; from council.actions import rounds; urn.shuffled = die; "
        "rounds.close_phones(round, by=by)",
    )
    round.refresh_from_db()
    assert (round.is_open, kept(), results(chamber)) == (True, (2, 4), ["waiting"] * 2)
    cast(round, chamber.seats[2], choices(chamber.lines))
    close_phones(round, by=chamber.by)
    assert (kept(), results(chamber)) == ((3, 6), ["passed"] * 2)


def test_a_closing_that_dies_while_it_clears_away_has_its_result(chamber, round):
    dies(
        round,
        ACTOR + "from council import urn; from council.actions import rounds; "
        "urn.forget_the_old = die; rounds.close_phones(round, by=by)",
    )
    round.refresh_from_db()
    assert (round.is_open, round.returned, kept()) == (False, 2, (2, 4))
    assert results(chamber) == ["failed"] * 2  # 2 of 3 present are 66,7 %
