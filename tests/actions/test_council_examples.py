"""Typical examples before the council: written, put before it, chosen; nothing is said before."""

import pytest
from django.urls import reverse

from council.actions.agenda import put_on
from council.actions.ballots import issue_slip
from council.actions.meetings import close, invite
from council.actions.recording import Counted, record_session
from council.actions.rounds import open_round
from council.models import Recusal
from council.papers import summary_letter
from council.rules.counting import BallotSheet, Typed
from council.rules.voting import Way
from people.roles import OFFICE, SECRETARY
from procedure.refusal import RefusedError
from publicity import actions as publicity
from publicity.hearing import KEY, examples
from publicity.models import EXAMPLES, Example
from tests.meetings import PRESENT, Chamber
from tests.publishing import make_example

pytestmark = pytest.mark.django_db


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=5, names=1)


@pytest.fixture
def written(chamber) -> list[Example]:
    """Give three that are written, one of them by the name of the third member; and one of the
    year before."""
    make_example(chamber.cast, "Bà Năm Ngoái", year=2020)
    names = ("Bà Lê Thị Na", f"Ông {chamber.seats[2].name}", "Thôn Kim Đôi")
    return [make_example(chamber.cast, name) for name in names]


def heard(chamber: Chamber, *agree: int) -> None:
    """Put what is written before the council, and let so many agree to each name."""
    meeting = chamber.meeting
    [item] = put_on(meeting, [(EXAMPLES, KEY)], by=chamber.by)
    chamber.item.delete()
    invite(meeting, by=chamber.by)
    typed = {
        line.pk: Typed(line.name, votes, 5 - line.recusals.count() - votes)
        for line, votes in zip(item.lines.all(), agree, strict=True)
    }
    marks = {seat.pk: PRESENT for seat in chamber.seats}
    way = Counted(Way.HANDS, typed, BallotSheet())
    record_session(meeting, marks, {item.pk: way}, by=chamber.by)
    close(meeting, by=chamber.by)


def public_words(client, example: Example) -> str:
    return client.get(example.public_path).content.decode()


def test_what_is_written_of_the_year_is_proposed_and_nothing_twice(chamber, written):
    [proposed] = examples.proposed(chamber.campaign)
    assert [(entry.subject, entry.name) for entry in proposed.names] == [
        (example.pk, example.name) for example in written
    ]
    [item] = put_on(chamber.meeting, [(EXAMPLES, KEY)], by=chamber.by)
    assert examples.proposed(chamber.campaign) == []
    barred = Recusal.objects.get(line__item=item)
    assert (barred.seat, barred.line.subject) == (chamber.seats[2], written[1].pk)
    [annex] = summary_letter(chamber.meeting).annexes
    assert [row[1] for row in annex.blocks[0].rows] == [example.name for example in written]


def test_only_what_the_council_chose_is_called_so_and_what_it_did_not_is_taken_down(
    chamber, written, client
):
    chosen, _, refused = written
    before = public_words(client, chosen)
    assert ("Gương người tốt" in before, "Điển hình tiên tiến năm" in before) == (True, False)
    heard(chamber, 5, 4, 0)
    after = public_words(client, chosen)
    assert "Điển hình tiên tiến năm 2021 của xã Quảng Thành" in after
    assert "chọn tại phiên họp ngày 26/11/2021" in after
    assert client.get(refused.public_path).status_code == 404
    kept = {
        example.pk: (example.is_chosen, example.verdict)
        for example in Example.objects.filter(year=2021)
    }
    heading = f"{chamber.council} họp ngày 26/11/2021"
    assert kept[chosen.pk] == (True, f"{heading}: 5/5 thành viên = 100 % > 50 % → Đạt.")
    assert kept[refused.pk] == (False, f"{heading}: 0/5 thành viên = 0 % ≤ 50 % → Không đạt.")
    with pytest.raises(RefusedError, match="không chọn"):
        publicity.publish_example(refused, is_public=True, by=chamber.cast.acting(OFFICE))


def test_who_stands_before_the_council_is_not_exchanged_for_another(chamber, written):
    put_on(chamber.meeting, [(EXAMPLES, KEY)], by=chamber.by)
    by = chamber.cast.acting(OFFICE)
    example = written[0]
    for name in ("name", "unit", "headline"):
        with pytest.raises(RefusedError) as refused:
            publicity.write_example(Example.objects.get(pk=example.pk), by=by, **{name: "Khác"})
        assert [(f.code, f.field) for f in refused.value.findings] == [("before_the_council", name)]
    publicity.write_example(example, story="Kể rõ hơn.", by=by)
    assert Example.objects.get(pk=example.pk).story == "Kể rõ hơn."


def test_the_ballot_leads_to_what_is_voted_on_and_the_tablet_of_the_secretary_does_not(
    chamber, written, client
):
    [item] = put_on(chamber.meeting, [(EXAMPLES, KEY)], by=chamber.by)
    invite(chamber.meeting, by=chamber.by)
    chamber.seated()
    round = open_round(item, way="phones", by=chamber.by)
    member = chamber.seats[2]
    client.force_login(member.user)
    page = client.get(reverse("council:ballot", args=[round.pk])).content.decode()
    leads = [reverse("publicity:example_manage", args=[example.pk]) in page for example in written]
    assert leads == [True, False, True]  # the second is the member's own
    code = issue_slip(round, member, by=chamber.by)
    client.force_login(chamber.cast[SECRETARY])
    tablet = client.post(reverse("council:tablet", args=[round.pk]), {"code": code})
    shown = tablet.content.decode()
    assert ("Bà Lê Thị Na" in shown, "Đọc hồ sơ" in shown) == (True, False)


def test_members_read_it_once_they_are_called_and_change_nothing(chamber, written, client):
    reader, page = (
        chamber.seats[3].user,
        reverse("publicity:example_manage", args=[written[0].pk]),
    )
    client.force_login(reader)
    codes = [client.get(page).status_code]
    put_on(chamber.meeting, [(EXAMPLES, KEY)], by=chamber.by)
    codes.append(client.get(page).status_code)
    invite(chamber.meeting, by=chamber.by)
    answer = client.get(page)
    assert [*codes, answer.status_code] == [404, 404, 200]
    shown = answer.content.decode().split("<main")[1]
    publish = reverse("publicity:example_publish", args=[written[0].pk])
    seen = [words in shown for words in ("Cả thôn noi theo", publish, "Nhật ký")]
    assert seen == [True, False, False]
    assert client.post(publish, {"public": "1"}).status_code == 404
