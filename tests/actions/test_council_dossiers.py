"""Dossiers before the council: on the agenda, read by its members alone, its word taken back."""

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest
from django.urls import reverse

from council.actions.agenda import put_on
from council.actions.meetings import call_the_roll, close, invite, plan
from council.actions.recording import Counted, record_session
from council.actions.rounds import count, decide_tie, open_round
from council.boards import boards_of
from council.models import Item, Meeting, Recusal
from council.papers import minutes_letter, summary_letter
from council.rules.counting import BallotSheet, Typed
from council.rules.voting import Way, rule_as_json
from decisions.facts.ready import waiting_in
from decisions.papers.refusal import refusal_letter, refusal_of
from law.authority import Authority
from law.shares import Threshold
from nominations.models import Nomination
from nominations.rules.stages import Stage
from people.models import Person
from people.roles import COUNCIL_MEMBER
from procedure.refusal import RefusedError
from tests.cast import make_person, make_user
from tests.meetings import AWAY, HELD_ON, PRESENT, Chamber
from tests.nominating import make_nomination
from vetting.actions import fix_list, give_place, reopen
from vetting.facts.heard import days_voted_on
from vetting.facts.standing import fixed_list, quota_now
from vetting.hearing import dossiers
from vetting.invariants import breaches
from vetting.papers.proposal import proposal_letter
from vetting.papers.rows import rows_to_propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def chamber() -> Chamber:
    """A council whose third member is proposed for LĐTT beside two others."""
    return Chamber.of(members=5, names=1)


@pytest.fixture
def nominations(chamber) -> list[Nomination]:
    people = [seat.person for seat in chamber.seats[2:5]]
    return [make_nomination(chamber.campaign, person, "LDTT", "vetted") for person in people]


def a_meeting(chamber: Chamber) -> Meeting:
    return plan(
        chamber.council,
        chamber.campaign,
        held_on=HELD_ON,
        starts_at=time(8),
        place="Phòng họp",
        by=chamber.by,
    )


def before(chamber: Chamber, *awards: str) -> Meeting:
    meeting = a_meeting(chamber)
    put_on(meeting, [("nomination", award) for award in awards], by=chamber.by)
    return meeting


def counted(item: Item, *agree: int) -> Counted:
    typed = {
        line.pk: Typed(line.name, votes, 5 - line.recusals.count() - votes)
        for line, votes in zip(item.lines.all(), agree, strict=True)
    }
    return Counted(Way.PAPER, typed, BallotSheet(5, 5))


def held(chamber: Chamber, meeting: Meeting, votes: dict[str, tuple[int, ...]]) -> None:
    marks = {seat.pk: PRESENT for seat in chamber.seats}
    call_the_roll(meeting, marks, by=chamber.by)
    items = {item.pk: counted(item, *votes[item.key]) for item in meeting.items.all()}
    record_session(meeting, marks, items, by=chamber.by)
    close(meeting, by=chamber.by)


def ruled(meeting: Meeting, clause: str) -> dict:
    """Give the rule of the only item of a meeting, its threshold set by a clause."""
    rule = meeting.items.get().rule
    return {**rule, "bases": {**rule["bases"], "threshold": clause}}


def stages(nominations) -> list[str]:
    return [Nomination.objects.get(pk=nomination.pk).stage for nomination in nominations]


def test_the_agenda_is_proposed_from_what_is_vetted_and_nothing_twice(chamber, nominations):
    [proposed] = dossiers.proposed(chamber.campaign)
    assert (proposed.key, proposed.title, len(proposed.names)) == ("LDTT", "Lao động tiên tiến", 3)
    meeting = before(chamber, "LDTT")
    item = meeting.items.get()
    assert (str(item), item.lines.count()) == ("1. Lao động tiên tiến", 3)
    assert item.rule["bases"]["threshold"]
    assert dossiers.proposed(chamber.campaign) == []
    with pytest.raises(RefusedError):
        put_on(a_meeting(chamber), [("nomination", "LDTT")], by=chamber.by)


def test_a_unit_that_is_proposed_is_not_named_twice(chamber):
    unit = chamber.cast.unit
    make_nomination(chamber.campaign, unit, "TTLDTT", "vetted")
    lines = before(chamber, "TTLDTT").items.get().lines.values_list("name", "detail")
    assert list(lines) == [(unit.name, "")]


def test_nobody_votes_on_the_own_dossier(chamber, nominations):
    before(chamber, "LDTT")
    recusals = Recusal.objects.values_list("seat__person", "line__person", "kind")
    assert sorted(recusals) == sorted(
        (seat.person_id, seat.person_id, "own") for seat in chamber.seats[2:5]
    )


