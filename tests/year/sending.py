"""What units send and the office answers: registrations and initiatives."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial

import hypothesis.strategies as st
from hypothesis.stateful import rule

from campaigns import actions as campaigns
from initiatives import actions as initiatives
from initiatives.models import Initiative
from initiatives.rules.requests import AuthorLine
from people.models import Person
from people.roles import COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from registrations import actions as registrations
from registrations.models import Registration
from registrations.rules.lines import CollectiveLine, Draft
from tests.councils import points
from tests.initiating import whole
from tests.registering import strives
from tests.year.base import DAYS_AGO, NTH
from tests.year.people import WithPeople

TITLES = st.sampled_from(["LDTT", "CSTDCS"])
TURNS = st.sampled_from(["withdraw", "send_back", "discard", "reopen"])
LATE = {"late_reason": "Bận phòng chống bão."}


class WithRegistrations(WithPeople):
    def registration(self, nth: int) -> Registration | None:
        rows = Registration.objects.filter(campaign__commune=self.cast.commune)
        return self.one(rows.select_related("campaign__commune", "unit"), nth)

    @rule(nth=NTH, titles=st.lists(TITLES, min_size=1, max_size=3), strangers=st.booleans())
    def a_unit_registers(self, nth: int, titles: list[str], strangers: bool) -> None:
        unit = self.unit(nth)
        registration = self.do(registrations.begin, self.campaign, unit, by=self.by(UNIT_HEAD))
        if registration is not None:
            staff = Person.objects.filter(commune=self.cast.commune).order_by("pk")
            chosen = zip(staff if strangers else staff.filter(unit=unit), titles, strict=False)
            lines = tuple(strives(person, title) for person, title in chosen)
            draft = Draft((CollectiveLine(unit.name, "TTLDTT"),), lines)
            self.do(registrations.save, registration, draft, by=self.by(UNIT_HEAD))

    def a_registration_goes_on(self, nth: int) -> None:
        registration = self.registration(nth)
        if registration and registration.stage == "submitted":
            self.do(registrations.approve, registration, by=self.by(OFFICE))
        else:
            self.do(registrations.submit, registration, **LATE, by=self.by(UNIT_HEAD))

    @rule(nth=NTH, who=NTH, what=st.sampled_from(["withdraw", "send_back", "supplement"]))
    def a_registration_turns(self, nth: int, who: int, what: str) -> None:
        person = self.person(who)
        acts = {
            "withdraw": partial(registrations.withdraw, by=self.by(UNIT_HEAD)),
            "send_back": partial(
                registrations.send_back,
                reason="Thiếu.",
                due_on=self.today + timedelta(days=5),
                by=self.by(OFFICE),
            ),
            "supplement": partial(
                registrations.supplement,
                draft=Draft((), (strives(person),) if person else ()),
                reason="Mới đến.",
                by=self.by(UNIT_HEAD),
            ),
        }
        self.do(acts[what], self.registration(nth))

    @rule(nth=NTH, to=NTH, later=st.integers(-3, 40))
    def a_deadline_is_extended(self, nth: int, to: int, later: int) -> None:
        deadline = self.one(self.campaign.deadlines.select_related("campaign__commune"), nth)
        if unit := self.unit(to):
            until = {"unit": unit, "due_on": self.today + timedelta(days=later)}
            self.do(campaigns.extend_deadline, deadline, **until, reason="Bão.", by=self.by(OFFICE))


class WithInitiatives(WithRegistrations):
    def initiative(self, nth: int) -> Initiative | None:
        rows = Initiative.objects.filter(campaign__commune=self.cast.commune)
        return self.one(rows.select_related("campaign__commune", "unit"), nth)

    @rule(nth=NTH, also=NTH, share=st.sampled_from(["100", "60"]))
    def somebody_has_an_idea(self, nth: int, also: int, share: str) -> None:
        if not (person := self.person(nth)):
            return
        begin = partial(initiatives.begin, name="Sổ tay", person=person, by=self.by(MEMBER))
        initiative = self.do(begin, self.campaign, person.unit)
        if initiative is not None:
            shares = {person: share, self.person(also): "40"}
            lines = [
                AuthorLine(who.full_name, Decimal(part), who.position, who.pk)
                for who, part in shares.items()
            ]
            self.do(initiatives.save, initiative, whole(*lines), by=self.by(MEMBER))

    def an_initiative_goes_on(self, nth: int) -> None:
        initiative = self.initiative(nth)
        if initiative and initiative.stage == "submitted":
            self.do(initiatives.receive, initiative, by=self.by(SECRETARY))
        elif initiative and initiative.stage == "reviewed":
            scorer = self.cast[COUNCIL_MEMBER]
            by = self.by(COUNCIL_MEMBER)
            self.do(initiatives.score, initiative, points(), scorer=scorer, by=by)
        else:
            self.do(initiatives.submit, initiative, **LATE, by=self.by(MEMBER))

    @rule(nth=NTH, ago=DAYS_AGO, what=TURNS)
    def an_initiative_turns(self, nth: int, ago: int, what: str) -> None:
        by, due_on = self.by(SECRETARY), self.day(-ago)
        acts = {
            "withdraw": partial(initiatives.withdraw, by=self.by(MEMBER)),
            "send_back": partial(initiatives.send_back, reason="Chưa rõ.", due_on=due_on, by=by),
            "discard": partial(initiatives.discard, by=self.by(MEMBER)),
            "reopen": partial(initiatives.reopen, reason="Ghi nhầm.", by=by),
        }
        self.do(acts[what], self.initiative(nth))
