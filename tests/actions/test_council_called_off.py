"""A meeting that is called off: why, who is told, and that nothing stays before it."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from campaigns.viewer import Viewer
from council.actions.agenda import add_matter, put_on, take_off
from council.actions.councils import NewSeat, seat
from council.actions.meetings import call_off, call_the_roll, change, close, invite, plan
from council.invariants import breaches
from council.models import Council, Line, Meeting
from council.reading import put_before
from council.rules.stages import Stage
from council.signed import invitations
from council.todo import todo
from history.chain import breaches as broken_links
from history.models import Event
from initiatives.hearing import requests
from initiatives.models.initiatives import SOURCE as INITIATIVES
from nominations.models.nominations import SOURCE
from notifications.models import Notice
from people.roles import OFFICE, SECRETARY
from procedure.refusal import RefusedError
from publicity.hearing import KEY, examples
from publicity.models import EXAMPLES
from signing.actions import attach_signed, issue
from tests.councils import council_of
from tests.deciding import accepted_paper
from tests.meetings import HELD_ON, PRESENT, Chamber
from tests.nominating import make_initiative, make_nomination
from tests.publishing import make_example
from tests.racing import at_once
from tests.signed import numbered
from vetting.facts.heard import meeting_before
from vetting.hearing import dossiers

pytestmark = pytest.mark.django_db

WHY = "Chủ tịch Hội đồng họp đột xuất ở tỉnh."


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=3, names=1)


def refusal(act, *args, **values) -> str:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return refused.value.findings[0].code


def another(chamber: Chamber, council: Council | None = None) -> Meeting:
    when = {"held_on": HELD_ON, "starts_at": time(16), "place": "Phòng họp"}
    return plan(council or chamber.council, chamber.campaign, **when, by=chamber.by)


def keys(source, campaign) -> list[tuple[str, int]]:
    return [(proposed.key, len(proposed.names)) for proposed in source.proposed(campaign)]


def test_who_was_invited_is_told_why_there_is_no_meeting(chamber):
    invite(chamber.meeting, by=chamber.by)
    Notice.objects.all().delete()
    off = call_off(chamber.meeting, reason=f"  {WHY}\n", by=chamber.by)
    assert (off.state, off.called_off_reason, off.is_over) == (Stage.CALLED_OFF, WHY, True)
    council = chamber.council
    told = Notice.objects.order_by("recipient").values_list("recipient", "subject", "body")
    assert list(told) == [
        (
            seat.user_id,
            f"Hủy phiên họp {council} ngày 26/11/2021",
            f"Phiên họp {council} lúc 14 giờ 00, ngày 26 tháng 11 năm 2021 đã hủy. Lý do: {WHY}",
        )
        for seat in chamber.seats
    ]
    event = Event.objects.latest("pk")
    assert (event.verb, event.sentence) == (
        "call_off",
        f"Hủy phiên họp {council} ngày 26/11/2021. Lý do: {WHY}",
    )


def test_nobody_is_told_of_a_meeting_that_nobody_was_invited_to(chamber):
    call_off(chamber.meeting, reason=WHY, by=chamber.by)
    assert Notice.objects.count() == 0
    viewers = (chamber.seats[2].user, chamber.cast[SECRETARY])
    assert [Meeting.objects.visible_to(user).count() for user in viewers] == [0, 1]


def test_a_meeting_is_called_off_with_a_reason_once_and_before_its_roll(chamber):
    assert refusal(call_off, chamber.meeting, reason=" \n", by=chamber.by) == "no_reason"
    call_off(chamber.meeting, reason=WHY, by=chamber.by)
    assert refusal(call_off, chamber.meeting, reason="Khác.", by=chamber.by) == "no_such_step"
    begun = another(chamber)
    call_the_roll(begun, {seat.pk: PRESENT for seat in chamber.seats}, by=chamber.by)
    assert refusal(call_off, begun, reason=WHY, by=chamber.by) == "no_such_step"
    close(begun, by=chamber.by)
    assert refusal(call_off, begun, reason=WHY, by=chamber.by) == "no_such_step"
    rows = Meeting.objects.order_by("pk").values_list("stage", "called_off_reason")
    assert list(rows) == [("called_off", WHY), ("closed", "")]


def test_nothing_is_done_any_more_in_a_meeting_that_was_called_off(chamber):
    meeting, by = call_off(chamber.meeting, reason=WHY, by=chamber.by), chamber.by
    day = {"held_on": HELD_ON, "starts_at": time(8), "place": "Phòng họp"}
    assert [
        refusal(invite, meeting, by=by),
        refusal(change, meeting, **day, by=by),
        refusal(call_the_roll, meeting, {}, by=by),
        refusal(add_matter, meeting, title="Việc khác", is_voted=False, by=by),
        refusal(take_off, chamber.item, by=by),
        refusal(close, meeting, by=by),
        refusal(invitations.refuse_unready, meeting),
    ] == ["no_such_step", *["wrong_stage"] * 5, "called_off"]
    seat(chamber.council, [NewSeat("Trần Văn Sau")], on=HELD_ON, by=by)
    assert (meeting.attendances.count(), list(breaches())) == (3, [])


def test_an_invitation_that_was_signed_is_not_issued_to_what_was_called_off(chamber):
    paper = numbered(chamber.cast, invitations, chamber.meeting, date(2021, 11, 20))
    office = chamber.cast.acting(OFFICE)
    paper = attach_signed(paper, file=accepted_paper(), by=office)
    call_off(chamber.meeting, reason=WHY, by=chamber.by)
    assert refusal(issue, paper, by=office) == "called_off"
    paper.refresh_from_db()
    assert paper.issued_at is None


def test_the_database_keeps_a_reason_where_a_meeting_is_off_and_nowhere_else(chamber):
    rows = Meeting.objects.filter(pk=chamber.meeting.pk)
    for values in ({"stage": "called_off"}, {"called_off_reason": WHY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**values)


def test_dossiers_come_before_another_meeting(chamber):
    nomination = make_nomination(chamber.campaign, chamber.seats[2].person, "LDTT", "vetted")
    put_on(chamber.meeting, [(SOURCE, "LDTT")], by=chamber.by)
    invite(chamber.meeting, by=chamber.by)
    member = chamber.seats[1].user
    reads = [list(put_before(member, SOURCE).values_list("subject", flat=True))]
    before = [meeting_before(nomination.pk)]
    assert keys(dossiers, chamber.campaign) == []

    call_off(chamber.meeting, reason=WHY, by=chamber.by)
    reads.append(list(put_before(member, SOURCE)))
    before.append(meeting_before(nomination.pk))
    assert (reads, before) == ([[nomination.pk], []], [chamber.meeting, None])
    assert keys(dossiers, chamber.campaign) == [("LDTT", 1)]
    later = another(chamber)
    [item] = put_on(later, [(SOURCE, "LDTT")], by=chamber.by)
    assert (item.lines.get().subject, meeting_before(nomination.pk)) == (nomination.pk, later)
    kept = Line.objects.filter(item__meeting=chamber.meeting, subject=nomination.pk)
    assert kept.count() == 1  # what it would have been about stays to be read


def test_typical_examples_come_before_another_meeting(chamber):
    make_example(chamber.cast)
    put_on(chamber.meeting, [(EXAMPLES, KEY)], by=chamber.by)
    assert keys(examples, chamber.campaign) == []
    call_off(chamber.meeting, reason=WHY, by=chamber.by)
    assert keys(examples, chamber.campaign) == [(KEY, 1)]


def test_initiatives_come_before_another_meeting(chamber):
    council = council_of(chamber.cast)
    make_initiative(chamber.campaign, chamber.seats[2].person, stage="reviewed")
    [proposed] = requests.proposed(chamber.campaign)
    meeting = another(chamber, council)
    put_on(meeting, [(INITIATIVES, proposed.key)], by=chamber.by)
    assert keys(requests, chamber.campaign) == []
    call_off(meeting, reason=WHY, by=chamber.by)
    assert keys(requests, chamber.campaign) == [(proposed.key, 1)]


def test_a_member_has_nothing_to_read_for_a_meeting_that_is_off(chamber):
    viewer = Viewer.of(chamber.seats[2].user, chamber.cast.commune, HELD_ON)
    invite(chamber.meeting, by=chamber.by)
    asked = [[task.title for task in todo(viewer)]]
    call_off(chamber.meeting, reason=WHY, by=chamber.by)
    asked.append([task.title for task in todo(viewer)])
    assert asked == [["Đọc hồ sơ trình Hội đồng"], []]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_meeting_that_is_called_off_while_its_roll_is_called_is_one_or_the_other():
    chamber = Chamber.of(members=3, names=1)
    marks = {seat.pk: PRESENT for seat in chamber.seats}
    answers = at_once(
        lambda: call_off(chamber.meeting, reason=WHY, by=chamber.by),
        lambda: call_the_roll(chamber.meeting, marks, by=chamber.by),
    )
    stage = Meeting.objects.get().state
    lost = {Stage.CALLED_OFF: "wrong_stage", Stage.OPEN: "no_such_step"}
    assert answers == ["", lost[stage]]
    assert list(broken_links()) == []
