"""Preprinted forms for tests, and decisions that give papers."""

from __future__ import annotations

from certificates import actions as certificates
from certificates.models import Blank
from decisions.facts.rewards import store_rewards
from decisions.models import AwardDecision
from people.roles import OFFICE
from tests.cast import Cast, make_person
from tests.deciding import make_decided
from tests.nominating import make_nomination
from tests.registered import a_campaign


def make_blank(cast: Cast, name: str = "Phôi giấy khen", award: str = "GIAY_KHEN", **more) -> Blank:
    """Make a form with its pieces where the program first puts them."""
    by = cast.acting(OFFICE)
    return certificates.add_blank(cast.commune, name=name, award=award, by=by, **more)


def make_praised(cast: Cast, *names: str, award: str = "GIAY_KHEN") -> AwardDecision:
    """Make a decision of the commune that gives each of these people an award."""
    campaign = a_campaign(cast)
    decision = None
    for place, name in enumerate(names):
        person = make_person(cast.unit, name)
        nomination = make_nomination(campaign, person, award, stage="recognised")
        if decision is None:
            decision = make_decided(nomination).line.decision
        else:
            given = make_decided(nomination, number=f"{place}/QĐ")
            alone = given.line.decision
            given.line.decision = decision
            given.line.save()
            given.decision_number = decision.number
            given.save()
            alone.delete()
    store_rewards(cast.commune, decision.decided_on)
    return decision
