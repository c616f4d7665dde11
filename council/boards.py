"""What pages, papers and acts know of an agenda: each item with its names, votes and outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from council.models import Item, Line, Meeting, Recusal, Round, Tally
from council.presence import Presence, presence_of
from council.rules.ordering import VoteOutcome, VoteStanding, outcomes, tied_for_a_place
from council.rules.stages import ItemState
from council.rules.voting import Roll, Rule, VoteResult


@dataclass(frozen=True)
class BoardRow:
    """A name of an item with its last vote and what becomes of it."""

    line: Line
    roll: Roll
    standing: VoteStanding
    outcome: VoteOutcome
    rule: Rule | None = None
    tally: Tally | None = None

    @property
    def whole_in_words(self) -> str:
        return self.roll.whole_in_words(self.rule) if self.rule else ""

    @property
    def needed_in_words(self) -> str:
        return self.roll.needed_in_words(self.rule) if self.rule else ""

    @property
    def result(self) -> VoteResult | None:
        return self.standing.result

    @property
    def recusals(self) -> list[Recusal]:
        return list(self.line.recusals.all())

    @property
    def barred(self) -> list[str]:
        """Give who did not vote on the name, as it was when it was voted; before that, who will
        not."""
        return self.tally.barred if self.tally else [str(recusal) for recusal in self.recusals]

    @property
    def sentence(self) -> str:
        """Give the outcome with its arithmetic: "8/9 thành viên = 88,9 % ≥ 70 % → Đạt"."""
        if self.line.set_aside:
            return f"không xét: {self.line.set_aside}"
        if self.result is None:
            return "chưa biểu quyết"
        sums = [self.result.sentence]
        sums += [f"bỏ phiếu lại: {runoff.votes}/{runoff.whole}" for runoff in self.standing.runoffs]
        if (
            self.outcome in (VoteOutcome.NO_PLACE, VoteOutcome.TIED)
            and not self.waits_for_the_chair
        ):
            sums.append(self.outcome.word.lower())
        return "; ".join(sums)

    @property
    def waits_for_the_chair(self) -> bool:
        return self.result is not None and self.result.waits_for_the_chair


@dataclass(frozen=True)
class Board:
    """An item of the agenda as everybody sees it: results of closed rounds only."""

    item: Item
    presence: Presence

    @cached_property
    def rule(self) -> Rule | None:
        return self.item.voting if self.item.is_voted else None

    @cached_property
    def rounds(self) -> list[Round]:
        return list(self.item.rounds.all())

    @property
    def open_round(self) -> Round | None:
        return next((ballot for ballot in self.rounds if ballot.is_open), None)

    @property
    def counted(self) -> list[Round]:
        return [ballot for ballot in self.rounds if ballot.counts]

    @property
    def last(self) -> Round | None:
        """Give the last round that counts."""
        return self.counted[-1] if self.counted else None

    @cached_property
    def rows(self) -> list[BoardRow]:
        standings = {line.pk: self._standing(line) for line in self.item.lines.all()}
        outcome_of = outcomes([standings[line.pk] for line in self.voted], self.item.places)
        return [
            BoardRow(
                line,
                self.presence.roll(recusal.seat_id for recusal in line.recusals.all()),
                standings[line.pk],
                outcome_of.get(line.pk, VoteOutcome.SET_ASIDE),
                self.rule,
                self._tally(line),
            )
            for line in self.item.lines.all()
        ]

    @property
    def voted(self) -> list[Line]:
        """Give the names that are voted on: all but those set aside."""
        return [line for line in self.item.lines.all() if not line.set_aside]

    @property
    def set_aside(self) -> list[BoardRow]:
        return [row for row in self.rows if row.outcome is VoteOutcome.SET_ASIDE]

    def _tallies(self, line: Line) -> list[tuple[Round, Tally]]:
        return [
            (round, tally)
            for round in self.counted
            for tally in round.tallies.all()
            if tally.line_id == line.pk
        ]

    def _tally(self, line: Line) -> Tally | None:
        """Give the last vote that was no run-off."""
        main = [tally for round, tally in self._tallies(line) if not round.is_runoff]
        return main[-1] if main else None

    def _standing(self, line: Line) -> VoteStanding:
        """Give the last vote on a name and the run-offs that came after it."""
        result, runoffs = None, ()
        for round, tally in self._tallies(line):
            if round.is_runoff:
                runoffs = (*runoffs, tally.result(self.rule))
            else:
                result, runoffs = tally.result(self.rule), ()
        return VoteStanding(line.pk, result, runoffs)

    @property
    def tied(self) -> list[Line]:
        """Give the names among which the last places are to be voted again."""
        becomes = {row.line.pk: row.outcome for row in self.rows}
        tied = tied_for_a_place(becomes, [row.standing for row in self.rows])
        return [row.line for row in self.rows if row.line.pk in tied]

    @property
    def passed(self) -> list[BoardRow]:
        return [row for row in self.rows if row.outcome is VoteOutcome.PASSED]

    @property
    def not_passed(self) -> list[BoardRow]:
        return [
            row for row in self.rows if row.outcome in (VoteOutcome.FAILED, VoteOutcome.NO_PLACE)
        ]

    @property
    def state(self) -> ItemState:
        if self.open_round is not None:
            return ItemState.VOTING
        outcomes = {row.outcome for row in self.rows}
        if VoteOutcome.TIED in outcomes:
            return ItemState.RUNOFF
        is_done = self.rule is None or VoteOutcome.WAITING not in outcomes
        return ItemState.DONE if is_done else ItemState.WAITING

    @property
    def conclusion(self) -> str:
        """Give "2 đạt, có 2 chỗ", or nothing while it is not voted."""
        aside = f"{len(self.set_aside)} không xét" if self.set_aside else ""
        if self.rule is None or self.last is None:
            return aside if self.set_aside and not self.voted else ""
        places = f", có {self.item.places} chỗ" if self.item.places is not None else ""
        missed = f", {len(self.not_passed)} không đạt" if self.not_passed else ""
        return ", ".join(filter(None, (f"{len(self.passed)} đạt{missed}", aside))) + places


def voting_now(boards: Sequence[Board]) -> Board | None:
    """Give the item that is being voted on."""
    return next((board for board in boards if board.open_round), None)


def comes_next(boards: Sequence[Board]) -> Board | None:
    """Give the first item whose vote is still to be held, or held again among the tied."""
    return next((board for board in boards if board.state is not ItemState.DONE), None)


def agenda_of(meeting: Meeting) -> QuerySet[Item]:
    """Give the items of a meeting, each with the number of its `names` and whether it `was_voted`
    on, counted or not; one query."""
    rounds = Round.objects.filter(item=OuterRef("pk"))
    return meeting.items.annotate(names=Count("lines"), was_voted=Exists(rounds))


def unheard(meeting: Meeting) -> list[Item]:
    """Give the items that are to be voted on and have no result yet, each with the `voted` names;
    two queries."""
    counted = Round.objects.filter(item=OuterRef("pk"), closed_at__isnull=False, void_reason="")
    voted = Prefetch("lines", Line.objects.filter(set_aside=""), to_attr="voted")
    items = meeting.items.filter(~Exists(counted)).prefetch_related(voted)
    return [item for item in items if item.is_voted]


def boards_of(meeting: Meeting, presence: Presence | None = None) -> list[Board]:
    """Give the agenda of a meeting; the number of queries does not grow with it."""
    presence = presence or presence_of(meeting)
    return [Board(item, presence) for item in with_votes(meeting.items.all())]


def board_of(item: Item) -> Board:
    """Give one item."""
    fetched = with_votes(Item.objects.filter(pk=item.pk))[0]
    fetched.meeting = item.meeting
    return Board(fetched, presence_of(fetched.meeting))


def with_votes(items) -> list[Item]:
    """Fetch what a board looks at."""
    recusals = Prefetch("lines__recusals", Recusal.objects.select_related("seat"))
    # In their own order alone: that of the models goes on to the item, the meeting and its day.
    rounds = Prefetch("rounds", Round.objects.order_by("number"))
    tallies = Tally.objects.select_related("line").order_by("line__ordinal")
    return list(items.prefetch_related(recusals, rounds, Prefetch("rounds__tallies", tallies)))


def rolls_of(board: Board) -> Mapping[int, Roll]:
    """Give who there is to vote on each name, as it is now."""
    return {row.line.pk: row.roll for row in board.rows}


def open_round_of(meeting: Meeting) -> Round | None:
    """Give the round that is open in a meeting."""
    return (
        Round.objects.select_related("item").filter(item__meeting=meeting, closed_at=None).first()
    )


def turnout(round: Round) -> tuple[int, int]:
    """Give how many have voted, and of how many who may."""
    return round.receipts.count(), round.issued


def voters_of(round: Round, presence: Presence, recused: Mapping[int, set[int]]) -> list[int]:
    """Give the seats that vote in a round: present, and not recused from every name on it."""
    lines = [tally.line_id for tally in round.tallies.all()]
    return [
        attendance.seat_id
        for attendance in presence.present
        if any(attendance.seat_id not in recused.get(line, set()) for line in lines)
    ]


def recused_seats(lines: Sequence[Line]) -> dict[int, set[int]]:
    """Give who is recused from each line."""
    rows = Recusal.objects.filter(line__in=lines).values_list("line", "seat")
    recused: dict[int, set[int]] = {line.pk: set() for line in lines}
    for line, seat in rows:
        recused[line].add(seat)
    return recused
