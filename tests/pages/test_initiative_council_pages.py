"""The pages of the council: who sees which points, and what a click keeps."""

from datetime import date, time

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from council.actions.councils import NewSeat, seat
from council.actions.meetings import plan
from council.models import Line, Meeting
from documents.models import IssuedDocument
from initiatives.models import CouncilSession, Initiative, ScoreSheet
from initiatives.rules.stages import Stage
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY
from tests.cast import Cast, make_person
from tests.councils import council_of, held, on, recognised, refused, sheet
from tests.deciding import signed_paper
from tests.filling import seen_at
from tests.nominating import make_initiative
from tests.registered import a_campaign
from tests.signed import chairman_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return on(Cast.of())


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def author(cast):
    person = make_person(cast.unit, "Lê Thị An")
    cast[MEMBER].person = person
    cast[MEMBER].save()
    return person


@pytest.fixture
def reviewed(campaign, author) -> Initiative:
    return make_initiative(campaign, author, stage="reviewed")


def url(name: str, *args) -> str:
    return reverse(f"initiatives:{name}", args=args)


def enter(client, cast, role):
    client.force_login(cast[role])
    return client


def page(client, address: str, **values) -> str:
    return client.get(address, values).content.decode()


def messages(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


# --- Accepting ---------------------------------------------------------------------------------


def test_what_would_be_accepted_is_shown_by_name_before_it_is(client, cast, campaign, author):
    two = [make_initiative(campaign, author, name, "submitted") for name in ("Một", "Hai")]
    enter(client, cast, SECRETARY)
    shown = page(client, url("receive_many"), don=[initiative.pk for initiative in two])
    assert "Sẽ tiếp nhận <strong>2 đơn sáng kiến</strong>" in shown
    assert set(Initiative.objects.values_list("stage", flat=True)) == {"submitted"}
    answer = client.post(url("receive_many"), {"don": [initiative.pk for initiative in two]})
    assert messages(answer) == ["Đã tiếp nhận 2 đơn sáng kiến; tác giả được báo."]
    assert set(Initiative.objects.values_list("stage", flat=True)) == {"reviewed"}


@pytest.mark.parametrize("number", ["x", "9" * 30, "٣"])
def test_a_number_that_is_none_is_not_found(client, cast, campaign, number):
    enter(client, cast, SECRETARY)
    assert client.get(url("receive_many"), {"don": number}).status_code == 404


def test_sending_back_without_a_reason_or_a_day_ahead_keeps_what_was_typed(client, cast, reviewed):
    enter(client, cast, SECRETARY)
    typed = {"reason": "Nêu rõ tính mới.", "due_on": "10/11/2021"}
    shown = client.post(url("send_back", reviewed.pk), typed).content.decode()
    assert "Hạn bổ sung phải sau hôm nay (10/11/2021)." in shown
    assert "Nêu rõ tính mới." in shown
    assert Initiative.objects.get().state is Stage.REVIEWED


# --- Scoring -----------------------------------------------------------------------------------


SHEET = {"novelty": "27,5", "benefit": "35", "applicability": "20.25", "comment": "Tốt."}


def scored(client, initiative, values: dict[str, str]):
    """Fill in the sheet as it stands."""
    address = url("score", initiative.pk)
    return client.post(address, seen_at(client, address) | SHEET | values)


def test_a_sheet_is_kept_and_the_next_initiative_opened(client, cast, campaign, author, reviewed):
    following = make_initiative(campaign, author, "Bảng tin", "reviewed")
    enter(client, cast, COUNCIL_MEMBER)
    answer = scored(client, reviewed, {"then": "next"})
    assert answer.url == url("score", following.pk)
    kept = ScoreSheet.objects.get()
    assert [str(points) for points in (kept.novelty, kept.benefit, kept.applicability)] == [
        "27.50",
        "35.00",
        "20.25",
    ]
    answer = scored(client, following, {"then": "next"})
    assert answer.url == f"{url('scores')}?phong_trao={campaign.pk}"
    assert messages(answer)[-1] == "Ông/Bà đã chấm hết các sáng kiến đang xét."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31", "Tính mới: 31 điểm không dùng được. Hãy cho từ 0 đến 30 điểm."),
        ("hai", "“hai” không phải là số. Hãy nhập số, ví dụ 12 hoặc 4,5."),
        ("27,555", "Điểm có nhiều nhất hai chữ số sau dấu phẩy, ví dụ 27,5."),
        ("-1", "“-1” không phải là số."),
        ("", "Trường này là bắt buộc"),
    ],
)
def test_points_that_cannot_be_are_named_and_nothing_is_lost(
    client, cast, reviewed, typed, sentence
):
    enter(client, cast, COUNCIL_MEMBER)
    shown = scored(client, reviewed, {"novelty": typed}).content.decode()
    assert sentence in shown
    assert 'value="20.25"' in shown
    assert not ScoreSheet.objects.exists()


