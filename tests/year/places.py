"""Where a year of the machine may begin: two communes, brought there by the acts themselves."""

from __future__ import annotations

from datetime import date

from council.actions.councils import seat, set_up
from nominations import actions as nominations
from nominations.facts.freezing import differences
from nominations.models import Nomination
from people.models import Person
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from registrations import actions as registrations
from tests.cast import Cast
from tests.councils import SEATS
from tests.registering import at, draft, launched, opened, sent, staff
from tests.signed import chairman_of
from vetting import actions as vetting


def places() -> dict[str, Cast]:
    """Give a commune that has just launched its campaign, and one whose dossiers are vetted."""
    return {"January": _launched(Cast.of()), "November": _vetted(Cast.of("An Bình", "ab_"))}


def _launched(cast: Cast) -> Cast:
    staff(cast.unit, 4)
    chairman_of(cast)
    launched(cast)
    by, first = cast.acting(SECRETARY), date(2021, 1, 1)
    for kind in ("emulation", "initiative"):
        board = set_up(cast.commune, kind=kind, starts_on=first, by=by)
        seat(board, SEATS, on=first, by=by)
    return cast


def _vetted(cast: Cast) -> Cast:
    _launched(cast)
    campaign = cast.commune.campaigns.select_related("commune").get()
    people = Person.objects.filter(unit=cast.unit).order_by("pk")
    registration = sent(cast, opened(cast, campaign), draft(*people))
    registrations.approve(registration, by=cast.acting(OFFICE))
    at(cast, date(2021, 11, 10))
    campaign.commune.refresh_from_db()
    nominations.begin_from_registration(campaign, cast.unit, by=cast.acting(UNIT_HEAD))
    for nomination in Nomination.objects.with_names().filter(campaign=campaign).order_by("pk"):
        _to_its_end(cast, nomination)
    return cast


def _to_its_end(cast: Cast, nomination: Nomination) -> None:
    head, secretary = cast.acting(UNIT_HEAD), cast.acting(SECRETARY)
    content = nominations.ReportContent(achievements="Giải quyết 1.200 hồ sơ đúng hạn.")
    nominations.save_report(nomination, content, by=head)
    nomination = nominations.submit(Nomination.objects.with_names().get(pk=nomination.pk), by=head)
    nomination = vetting.receive(nomination, by=secretary)
    seen = vetting.mark_of(differences(nomination, with_discipline=True))
    values = {"note": "Đã xem.", "override_reason": "Đã xem minh chứng.", "seen": seen}
    vetting.vet(nomination, is_supported=True, **values, by=secretary)
