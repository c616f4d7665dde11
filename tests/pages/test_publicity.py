"""What everybody may read without a login: nothing of a person beyond the law, for as long as it is
up; comments that nobody sees before the office has."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from campaigns.models import Campaign
from decisions.actions import revoke_line
from history.models import Event
from initiatives.models import Use
from people.models import Discipline
from people.roles import OFFICE, SECRETARY
from procedure.refusal import RefusedError
from publicity import actions as publicity
from publicity.facts import FIELDS, rows_for_comment, text_to_copy
from publicity.models import Comment, Example, Publication
from tests.cast import Cast, make_person
from tests.certifying import make_praised
from tests.deciding import make_decided
from tests.documents.paper_reader import docx_words, pdf_words
from tests.nominating import make_initiative, make_nomination
from tests.publishing import make_example, make_publication, photo_of_a_phone
from tests.registered import a_campaign

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TODAY = date(2021, 11, 29)  # a Monday
HOSTILE = "<script>alert(1)</script> ${7*7} {{ 7 }} \u202e ok"


@pytest.fixture
def cast():
    cast = Cast.of()
    cast.commune.practice_day = TODAY
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    """Give a campaign with somebody put forward, of whom much is known that nobody is to read."""
    campaign = a_campaign(cast)
    lan = make_person(
        cast.unit, "Trần Thị Lan", born_on=date(1977, 7, 7), position="Bí-thư-riêng-tư"
    )
    Discipline.objects.create(person=lan, form="reprimand", decided_on=date(2020, 6, 1))
    nomination = make_nomination(campaign, lan, "LDTT", "vetted", merit="initiative")
    nomination.vetting_note = nomination.override_reason = "Ý kiến mật"
    nomination.save()
    initiative = make_initiative(campaign, lan, "Sổ tay thời hạn", "recognised")
    Use.objects.create(
        initiative=initiative, person=lan, award="LDTT", campaign=campaign, path="/", on=TODAY
    )
    return campaign


def by(cast):
    return cast.acting(OFFICE)


# --- Lists --------------------------------------------------------------------------------


def test_a_list_shows_name_unit_award_and_initiative_and_nothing_else(cast, campaign, client):
    up = publicity.put_up_for_comment(campaign, title="Danh sách", days=5, by=by(cast))
    assert up.rows == [
        {
            "name": "Bà Trần Thị Lan",
            "unit": "Văn phòng - Thống kê",
            "award": "Lao động tiên tiến",
            "initiative": "Sổ tay thời hạn",
        }
    ]
    for address in (up.public_path, reverse("publicity:feed_file", args=[cast.commune.pk])):
        text = client.get(address).content.decode()
        for secret in ("1977", "Bí-thư-riêng-tư", "mật", "hiển trách", "reprimand", "Người"):
            assert secret not in text, (address, secret)


def test_what_is_up_stays_as_it_was_whatever_changes_below(cast, campaign, client):
    up = publicity.put_up_for_comment(campaign, title="Danh sách", days=5, by=by(cast))
    cast.unit.name = "Tên mới"
    cast.unit.save()
    assert "Tên mới" in str(rows_for_comment(campaign))
    text = client.get(up.public_path).content.decode()
    assert ("Văn phòng - Thống kê" in text, "Tên mới" in text) == (True, False)


def test_a_list_is_up_for_the_working_days_of_the_commune_and_not_a_day_longer(
    cast, campaign, client
):
    up = publicity.put_up_for_comment(campaign, title="Danh sách", days=5, by=by(cast))
    front = reverse("publicity:front", args=[cast.commune.pk])
    client.force_login(cast[OFFICE])
    seen = {}
    for day in (date(2021, 11, 28), TODAY, date(2021, 12, 6), date(2021, 12, 7)):
        cast.commune.practice_day = day
        cast.commune.save()
        pages = [client.get(page).content.decode() for page in (front, up.get_absolute_url())]
        is_linked = [up.public_path in page for page in pages]
        seen[day.day, client.get(up.public_path).status_code] = is_linked
    nobody, everybody = [False, False], [True, True]
    assert up.ends_on == date(2021, 12, 6)
    assert seen == {(28, 404): nobody, (29, 200): everybody, (6, 200): everybody, (7, 404): nobody}


def test_nobody_a_list_twice_and_what_is_held_back_are_refused(cast, campaign):
    publicity.put_up_for_comment(campaign, title="Danh sách", days=5, by=by(cast))
    na = make_nomination(campaign, make_person(cast.unit, "Lê Thị Na"), stage="recognised")
    decision = make_decided(na, released_on=None).line.decision
    empty = Campaign.objects.create(commune=cast.commune, year=2020, title="Năm trước")
    codes = []
    for act, about, more in (
        (publicity.put_up_for_comment, campaign, {"days": 5}),
        (publicity.put_up_for_comment, empty, {"days": 5}),
        (publicity.put_up_result, decision, {}),
    ):
        with pytest.raises(RefusedError) as refused:
            act(about, title="Danh sách", by=by(cast), **more)
        codes.append(refused.value.findings[0].code)
    assert (codes, Publication.objects.count()) == (["is_up", "nobody", "held_back"], 1)


def test_a_result_leaves_out_who_was_taken_back_and_later_says_so_to_the_office(cast, client):
    decision = make_praised(cast, "Lê Thị Na", "Trần Thị Lan", "Hồ Thị Ánh")
    first, second, _ = decision.lines.order_by("pk")
    revoked = {"on": date(2021, 12, 20), "reason": "Khai sai", "by": by(cast)}
    cast.commune.practice_day = date(2021, 12, 21)
    cast.commune.save()
    revoke_line(first, **revoked)
    up = publicity.put_up_result(decision, title="Kết quả", by=by(cast))
    assert [row["name"] for row in up.rows] == ["Bà Trần Thị Lan", "Bà Hồ Thị Ánh"]
    basis = (
        'Theo quyết định số <span class="unbroken">125/QĐ-UBND</span> ngày 01/12/2021 của Chủ tịch'
    )
    assert basis in client.get(up.public_path).content.decode()
    client.force_login(cast[OFFICE])
    warning = "Có khen thưởng đã bị thu hồi"
    assert warning not in client.get(up.get_absolute_url()).content.decode()
    revoke_line(second, **revoked)
    assert warning in client.get(up.get_absolute_url()).content.decode()


def test_taking_down_has_a_reason_hides_it_at_once_and_can_be_undone(cast, client):
    up = make_publication(cast)
    client.force_login(cast[SECRETARY])
    page = reverse("publicity:withdraw", args=[up.pk])
    assert client.post(page, {"reason": " "}).status_code == 200
    assert client.get(up.public_path).status_code == 200
    assert client.post(page, {"reason": "Sai tên"}).status_code == 302
    assert client.get(up.public_path).status_code == 404
    client.post(reverse("publicity:restore", args=[up.pk]))
    assert client.get(up.public_path).status_code == 200
    verbs = [event.verb for event in Event.objects.order_by("sequence")]
    assert verbs == ["publicity.withdrawn", "publicity.restored"]


def refusals_of_restoring(cast, taken_down):
    with pytest.raises(RefusedError) as refused:
        publicity.restore(Publication.objects.get(pk=taken_down.pk), by=by(cast))
    return [finding.code for finding in refused.value.findings]


def test_a_list_is_not_put_up_again_beside_the_one_that_took_its_place(cast, campaign):
    first = publicity.put_up_for_comment(campaign, title="Danh sách", days=5, by=by(cast))
    publicity.withdraw(first, reason="Sai tên", by=by(cast))
    publicity.put_up_for_comment(campaign, title="Danh sách đã sửa", days=5, by=by(cast))
    assert refusals_of_restoring(cast, first) == ["is_up"]


def test_a_result_is_not_put_up_again_once_its_decision_is_taken_back(cast):
    decision = make_praised(cast, "Lê Thị Na")
    up = publicity.put_up_result(decision, title="Kết quả", by=by(cast))
    publicity.withdraw(up, reason="Chờ kiểm tra", by=by(cast))
    decision.revoked_on, decision.revoke_reason = TODAY, "Khai sai"
    decision.save()
    assert refusals_of_restoring(cast, up) == ["revoked"]


def test_the_text_to_copy_says_what_the_page_says(cast):
    assert text_to_copy(make_publication(cast)).splitlines() == [
        "Danh sách đề nghị",
        "Ủy ban nhân dân xã Quảng Thành",
        "Lấy ý kiến từ ngày 29/11/2021 đến hết ngày 06/12/2021.",
        "1. Bà Lê Thị Na – Thôn 1 – Giấy khen",
    ]
    assert set(Publication.objects.get().rows[0]) == set(FIELDS)


# --- Comments -----------------------------------------------------------------------------


def test_a_comment_is_seen_by_nobody_before_the_office_and_hostile_text_is_only_text(cast, client):
    up = make_publication(cast)
    sent = {"text": HOSTILE, "name": "Bà Mận", "contact": "0912-345-678"}
    assert client.post(up.public_path, sent).status_code == 302
    comment = Comment.objects.get()
    assert "alert(1)" not in client.get(up.public_path).content.decode()
    publicity.moderate(comment, is_shown=True, answer="Đã xem <b>xét</b>", by=by(cast))
    text = client.get(up.public_path).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} {{ 7 }} ok" in text
    assert "Đã xem &lt;b&gt;xét&lt;/b&gt;" in text
    for hidden in ("<script>alert", "<b>xét", "\u202e", "Bà Mận", "0912-345-678"):
        assert hidden not in text


def test_who_sends_too_many_is_held_back_by_the_address_and_others_are_not(cast, client):
    up = make_publication(cast)
    answers = [client.post(up.public_path, {"text": f"Ý kiến {n}"}) for n in range(7)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [200] * 2
    assert "Hãy chờ một giờ" in answers[-1].content.decode()
    other = client.post(up.public_path, {"text": "Khác"}, REMOTE_ADDR="10.1.2.3")
    assert (other.status_code, Comment.objects.count()) == (302, 6)
    assert not Comment.objects.filter(origin__contains="10.1").exists()


def test_what_is_sent_twice_is_kept_once(cast, client):
    up = make_publication(cast)
    for _ in range(2):
        assert client.post(up.public_path, {"text": "Đồng ý\r\nvới danh sách"}).status_code == 302
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [{"text": ""}, {"text": "x" * 2001}, {"text": "ok", "website": "http://x"}, {"text": "\u202e"}],
    ids=["nothing", "too long", "a program", "nothing that is seen"],
)
def test_what_is_no_comment_is_not_kept(sent, cast, client):
    up = make_publication(cast)
    assert client.post(up.public_path, sent).status_code == 200
    assert Comment.objects.count() == 0


def test_results_and_what_is_over_take_no_comment(cast, client):
    result = make_publication(cast, ends_on=None)
    over = make_publication(cast, starts_on=date(2021, 11, 1), ends_on=date(2021, 11, 5))
    codes = [
        client.post(publication.public_path, {"text": "Ý kiến"}).status_code
        for publication in (result, over)
    ]
    assert (codes, Comment.objects.count()) == ([200, 404], 0)


def test_the_office_reads_answers_and_hides_on_the_page(cast, client):
    up = make_publication(cast)
    comment = up.comments.create(text="Bà Na xứng đáng", origin="x")
    client.force_login(cast[OFFICE])
    page, prefix = reverse("publicity:moderate", args=[comment.pk]), f"y-kien-{comment.pk}"
    client.post(page, {f"{prefix}-is_shown": "on", f"{prefix}-answer": "Cảm ơn Ông/Bà"})
    assert "Cảm ơn Ông/Bà" in client.get(up.public_path).content.decode()
    client.post(page, {f"{prefix}-answer": "Cảm ơn Ông/Bà"})
    assert "Cảm ơn Ông/Bà" not in client.get(up.public_path).content.decode()


# --- Typical examples ---------------------------------------------------------------------


def test_a_photo_tells_neither_place_nor_phone_and_needs_consent(cast, client):
    brought = photo_of_a_phone().read()
    assert b"DienThoaiCuaNa" in brought
    example = make_example(cast)
    page = reverse("publicity:example_file", args=[example.pk])
    content = b"".join(client.get(page))
    with Image.open(BytesIO(content)) as shown:
        assert (dict(shown.getexif()), shown.size) == ({}, (400, 300))
    assert b"DienThoaiCuaNa" not in content
    Example.objects.update(consent="")
    assert client.get(page).status_code == 404
    assert "<img" not in client.get(example.public_path).content.decode().split("<main")[1]


def test_an_example_is_public_once_it_is_put_there_and_no_longer_when_it_is_taken_down(
    cast, client
):
    example = make_example(cast)
    publish = reverse("publicity:example_publish", args=[example.pk])
    client.force_login(cast[OFFICE])
    codes = []
    for sent in ({}, {"public": "1"}, {}):
        client.post(publish, sent)
        codes.append(client.get(example.public_path).status_code)
    assert codes == [404, 200, 404]


def test_the_page_keeps_an_example_with_its_photo_and_asks_for_consent(cast, client):
    client.force_login(cast[OFFICE])
    page = reverse("publicity:example_add")
    typed = {
        "name": "Thôn Kim Đôi",
        "unit": "Thôn Kim Đôi",
        "year": 2021,
        "headline": "Đường hoa",
        "story": "Cả thôn trồng hoa.",
    }
    refused = client.post(page, typed | {"photo": photo_of_a_phone()})
    assert "Đăng ảnh phải có sự đồng ý" in refused.content.decode()
    kept = client.post(page, typed | {"photo": photo_of_a_phone(), "consent": "Trưởng thôn"})
    example = Example.objects.get()
    assert (kept.url, example.has_photo) == (example.get_absolute_url(), True)
    assert example.introduced == "Thôn Kim Đôi"
    assert client.get(example.public_path).status_code == 404


@pytest.mark.once
def test_the_sheet_for_the_station_says_the_same_as_pdf_and_word(cast, client):
    example = make_example(cast)
    assert example.introduced == "Bà Lê Thị Na, Thôn 1"
    client.force_login(cast[OFFICE])
    pdf, docx = (
        client.get(reverse(f"publicity:example_{suffix}", args=[example.pk])).content
        for suffix in ("pdf", "docx")
    )
    assert pdf_words(pdf) == docx_words(docx)


# --- Queries ------------------------------------------------------------------------------


QUERIES = {"front": 4, "item": 2, "example": 1, "office": 7, "manage": 7}


@pytest.mark.once
def test_the_queries_of_a_page_do_not_grow_with_its_rows(client):
    counts, anybody = {name: [] for name in QUERIES}, Client()
    for place, count in (("An Bình", 1), ("An Lạc", 3), ("An Phú", 25)):
        cast = Cast.of(place, prefix=f"{count}_")
        example = make_example(cast)
        up = make_publication(cast, "Danh sách đầu")
        for number in range(1, count):
            make_publication(cast, f"Danh sách {number}")
        for number in range(count):
            up.comments.create(text=f"Ý {number}", origin="x", state=Comment.State.SHOWN)
        client.force_login(cast[OFFICE])
        about = {
            "front": [cast.commune.pk],
            "item": [up.pk],
            "manage": [up.pk],
            "example": [example.pk],
        }
        for name in QUERIES:
            page = reverse(f"publicity:{name}", args=about.get(name, []))
            reader = client if name in ("office", "manage") else anybody
            with CaptureQueriesContext(connection) as queries:
                assert reader.get(page).status_code == 200
            counts[name].append(len(queries))
    assert counts == {name: [number] * 3 for name, number in QUERIES.items()}
