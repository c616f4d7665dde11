"""The procedure of a council: seats, roll, rounds, counts, ties, the end of a meeting."""

from datetime import date, time
from fractions import Fraction

import pytest

from council.actions import councils
from council.actions.agenda import (
    add_matter,
    move_up,
    put_on,
    recuse,
    take_off,
    undo_recusal,
    write_opinions,
)
from council.actions.ballots import cast, issue_slip, seat_of_code
from council.actions.councils import NewSeat, set_up, unseat
from council.actions.meetings import call_off, call_the_roll, change, close, invite, plan
from council.actions.recording import Counted, record_session
from council.actions.rounds import close_phones, count, decide_tie, give_up, open_round
from council.boards import board_of, boards_of
from council.frozen import rule_on
from council.invariants import breaches
from council.models import Receipt, Recusal, Round, Seat, Vote
from council.papers import count_letter, minutes_letter
from council.rules.counting import BallotSheet, Typed
from council.rules.stages import Stage
from council.rules.voting import Way, rule_as_json
from documents.paper.letter import Letter, Paragraph
from history.models import Event
from law.shares import Threshold
from notifications.models import Notice
from people.roles import OFFICE, SECRETARY
from procedure.refusal import RefusedError
from tests.cast import Cast
from tests.meetings import AWAY, HELD_ON, IN_WRITING, PRESENT, Chamber, a_rule, an_item, choices
from tests.nominating import make_nomination

pytestmark = pytest.mark.django_db


def refusal(act, *args, **values) -> str:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return refused.value.findings[0].code


def codes(act, *args, **values) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return [finding.code for finding in refused.value.findings]


def typed(chamber: Chamber, *counts: tuple[int, int]) -> dict[int, Typed]:
    pairs = zip(chamber.lines, counts, strict=True)
    return {line.pk: Typed(line.name, *counted) for line, counted in pairs}


def conclusions(item) -> list[tuple[str, str]]:
    return [(row.outcome.value, row.sentence) for row in board_of(item).rows]


# --- Seats and meetings -----------------------------------------------------------------------


def test_a_new_council_ends_the_one_before_it_and_nobody_is_deleted():
    chamber = Chamber.of(members=3)
    new = set_up(chamber.cast.commune, kind="emulation", starts_on=date(2022, 1, 1), by=chamber.by)
    chamber.council.refresh_from_db()
    assert (chamber.council.ends_on, new.ends_on) == (date(2021, 12, 31), None)
    assert list(Seat.objects.values_list("ends_on", flat=True)) == [date(2021, 12, 31)] * 3
    assert (
        refusal(
            set_up,
            chamber.cast.commune,
            kind="emulation",
            starts_on=date(2021, 6, 1),
            by=chamber.by,
        )
        == "starts_before_the_last"
    )


def test_a_council_does_not_end_before_a_member_of_it_begins():
    chamber = Chamber.of(members=3)
    sitters = [NewSeat("Trần Văn Sau")]
    late = councils.seat(chamber.council, sitters, on=date(2021, 12, 1), by=chamber.by)
    new = {"kind": "emulation", "starts_on": date(2021, 12, 1), "by": chamber.by}
    assert refusal(set_up, chamber.cast.commune, **new) == "seat_begins_later"
    unseat(late[0], on=date(2022, 6, 30), by=chamber.by)
    set_up(chamber.cast.commune, **new | {"starts_on": date(2022, 1, 1)})
    assert {seat.ends_on for seat in chamber.council.seats.all()} == {date(2021, 12, 31)}


def test_a_council_does_not_end_before_it_has_met():
    chamber = Chamber.of(members=3)
    when = {"held_on": date(2022, 1, 10), "starts_at": time(8), "place": "Phòng họp"}
    later = plan(chamber.council, chamber.campaign, **when, by=chamber.by)
    new = {"kind": "emulation", "starts_on": date(2022, 1, 10), "by": chamber.by}
    assert refusal(set_up, chamber.cast.commune, **new) == "meets_later"
    call_off(later, reason="Hội đồng được kiện toàn.", by=chamber.by)
    on_the_day = new | {"starts_on": chamber.meeting.held_on}
    assert refusal(set_up, chamber.cast.commune, **on_the_day) == "meets_later"
    set_up(chamber.cast.commune, **new)
    chamber.council.refresh_from_db()
    assert chamber.council.ends_on == date(2022, 1, 9)


