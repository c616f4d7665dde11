"""What the pages of dossiers ask of the database: the same for one row, three and three hundred.

Counted twice: when everything has to be judged, and when nothing has changed since.
"""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import Campaign
from nominations.facts.freezing import freeze
from nominations.facts.kept import judged_of, with_kept
from nominations.models import KeptJudgement, Nomination
from people.models import Rating
from people.roles import MEMBER, OFFICE, SECRETARY, UNIT_HEAD, Role
from registrations.rules.stages import Stage
from tests.cast import Cast, make_people, make_person
from tests.nominating import (
    make_attachment,
    make_initiative,
    make_nomination,
    make_nominations,
    make_review,
)
from tests.registered import a_campaign, registered, with_collective, with_people
from tests.vetted import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@dataclass(frozen=True)
class Desk:
    """A campaign with as many dossiers of everything as asked for, and three to look into."""

    cast: Cast
    campaign: Campaign
    draft: Nomination
    received: Nomination
    unit: Nomination

    @classmethod
    def of(cls, count: int) -> "Desk":
        cast = Cast.of()
        cast.commune.practice_day = TODAY
        cast.commune.save()
        campaign = a_campaign(cast)
        registration = registered(campaign, cast.unit, Stage.APPROVED)
        people = make_people(cast.unit, [f"Lê Thị {number:03d}" for number in range(count)])
        with_people(registration, people)
        make_nominations(campaign, people[::2], stage="submitted")
        make_nominations(campaign, people[1::2])
        with_collective(registration, cast.unit.name)
        lan = make_person(cast.unit, "Trần Thị Lan")
        draft = make_nomination(campaign, lan, "CSTDT", sent_on=TODAY, merit="initiative")
        received = make_nomination(campaign, lan, "CSTDCS", "received", merit="initiative")
        unit = make_nomination(campaign, cast.unit, "TTLDXS", "submitted", rating="HTXS")
        make_review(draft, received, unit)
        desk = cls(cast, campaign, draft, received, unit)
        for nomination in (draft, received, unit):
            desk._fill(nomination, count)
        return desk

    def _fill(self, nomination: Nomination, count: int) -> None:
        for _ in range(min(count, 20)):
            make_attachment(nomination)
        freeze(nomination, "sent", by=self.cast.acting(SECRETARY))
        if nomination.person:
            initiative = make_initiative(self.campaign, nomination.person, nomination.award)
            initiative.uses.create(
                person=nomination.person,
                award=nomination.award,
                campaign=self.campaign,
                path="/",
                on=TODAY,
                by_name="Lan",
            )


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


LISTS: list[tuple[Role, str, dict, int]] = [
    (OFFICE, "nominations:list", {}, 9),
    (SECRETARY, "nominations:list", {}, 9),
    (UNIT_HEAD, "nominations:list", {}, 11),
    (MEMBER, "nominations:list", {}, 7),
    (SECRETARY, "nominations:list", {"loc": "tat-ca", "mo": "tat-ca"}, 9),
    (OFFICE, "nominations:list", {"trang_thai": "submitted"}, 9),
    (SECRETARY, "nominations:list", {"ket_qua": "unsure", "loc": "tre-han"}, 9),
]
PAGES: list[tuple[Role, str, str, dict, int]] = [
    (SECRETARY, "nominations:detail", "draft", {}, 13),
    (SECRETARY, "nominations:detail", "received", {}, 15),
    (SECRETARY, "nominations:detail", "received", {"phan": "bao-cao"}, 14),
    (SECRETARY, "nominations:detail", "received", {"phan": "giay-to"}, 13),
    (SECRETARY, "nominations:detail", "received", {"phan": "lich-su"}, 14),
    (SECRETARY, "nominations:detail", "unit", {}, 12),
    (UNIT_HEAD, "nominations:detail", "draft", {}, 13),
    (UNIT_HEAD, "nominations:report", "draft", {}, 11),
    (SECRETARY, "vetting:vet", "received", {"ket_luan": "1"}, 7),
]


@pytest.mark.parametrize("count", [1, 3, 300])
def test_lists_and_pages_ask_the_same_for_any_number_of_dossiers(client, count):
    desk = Desk.of(count)
    desk.cast[MEMBER].person = desk.received.person
    desk.cast[MEMBER].save()
    judged_of(with_kept(Nomination.objects.all()))
    found = []
    for role, name, query, _ in LISTS:
        client.force_login(desk.cast[role])
        found.append(asked(client, reverse(name, query=query)))
    for role, name, key, query, _ in PAGES:
        client.force_login(desk.cast[role])
        address = reverse(name, args=[getattr(desk, key).pk], query=query)
        found.append(asked(client, address))
    assert found == [queries for *_, queries in (*LISTS, *PAGES)]


@pytest.mark.parametrize("count", [1, 3, 300])
def test_judging_a_list_anew_asks_the_same_for_any_number_of_dossiers(client, count):
    desk = Desk.of(count)
    client.force_login(desk.cast[SECRETARY])
    address = reverse("nominations:list", query={"ket_qua": "unsure"})
    first = asked(client, address)
    Rating.objects.create(person=desk.received.person, year=2021, level="HTXS")
    after_a_change = asked(client, address)
    KeptJudgement.objects.all().delete()
    assert (first, after_a_change, asked(client, address)) == (43, 44, 38)
