"""The page behind the QR code, open to everyone; and the register of issued papers."""

import hashlib
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.issued.issuing import verification_url, withdraw
from documents.paper.verification import Verification
from history.models import Event
from people.roles import OFFICE, SECRETARY
from tests.cast import Cast
from tests.issuing import CONTENT, make_issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_issued(1)


def shown(client, paper, **data) -> str:
    address = paper.get_absolute_url()
    answer = client.post(address, data) if data else client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


GENUINE = "Văn bản này là thật và đang có hiệu lực"
WITHDRAWN = "Văn bản này đã bị thu hồi"


def test_a_stranger_sees_that_a_paper_is_genuine_and_what_it_says(client, paper):
    page = shown(client, paper)
    code = Verification(verification_url(paper.token)).code
    digest = hashlib.sha256(CONTENT).hexdigest()
    for words in (GENUINE, "01/QĐ-UBND", "20/11/2021", "Ủy ban nhân dân xã An Bình", code):
        assert words in page
    assert " ".join(digest[n : n + 8] for n in range(0, 64, 8)) in page
    assert WITHDRAWN not in page


def test_the_page_names_nobody_and_no_reason(client, paper):
    withdraw(paper, reason="Bà Tiên đã nghỉ việc.", on=date(2021, 12, 1))
    page = shown(client, paper)
    assert WITHDRAWN in page
    assert "ngày 01 tháng 12 năm 2021" in page
    for hidden in (GENUINE, "Tiên", paper.by_name, paper.subject_path):
        assert hidden not in page


def test_an_unknown_address_is_told_apart_from_a_mistyped_one(client):
    answer = client.get(reverse("documents:verify", args=["khong-co"]))
    assert answer.status_code == 404
    assert "Không có văn bản nào mang mã này" in answer.content.decode()


def test_search_engines_and_caches_leave_the_page_alone(client, paper):
    answer = client.get(paper.get_absolute_url())
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex, nofollow", "no-store")


def held(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("van-ban.pdf", content, "application/pdf")


SAME, DIFFERENT = "<div data-same hidden>", "<div data-different hidden>"


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (CONTENT, {SAME: False, DIFFERENT: True}),
        (CONTENT + b" ", {SAME: True, DIFFERENT: False}),
    ],
    ids=["the very file", "one letter more"],
)
def test_without_a_script_the_server_compares_the_file(client, paper, content, hidden):
    page = shown(client, paper, file=held(content))
    assert {mark: mark in page for mark in hidden} == hidden


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"file": held(b"")}, "Tệp trống, không có nội dung. Hãy chọn tệp khác."),
        ({}, "Hãy chọn tệp PDF cần so sánh."),
    ],
)
def test_without_a_file_there_is_nothing_to_compare(client, paper, data, sentence):
    page = client.post(paper.get_absolute_url(), data).content.decode()
    assert sentence in page
    assert (SAME in page, DIFFERENT in page) == (True, True)


# --- The register -----------------------------------------------------------------------------


@pytest.fixture
def cast(client):
    cast = Cast.of()
    client.force_login(cast[OFFICE])
    return cast


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_register_asks_as_much_for_many_papers_as_for_one(
    cast, client, count, django_assert_num_queries
):
    for ordinal in range(1, count + 1):
        make_issued(cast.commune.pk, ordinal=ordinal, file="issued/a.pdf")
    client.get(reverse("home"))
    with django_assert_num_queries(8):
        page = client.get(reverse("signing:list")).content.decode()
    assert page.count("Tải tệp") == min(count, 50)


def test_the_register_is_narrowed_by_year_and_book(cast, client):
    make_issued(cast.commune.pk)
    make_issued(cast.commune.pk, ordinal=2, year=2022, number="02/QĐ-UBND")
    make_issued(cast.commune.pk, ordinal=3, book="Chứng nhận", number="03/GCN-UBND")
    numbers = ("01/QĐ-UBND", "02/QĐ-UBND", "03/GCN-UBND")

    def listed(**query) -> list[str]:
        page = client.get(reverse("signing:list"), query).content.decode()
        return [number for number in numbers if f">{number}<" in page]

    assert listed() == [*numbers]
    assert listed(year="2022") == ["02/QĐ-UBND"]
    assert listed(year="2021", book="Chứng nhận") == ["03/GCN-UBND"]
    assert listed(year="2022", book="Chứng nhận") == []
    assert listed(year="khong-phai-nam") == [*numbers]


def test_an_empty_register_says_how_papers_come_into_it(cast, client):
    page = client.get(reverse("signing:list")).content.decode()
    assert "Chưa ban hành văn bản nào" in page


def test_the_file_is_given_as_it_was_issued(cast, client):
    paper = make_issued(cast.commune.pk)
    answer = client.get(reverse("signing:file", args=[paper.pk]))
    assert (answer.content, answer["Content-Disposition"]) == (
        CONTENT,
        'inline; filename="quyet-dinh-so-01qd-ubnd.pdf"',
    )


def test_a_pdf_lets_the_reader_of_the_browser_work_and_nothing_else(cast, client):
    paper = make_issued(cast.commune.pk)
    answer = client.get(reverse("signing:file", args=[paper.pk]))
    headers = (
        "Content-Type",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Content-Security-Policy",
    )
    assert [answer[name] for name in headers] == [
        "application/pdf",
        "nosniff",
        "DENY",
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    ]


def test_a_file_that_was_altered_is_not_given(cast, client):
    paper = make_issued(cast.commune.pk)
    default_storage.delete(paper.file.name)
    default_storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another"))
    answer = client.get(reverse("signing:file", args=[paper.pk]), follow=True)
    assert "Quyết định số 01/QĐ-UBND: tệp trên máy chủ khác tệp đã ban hành." in (
        answer.content.decode()
    )


def test_a_withdrawal_is_confirmed_with_a_reason_and_written_down(cast, client):
    client.force_login(cast[SECRETARY])
    paper = make_issued(cast.commune.pk)
    address = reverse("signing:withdraw", args=[paper.pk])
    assert "Hãy ghi lý do thu hồi." in client.post(address, {"reason": " "}).content.decode()
    paper.refresh_from_db()
    assert (paper.withdrawn_on, Event.objects.count()) == (None, 0)

    answer = client.post(address, {"reason": "Ghi sai tên sáng kiến."})
    assert (answer.status_code, answer.url) == (302, reverse("signing:list"))
    paper.refresh_from_db()
    assert (paper.withdrawn_on, paper.withdraw_reason) == (
        cast.commune.today(),
        "Ghi sai tên sáng kiến.",
    )
    event = Event.objects.get()
    assert (event.verb, event.actor_role, event.sentence) == (
        "paper.withdrawn",
        "Thư ký Hội đồng",
        "Thu hồi Quyết định số 01/QĐ-UBND ban hành ngày 20/11/2021: Ghi sai tên sáng kiến.",
    )
    assert "đã được thu hồi" in client.get(address).content.decode()


def test_a_second_withdrawal_is_refused_with_a_sentence(cast, client):
    paper = make_issued(cast.commune.pk)
    withdraw(paper, reason="Sai.", on=date(2021, 12, 1))
    answer = client.post(reverse("signing:withdraw", args=[paper.pk]), {"reason": "Sai nữa."})
    assert answer.status_code == 200
    paper.refresh_from_db()
    assert (paper.withdraw_reason, Event.objects.count()) == ("Sai.", 0)
