"""A commune whose dossiers are with the secretary: LĐTT for everybody, CSTĐCS for some."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.models import Campaign
from nominations.models import Nomination
from people.models import Person
from people.roles import SECRETARY, Actor
from tests.cast import Cast, make_people
from tests.nominating import make_nominations
from tests.registered import a_campaign

TODAY = date(2021, 11, 18)


@dataclass(frozen=True)
class Office:
    """A campaign in November: its people, their LĐTT, and the CSTĐCS that were vetted."""

    cast: Cast
    campaign: Campaign
    people: list[Person]
    ldtt: list[Nomination]
    cstdcs: list[Nomination]

    @classmethod
    def of(cls, people: int = 20, cstdcs: int = 4, cast: Cast | None = None) -> Office:
        """Make `people` with a dossier for LĐTT, the first of them with one for CSTĐCS too."""
        cast = cast or Cast.of()
        cast.commune.practice_day = TODAY
        cast.commune.save()
        campaign = a_campaign(cast)
        names = [f"Lê Thị Số {number:03d}" for number in range(1, people + 1)]
        staff = make_people(cast.unit, names, born_on=date(1985, 1, 1))
        return cls(
            cast,
            campaign,
            staff,
            make_nominations(campaign, staff, stage="submitted"),
            make_nominations(campaign, staff[:cstdcs], "CSTDCS", "vetted"),
        )

    @property
    def by(self) -> Actor:
        return self.cast.acting(SECRETARY)


def stored(nomination: Nomination) -> Nomination:
    """Give the nomination as it is stored now."""
    return Nomination.objects.with_names().get(pk=nomination.pk)
