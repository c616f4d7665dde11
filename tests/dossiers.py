"""A commune in November with an approved registration, for the tests of dossiers."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from campaigns.models import Campaign
from nominations import actions as nominations
from nominations.actions import ReportContent
from nominations.facts.registered import Candidacy
from nominations.models import Nomination
from nominations.rules.minutes import Minutes, Vote
from people.models import Person
from people.roles import UNIT_HEAD
from registrations.rules.stages import Stage
from tests.cast import Cast
from tests.registered import a_campaign, registered, with_collective, with_person
from tests.registering import at, staff

IN_TIME = date(2021, 11, 10)  # the last good day is 14/11/2021
AFTER = date(2021, 11, 16)


def november(cast: Cast, day: date = IN_TIME) -> Campaign:
    """Give the campaign of the real plan in a commune that practises a day of November."""
    at(cast, day)
    return a_campaign(cast)


def approved(cast: Cast, campaign: Campaign, count: int = 3) -> list[Person]:
    """Register people of the first unit for LĐTT, the first for CSTĐCS and a giấy khen besides,
    and its collective; give the people."""
    registration = registered(campaign, cast.unit, Stage.APPROVED)
    people = staff(cast.unit, count)
    for person in people[1:]:
        with_person(registration, person)
    with_person(registration, people[0], "CSTDCS", commendation="GIAY_KHEN")
    with_collective(registration, cast.unit.name)
    return people


def begun(cast: Cast, campaign: Campaign, person: Person, award: str = "LDTT") -> Nomination:
    return nominations.begin(
        campaign, person.unit, Candidacy(award, person=person), by=cast.acting(UNIT_HEAD)
    )


def written(cast: Cast, nomination: Nomination) -> Nomination:
    content = ReportContent(achievements="Giải quyết 1.200 hồ sơ đúng hạn.")
    nominations.save_report(nomination, content, by=cast.acting(UNIT_HEAD))
    return fresh(nomination)


def fresh(nomination: Nomination) -> Nomination:
    """Give the nomination as it is stored now."""
    return Nomination.objects.with_names().get(pk=nomination.pk)


def minutes(*dossiers: Nomination, votes_for: int = 3, **values) -> Minutes:
    """Give minutes of three people who were all for each of the dossiers."""
    held: dict = {
        "held_on": date(2021, 11, 5),
        "chaired_by": "Lê Thị An",
        "written_by": "Lê Thị Bình",
        "invited": 3,
        "present": (("Lê Thị An", "Công chức"), ("Lê Thị Bình", ""), ("Lê Thị Chi", "")),
        "votes": tuple(Vote(dossier.pk, str(dossier), votes_for, 0) for dossier in dossiers),
    }
    return Minutes(**held | values)


def a_picture(name: str = "anh.png") -> SimpleUploadedFile:
    """Give a small picture as a browser would bring it."""
    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), "image/png")