def test_a_meeting_has_who_sits_on_its_day():
    chamber = Chamber.of(members=3)
    unseat(chamber.seats[2], on=date(2021, 12, 31), by=chamber.by)
    later = plan(
        chamber.council,
        chamber.campaign,
        held_on=date(2022, 1, 10),
        starts_at=time(8),
        place="Phòng họp",
        by=chamber.by,
    )
    assert [meeting.attendances.count() for meeting in (chamber.meeting, later)] == [3, 2]
    assert (later.chair, later.secretary) == (chamber.seats[0], chamber.seats[1])


def test_a_meeting_on_another_day_has_who_sits_then():
    chamber = Chamber.of(members=4, names=2)
    going, staying = chamber.seats[2], chamber.seats[3]
    line = chamber.lines[0]
    recuse(line, going, kind="relative", by=chamber.by)
    unseat(going, on=date(2021, 11, 30), by=chamber.by)
    [coming] = councils.seat(
        chamber.council,
        [NewSeat("Bà Mới", person=line.person)],
        on=date(2021, 12, 1),
        by=chamber.by,
    )
    at = {"starts_at": time(8), "place": "Phòng họp", "by": chamber.by}
    change(chamber.meeting, held_on=date(2021, 11, 29), **at)
    assert chamber.meeting.attendances.count() == 4
    change(chamber.meeting, held_on=date(2021, 12, 6), **at)
    members = [*chamber.seats[:2], staying, coming]
    assert [row.seat for row in chamber.meeting.attendances.all()] == members
    recusals = Recusal.objects.values_list("line", "seat", "kind")
    assert list(recusals) == [(line.pk, coming.pk, "own")]


def test_who_comes_and_goes_is_in_the_meetings_that_have_not_begun():
    chamber = Chamber.of(members=3)
    begun, cast_of, at = chamber.seated().meeting, chamber.cast, date(2021, 12, 6)
    invited, planned = (
        plan(
            chamber.council,
            chamber.campaign,
            held_on=day,
            starts_at=time(8),
            place="Phòng họp",
            by=chamber.by,
        )
        for day in (at, date(2021, 11, 20))
    )
    add_matter(invited, title="Thông qua biên bản", is_voted=True, by=chamber.by)
    invite(invited, by=chamber.by)
    told = set(Notice.objects.values_list("recipient", flat=True))
    [coming] = councils.seat(
        chamber.council,
        [NewSeat("Ông Mới", user=cast_of[OFFICE])],
        on=date(2021, 11, 25),
        by=chamber.by,
    )
    unseat(chamber.seats[2], on=date(2021, 11, 30), by=chamber.by)
    assert [
        [row.seat for row in meeting.attendances.all()] for meeting in (begun, invited, planned)
    ] == [chamber.seats, [*chamber.seats[:2], coming], chamber.seats]
    assert set(Notice.objects.values_list("recipient", flat=True)) - told == {coming.user_id}
    assert Notice.objects.count() == len(told) + 1


def test_a_meeting_on_a_day_of_another_law_votes_by_the_rules_of_that_day():
    chamber = Chamber.of(members=3)
    make_nomination(chamber.campaign, chamber.seats[2].person, "CSTDCS", "vetted")
    [title] = put_on(chamber.meeting, [("nomination", "CSTDCS")], by=chamber.by)
    add_matter(chamber.meeting, title="Ý kiến khác", is_voted=False, by=chamber.by)
    later = date(2024, 12, 6)
    at = {"held_on": later, "starts_at": time(8), "place": "Phòng họp", "by": chamber.by}
    change(chamber.meeting, **at)
    own, decreed, spoken = (item.rule for item in chamber.meeting.items.all())
    assert (own, decreed, spoken) == (
        rule_as_json(rule_on(chamber.council, later)),
        rule_as_json(rule_on(chamber.council, later, "CSTDCS")),
        {},
    )
    assert decreed != title.rule