def test_a_proposal_tells_on_which_days_the_council_voted_for_its_dossiers(chamber, nominations):
    assert days_voted_on([nomination.pk for nomination in nominations]) == []
    for nomination in nominations:
        nomination.report.achievements = "Hoàn thành tốt nhiệm vụ."
        nomination.report.save()
    held(chamber, before(chamber, "LDTT"), {"LDTT": (4, 4, 0)})
    rows = rows_to_propose(chamber.campaign)
    paper = proposal_letter(chamber.campaign, rows, Authority.COMMUNE, on=date(2021, 12, 1))
    assert [block.text for block in paper.blocks if "đã họp" in getattr(block, "text", "")] == [
        "Hội đồng Thi đua - Khen thưởng đã họp, biểu quyết thông qua (phiên họp ngày 26/11/2021, "
        "có biên bản kèm theo)."
    ]
    assert days_voted_on([nominations[2].pk]) == []  # voted down


def test_members_read_what_is_put_before_them_and_nobody_earlier(chamber, nominations, client):
    meeting = before(chamber, "LDTT")
    reader, own = chamber.seats[3], nominations[1]
    outsider = make_user("ngoai", COUNCIL_MEMBER, chamber.cast.commune, chamber.cast.unit)

    def opened(user) -> list[int]:
        client.force_login(user)
        pages = [reverse("nominations:detail", args=[nomination.pk]) for nomination in nominations]
        return [client.get(page).status_code for page in pages]

    reader.user.person = None  # what is her own she sees as the one proposed
    reader.user.save()
    assert opened(reader.user) == [404, 404, 404]
    invite(meeting, by=chamber.by)
    assert opened(reader.user) == [200, 404, 200]
    assert opened(outsider) == [404, 404, 404]
    client.force_login(reader.user)
    listed = client.get(reverse("council:dossiers", args=[meeting.pk])).content.decode()
    assert "Ông/Bà không biểu quyết: về hồ sơ của mình" in listed
    assert reverse("nominations:detail", args=[own.pk]) not in listed
    assert client.get(reverse("nominations:list")).status_code == 403


def test_the_word_of_the_council_is_the_stage_of_the_dossier(chamber, nominations):
    meeting = before(chamber, "LDTT")
    held(chamber, meeting, {"LDTT": (4, 1, 4)})
    assert stages(nominations) == [Stage.PASSED, Stage.NOT_PASSED, Stage.PASSED]
    note = nominations[0].moves.last().note
    assert note == (
        "Hội đồng Thi đua - Khen thưởng họp ngày 26/11/2021: 4/4 thành viên = 100 % > 50 % → Đạt."
    )


def test_who_was_voted_down_is_told_the_votes_and_how_many_carry(chamber, nominations):
    meeting = before(chamber, "LDTT")
    meeting.items.update(rule=ruled(meeting, "khoản 2 Điều 7 Quy chế (5/QĐ)"))
    held(chamber, meeting, {"LDTT": (4, 1, 4)})
    refused = Nomination.objects.get(pk=nominations[1].pk)
    blocks = refusal_letter(refused, refusal_of(refused)).blocks
    assert [(block.lead, block.text) for block in blocks[1:-1]] == [
        (
            "Lý do:",
            "Hội đồng Thi đua - Khen thưởng họp ngày 26/11/2021: 1/4 thành viên = 25 % ≤ 50 %, "
            "không đạt.",
        ),
        (
            "Tỷ lệ phiếu đồng ý phải đạt:",
            "trên 50 % tổng số thành viên, căn cứ khoản 2 Điều 7 Quy chế (5/QĐ).",
        ),
    ]


def test_a_dossier_before_the_council_is_not_opened_again(chamber, nominations):
    before(chamber, "LDTT")
    with pytest.raises(RefusedError, match="trong chương trình của phiên họp"):
        reopen(nominations[0], reason="Xem lại.", by=chamber.by)


def striving(chamber: Chamber, count: int) -> list[Nomination]:
    """Propose `count` people for LĐTT, the first two for CSTĐCS as well."""
    people = [make_person(chamber.cast.unit, f"Lê Văn {chr(65 + n)}") for n in range(count)]
    for person in people:
        make_nomination(chamber.campaign, person, "LDTT", "vetted")
    return [
        make_nomination(chamber.campaign, nominee, "CSTDCS", "vetted") for nominee in people[:2]
    ]


