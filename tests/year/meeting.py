"""Both councils: planned, invited, in session, voting by hands and on phones, closed."""

from __future__ import annotations

from datetime import time
from functools import partial

import hypothesis.strategies as st
from hypothesis.stateful import rule

from council.actions import agenda, ballots, meetings, rounds
from council.boards import board_of
from council.models import Council, Item, Meeting, Round, Seat
from council.rules.counting import BallotSheet, Typed
from council.rules.voting import Way
from council.sources import sources_of
from people.roles import SECRETARY
from tests.meetings import AWAY, PRESENT
from tests.year.base import NTH
from tests.year.dossiers import WithDossiers

WAYS = st.sampled_from(list(Way))
BOOLS = st.lists(st.booleans(), min_size=4, max_size=4)


class WithCouncils(WithDossiers):
    def meeting(self, nth: int, *stages: str) -> Meeting | None:
        rows = Meeting.objects.filter(council__commune=self.cast.commune)
        rows = rows.select_related("council__commune", "campaign__commune")
        return self.one(rows.filter(stage__in=stages or ("planned", "invited", "open")), nth)

    def item(self, nth: int) -> Item | None:
        rows = Item.objects.filter(meeting__council__commune=self.cast.commune)
        rows = rows.exclude(meeting__stage="closed")
        return self.one(rows.select_related("meeting__council__commune"), nth)

    def round(self) -> Round | None:
        rows = Round.objects.filter(item__meeting__council__commune=self.cast.commune)
        return self.one(rows.filter(closed_at=None).select_related("item__meeting__council"), 0)

    def a_council_goes_on(self, nth: int, agrees: list[bool]) -> None:
        """Take the step that is due in a meeting; two of three votes are by hands."""
        meeting = self.meeting(nth)
        if meeting is None:
            self.a_meeting_is_planned(Council.Kind.values[nth % 2], 0)
        elif meeting.stage != "open":
            self.a_meeting_opens(nth, agrees)
        elif round := self.round():
            if round.way == Way.PHONES and agrees[0]:
                self.a_member_votes(nth, agrees)
            else:
                self.a_vote_is_closed(agrees, gives_up=False)
        elif item := meeting.items.filter(rounds=None).first():
            way = list(Way)[nth % 3]
            self.do(rounds.open_round, item, way=way, by=self.by(SECRETARY))
        else:
            self.do(meetings.close, meeting, by=self.by(SECRETARY))

    @rule(kind=st.sampled_from(Council.Kind.values), in_days=st.integers(0, 3))
    def a_meeting_is_planned(self, kind: str, in_days: int) -> None:
        board = Council.objects.get(commune=self.cast.commune, kind=kind)
        when = {"held_on": self.day(-in_days), "starts_at": time(8), "place": "Hội trường"}
        by = self.by(SECRETARY)
        meeting = self.do(meetings.plan, board, self.campaign, **when, by=by)
        if meeting:
            self.do(agenda.put_on, meeting, self.proposed(meeting), by=by)

    def proposed(self, meeting: Meeting) -> list[tuple[str, str]]:
        return [
            (name, proposal.key)
            for name, room in sources_of(meeting.council.kind).items()
            for proposal in room.proposed(meeting.campaign)
        ]

    @rule(nth=NTH, present=BOOLS)
    def a_meeting_opens(self, nth: int, present: list[bool]) -> None:
        if meeting := self.meeting(nth, "planned", "invited"):
            self.do(meetings.invite, meeting, by=self.by(SECRETARY))
            seats = [attendance.seat_id for attendance in meeting.attendances.order_by("pk")]
            presence = dict.fromkeys(seats[:3], True) | dict(zip(seats[3:], present, strict=False))
            marks = {seat: PRESENT if is_there else AWAY for seat, is_there in presence.items()}
            self.do(meetings.call_the_roll, self.meeting(nth), marks, by=self.by(SECRETARY))

    @rule(nth=NTH, is_so=st.booleans())
    def a_meeting_is_called_off(self, nth: int, is_so: bool) -> None:
        if is_so and (meeting := self.meeting(nth)):
            self.do(meetings.call_off, meeting, reason="Bão.", by=self.by(SECRETARY))

    @rule(nth=NTH, way=WAYS, is_runoff=st.booleans())
    def a_vote_is_opened(self, nth: int, way: Way, is_runoff: bool) -> None:
        opened = {"way": way, "reason": "Bỏ phiếu lại.", "is_runoff": is_runoff}
        self.do(rounds.open_round, self.item(nth), **opened, by=self.by(SECRETARY))

    @rule(nth=NTH, agrees=BOOLS)
    def a_member_votes(self, nth: int, agrees: list[bool]) -> None:
        if (round := self.round()) and round.way == Way.PHONES:
            seat = self.one(Seat.objects.filter(council=round.item.meeting.council), nth)
            names = ballots.names_for(round, seat)
            ballot = {name.line_id: agrees[at % 4] for at, name in enumerate(names)}
            self.do(ballots.cast, round, seat, ballot)

    @rule(agrees=BOOLS, gives_up=st.booleans())
    def a_vote_is_closed(self, agrees: list[bool], gives_up: bool) -> None:
        if not (round := self.round()):
            return
        by = self.by(SECRETARY)
        if gives_up and not any(agrees):
            self.do(rounds.give_up, round, reason="Mất điện.", by=by)
        elif round.way == Way.PHONES:
            self.do(rounds.close_phones, round, by=by)
        else:
            self.do(rounds.count, round, *counted(round, agrees), by=by)

    @rule(nth=NTH, what=st.sampled_from(["take_off", "move_up", "drop", "recuse", "tie"]), who=NTH)
    def an_agenda_changes(self, nth: int, what: str, who: int) -> None:
        if not (item := self.item(nth)):
            return
        by, line = self.by(SECRETARY), self.one(item.lines.select_related("item__meeting"), who)
        seat = self.one(Seat.objects.filter(council=item.meeting.council), who)
        waiting = [row.tally for row in board_of(item).rows if row.waits_for_the_chair]
        acts = {
            "take_off": partial(self.do, agenda.take_off, item),
            "move_up": partial(self.do, agenda.move_up, item),
            "drop": partial(self.do, agenda.drop_name, line),
            "recuse": partial(self.do, agenda.recuse, line, seat, kind="own"),
            "tie": partial(self.do, rounds.decide_tie, next(iter(waiting), None), agrees=True),
        }
        acts[what](by=by)

    @rule(nth=NTH)
    def a_meeting_is_closed(self, nth: int) -> None:
        self.do(meetings.close, self.meeting(nth, "open"), by=self.by(SECRETARY))


def counted(round: Round, agrees: list[bool]) -> tuple[BallotSheet, dict[int, Typed]]:
    """Give a count of hands or papers that adds up."""
    typed, most = {}, 0
    for at, tally in enumerate(round.tallies.select_related("line")):
        present = tally.there.present
        most, agree = max(most, present), present if agrees[at % 4] else 1
        typed[tally.line_id] = Typed(tally.line.name, agree, present - agree)
    sheet = BallotSheet() if round.way == Way.HANDS else BallotSheet(most, most)
    return sheet, typed
