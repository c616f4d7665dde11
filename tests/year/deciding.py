"""Decisions: recorded from outside, or drafted, read, numbered, signed, issued, released; taken
back, corrected, shown to everybody."""

from __future__ import annotations

from functools import partial

import hypothesis.strategies as st
from hypothesis.stateful import rule

from certificates import actions as certificates
from decisions import actions as decisions
from decisions.actions import LineChange
from decisions.facts.ready import waiting_in
from decisions.facts.results import Result
from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from decisions.rules.drafting import DraftKind
from law.authority import Authority
from nominations.models import Nomination
from nominations.rules.stages import DECIDABLE
from people.roles import CHAIR, OFFICE, SECRETARY
from publicity import actions as publicity
from publicity.models import Publication
from tests.deciding import accepted_paper
from tests.signed import chairman_of
from tests.year.base import DAYS_AGO, NTH
from tests.year.meeting import BOOLS, WithCouncils

ON = (
    "a_registration_goes_on",
    "an_initiative_goes_on",
    "a_dossier_goes_on",
    "council",
    "a_draft_goes_on",
    "a_decision_is_released",
)
PRINTS = 2
"""So many papers may be laid out in one year: each costs as much as a hundred other acts."""


class Year(WithCouncils):
    """All of it."""

    def __init__(self) -> None:
        super().__init__()
        self.printed = 0

    def draft(self, nth: int) -> DecisionDraft | None:
        rows = DecisionDraft.objects.filter(commune=self.cast.commune, decision=None)
        return self.one(rows.select_related("campaign__commune", "commune", "paper"), nth)

    def decision(self, nth: int) -> AwardDecision | None:
        rows = AwardDecision.objects.filter(commune=self.cast.commune)
        return self.one(rows.select_related("campaign__commune", "commune"), nth)

    def line(self, nth: int) -> DecisionLine | None:
        rows = DecisionLine.objects.filter(decision__commune=self.cast.commune)
        return self.one(rows.select_related("decision__commune", "nomination"), nth)

    @rule(what=st.sampled_from(ON), nth=NTH, agrees=BOOLS)
    def something_goes_on(self, what: str, nth: int, agrees: list[bool]) -> None:
        """Take the step that is due; otherwise hardly anything would come to its end."""
        if what == "council":
            self.a_council_goes_on(nth, agrees)
        else:
            getattr(self, what)(nth)

    # --- From outside -----------------------------------------------------------------------

    @rule(
        which=st.lists(NTH, min_size=1, max_size=3, unique=True),
        is_recognised=st.booleans(),
        authority=st.sampled_from(list(Authority)),
        number=NTH,
        ago=DAYS_AGO,
    )
    def a_decision_is_recorded(self, which, is_recognised, authority, number, ago) -> None:
        stages = [stage.value for stage in DECIDABLE]
        nominations_by_key = {
            nomination.pk: nomination
            for nth in which
            if (nomination := self.nomination(nth, *stages))
        }
        results = [
            Result(nomination, is_recognised, "Chưa đủ.")
            for nomination in nominations_by_key.values()
        ]
        paper = {
            "number": f"{number}/QĐ-UBND",
            "decided_on": self.day(ago),
            "authority": authority,
            "issuer": "Chủ tịch",
        }
        record = partial(decisions.record, results=results, is_confirmed=True, by=self.by(OFFICE))
        self.do(record, self.campaign, **paper)

    @rule(nth=NTH, ago=DAYS_AGO, number=NTH)
    def a_record_is_mended(self, nth: int, ago: int, number: int) -> None:
        paper = {"number": f"{number}/QĐ-UBND", "decided_on": self.day(ago), "issuer": "Chủ tịch"}
        self.do(decisions.correct, self.decision(nth), **paper, reason="Nhầm.", by=self.by(OFFICE))

    @rule(nth=NTH, ago=DAYS_AGO, is_whole=st.booleans())
    def a_recognition_is_taken_back(self, nth: int, ago: int, is_whole: bool) -> None:
        revoked = {"reason": "Khai sai.", "on": self.day(ago), "by": self.by(OFFICE)}
        if is_whole:
            self.do(decisions.revoke, self.decision(nth), **revoked)
        else:
            self.do(decisions.revoke_line, self.line(nth), **revoked)

    # --- Drafted here -----------------------------------------------------------------------

    @rule(most=st.integers(1, 4), blindly=st.booleans())
    def a_decision_is_drafted(self, most: int, blindly: bool) -> None:
        rows = Nomination.objects.with_names().filter(campaign=self.campaign).order_by("pk")
        if not blindly:
            own = waiting_in(self.campaign, self.today).of(Authority.COMMUNE)
            rows = rows.filter(pk__in=[row.nomination.pk for row in own])
        by = self.by(SECRETARY)
        self.do(decisions.draft, self.campaign, list(rows)[:most], proposer="Hội đồng", by=by)

    @rule(nth=NTH, kind=st.sampled_from([DraftKind.REVOCATION, DraftKind.CORRECTION]))
    def a_change_is_drafted(self, nth: int, kind: DraftKind) -> None:
        if line := self.line(nth):
            values = {"reason": "Khai sai.", "proposer": "Hội đồng", "by": self.by(SECRETARY)}
            changes = [LineChange(line.pk, "Lê Thị Khác", "Công chức", "Văn phòng")]
            self.do(decisions.draft_change, kind, line.decision, changes, **values)

    def a_draft_goes_on(self, nth: int) -> None:
        if not (made := self.draft(nth)):
            return
        by = self.by(OFFICE)
        if made.stage in ("draft", "returned"):
            self.do(decisions.submit, made, by=self.by(SECRETARY))
        elif made.stage == "waiting":
            self.do(decisions.approve, made, by=self.by(CHAIR))
        elif made.paper is None:
            self.number(made)
        elif not made.paper.signed_file:
            self.do(decisions.attach_signed, made, file=accepted_paper(), by=by)
        else:
            self.do(decisions.issue, made, is_confirmed=True, by=by)

    def number(self, made: DecisionDraft) -> None:
        if self.printed < PRINTS:
            self.printed += 1
            given = {"signed_on": self.today, "signer": chairman_of(self.cast)}
            self.do(decisions.number, made, **given, by=self.by(OFFICE))

    @rule(nth=NTH, what=st.sampled_from(["send_back", "take_back", "discard", "let_number_go"]))
    def a_draft_turns(self, nth: int, what: str) -> None:
        acts = {
            "send_back": partial(decisions.send_back, reason="Thiếu.", by=self.by(CHAIR)),
            "take_back": partial(decisions.take_back, by=self.by(SECRETARY)),
            "discard": partial(decisions.discard, by=self.by(SECRETARY)),
            "let_number_go": partial(decisions.let_number_go, by=self.by(OFFICE)),
        }
        self.do(acts[what], self.draft(nth))

    def a_decision_is_released(self, nth: int) -> None:
        self.do(decisions.release, self.decision(nth), by=self.by(OFFICE))

    # --- What follows -----------------------------------------------------------------------

    @rule(nth=NTH)
    def the_book_is_written_up(self, nth: int) -> None:
        self.do(certificates.write_up, self.cast.commune, by=self.by(OFFICE))

    @rule(nth=NTH, is_result=st.booleans(), days=st.integers(0, 20))
    def a_list_is_put_up(self, nth: int, is_result: bool, days: int) -> None:
        values = {"title": "Danh sách", "by": self.by(OFFICE)}
        if is_result:
            self.do(publicity.put_up_result, self.decision(nth), **values)
        else:
            self.do(publicity.put_up_for_comment, self.campaign, days=days, **values)

    @rule(nth=NTH, is_back=st.booleans())
    def a_list_is_taken_down_or_put_back(self, nth: int, is_back: bool) -> None:
        publication = self.one(Publication.objects.filter(commune=self.cast.commune), nth)
        if is_back:
            self.do(publicity.restore, publication, by=self.by(OFFICE))
        else:
            self.do(publicity.withdraw, publication, reason="Nhầm.", by=self.by(OFFICE))
