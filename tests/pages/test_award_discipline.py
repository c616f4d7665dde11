"""Discipline is for whoever may know of it: to everybody else no page differs by it."""

import re
from datetime import date

import pytest
from django.urls import reverse

from nominations.facts.freezing import freeze
from nominations.facts.known import known_of
from nominations.models import FrozenJudgement, Nomination
from nominations.papers.report import report_letter
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.nominating import make_nomination
from tests.registered import a_campaign
from tests.vetted import TODAY
from vetting.papers.dossiers import parts_of
from vetting.papers.vetting import vetting_paper

pytestmark = pytest.mark.django_db

OF_EACH = ("nominations:detail", "nominations:report", "nominations:submit")
OF_ALL = ("nominations:list", "nominations:submit_unit", "nominations:reviews")


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    cast.commune.practice_day = TODAY
    cast.commune.save()
    return cast


@pytest.fixture
def nominations(cast) -> dict[str, Nomination]:
    """Give dossiers of one person, one at home with the unit, one that was vetted, and one of the
    unit that the person belongs to."""
    campaign = a_campaign(cast)
    person = make_person(cast.unit, "Lê Thị An")
    return {
        "returned": make_nomination(campaign, person, "CSTDCS", "returned"),
        "vetted": make_nomination(campaign, person, "LDTT", "vetted"),
        "unit": make_nomination(campaign, cast.unit, "TTLDTT", "submitted"),
    }


def freeze_all(cast: Cast, nominations: dict[str, Nomination]) -> None:
    FrozenJudgement.objects.all().delete()
    for nomination in nominations.values():
        for moment in FrozenJudgement.Moment:
            freeze(nomination, moment, by=cast.acting(SECRETARY))


def pages(client, nominations: dict[str, Nomination]) -> dict[tuple, tuple[int, str]]:
    """Give status and words of every page about these dossiers, by name and by the dossier where
    each has its own."""
    campaign = nominations["vetted"].campaign_id
    return {
        **{
            (name, key): page(client, name, nomination.pk)
            for name in OF_EACH
            for key, nomination in nominations.items()
        },
        **{(name, ""): page(client, name) for name in OF_ALL},
        ("vetting:comparison", ""): page(client, "vetting:comparison", campaign),
    }


def page(client, name: str, *args: int) -> tuple[int, str]:
    """Give status and words of a page, without what differs each time it is asked for."""
    answer = client.get(reverse(name, args=args))
    token = r'(name="(?:csrfmiddlewaretoken|once)" value=|X-CSRFToken": )"[^"]+"'
    return answer.status_code, re.sub(token, "", answer.content.decode())


def discipline(nominations: dict[str, Nomination]) -> None:
    person = nominations["vetted"].person
    person.disciplines.create(form="warning", decided_on=date(2021, 5, 4))


def test_no_page_tells_the_head_of_the_unit_of_a_discipline(client, cast, nominations):
    client.force_login(cast[UNIT_HEAD])
    freeze_all(cast, nominations)
    before = pages(client, nominations)
    discipline(nominations)
    freeze_all(cast, nominations)
    outcomes = set(FrozenJudgement.objects.values_list("nomination__award", "outcome"))

    assert ("LDTT", "not_met") in outcomes
    assert pages(client, nominations) == before
    assert [before[name, ""][0] for name in (*OF_ALL, "vetting:comparison")] == [200, 200, 200, 403]
    assert [before[name, "vetted"][0] for name in OF_EACH] == [200, 302, 302]


@pytest.mark.parametrize(
    ("role", "knows"), [(OFFICE, True), (SECRETARY, True), (CHAIR, True), (UNIT_HEAD, False)]
)
def test_the_page_of_a_dossier_tells_whoever_may_know(client, cast, nominations, role, knows):
    discipline(nominations)
    freeze_all(cast, nominations)
    client.force_login(cast[role])
    status, words = page(client, "nominations:detail", nominations["vetted"].pk)
    assert (status, "Cảnh cáo" in words) == (200, knows)


def test_a_colleague_sees_nothing_of_it(client, cast, nominations):
    discipline(nominations)
    cast[MEMBER].person = make_person(cast.unit, "Lê Thị Bình")
    cast[MEMBER].save()
    client.force_login(cast[MEMBER])
    for status, words in pages(client, nominations).values():
        assert (status == 200, "Lê Thị An" in words) in {(True, False), (False, False)}


def test_the_papers_of_the_unit_do_not_differ_and_the_sheet_of_vetting_is_not_theirs(
    client, cast, nominations
):
    vetted = nominations["vetted"]
    paper, parts = report_letter(vetted, known_of(vetted)), parts_of([vetted], with_vetting=False)
    discipline(nominations)
    freeze_all(cast, nominations)
    assert report_letter(vetted, known_of(vetted)) == paper
    assert parts_of([vetted], with_vetting=False) == parts
    assert "Cảnh cáo" in repr(vetting_paper(vetted))
    client.force_login(cast[UNIT_HEAD])
    for name in ("vetting_pdf", "papers"):
        number = vetted.pk if name == "vetting_pdf" else vetted.campaign_id
        assert client.get(reverse(f"vetting:{name}", args=[number])).status_code == 403
