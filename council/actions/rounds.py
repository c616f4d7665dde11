"""A round of voting on an item: opened, counted, closed, or given up with a reason.

Nothing that was counted is ever changed: who wants it otherwise votes once more, and both rounds
are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from council import urn
from council.boards import (
    Board,
    board_of,
    open_round_of,
    recused_seats,
    rolls_of,
    voters_of,
)
from council.models import Item, Line, Opinion, Round, Tally
from council.presence import Presence
from council.rules.counting import BallotSheet, Typed, faults
from council.rules.stages import Stage
from council.rules.voting import Way
from people.roles import Actor
from procedure import locking
from procedure.refusal import RefusedError, refuse
from vietnamese.text import clean_lines

from .meetings import locked, log, refuse_unless
from .reckoning import set_aside, with_places


@transaction.atomic
def open_round(
    item: Item, *, way: str, reason: str = "", is_runoff: bool = False, by: Actor
) -> Round:
    """Open a vote on all names of an item, or as a run-off on those tied for the last places.

    Who may vote, who is recused and how many may be chosen is fixed with it. `RefusedError` below
    the quorum, while another round is open, and for a second vote without a reason.
    """
    meeting = locked(item.meeting)
    refuse_unless(meeting, Stage.OPEN)
    set_aside(meeting)
    board = board_of(with_places(item))
    _refuse_to_open(board, way, clean_lines(reason), is_runoff)
    lines = board.tied if is_runoff else board.voted
    round = Round.objects.create(
        item=item,
        number=len(board.rounds) + 1,
        way=way,
        is_runoff=is_runoff,
        reason=clean_lines(reason),
        opened_at=timezone.now(),
    )
    _put_names(round, board, lines)
    round.issued = len(voters_of(round, board.presence, recused_seats(lines)))
    round.save(update_fields=["issued"])
    log(
        "open_round",
        meeting,
        f"Mở bỏ phiếu “{item.title}” (lần {round.number}, {round.way_in_words}).",
        by=by,
    )
    return round


def _refuse_to_open(board: Board, way: str, reason: str, is_runoff: bool) -> None:
    item, presence, rule = board.item, board.presence, board.rule
    if rule is None:
        refuse("not_voted", f"“{item.title}” không biểu quyết.")
    if open_round_of(item.meeting) is not None:
        refuse("round_is_open", "Một mục khác đang bỏ phiếu; hãy đóng phiếu mục đó trước.")
    present = len(presence.present)
    if not rule.quorum.met(present, presence.members):
        needed = rule.quorum.needed(presence.members)
        refuse(
            "no_quorum",
            f"Có mặt {present} trên {presence.members} thành viên, cần ít nhất {needed}: còn thiếu "
            f"{needed - present}. Chưa biểu quyết được.",
        )
    if rule.is_secret and way == Way.HANDS:
        refuse("secret", f"“{item.title}” phải bỏ phiếu kín.", field="way")
    if not board.voted:
        refuse("nobody", f"“{item.title}” không còn tên nào để biểu quyết.")
    if is_runoff and not board.tied:
        refuse("nobody_tied", f"“{item.title}” không có ai bằng phiếu để bỏ phiếu lại.")
    if board.counted and not is_runoff and not reason:
        refuse(
            "no_reason", "Mục này đã có kết quả. Bỏ phiếu lần nữa phải ghi lý do.", field="reason"
        )


def _put_names(round: Round, board: Board, lines: Sequence[Line]) -> None:
    rolls, written = rolls_of(board), {} if round.is_runoff else _written(lines, board.presence)
    for line in lines:
        opinions = written.get(line.pk, [])
        Tally.objects.create(
            round=round,
            line=line,
            roll=asdict(rolls[line.pk]),
            barred=[str(recusal) for recusal in line.recusals.all()],
            written_agree=sum(opinions),
            written_disagree=len(opinions) - sum(opinions),
        )


def _written(lines: Sequence[Line], presence: Presence) -> dict[int, list[bool]]:
    """Give what the absent wrote of each line: whether they agree. Who came after all votes in the
    room."""
    written = defaultdict(list)
    seats = [attendance.seat_id for attendance in presence.written]
    for opinion in Opinion.objects.filter(line__in=lines, seat__in=seats):
        written[opinion.line_id].append(opinion.agrees)
    return written


@transaction.atomic
def close_phones(round: Round, *, by: Actor) -> Round:
    """Close a vote on phones: the urn is emptied in shuffled order, then counted; who has not
    voted by now has not."""
    round = _open(round, Way.PHONES)
    tallies = list(round.tallies.select_related("line"))
    counted = urn.emptied(tallies)
    voted = set(round.receipts.values_list("seat", flat=True))
    _refuse_a_wrong_urn(tallies, counted, voted)
    for tally in tallies:
        tally.agree, tally.disagree = counted[tally.pk]
        tally.invalid = 0
        tally.save(update_fields=["agree", "disagree", "invalid"])
    return _closed(round, BallotSheet(round.issued, len(voted)), by)


def _refuse_a_wrong_urn(
    tallies: Sequence[Tally], counted: Mapping[int, tuple[int, int]], voted: set[int]
) -> None:
    """Stop where the votes on a name are not as many as the receipts of who may vote on it."""
    recused = recused_seats([tally.line for tally in tallies])
    for tally in tallies:
        expected = len(voted - recused[tally.line_id])
        if sum(counted[tally.pk]) != expected:
            refuse(
                "urn_does_not_agree",
                f"“{tally.line.name}”: {sum(counted[tally.pk])} lựa chọn, {expected} người đã bỏ "
                "phiếu. Không đóng được; hãy hủy lần này và bỏ phiếu lại.",
            )


@transaction.atomic
def count(round: Round, sheet: BallotSheet, typed: Mapping[int, Typed], *, by: Actor) -> Round:
    """Close a vote by hands or on paper with what was counted, by line; `RefusedError` says what
    does not add up."""
    round = _open(round, Way.HANDS, Way.PAPER)
    tallies = {tally.line_id: tally for tally in round.tallies.all()}
    if set(typed) != set(tallies):
        refuse("names_missing", "Chưa nhập đủ kết quả của mọi tên trên phiếu.")
    rolls = {line: tally.there for line, tally in tallies.items()}
    if findings := faults(Way(round.way), sheet, typed, rolls):
        raise RefusedError(findings)
    for line, tally in tallies.items():
        tally.agree, tally.disagree = typed[line].agree, typed[line].disagree
        tally.invalid = typed[line].invalid
        tally.save()
    return _closed(round, BallotSheet() if round.way == Way.HANDS else sheet, by)


def _open(round: Round, *ways: Way) -> Round:
    """Give the round, locked: whoever is voting is waited for, who comes later finds it closed."""
    locked(round.item.meeting)
    round = locking.locked(round, "item__meeting__council__commune")
    if not round.is_open:
        refuse("is_closed", "Lần bỏ phiếu này đã đóng; kết quả không sửa được.")
    if round.way not in ways:
        refuse("other_way", f"Lần bỏ phiếu này {round.way_in_words}.")
    return round


def _closed(round: Round, sheet: BallotSheet, by: Actor) -> Round:
    round.issued, round.returned, round.invalid = sheet.issued, sheet.returned, sheet.invalid
    round.closed_at = timezone.now()
    round.save()
    sentence = f"Đóng bỏ phiếu “{round.item.title}” (lần {round.number})."
    log("close_round", round.item.meeting, sentence, by=by)
    set_aside(round.item.meeting)
    return round


@transaction.atomic
def give_up(round: Round, *, reason: str, by: Actor) -> Round:
    """Give an open round up, with a reason: what was cast is destroyed uncounted."""
    round, reason = _open(round, *Way), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do hủy lần bỏ phiếu này.", field="reason")
    urn.destroyed(round)
    round.void_reason, round.closed_at = reason, timezone.now()
    round.save()
    sentence = f"Hủy bỏ phiếu “{round.item.title}” (lần {round.number}). Lý do: {reason}"
    log("give_up", round.item.meeting, sentence, by=by)
    return round


@transaction.atomic
def decide_tie(tally: Tally, *, agrees: bool, by: Actor) -> Tally:
    """Keep the chair's word on a name whose votes are equal, where the rule gives it; once, and of
    the last vote on it."""
    meeting = locked(tally.round.item.meeting)
    refuse_unless(meeting, Stage.OPEN)
    tally = locking.locked(tally, "round__item", "line")
    waiting = [row.tally for row in board_of(tally.round.item).rows if row.waits_for_the_chair]
    if tally not in waiting:
        refuse("no_tie", f"“{tally.line.name}” không chờ ý kiến của Chủ tịch Hội đồng.")
    tally.chair_agrees = agrees
    tally.save(update_fields=["chair_agrees"])
    word = "đồng ý" if agrees else "không đồng ý"
    log("decide_tie", meeting, f"Bằng phiếu “{tally.line.name}”: Chủ tịch Hội đồng {word}.", by=by)
    set_aside(meeting)
    return tally