def test_the_limited_title_has_the_places_of_the_ceiling(chamber):
    named = striving(chamber, 7)
    meeting = before(chamber, "CSTDCS")
    item, quota = meeting.items.get(), quota_now(chamber.campaign)
    assert (item.places, quota.allowed) == (1, 1)
    assert item.places_in_words.startswith("Có 1 chỗ: 15 % × 7 = 1,05 → 1 (làm tròn xuống), tính ")
    held(chamber, meeting, {"CSTDCS": (5, 4)})
    assert stages(named) == [Stage.PASSED, Stage.NOT_PASSED]
    places = [Nomination.objects.get(pk=nomination.pk).place for nomination in named]
    assert places == [1, None]


def test_the_places_rest_on_who_passed_before_in_the_same_meeting(chamber):
    named = striving(chamber, 14)
    meeting = before(chamber, "LDTT", "CSTDCS")
    item = meeting.items.get(key="CSTDCS")
    assert item.places == 2
    held(chamber, meeting, {"LDTT": (5,) * 7 + (1,) * 7, "CSTDCS": (5, 4)})
    item.refresh_from_db()
    assert (item.places, item.places_in_words) == (
        1,
        "Có 1 chỗ: 15 % × 7 = 1,05 → 1 (làm tròn xuống), tính trên 7 người được Hội đồng biểu "
        "quyết đạt Lao động tiên tiến",
    )
    assert stages(named) == [Stage.PASSED, Stage.NOT_PASSED]
    assert quota_now(chamber.campaign).base.in_words == (
        "7 người được Hội đồng biểu quyết đạt Lao động tiên tiến."
    )


def test_a_place_that_was_given_is_not_given_twice(chamber):
    first, second = striving(chamber, 14)
    third = make_nomination(
        chamber.campaign,
        Nomination.objects.filter(award="LDTT")[2].person,
        "CSTDCS",
        "vetted",
    )
    third = give_place(third, by=chamber.by)
    third.stage = Stage.PASSED.value
    third.save()
    meeting = before(chamber, "CSTDCS")
    item = meeting.items.get()
    assert (item.places, item.places_in_words.partition(", tính")[0]) == (
        1,
        "Có 1 chỗ: 15 % × 14 = 2,1 → 2 (làm tròn xuống), trừ 1 chỗ đã dành cho người khác",
    )
    held(chamber, meeting, {"CSTDCS": (4, 5)})
    assert stages([first, second, third]) == [Stage.NOT_PASSED, Stage.PASSED, Stage.PASSED]
    assert list(breaches()) == []


def test_places_follow_the_agenda(chamber):
    first, second = striving(chamber, 14)
    Person.objects.filter(pk=first.person_id).update(sort_key="z")
    held(chamber, before(chamber, "CSTDCS"), {"CSTDCS": (5, 5)})
    places = [Nomination.objects.get(pk=row.pk).place for row in (first, second)]
    assert places == [2, 1]


def test_a_fixed_list_that_the_council_does_not_follow_is_open_again(chamber):
    first, second = striving(chamber, 14)
    for nomination in (first, second):
        give_place(nomination, by=chamber.by)
    fix_list(chamber.campaign, by=chamber.by)
    held(chamber, before(chamber, "CSTDCS"), {"CSTDCS": (5, 1)})
    assert fixed_list(chamber.campaign) is None
    opened = chamber.campaign.quota_lists.get().opened_reason
    assert opened == "Kết quả biểu quyết của Hội đồng khác danh sách này."
    assert list(breaches()) == []


GROUNDLESS = "không đạt Lao động tiên tiến nên không đủ điều kiện Chiến sĩ thi đua cơ sở"


def test_who_fails_the_foundation_is_not_voted_on_for_the_title(chamber):
    first, second = striving(chamber, 8)
    meeting = before(chamber, "LDTT", "CSTDCS")
    held(chamber, meeting, {"LDTT": (1,) + (5,) * 7, "CSTDCS": (5, 3)})
    assert stages([first, second]) == [Stage.NOT_PASSED, Stage.PASSED]
    assert first.moves.last().note.endswith(f"họp ngày 26/11/2021: không xét: {GROUNDLESS}.")
    _, title = boards_of(meeting)
    assert [row.tally is None for row in title.rows] == [True, False]
    assert title.conclusion == "1 đạt, 1 không xét, có 1 chỗ"
    paragraphs = [
        block.text for block in minutes_letter(meeting).blocks if block.kind == "paragraph"
    ]
    assert f"- Không xét: {title.rows[0].line.name}: {GROUNDLESS}." in paragraphs


