"""Readers that judge anew and writers at the same time, on a real PostgreSQL."""

import pytest
from django.db import transaction

from nominations.facts.judged import judge_anew
from nominations.facts.kept import judged_of, with_kept
from nominations.models import FactChange, KeptJudgement, Nomination
from people.models import Rating
from tests.cast import Cast
from tests.dossiers import november
from tests.nominating import make_nomination
from tests.racing import at_once
from tests.registering import staff

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def kept(order: str = "pk") -> dict:
    return judged_of(with_kept(Nomination.objects.order_by(order)))


@pytest.fixture
def nominations() -> list[Nomination]:
    cast = Cast.of()
    campaign = november(cast)
    people = staff(cast.unit, 10)
    return [
        *(
            make_nomination(campaign, person, award)
            for person in people
            for award in ("LDTT", "CSTDCS")
        ),
        make_nomination(campaign, cast.unit, "TTLDXS"),
    ]


def test_readers_and_writers_at_once_neither_clash_nor_lose_a_change(nominations):
    people = [nomination.person for nomination in nominations if nomination.award == "LDTT"]

    def rate() -> None:
        for person in people:
            Rating.objects.update_or_create(person=person, year=2021, defaults={"level": "HTXS"})

    def write() -> None:
        for nomination in reversed(nominations):
            Nomination.objects.filter(pk=nomination.pk).update(
                rating="HTT" if nomination.collective else ""
            )

    def read(order: str) -> None:
        for _ in range(5):
            kept(order)

    acts = [rate, write, *(lambda order=order: read(order) for order in ("pk", "-pk", "award"))]
    assert at_once(*acts) == [""] * 5
    assert kept() == judge_anew(Nomination.objects.all())
    assert (KeptJudgement.objects.count(), FactChange.objects.count()) == (21, 0)


def test_a_writer_does_not_wait_for_whoever_holds_the_dossier(nominations):
    """Two that hold a dossier and note changes of each other's would wait for ever."""

    first, second = nominations[0], nominations[2]

    def hold(own: Nomination, other: Nomination) -> None:
        with transaction.atomic():
            Nomination.objects.select_for_update().get(pk=own.pk)
            Rating.objects.create(person=other.person, year=2020, level="HTT")

    assert at_once(lambda: hold(first, second), lambda: hold(second, first)) == ["", ""]
    assert kept() == judge_anew(Nomination.objects.all())
