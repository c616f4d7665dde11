"""The pages of a council: preparing, holding, voting on a phone, the wall."""

from datetime import date

import pytest
from django.urls import reverse

from council.actions.agenda import recuse
from council.actions.ballots import cast
from council.actions.meetings import call_off, invite
from council.actions.rounds import close_phones
from council.models import CodeSlip, Council, Meeting, Receipt, Round, Vote
from council.rules.seating import proposed_duty
from council.signed import invitations
from history.models import Event
from notifications.models import Notice
from people.models import Session
from people.roles import CHAIR, COUNCIL_MEMBER, OFFICE, SECRETARY
from people.sessions import SessionStore
from publicity.hearing import examples
from publicity.models import Example
from tests.cast import Cast, make_people
from tests.councils import on
from tests.filling import seen_at
from tests.many import inserted
from tests.meetings import AWAY, IN_WRITING, Chamber, a_rule, an_item, choices
from tests.nominating import make_nominations
from tests.registered import a_campaign
from tests.signed import numbered

pytestmark = pytest.mark.django_db


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=5).seated(m5=AWAY)


@pytest.fixture
def secretary(client, chamber):
    client.force_login(chamber.cast[SECRETARY])
    return client


def url(name: str, *args) -> str:
    return reverse(f"council:{name}", args=args)