def test_the_mark_comes_off_where_the_council_votes_once_more(chamber):
    striving(chamber, 8)
    meeting = before(chamber, "LDTT", "CSTDCS")
    foundation, title = meeting.items.all()
    marks = {seat.pk: PRESENT for seat in chamber.seats}
    call_the_roll(meeting, marks, by=chamber.by)
    aside = []
    for first in (1, 5):
        round = open_round(foundation, way=Way.PAPER, reason="Đếm lại.", by=chamber.by)
        ballots = counted(foundation, first, *(5,) * 7)
        count(round, ballots.sheet, ballots.typed, by=chamber.by)
        aside.append([line.set_aside for line in title.lines.all()])
    assert aside == [[GROUNDLESS, ""], ["", ""]]


def test_who_fails_the_foundation_by_the_chairs_word_is_not_voted_on_for_the_title(chamber):
    first, _ = striving(chamber, 8)
    meeting = before(chamber, "LDTT", "CSTDCS")
    foundation, title = meeting.items.all()
    half = Threshold(Fraction(1, 2), strict=True)
    casting = replace(foundation.voting, has_casting=True, of_all=False, threshold=half)
    Item.objects.filter(pk=foundation.pk).update(rule=rule_as_json(casting))
    marks = {seat.pk: PRESENT for seat in chamber.seats[:4]}
    marks[chamber.seats[4].pk] = AWAY
    call_the_roll(meeting, marks, by=chamber.by)
    round = open_round(foundation, way=Way.PAPER, by=chamber.by)
    typed = {tally.line_id: Typed("", 4, 0) for tally in round.tallies.all()}
    tied = foundation.lines.get(subject=of_the_same(first, "LDTT").pk)
    typed[tied.pk] = Typed("", 2, 2)
    count(round, BallotSheet(4, 4), typed, by=chamber.by)
    decide_tie(round.tallies.get(line=tied), agrees=False, by=chamber.by)
    assert [line.set_aside for line in title.lines.all()] == [GROUNDLESS, ""]


def of_the_same(nomination: Nomination, award: str) -> Nomination:
    return Nomination.objects.get(person=nomination.person, award=award)


def test_who_fails_the_foundation_after_the_title_is_left_out_of_the_decision(chamber):
    first, second = striving(chamber, 8)
    held(chamber, before(chamber, "CSTDCS"), {"CSTDCS": (5, 4)})
    assert stages([first, second]) == [Stage.PASSED, Stage.NOT_PASSED]
    held(chamber, before(chamber, "LDTT"), {"LDTT": (1,) + (5,) * 7})
    left_out = waiting_in(chamber.campaign, HELD_ON).left_out
    assert [row.why for row in left_out if row.nomination == first] == [
        f"{GROUNDLESS[0].upper()}{GROUNDLESS[1:]}."
    ]


def test_who_failed_the_foundation_before_is_not_proposed_for_the_title(chamber):
    first, second = striving(chamber, 8)
    held(chamber, before(chamber, "LDTT"), {"LDTT": (1,) + (5,) * 7})
    [proposed] = dossiers.proposed(chamber.campaign)
    assert [name.subject for name in proposed.names] == [second.pk]
    rows = summary_letter(before(chamber, "CSTDCS")).annexes[-1].blocks[0].rows
    assert [row[-1] for row in rows if row[1] == first.nominee] == [
        f"{GROUNDLESS[0].upper()}{GROUNDLESS[1:]}"
    ]


def test_the_summary_names_who_is_not_put_before_the_council_and_why(chamber, nominations):
    people = [make_person(chamber.cast.unit, f"Lê Thị {name}") for name in ("Sớm", "Trái", "Sau")]
    make_nomination(chamber.campaign, people[0], "LDTT", "received")
    against = {"is_supported": False, "vetting_note": "Chưa đủ thời gian."}
    make_nomination(chamber.campaign, people[1], "LDTT", "vetted", **against)
    meeting = before(chamber, "LDTT")
    make_nomination(chamber.campaign, people[2], "LDTT", "vetted")
    annex = summary_letter(meeting).annexes[-1]
    assert annex.title == "Danh sách không trình"
    assert sorted((row[1], row[-1]) for row in annex.blocks[0].rows) == [
        ("Bà Lê Thị Sau", "Để lại phiên họp khác"),
        ("Bà Lê Thị Sớm", "Chưa thẩm định xong: đã tiếp nhận"),
        ("Bà Lê Thị Trái", "Thẩm định không đề nghị. Chưa đủ thời gian."),
    ]