def test_who_is_invited_is_told_once_and_never_votes_on_the_own_dossier():
    chamber = Chamber.of(members=3, names=1)
    line = chamber.lines[0]
    line.person = chamber.seats[2].person
    line.save()
    invite(chamber.meeting, by=chamber.by)
    assert refusal(invite, chamber.meeting, by=chamber.by) == "no_such_step"
    assert sorted(Notice.objects.values_list("recipient", flat=True)) == sorted(
        seat.user_id for seat in chamber.seats
    )
    recusal = Recusal.objects.get()
    assert (recusal.seat, recusal.kind) == (chamber.seats[2], "own")
    assert refusal(undo_recusal, recusal, by=chamber.by) == "own"


def test_who_is_absent_has_a_reason_and_who_holds_the_meeting_is_there():
    chamber = Chamber.of(members=3)
    nameless = {seat.pk: PRESENT for seat in chamber.seats[:2]}
    nameless[chamber.seats[2].pk] = type(AWAY)("absent")
    assert refusal(call_the_roll, chamber.meeting, nameless, by=chamber.by) == "no_reason"
    assert refusal(chamber.seated, m1=AWAY) == "holder_absent"
    chamber.meeting.refresh_from_db()
    assert chamber.meeting.state is Stage.PLANNED
    marks = {chamber.seats[0].pk: AWAY, **{seat.pk: PRESENT for seat in chamber.seats[1:]}}
    held = call_the_roll(chamber.meeting, marks, chair=chamber.seats[2], by=chamber.by)
    assert (held.state, held.chair) == (Stage.OPEN, chamber.seats[2])


def test_items_change_places_and_only_what_was_not_voted_goes():
    chamber = Chamber.of().seated()
    matter = add_matter(
        chamber.meeting, title="Thông qua chương trình", is_voted=True, by=chamber.by
    )
    spoken = add_matter(chamber.meeting, title="Ý kiến khác", is_voted=False, by=chamber.by)
    move_up(matter, by=chamber.by)
    assert [str(item) for item in chamber.meeting.items.all()] == [
        "1. Thông qua chương trình",
        "2. Chiến sĩ thi đua cơ sở",
        "3. Ý kiến khác",
    ]
    give_up(chamber.opened(), reason="Mất điện.", by=chamber.by)
    assert refusal(take_off, chamber.item, by=chamber.by) == "was_voted"
    take_off(spoken, by=chamber.by)
    assert chamber.meeting.items.count() == 2


# --- Opening ----------------------------------------------------------------------------------


def test_below_the_quorum_nothing_is_voted():
    chamber = Chamber.of(members=5).seated(m4=AWAY, m5=AWAY)
    assert refusal(chamber.opened) == "no_quorum"
    assert not Round.objects.exists()


def test_a_secret_vote_is_not_held_by_hands_and_one_round_is_open_at_a_time():
    chamber = Chamber.of().seated()
    assert refusal(chamber.opened, way="hands") == "secret"
    chamber.opened()
    other = an_item(chamber.meeting, a_rule())
    assert refusal(open_round, other, way="phones", by=chamber.by) == "round_is_open"
    assert refusal(chamber.seated) == "round_is_open"


# --- Voting on phones -------------------------------------------------------------------------


def test_the_votes_of_all_are_counted_and_nothing_is_known_before():
    chamber = Chamber.of(members=5).seated(m5=AWAY)
    round = chamber.opened()
    ballots = [(True, True), (True, False), (True, False), (False, False)]
    for seat, agrees in zip(chamber.seats, ballots, strict=False):
        cast(round, seat, choices(chamber.lines, *agrees))
    assert conclusions(chamber.item) == [("waiting", "chưa biểu quyết")] * 2
    close_phones(round, by=chamber.by)
    assert conclusions(chamber.item) == [
        ("passed", "3/4 thành viên = 75 % ≥ 70 % → Đạt"),
        ("failed", "1/4 thành viên = 25 % < 70 % → Không đạt"),
    ]
    round.refresh_from_db()
    assert (round.issued, round.returned, round.valid) == (4, 4, 4)
    assert (Vote.objects.count(), Receipt.objects.count()) == (8, 4)