def page(client, name: str, *args, **values) -> str:
    answer = client.get(url(name, *args), values, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def as_member(client, chamber, number: int):
    client.force_login(chamber.seats[number - 1].user)
    return client


# --- Preparing ---------------------------------------------------------------------------------


def test_those_with_a_role_are_seated_at_once_as_the_decision_says(client):
    cast = on(Cast.of())
    client.force_login(cast[SECRETARY])
    untold = client.post(url("council_add"), {"kind": "emulation"})
    assert "Hãy ghi ngày quyết định" in untold.content.decode()
    decision = {"decision_number": "05/QĐ-UBND", "decided_on": "05/01/2021"}
    made = client.post(url("council_add"), {"kind": "emulation", **decision})
    council = Council.objects.get()
    assert (made.url, council.starts_on) == (url("council", council.pk), date(2021, 1, 5))

    page = client.get(url("seats_add", council.pk))
    field = {role: f"user_{cast[role].pk}" for role in (CHAIR, SECRETARY, COUNCIL_MEMBER)}
    assert {name: page.context["form"][name].value() for name in field.values()} == {
        field[CHAIR]: "chair",
        field[SECRETARY]: "secretary",
        field[COUNCIL_MEMBER]: "member",
    }
    assert len(page.context["form"].users) == 3
    nobody = client.post(url("seats_add", council.pk), {"on": "05/01/2021"})
    assert "Hãy chọn ít nhất một thành viên." in nobody.content.decode()
    chosen = {"on": "05/01/2021", field[COUNCIL_MEMBER]: "member", field[CHAIR]: "chair"}
    client.post(url("seats_add", council.pk), chosen)
    seats = council.seats.values_list("user", "duty", "starts_on")
    assert list(seats) == [
        (cast[CHAIR].pk, "chair", date(2021, 1, 5)),
        (cast[COUNCIL_MEMBER].pk, "member", date(2021, 1, 5)),
    ]
    left = client.get(url("seats_add", council.pk)).context["form"].users
    assert left == [cast[SECRETARY]]


@pytest.mark.parametrize(
    ("roles", "post", "duty"),
    [
        ({"chair", "council_member"}, "Chủ tịch UBND", "chair"),
        ({"chair"}, "Phó Chủ tịch UBND", "deputy"),
        ({"secretary", "office"}, "Chuyên viên", "secretary"),
        ({"council_member"}, "", "member"),
        ({"office"}, "Phó Văn phòng", ""),
    ],
)
def test_a_duty_is_proposed_by_role_and_post(roles, post, duty):
    assert proposed_duty(roles, post) == duty


def test_a_council_is_set_up_seated_and_called_on_the_pages(client):
    cast = on(Cast.of())
    client.force_login(cast[SECRETARY])
    made = {"kind": "emulation", "starts_on": "01/01/2021"}
    client.post(url("council_add"), made)
    council = Council.objects.get()
    for name, duty in (("Trần Quang Định", "chair"), ("Võ Thị Vân", "secretary")):
        row = {"name": name, "duty": duty, "on": "01/01/2021"}
        assert client.post(url("seat_add", council.pk), row).status_code == 302
    assert (
        client.post(url("seat_add", council.pk), {"duty": "member", "on": "1/1/2021"}).status_code
        == 200
    )
    assert [seat.name for seat in council.seats.all()] == ["Trần Quang Định", "Võ Thị Vân"]
    a_campaign(cast)
    assert "Lập phiên họp" in page(client, "list")
    day = {"held_on": "26/11/2021", "starts_at": "14h30", "place": "Hội trường"}
    answer = client.post(url("meeting_add"), day)
    meeting = Meeting.objects.latest("pk")
    assert answer.url == url("agenda", meeting.pk)
    assert f"{meeting.starts_at:%H:%M}" == "14:30"


def test_the_agenda_takes_a_matter_and_shows_how_it_is_voted(secretary, chamber):
    secretary.post(
        url("agenda", chamber.meeting.pk), {"title": "Thông qua biên bản", "is_voted": "on"}
    )
    shown = page(secretary, "agenda", chamber.meeting.pk)
    assert "Thông qua biên bản" in shown
    assert "trên 50 % tổng số thành viên" in shown
    item = chamber.meeting.items.last()
    secretary.post(url("item_move_up", item.pk))
    secretary.post(url("item_take_off", chamber.item.pk))
    assert [str(agenda_item) for agenda_item in chamber.meeting.items.all()] == [
        "1. Thông qua biên bản"
    ]


def test_the_roll_is_called_with_reasons_or_nothing_is_kept(secretary, chamber):
    states = {f"state_{seat.pk}": "present" for seat in chamber.seats}
    holders = {"chair": chamber.seats[0].pk, "secretary": chamber.seats[1].pk}
    away = {f"state_{chamber.seats[2].pk}": "absent"}
    away |= seen_at(secretary, url("roll", chamber.meeting.pk))
    answer = secretary.post(url("roll", chamber.meeting.pk), states | holders | away)
    assert "hãy ghi lý do vắng" in answer.content.decode()
    why = {f"reason_{chamber.seats[2].pk}": "ốm"}
    secretary.post(url("roll", chamber.meeting.pk), states | holders | away | why)
    roll = dict(chamber.meeting.attendances.values_list("seat__ordinal", "state"))
    assert roll == {1: "present", 2: "present", 3: "absent", 4: "present", 5: "present"}
    assert "Có mặt 4 trên 5 thành viên; cần ít nhất 2/3 × 5 = 3,33 → 4 người" in page(
        secretary, "meeting", chamber.meeting.pk
    )


def test_a_written_opinion_is_typed_name_by_name(client, chamber):
    chamber = chamber.seated(m5=IN_WRITING)
    client.force_login(chamber.cast[SECRETARY])
    attendance = chamber.meeting.attendances.get(seat=chamber.seats[4])
    first, second = chamber.lines
    address = url("opinions", attendance.pk)
    data = {f"y_{first.pk}": "1", f"y_{second.pk}": ""}
    client.post(address, seen_at(client, address) | data)
    assert list(first.opinions.values_list("agrees", flat=True)) == [True]
    assert not second.opinions.exists()


def test_a_meeting_is_called_off_on_its_page_and_read_as_such(client):
    chamber = Chamber.of(members=3)
    meeting = invite(chamber.meeting, by=chamber.by)
    member, secretary = chamber.seats[2].user, chamber.cast[SECRETARY]
    client.force_login(secretary)
    offered = ("Hủy phiên họp…", "giay-moi.pdf", "Điểm danh, khai mạc", "Sửa chương trình")
    assert [word in page(client, "meeting", meeting.pk) for word in offered] == [True] * 4
    untold = client.post(url("call_off", meeting.pk), {"reason": " "})
    assert (untold.status_code, Meeting.objects.get().stage) == (200, "invited")
    answer = client.post(url("call_off", meeting.pk), {"reason": "Bão số 9."}, follow=True)
    assert "Đã hủy phiên họp; thành viên đã được mời thì được báo." in answer.content.decode()

    assert "Thao tác" not in page(client, "agenda", meeting.pk)
    for user in (secretary, member):
        client.force_login(user)
        shown = page(client, "meeting", meeting.pk)
        assert [word in shown for word in offered] == [False] * 4
        assert ("Đã hủy" in shown, "Bão số 9." in shown) == (True, True)
        assert [word in shown for word in ("Vắng", "Chưa mở")] == [False] * 2
        assert "Đã hủy" in page(client, "list")
    late = client.post(url("call_off", meeting.pk), {"reason": "Lần nữa."})
    assert (late.status_code, Meeting.objects.get().called_off_reason) == (403, "Bão số 9.")


def test_an_invitation_that_has_its_number_stays_with_a_meeting_that_is_called_off(client):
    chamber = Chamber.of(members=3)
    numbered(chamber.cast, invitations, chamber.meeting, date(2021, 11, 20))
    call_off(chamber.meeting, reason="Bão số 9.", by=chamber.by)
    client.force_login(chamber.cast[SECRETARY])
    shown = page(client, "meeting", chamber.meeting.pk)
    papers = ("giay-moi.pdf", "chờ ký", "giay-moi.docx", "bang-tong-hop.pdf")
    assert [word in shown for word in papers] == [True, True, False, False]


def test_a_meeting_that_has_begun_offers_no_calling_off(secretary, chamber):
    assert "Hủy phiên họp" not in page(secretary, "meeting", chamber.meeting.pk)
    late = secretary.post(url("call_off", chamber.meeting.pk), {"reason": "Muộn."})
    assert "không chuyển sang “Đã hủy” được" in late.content.decode()
    assert Meeting.objects.get().stage == "open"


# --- Voting on phones --------------------------------------------------------------------------


def test_three_taps_cast_a_ballot_and_nothing_is_chosen_before(client, chamber):
    round = chamber.opened()
    as_member(client, chamber, 3)
    shown = page(client, "vote_now")
    assert ("Xem lại phiếu" in shown, "checked" in shown) == (True, False)
    looked = client.post(url("ballot", round.pk), {"step": "look", "all": "1"}).content.decode()
    assert ("Đồng ý: 2" in looked, Receipt.objects.count()) == (True, 0)
    chosen = {f"y_{line.pk}": "1" for line in chamber.lines}
    sent = client.post(url("ballot", round.pk), {"step": "send", **chosen}).content.decode()
    assert "Phiếu đã vào hòm" in sent
    assert (Receipt.objects.count(), Vote.objects.filter(agrees=True).count()) == (1, 2)
    again = client.post(url("ballot", round.pk), {"step": "send", **chosen}).content.decode()
    assert ("Phiếu đã vào hòm" in again, Vote.objects.count()) == (True, 2)


def test_a_ballot_that_is_not_whole_is_not_taken_and_keeps_what_was_chosen(client, chamber):
    round = chamber.opened()
    as_member(client, chamber, 3)
    first = chamber.lines[0]
    for step in ("look", "send"):
        shown = client.post(url("ballot", round.pk), {"step": step, f"y_{first.pk}": "0"})
        text = " ".join(shown.content.decode().split())
        assert text.count(" checked") == 1
    assert not Receipt.objects.exists()


def test_who_is_absent_or_no_member_or_holds_no_seat_gets_no_ballot_in(client, chamber):
    round = chamber.opened()
    chosen = {f"y_{line.pk}": "1" for line in chamber.lines}
    as_member(client, chamber, 5)
    answer = client.post(url("ballot", round.pk), {"step": "send", **chosen})
    assert (answer.status_code, Receipt.objects.count()) == (409, 0)
    for role in (COUNCIL_MEMBER, OFFICE, CHAIR):
        client.force_login(chamber.cast[role])
        assert client.post(url("ballot", round.pk), {"step": "send", **chosen}).status_code in (
            403,
            404,
        )
    assert not Receipt.objects.exists()


def test_the_tablet_takes_one_ballot_for_a_code(secretary, chamber):
    round = chamber.opened()
    seat = chamber.seats[3]
    shown = secretary.post(url("slips", round.pk), {"seat": seat.pk})
    code = shown.context["code"]
    assert code not in str(list(CodeSlip.objects.values()))
    assert len(code) == 9
    assert (
        "Mã không đúng"
        in secretary.post(url("tablet", round.pk), {"code": "AAAA AAAA"}).content.decode()
    )
    chosen = {f"y_{line.pk}": "0" for line in chamber.lines}
    ballot = secretary.post(url("tablet", round.pk), {"code": code}).content.decode()
    assert seat.name in ballot
    sent = secretary.post(url("tablet", round.pk), {"code": code, "step": "send", **chosen})
    assert "Người tiếp theo" in sent.content.decode()
    assert list(Receipt.objects.values_list("seat", flat=True)) == [seat.pk]
    used = secretary.post(url("tablet", round.pk), {"code": code}).content.decode()
    assert "Mã này đã dùng" in used


def kept(user) -> tuple:
    """Give what the program keeps of a user beside receipt and vote."""
    sessions = [SessionStore().decode(session.session_data) for session in Session.objects.all()]
    own = [session for session in sessions if session.get("_auth_user_id") == str(user.pk)]
    return (
        sorted(key for session in own for key in session),
        Event.objects.filter(actor_id=user.pk).count(),
        Notice.objects.filter(recipient=user).count(),
    )


def test_session_log_and_notices_are_the_same_whatever_was_chosen(client, chamber, caplog):
    caplog.set_level("DEBUG")
    round = chamber.opened()
    remembered, answers = [], []
    for number, value in ((2, "1"), (3, "0")):
        as_member(client, chamber, number)
        chosen = {f"y_{line.pk}": value for line in chamber.lines}
        client.post(url("ballot", round.pk), {"step": "look", **chosen})
        answer = client.post(url("ballot", round.pk), {"step": "send", **chosen})
        answers.append((answer["Cache-Control"], sorted(client.cookies)))
        remembered.append(kept(chamber.seats[number - 1].user))
    assert remembered[0] == remembered[1]
    assert answers[0] == answers[1]
    assert "no-store" in answers[0][0]
    logged = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert [record for record in logged if "y_" in record.getMessage()] == []


def test_a_ballot_that_is_sent_after_the_session_ended_is_kept_nowhere(client, chamber):
    round = chamber.opened()
    chosen = {f"y_{line.pk}": "1" for line in chamber.lines}
    answer = client.post(url("ballot", round.pk), {"step": "send", **chosen})
    assert answer.url.startswith(reverse("login"))
    assert not Session.objects.exists()


# --- The console and the wall -------------------------------------------------------------------


def test_no_page_knows_a_result_while_a_vote_is_open(secretary, chamber):
    round = chamber.opened()
    as_member(secretary, chamber, 2)
    chosen = {f"y_{line.pk}": "1" for line in chamber.lines}
    secretary.post(url("ballot", round.pk), {"step": "send", **chosen})
    secretary.force_login(chamber.cast[SECRETARY])
    shown = [
        page(secretary, "item", chamber.item.pk),
        page(secretary, "projector", chamber.meeting.pk),
        page(secretary, "turnout", round.pk),
        page(secretary, "meeting", chamber.meeting.pk),
    ]
    assert ["<b>1</b> trên 4" in text for text in shown] == [True] * 4
    assert [text for text in shown if "%  →" in text or "Không đạt" in text] == []
    secretary.post(url("close_round", round.pk))
    closed = page(secretary, "item", chamber.item.pk)
    assert "1/4 thành viên = 25 % &lt; 70 % → Không đạt" in closed
    assert "phát 4 phiếu, thu 1 phiếu, hợp lệ 1" in closed
    assert "25 %" in page(secretary, "projector", chamber.meeting.pk)


def test_the_console_opens_counts_and_gives_up(secretary, chamber):
    secretary.post(url("open_round", chamber.item.pk), {"way": "paper"})
    round = Round.objects.get()
    first, second = chamber.lines
    counted = {
        "issued": 4,
        "returned": 4,
        "invalid": 0,
        f"agree_{first.pk}": 4,
        f"disagree_{first.pk}": 0,
        f"agree_{second.pk}": 2,
        f"disagree_{second.pk}": 1,
    }
    refused = secretary.post(url("count", round.pk), counted).content.decode()
    assert (
        "đồng ý 2 + không đồng ý 1 + dòng không hợp lệ 0 = 3, phải bằng 4 phiếu hợp lệ" in refused
    )
    secretary.post(url("count", round.pk), counted | {f"invalid_{second.pk}": 1})
    assert "1 đạt, 1 không đạt" in page(secretary, "item", chamber.item.pk)
    asked = secretary.post(url("open_round", chamber.item.pk), {"way": "paper", "reason": ""})
    assert "phải ghi lý do" in asked.content.decode()
    secretary.post(url("open_round", chamber.item.pk), {"way": "phones", "reason": "Có khiếu nại."})
    secretary.post(url("give_up", Round.objects.latest("pk").pk), {"reason": "Mất điện."})
    shown = page(secretary, "item", chamber.item.pk)
    assert ("Có khiếu nại." in shown, "Đã hủy: Mất điện." in shown) == (True, True)


def test_who_does_not_vote_on_a_name_is_named_with_the_reason(secretary, chamber):
    line, seat = chamber.lines[0], chamber.seats[1]
    secretary.post(url("recuse", line.pk), {"seat": seat.pk, "kind": "relative"})
    shown = page(secretary, "item", chamber.item.pk)
    assert f"Không biểu quyết: {seat.name}, có quan hệ vợ chồng, người thân" in shown
    assert "4 − 1 = 3 người" in shown
    secretary.post(url("undo_recusal", line.recusals.get().pk))
    assert "4 − 1" not in page(secretary, "item", chamber.item.pk)


def test_a_session_on_paper_is_typed_on_one_page(client):
    chamber = Chamber.of(members=3, names=1)
    client.force_login(chamber.cast[SECRETARY])
    line, prefix = chamber.lines[0], f"muc-{chamber.item.pk}"
    typed = {
        **{f"state_{seat.pk}": "present" for seat in chamber.seats},
        "chair": chamber.seats[0].pk,
        "secretary": chamber.seats[1].pk,
        f"{prefix}-way": "paper",
        f"{prefix}-issued": 3,
        f"{prefix}-returned": 3,
        f"{prefix}-agree_{line.pk}": 3,
        f"{prefix}-disagree_{line.pk}": 1,
    }
    typed |= seen_at(client, url("record", chamber.meeting.pk))
    refused = client.post(url("record", chamber.meeting.pk), typed)
    assert "Chưa khớp, chưa lưu gì:" in refused.content.decode()
    typed[f"{prefix}-disagree_{line.pk}"] = 0
    client.post(url("record", chamber.meeting.pk), typed)
    assert "3/3 thành viên = 100 % ≥ 70 % → Đạt" in page(client, "item", chamber.item.pk)
    client.post(url("close", chamber.meeting.pk))
    chamber.meeting.refresh_from_db()
    assert chamber.meeting.stage == "closed"


def test_the_wall_pages_by_itself_over_four_names(client):
    chamber = Chamber.of(members=3, names=9).seated()
    client.force_login(chamber.cast[SECRETARY])
    answer = client.get(url("projector", chamber.meeting.pk))
    assert (len(answer.context["rows"]) <= 4, answer.context["pages"]) == (True, 3)


@pytest.mark.parametrize("names", [1, 3, 30])
def test_the_pages_of_a_meeting_cost_the_same_for_few_and_many_names(
    client, names, django_assert_num_queries
):
    chamber = Chamber.of(members=3, names=names).seated()
    round = chamber.opened()
    close_phones(round, by=chamber.by)
    client.force_login(chamber.cast[SECRETARY])
    an_item(chamber.meeting, a_rule(), names)
    meeting, item = chamber.meeting.pk, chamber.item.pk
    pages = {
        ("meeting", meeting): 13,
        ("item", item): 12,
        ("record", meeting): 8,
        ("roll", meeting): 6,
    }
    for (name, pk), queries in pages.items():
        with django_assert_num_queries(queries):
            assert client.get(url(name, pk)).status_code == 200


@pytest.mark.parametrize("count", [1, 3, 300])
def test_an_agenda_asks_as_much_of_300_that_are_ready_as_of_one(
    client, count, django_assert_num_queries
):
    chamber = Chamber.of(members=3)
    names = [f"Lê Văn {number}" for number in range(count)]
    people = make_people(chamber.cast.unit, names)
    for award in ("LDTT", "CSTDCS"):
        make_nominations(chamber.campaign, people, award, stage="vetted")
    told = {"unit": "Thôn 1", "headline": "Hiến đất làm đường", "story": "Cả thôn noi theo."}
    inserted(
        Example(commune=chamber.cast.commune, year=2021, name=f"Ông {name}", **told)
        for name in names
    )
    client.force_login(chamber.cast[SECRETARY])
    with django_assert_num_queries(13):
        answer = client.get(url("agenda", chamber.meeting.pk))
    proposals = answer.context["proposals"]
    assert [len(proposed.names) for _, proposed in proposals] == [count] * 3
    example = proposals[-1][1].names[0].subject
    assert examples.own_of([example]) == {example: [people[0].pk]}


def test_home_asks_nobody_for_a_ballot_on_which_they_have_no_name(client):
    chamber = Chamber.of(members=4).seated()
    barred, other = chamber.seats[2:]
    for line in chamber.lines:
        recuse(line, barred, kind="relative", by=chamber.by)
    recuse(chamber.lines[0], other, kind="relative", by=chamber.by)
    chamber.opened()
    asked = {}
    for seat in (barred, other):
        client.force_login(seat.user)
        asked[seat] = "đang bỏ phiếu kín" in client.get(reverse("home")).content.decode()
    assert asked == {barred: False, other: True}


def test_home_leads_a_member_to_the_dossiers_and_then_to_the_ballot(client):
    chamber = Chamber.of(members=3)
    invite(chamber.meeting, by=chamber.by)
    as_member(client, chamber, 3)
    home = reverse("home")
    assert "Đọc hồ sơ trình Hội đồng" in client.get(home).content.decode()
    chamber.seated()
    assert "Hội đồng đang bỏ phiếu" not in client.get(home).content.decode()
    round = chamber.opened()
    voting = "Hội đồng Thi đua - Khen thưởng đang bỏ phiếu kín."
    assert voting in client.get(home).content.decode()
    cast(round, chamber.seats[2], choices(chamber.lines))
    assert voting not in client.get(home).content.decode()
