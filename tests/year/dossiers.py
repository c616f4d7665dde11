"""Dossiers: proposed, sent, received, vetted, given a place."""

from __future__ import annotations

from functools import partial

import hypothesis.strategies as st
from hypothesis.stateful import rule

from eligibility.merits import Merit
from initiatives.models import Initiative
from nominations import actions as nominations
from nominations.actions import ReportContent
from nominations.facts.freezing import differences
from nominations.facts.registered import Candidacy
from nominations.models import Nomination, UnitReview
from people.roles import SECRETARY, UNIT_HEAD
from tests.dossiers import minutes
from tests.year.base import DAYS_AGO, NTH
from tests.year.sending import LATE, TURNS, WithInitiatives
from vetting import actions as vetting

AWARDS = st.sampled_from(["LDTT", "CSTDCS", "GIAY_KHEN", "TTLDTT"])
CONTENT = ReportContent(achievements="Giải quyết 1.200 hồ sơ đúng hạn.")
WHY = "Đã xem minh chứng."


class WithDossiers(WithInitiatives):
    def nomination(self, nth: int, *stages: str) -> Nomination | None:
        rows = Nomination.objects.with_names().filter(campaign__commune=self.cast.commune)
        return self.one(rows.filter(stage__in=stages) if stages else rows, nth)

    @rule(nth=NTH)
    def a_unit_proposes_whom_it_registered(self, nth: int) -> None:
        begin = nominations.begin_from_registration
        self.do(begin, self.campaign, self.unit(nth), by=self.by(UNIT_HEAD))

    @rule(nth=NTH, unit=NTH, award=AWARDS)
    def a_unit_proposes(self, nth: int, unit: int, award: str) -> None:
        person = self.person(nth)
        if person and not award.startswith("TT"):
            candidacy, unit_of = Candidacy(award, person=person), person.unit
        elif unit_of := self.unit(unit):
            candidacy = Candidacy(award, collective=unit_of.name)
        else:
            return
        self.do(nominations.begin, self.campaign, unit_of, candidacy, by=self.by(UNIT_HEAD))

    @rule(nth=NTH, votes_for=st.integers(0, 3))
    def a_unit_votes(self, nth: int, votes_for: int) -> None:
        if not (unit := self.unit(nth)):
            return
        by, rows = self.by(UNIT_HEAD), Nomination.objects.with_names().filter(unit=unit)
        held = minutes(*rows.filter(campaign=self.campaign), votes_for=votes_for)
        if review := UnitReview.objects.filter(unit=unit, campaign=self.campaign).first():
            self.do(nominations.change_review, review, held, by=by)
        else:
            self.do(nominations.record_review, self.campaign, unit, held, by=by)

    @rule(nth=NTH, merit=st.sampled_from(list(Merit)))
    def a_dossier_rests_on(self, nth: int, merit: Merit) -> None:
        if nomination := self.nomination(nth):
            known = Initiative.objects.filter(
                campaign=self.campaign, authors__person=nomination.person
            )
            rest_on = partial(nominations.rest_on, text="Đề tài.", initiatives=list(known))
            self.do(rest_on, nomination, merit, override_reason=WHY, by=self.by(UNIT_HEAD))

    def a_dossier_goes_on(self, nth: int) -> None:
        nomination = self.nomination(nth, "draft", "returned", "submitted", "received")
        if nomination is None:
            return
        by = self.by(SECRETARY)
        if nomination.stage == "submitted":
            self.do(vetting.receive, nomination, by=by)
        elif nomination.stage == "received":
            self.vet(nomination, is_supported=True)
        else:
            self.do(nominations.save_report, nomination, CONTENT, by=self.by(UNIT_HEAD))
            nomination = Nomination.objects.with_names().get(pk=nomination.pk)
            self.do(nominations.submit, nomination, **LATE, by=self.by(UNIT_HEAD))

    def vet(self, nomination: Nomination, *, is_supported: bool) -> None:
        seen = vetting.mark_of(differences(nomination, with_discipline=True))
        values = {"is_supported": is_supported, "note": WHY, "override_reason": WHY, "seen": seen}
        self.do(vetting.vet, nomination, **values, by=self.by(SECRETARY))

    @rule(nth=NTH)
    def a_dossier_is_not_supported(self, nth: int) -> None:
        if nomination := self.nomination(nth, "received"):
            self.vet(nomination, is_supported=False)

    @rule(nth=NTH, what=TURNS, ago=DAYS_AGO)
    def a_dossier_turns(self, nth: int, what: str, ago: int) -> None:
        by, head = self.by(SECRETARY), self.by(UNIT_HEAD)
        acts = {
            "withdraw": partial(nominations.withdraw, by=head),
            "discard": partial(nominations.discard, by=head),
            "send_back": partial(vetting.send_back, reason=WHY, due_on=self.day(-ago), by=by),
            "reopen": partial(vetting.reopen, reason=WHY, by=by),
        }
        self.do(acts[what], self.nomination(nth))

    @rule(nth=NTH, what=st.sampled_from([vetting.give_place, vetting.take_back_place]))
    def a_place_is_given_or_taken(self, nth: int, what) -> None:
        rows = Nomination.objects.with_names().filter(campaign=self.campaign, award="CSTDCS")
        self.do(what, self.one(rows, nth), reason=WHY, by=self.by(SECRETARY))

    @rule(opens=st.booleans())
    def the_list_is_fixed_or_opened(self, opens: bool) -> None:
        by = self.by(SECRETARY)
        if opens:
            self.do(vetting.open_list, self.campaign, reason=WHY, by=by)
        else:
            self.do(vetting.fix_list, self.campaign, by=by)