def test_who_is_recused_has_no_gap_that_shows_it_and_leaves_the_whole():
    chamber = Chamber.of(members=4).seated()
    first, second = chamber.lines
    recuse(first, chamber.seats[3], kind="relative", by=chamber.by)
    round = chamber.opened()
    for seat in chamber.seats[:3]:
        cast(round, seat, choices(chamber.lines))
    barred = chamber.seats[3]
    assert refusal(cast, round, barred, choices(chamber.lines)) == "names_missing"
    cast(round, barred, {second.pk: False})
    close_phones(round, by=chamber.by)
    assert conclusions(chamber.item) == [
        ("passed", "3/3 thành viên = 100 % ≥ 70 % → Đạt"),
        ("passed", "3/4 thành viên = 75 % ≥ 70 % → Đạt"),
    ]


def test_no_ballot_is_taken_from_who_may_not_vote():
    chamber = Chamber.of(members=5).seated(m5=AWAY)
    round, full = chamber.opened(), choices(chamber.lines)
    stranger = Chamber.of(members=1, cast=Cast.of("Thượng Lạc", "tho_")).seats[0]
    assert refusal(cast, round, chamber.seats[4], full) == "not_there"
    assert refusal(cast, round, stranger, full) == "not_there"
    assert refusal(cast, round, chamber.seats[0], {chamber.lines[0].pk: True}) == "names_missing"
    cast(round, chamber.seats[0], full)
    assert refusal(cast, round, chamber.seats[0], full) == "has_voted"
    close_phones(round, by=chamber.by)
    assert refusal(cast, round, chamber.seats[1], full) == "is_closed"
    assert (Vote.objects.count(), Receipt.objects.count()) == (2, 1)


def test_what_is_closed_stays_and_a_second_vote_needs_a_reason_and_keeps_both():
    chamber = Chamber.of(members=3).seated()
    first = chamber.opened()
    for seat in chamber.seats:
        cast(first, seat, choices(chamber.lines))
    close_phones(first, by=chamber.by)
    assert refusal(close_phones, first, by=chamber.by) == "is_closed"
    assert refusal(give_up, first, reason="Nhầm.", by=chamber.by) == "is_closed"
    assert refusal(chamber.opened) == "no_reason"
    second = chamber.opened(way="paper", reason="Có ý kiến khác về thành tích.")
    count(second, BallotSheet(3, 3), typed(chamber, (3, 0), (0, 3)), by=chamber.by)
    assert [outcome for outcome, _ in conclusions(chamber.item)] == ["passed", "failed"]
    assert [counted_round.number for counted_round in board_of(chamber.item).counted] == [1, 2]


def test_a_round_that_is_given_up_destroys_its_votes_and_keeps_its_reason():
    chamber = Chamber.of(members=3).seated()
    round = chamber.opened()
    cast(round, chamber.seats[0], choices(chamber.lines))
    assert refusal(give_up, round, reason=" ", by=chamber.by) == "no_reason"
    give_up(round, reason="Mất mạng giữa chừng.", by=chamber.by)
    assert not Vote.objects.exists()
    assert conclusions(chamber.item) == [("waiting", "chưa biểu quyết")] * 2
    assert chamber.opened().number == 2


# --- The slip with a code ---------------------------------------------------------------------


def test_a_code_is_good_for_one_ballot_of_one_round():
    chamber = Chamber.of(members=3).seated()
    round = chamber.opened()
    lost = issue_slip(round, chamber.seats[2], by=chamber.by)
    code = issue_slip(round, chamber.seats[2], by=chamber.by)
    assert refusal(seat_of_code, round, lost) == "wrong_code"
    seat = seat_of_code(round, code.lower())
    assert seat == chamber.seats[2]
    cast(round, seat, choices(chamber.lines))
    assert refusal(seat_of_code, round, code) == "has_voted"
    assert refusal(issue_slip, round, seat, by=chamber.by) == "has_voted"
    close_phones(round, by=chamber.by)
    second = chamber.opened(reason="Bỏ phiếu lần nữa.")
    assert refusal(seat_of_code, second, code) == "wrong_code"


# --- By hands, on paper, in writing -----------------------------------------------------------


def test_a_count_that_does_not_add_up_is_refused_whole():
    chamber = Chamber.of(members=5).seated()
    round = chamber.opened(way="paper")
    wrong = typed(chamber, (4, 1), (4, 2))
    assert codes(count, round, BallotSheet(5, 5), wrong, by=chamber.by) == ["ballots_do_not_add_up"]
    assert refusal(count, round, BallotSheet(5, 5), {}, by=chamber.by) == "names_missing"
    assert conclusions(chamber.item)[0] == ("waiting", "chưa biểu quyết")
    count(round, BallotSheet(5, 5), typed(chamber, (4, 1), (3, 2)), by=chamber.by)
    assert [outcome for outcome, _ in conclusions(chamber.item)] == ["passed", "failed"]