def test_an_author_in_the_council_is_told_why_there_is_no_sheet(client, cast, author, reviewed):
    cast[MEMBER].person = None
    cast[MEMBER].save()
    cast[COUNCIL_MEMBER].person = author
    cast[COUNCIL_MEMBER].save()
    enter(client, cast, COUNCIL_MEMBER)
    shown = page(client, url("score", reviewed.pk))
    assert "nên không chấm điểm sáng kiến của mình" in shown
    assert 'name="novelty"' not in shown


def test_the_secretary_sees_every_total_a_member_the_own_one(client, cast, reviewed):
    sheet(reviewed, cast[CHAIR], 30, 40, 21)
    sheet(reviewed, cast[COUNCIL_MEMBER])
    shown = page(enter(client, cast, SECRETARY), url("scores"))
    assert "(91 + 80)/2 = 85,5; điểm đạt từ 70: đạt" in shown
    assert "Chưa chấm: Người Thư ký Hội đồng" in shown
    shown = page(enter(client, cast, COUNCIL_MEMBER), url("scores"))
    assert (">80<" in shown, ">91<" in shown, "85,5" in shown) == (True, False, False)


def test_before_the_verdict_an_author_sees_no_points_after_it_the_average(
    client, cast, campaign, author, reviewed
):
    sheet(reviewed, cast[CHAIR], comment="Nhận xét kín.")
    enter(client, cast, MEMBER)
    before = page(client, url("detail", reviewed.pk))
    assert ("điểm đạt" in before, "Nhận xét kín." in before) == (False, False)
    held(cast, campaign, recognised(reviewed))
    after = page(client, url("detail", reviewed.pk))
    assert ("Điểm trung bình" in after, "Nhận xét kín." in after) == (True, False)


def test_a_member_sees_the_sheets_of_others_once_the_own_one_is_written(client, cast, reviewed):
    sheet(reviewed, cast[CHAIR], comment="Nhận xét kín.")
    enter(client, cast, COUNCIL_MEMBER)
    assert "Nhận xét kín." not in page(client, url("detail", reviewed.pk))
    sheet(reviewed, cast[COUNCIL_MEMBER])
    assert "Nhận xét kín." in page(client, url("detail", reviewed.pk))


# --- The session -------------------------------------------------------------------------------


def test_a_late_conclusion_is_pointed_out_with_its_clause(client, cast, campaign, author):
    late = make_initiative(campaign, author, stage="reviewed", accepted_on=date(2021, 8, 1))
    session = held(cast, campaign, refused(late))
    shown = page(enter(client, cast, SECRETARY), session.get_absolute_url())
    assert "quyết định chậm 7 ngày" in shown
    assert "khoản 1 Điều 7 Điều lệ Sáng kiến" in shown


def test_initiatives_are_put_before_their_council_and_nobody_votes_on_the_own_work(
    client, cast, campaign, author, reviewed
):
    by = cast.acting(SECRETARY)
    council = council_of(cast)
    seat(council, [NewSeat("Lê Thị An", person=author)], on=date(2021, 1, 1), by=by)
    meeting = plan(
        council, campaign, held_on=date(2021, 11, 9), starts_at=time(8), place="Phòng họp", by=by
    )
    enter(client, cast, SECRETARY)
    shown = page(client, reverse("council:agenda", args=[meeting.pk]))
    assert "Công nhận sáng kiến" in shown
    client.post(reverse("council:agenda", args=[meeting.pk]), {"muc": "initiative|recognition"})
    [line] = Line.objects.all()
    assert (line.name, line.subject) == (reviewed.name, reviewed.pk)
    assert "Chưa có phiếu chấm; điểm đạt từ 70" in line.detail
    assert [recusal.seat.name for recusal in line.recusals.all()] == ["Lê Thị An"]
    paper = client.get(reverse("council:summary_docx", args=[meeting.pk]))
    assert paper.status_code == 200


