"""Who was approved in one unit and moves to another is counted once, on every page alike."""

from datetime import date

import pytest

from people.actions import move_person
from people.roles import OFFICE, UNIT_HEAD
from registrations import actions as registrations
from registrations.consolidation import consolidation
from registrations.desk import desk_rows, total_of
from registrations.facts import draft_of
from registrations.pages import beside
from tests.cast import Cast
from tests.registering import at, draft, fresh, launched, opened, sent, staff

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

NOVEMBER = date(2021, 11, 2)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast)


def approved(cast, registration):
    registrations.approve_many([registration], by=cast.acting(OFFICE))
    return fresh(registration)


@pytest.fixture
def moved(cast, campaign):
    """A unit of three and one of two, both approved; then one of the three moves."""
    three, two = staff(cast.unit, 3), staff(cast.other_unit, 2)
    ours = approved(cast, sent(cast, opened(cast, campaign), draft(*three)))
    theirs = approved(cast, sent(cast, opened(cast, campaign, cast.other_unit), draft(*two)))
    at(cast, NOVEMBER)
    move_person(
        three[0], unit=cast.other_unit, position="Văn thư", moved_on=NOVEMBER,
        by=cast.acting(OFFICE),
    )  # fmt: skip
    three[0].refresh_from_db()
    return three[0], fresh(ours), fresh(theirs)


def counted(campaign, *both) -> dict[str, list]:
    """Give how many each page counts: for both units, and in all."""
    rows = desk_rows(campaign, [row.unit for row in both])
    whole = consolidation(campaign).summary
    of_unit = {
        unit_list.unit: count.people
        for unit_list, count in zip(whole.lists, whole.counts, strict=True)
    }
    beside_each = [beside(fresh(o), draft_of(o), with_discipline=False) for o in both]
    tallies = [side.tally for side in beside_each]
    missing = [f.sentence for side in beside_each for f in side.findings]
    return {
        "desk": [*(row.count.people for row in rows), total_of(rows).people],
        "consolidation": [
            *(of_unit[registration.unit.name] for registration in both),
            whole.total.people,
        ],
        "unit": [*(tally.ldtt for tally in tallies), *{tally.commune_ldtt for tally in tallies}],
        "of": [tally.unit_size for tally in tallies],
        "missing": [sentence for sentence in missing if sentence.startswith("Chưa đăng ký")],
    }


def test_after_the_move_everybody_is_counted_where_they_were_approved(campaign, moved):
    _, ours, theirs = moved
    assert counted(campaign, ours, theirs) == {
        "desk": [3, 2, 5],
        "consolidation": [3, 2, 5],
        "unit": [3, 2, 5],
        "of": [3, 2],
        "missing": [],
    }


def test_registered_by_the_new_unit_too_they_are_counted_there_alone(cast, campaign, moved):
    person, ours, theirs = moved
    registrations.supplement(theirs, draft(person), reason="Chuyển đến", by=cast.acting(UNIT_HEAD))
    assert counted(campaign, ours, theirs) == {
        "desk": [2, 3, 5],
        "consolidation": [2, 3, 5],
        "unit": [2, 3, 5],
        "of": [2, 3],
        "missing": [],
    }


def test_the_list_of_the_new_unit_leaves_out_who_is_registered_already(cast, campaign):
    three = staff(cast.unit, 3)
    sent(cast, opened(cast, campaign), draft(*three))
    move_person(
        three[0], unit=cast.other_unit, position="Văn thư", moved_on=campaign.commune.today(),
        by=cast.acting(OFFICE),
    )  # fmt: skip
    filled = registrations.fill_from_unit(
        opened(cast, campaign, cast.other_unit), by=cast.acting(UNIT_HEAD)
    )
    assert (filled.added.individuals, filled.left_out) == (
        (),
        (f"Không lấy bà Lê Thị An: đã có trong bản đăng ký của {cast.unit}.",),
    )