def test_written_opinions_are_counted_where_the_rule_says_so():
    chamber = Chamber.of(members=5, names=1, rule=a_rule(of_all=True, with_written=True))
    chamber.seated(m5=IN_WRITING)
    line, writer = chamber.lines[0], chamber.seats[4]
    present = chamber.seats[0]
    assert (
        refusal(write_opinions, chamber.meeting, present, {line.pk: True}, by=chamber.by)
        == "not_in_writing"
    )
    write_opinions(chamber.meeting, writer, {line.pk: True}, by=chamber.by)
    round = chamber.opened(way="paper")
    count(round, BallotSheet(4, 4), typed(chamber, (3, 1)), by=chamber.by)
    assert conclusions(chamber.item) == [("passed", "4/5 thành viên = 80 % ≥ 70 % → Đạt")]
    assert (
        refusal(write_opinions, chamber.meeting, writer, {line.pk: False}, by=chamber.by)
        == "was_voted"
    )


def test_who_is_barred_from_a_next_vote_makes_no_count_before_it_wrong():
    chamber = Chamber.of(members=4).seated()
    first, second = chamber.lines
    recuse(first, chamber.seats[3], kind="relative", by=chamber.by)
    round = chamber.opened()
    for seat in chamber.seats[:3]:
        cast(round, seat, choices(chamber.lines))
    cast(round, chamber.seats[3], {second.pk: True})
    close_phones(round, by=chamber.by)
    recuse(second, chamber.seats[2], kind="relative", by=chamber.by)
    undo_recusal(first.recusals.get(), by=chamber.by)
    assert list(breaches()) == []


def test_who_came_after_all_has_one_vote():
    rule = a_rule(of_all=True, with_written=True, is_secret=False)
    chamber = Chamber.of(members=3, names=1, rule=rule).seated(m3=IN_WRITING)
    write_opinions(chamber.meeting, chamber.seats[2], {chamber.lines[0].pk: True}, by=chamber.by)
    round = chamber.seated().opened(way="hands")
    count(round, BallotSheet(), typed(chamber, (2, 1)), by=chamber.by)
    assert conclusions(chamber.item) == [("failed", "2/3 thành viên = 66,7 % < 70 % → Không đạt")]


def answer_in(letter: Letter) -> str:
    """Give what a paper says of the vote on the one question of a meeting."""
    answers = (block.text for block in letter.blocks if isinstance(block, Paragraph))
    return next(text for text in answers if text.startswith("- Đồng ý"))


def test_a_tie_waits_for_the_chair_and_is_decided_once():
    half = a_rule(Fraction(1, 2), is_secret=False, has_casting=True)
    half = type(half)(**{**vars(half), "threshold": Threshold(Fraction(1, 2), strict=True)})
    chamber = Chamber.of(members=4, names=1, rule=half).seated()
    round = chamber.opened(way="hands")
    count(round, BallotSheet(), typed(chamber, (2, 2)), by=chamber.by)
    assert refusal(close, chamber.meeting, by=chamber.by) == "not_done"
    votes = "- Đồng ý: 02; không đồng ý: 02; không hợp lệ: 00. 2/4 thành viên = 50 % ≤ 50 %"
    assert answer_in(count_letter(board_of(chamber.item), round)) == f"{votes}: bằng phiếu."
    superseded = round.tallies.get()
    round = chamber.opened(way="hands", reason="Đếm lại.")
    count(round, BallotSheet(), typed(chamber, (2, 2)), by=chamber.by)
    assert refusal(decide_tie, superseded, agrees=True, by=chamber.by) == "no_tie"
    tally = round.tallies.get()
    decide_tie(tally, agrees=True, by=chamber.by)
    assert conclusions(chamber.item)[0][0] == "passed"
    told = f"{votes}; bằng phiếu, Chủ tịch Hội đồng đồng ý: đạt."
    counted = count_letter(board_of(chamber.item), chamber.item.rounds.last())
    assert [answer_in(counted), answer_in(minutes_letter(chamber.meeting))] == [told, told]
    assert refusal(decide_tie, tally, agrees=False, by=chamber.by) == "no_tie"