def test_the_number_of_a_decision_made_elsewhere_is_typed(client, cast, campaign, reviewed):
    session = held(cast, campaign, recognised(reviewed))
    enter(client, cast, OFFICE)
    client.post(url("decision_note", session.pk), {"number": "31/QĐ-UBND", "on": "09/11/2021"})
    assert 'số <span class="unbroken">31/QĐ-UBND</span>, 09/11/2021' in page(
        client, session.get_absolute_url()
    )


def test_a_decision_is_issued_and_handed_out_as_it_was_frozen(client, cast, campaign, reviewed):
    sheet(reviewed, cast[CHAIR])
    session = held(cast, campaign, recognised(reviewed))
    enter(client, cast, SECRETARY)
    assert "Dự thảo" in page(client, session.get_absolute_url())
    entered = {"ordinal": "31", "signed_on": "09/11/2021", "signer": chairman_of(cast).pk}
    number = reverse("signing:number", args=["initiative-decision", session.pk])
    assert "bản in ghi DỰ THẢO" in page(client, number)
    client.post(number, entered)
    paper = IssuedDocument.objects.get()
    assert 'số <span class="unbroken">31/QĐ-UBND</span>, chờ ký' in page(
        client, session.get_absolute_url()
    )
    client.post(reverse("signing:paper", args=[paper.pk]), {"file": signed_paper()})
    answer = client.post(reverse("signing:issue", args=[paper.pk]))
    assert messages(answer)[-1] == "Đã ban hành Quyết định số 31/QĐ-UBND."
    first, second = (client.get(url("decision_pdf", session.pk)).content for _ in range(2))
    assert first == second
    assert "Thu hồi quyết định" in page(client, session.get_absolute_url())


# --- Many --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_table_of_scores_asks_the_same_number_of_questions(
    client, cast, campaign, author, count, django_assert_num_queries
):
    for number in range(count):
        sheet(make_initiative(campaign, author, f"Số {number}", "reviewed"), cast[CHAIR])
    enter(client, cast, SECRETARY)
    with django_assert_num_queries(QUERIES_OF_SCORES):
        assert page(client, url("scores")).count("(một phiếu)") == count


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_list_of_sessions_asks_the_same_number_of_questions(
    client, cast, campaign, count, django_assert_num_queries
):
    council = council_of(cast)
    for number in range(count):
        meeting = Meeting.objects.create(
            council=council,
            campaign=campaign,
            held_on=date(2021, 1 + number % 12, 1),
            starts_at=time(8),
            place="Phòng họp",
        )
        CouncilSession.objects.create(meeting=meeting)
    enter(client, cast, SECRETARY)
    with django_assert_num_queries(QUERIES_OF_SESSIONS):
        assert page(client, url("sessions")).count("Mở phiên họp ngày") == min(count, 50)


@pytest.mark.parametrize("count", [1, 5])
def test_a_session_asks_the_same_number_of_questions(
    client, cast, campaign, author, count, django_assert_num_queries
):
    asked = [
        make_initiative(campaign, author, f"Số {number}", "reviewed") for number in range(count)
    ]
    for initiative in asked:
        sheet(initiative, cast[CHAIR])
    session = held(cast, campaign, *map(recognised, asked))
    enter(client, cast, SECRETARY)
    with django_assert_num_queries(QUERIES_OF_A_SESSION):
        assert page(client, session.get_absolute_url()).count("Xét lại “") == count


QUERIES_OF_A_SESSION = 9
QUERIES_OF_SCORES = 11
QUERIES_OF_SESSIONS = 6
