"""Còn thiếu gì? Each gap with the page that closes it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from campaigns.models import Campaign
from eligibility.judging import Evidence
from nominations.facts.gaps import gaps_of, gaps_of_many, page_of
from nominations.models import Nomination
from people.roles import CHAIR, MEMBER, OFFICE, UNIT_HEAD
from tests.cast import Cast, make_people, make_person
from tests.nominating import make_nomination, make_nominations
from tests.registering import at, launched

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


@pytest.fixture
def campaign(cast) -> Campaign:
    new_campaign = launched(cast)
    at(cast, date(2021, 11, 10))
    return Campaign.objects.get(pk=new_campaign.pk)


def told(nomination: Nomination) -> list[tuple[str, str]]:
    return [(gap.code, gap.link.partition("?")[0]) for gap in gaps_of(nomination)]


def test_a_dossier_that_was_just_begun_is_led_to_the_pages_that_complete_it(cast, campaign):
    person = make_person(cast.unit, "Trần Thị Lan")
    nomination = make_nomination(campaign, person, "CSTDCS")
    nomination.report.delete()

    assert told(nomination) == [
        ("empty_report", f"/ho-so/{nomination.pk}/bao-cao/"),
        ("no_overview", f"/ho-so/{nomination.pk}/bao-cao/"),
        ("no_review", "/binh-xet/them/"),
        ("no_foundation", "/ho-so/"),
        ("no_merit", f"/ho-so/{nomination.pk}/thanh-tich-sang-tao/"),
    ]


def test_each_thing_that_is_done_closes_its_gap(cast, campaign):
    person = make_person(cast.unit, "Trần Thị Lan")
    nomination = make_nomination(campaign, person)
    assert told(nomination) == [
        ("no_overview", f"/ho-so/{nomination.pk}/bao-cao/"),
        ("no_review", "/binh-xet/them/"),
        ("no_rating", f"/danh-muc/con-nguoi/{person.pk}/"),
    ]

    nomination.report.overview = "Sinh năm 1985."
    nomination.report.save()
    review = campaign.unit_reviews.create(
        unit=cast.unit, held_on=date(2021, 11, 9), chaired_by="A", written_by="B", invited=3
    )
    review.votes.create(nomination=nomination, votes_for=3, votes_against=0)
    person.ratings.create(year=2021, level="HTT")
    assert told(Nomination.objects.get(pk=nomination.pk)) == []


def test_a_review_of_another_dossier_closes_nothing(cast, campaign):
    lan, hung = (make_person(cast.unit, name) for name in ("Trần Thị Lan", "Lê Hùng"))
    nomination, other = make_nomination(campaign, lan), make_nomination(campaign, hung)
    review = campaign.unit_reviews.create(
        unit=cast.unit, held_on=date(2021, 11, 9), chaired_by="A", written_by="B", invited=3
    )
    review.votes.create(nomination=other, votes_for=3, votes_against=0)

    assert "no_review" in dict(told(nomination))


def test_a_paper_that_is_needed_leads_to_the_papers_of_the_dossier(cast, campaign):
    person = make_person(cast.unit, "Trần Thị Lan")
    nomination = make_nomination(campaign, person, "CSTDCS", merit="topic", merit_text="Lúa")

    links = {gap.code: gap.link for gap in gaps_of(nomination)}
    assert links["no_merit"] == f"/ho-so/{nomination.pk}/?phan=giay-to#giay-to"


def test_a_collective_is_led_to_its_report_its_people_and_their_dossiers(cast, campaign):
    make_person(cast.unit, "Trần Thị Lan")
    unit = make_nomination(campaign, cast.unit, "TTLDXS")
    whole = make_nomination(
        campaign, cast.unit, "TTLDXS", collective="UBND xã", is_whole_commune=True
    )

    assert told(unit)[2:] == [
        ("no_rating", f"/ho-so/{unit.pk}/bao-cao/"),
        ("no_completion_share", f"/danh-muc/don-vi/{cast.unit.pk}/"),
        ("no_ldtt_share", "/ho-so/"),
    ]
    assert dict(told(whole))["no_completion_share"] == "/danh-muc/con-nguoi/"


def test_no_gap_tells_of_a_discipline(cast, campaign):
    person = make_person(cast.unit, "Trần Thị Lan")
    nomination = make_nomination(campaign, person)
    before = gaps_of(nomination)
    person.disciplines.create(form="dismissal", decided_on=date(2021, 2, 3))

    assert gaps_of(nomination) == before


@pytest.mark.parametrize("evidence", Evidence)
def test_whatever_would_close_a_gap_has_a_page(cast, campaign, evidence):
    nomination = make_nomination(campaign, make_person(cast.unit, "Trần Thị Lan"))

    assert resolve(page_of(nomination, evidence).partition("?")[0].partition("#")[0])


def linked(nomination: Nomination, user) -> set[str]:
    return {gap.code for gap in gaps_of(nomination, user) if gap.link}


def test_each_is_led_only_to_pages_that_open(cast, campaign):
    own = make_person(cast.unit, "Trần Thị Lan")
    cast[MEMBER].person = own
    cast[MEMBER].save()
    nomination = make_nomination(campaign, own, "CSTDCS")
    ldtt = make_nomination(campaign, own)
    all_of_it = {"no_overview", "no_review", "no_foundation", "no_merit"}

    assert linked(nomination, cast[UNIT_HEAD]) == linked(nomination, cast[OFFICE]) == all_of_it
    assert linked(nomination, cast[MEMBER]) == {"no_overview", "no_foundation"}
    assert linked(nomination, cast[CHAIR]) == {"no_foundation"}
    assert linked(ldtt, cast[MEMBER]) == {"no_overview", "no_rating"}
    assert linked(ldtt, cast[CHAIR]) == {"no_rating"}
    assert [gap.sentence for gap in gaps_of(ldtt, cast[CHAIR])] == [
        gap.sentence for gap in gaps_of(ldtt)
    ]


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_gaps_of_many_ask_no_more_than_those_of_one(cast, campaign, count):
    make_nomination(campaign, cast.unit, "TTLDXS")
    people = make_people(cast.unit, [f"Lê Thị {n}" for n in range(count)], born_on=None)
    make_nominations(campaign, people, "CSTDCS")
    nominations = list(Nomination.objects.all())

    with CaptureQueriesContext(connection) as queries:
        gaps = gaps_of_many(nominations)
    assert (len(gaps), len(queries)) == (count + 1, 21)