def test_a_run_off_is_held_among_the_tied_alone():
    chamber = Chamber.of(members=4, names=3).seated()
    chamber.item.places = 2
    chamber.item.save()
    first = chamber.opened(way="paper")
    count(first, BallotSheet(4, 4), typed(chamber, (4, 0), (3, 1), (3, 1)), by=chamber.by)
    assert [outcome for outcome, _ in conclusions(chamber.item)] == ["passed", "tied", "tied"]
    runoff = chamber.opened(is_runoff=True)
    tied = chamber.lines[1:]
    assert [tally.line for tally in runoff.tallies.all()] == tied
    for seat, agrees in zip(chamber.seats, [(1, 0), (1, 0), (0, 1), (1, 0)], strict=True):
        cast(runoff, seat, choices(tied, *map(bool, agrees)))
    close_phones(runoff, by=chamber.by)
    assert [outcome for outcome, _ in conclusions(chamber.item)] == ["passed", "passed", "no_place"]
    assert refusal(chamber.opened, is_runoff=True) == "nobody_tied"


def test_a_session_on_paper_is_typed_in_one_go_or_not_at_all():
    chamber = Chamber.of(members=3)
    marks = {seat.pk: PRESENT for seat in chamber.seats}
    wrong = {chamber.item.pk: Counted(Way.PAPER, typed(chamber, (3, 1), (3, 0)), BallotSheet(3, 3))}
    assert codes(record_session, chamber.meeting, marks, wrong, by=chamber.by) == [
        "ballots_do_not_add_up"
    ]
    chamber.meeting.refresh_from_db()
    assert (chamber.meeting.state, Round.objects.count()) == (Stage.PLANNED, 0)
    right = {chamber.item.pk: Counted(Way.PAPER, typed(chamber, (3, 0), (2, 1)), BallotSheet(3, 3))}
    record_session(chamber.meeting, marks, right, by=chamber.by)
    assert [outcome for outcome, _ in conclusions(chamber.item)] == ["passed", "failed"]


# --- The end ----------------------------------------------------------------------------------


def test_a_meeting_ends_when_every_item_is_done_and_then_nothing_changes():
    chamber = Chamber.of(members=3).seated()
    assert refusal(close, chamber.meeting, by=chamber.by) == "not_done"
    round = chamber.opened(way="paper")
    count(round, BallotSheet(3, 3), typed(chamber, (3, 0), (2, 1)), by=chamber.by)
    close(chamber.meeting, by=chamber.by)
    assert refusal(chamber.opened, reason="Lần nữa.") == "wrong_stage"
    assert refusal(chamber.seated) == "wrong_stage"
    assert refusal(take_off, chamber.item, by=chamber.by) == "wrong_stage"


def test_the_log_says_what_was_done_and_never_what_was_voted():
    chamber = Chamber.of(members=3, names=1).seated()
    round = chamber.opened()
    before = Event.objects.count()
    for seat, agrees in zip(chamber.seats, (True, False, True), strict=True):
        cast(round, seat, choices(chamber.lines, agrees))
    assert Event.objects.count() == before
    close_phones(round, by=chamber.by)
    assert Event.objects.latest("pk").sentence == "Đóng bỏ phiếu “Chiến sĩ thi đua cơ sở” (lần 1)."


def test_the_queries_of_an_agenda_do_not_grow_with_it(django_assert_num_queries):
    chamber = Chamber.of(members=3).seated()
    for _ in range(3):
        an_item(chamber.meeting, a_rule(), names=4)
    with django_assert_num_queries(5):
        assert [board.state.value for board in boards_of(chamber.meeting)] == ["waiting"] * 4


def test_a_meeting_of_no_member_is_not_planned():
    cast_of = Cast.of()
    by = cast_of.acting(SECRETARY)
    council = set_up(cast_of.commune, kind="initiative", starts_on=date(2021, 1, 1), by=by)
    campaign = Chamber.of(members=1, cast=cast_of).campaign
    assert (
        refusal(
            plan, council, campaign, held_on=HELD_ON, starts_at=time(8), place="Phòng họp", by=by
        )
        == "nobody_sits"
    )
