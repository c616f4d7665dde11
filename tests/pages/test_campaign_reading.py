"""Bringing a plan as text: read, held against the text, confirmed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.facts import plan_of
from campaigns.models import Campaign, PlanReading
from campaigns.rules.plan import from_json
from people.roles import CHAIR, MEMBER, OFFICE
from tests.cast import Cast
from tests.pages.test_campaign_pages import posted, text_of
from thiduakt.demo.years import YEARS

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

NEW = "/phong-trao/nhap-van-ban/"
PLAN_FILE = YEARS[2021].plan_file
TEXT = """ỦY BAN NHÂN DÂN XÃ QUẢNG THÀNH
Số: 12 /KH-UBND
Quảng Thành, ngày 15 tháng 01 năm 2021

KẾ HOẠCH
Triển khai thực hiện phong trào thi đua năm 2021

Đợt thứ nhất: Từ đầu năm đến ngày 11/6/2021.
Đợt thứ hai: Từ ngày 11/6/2021 đến hết năm 2021.
100% cá nhân đạt danh hiệu Lao động tiên tiến.
Kết quả đăng ký thi đua gửi về Văn phòng HĐND và UBND xã trước ngày 20/01/2021.
"""


@pytest.fixture
def cast():
    return Cast.of()


def bring(client, **data) -> PlanReading:
    response = client.post(NEW, data)
    assert response.status_code == 302, text_of(response)
    return PlanReading.objects.latest("pk")


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("way", ["pasted", "file"])
def test_a_plan_is_read_and_waits_to_be_confirmed(cast, client, way):
    client.force_login(cast[OFFICE])
    brought = {"pasted": TEXT, "file": file("ke-hoach.txt", TEXT.encode())}[way]
    reading = bring(client, **{way: brought})
    plan = from_json(reading.plan)
    assert (plan.number, plan.year, len(plan.phases)) == ("12/KH-UBND", 2021, 2)
    assert (reading.source_name, reading.read_by) == (
        "ke-hoach.txt" if way == "file" else "",
        cast[OFFICE],
    )
    assert not Campaign.objects.exists()
    assert "chờ đối chiếu" in text_of(client.get(reverse("campaigns:list")))


def test_a_text_in_an_old_code_table_is_kept_in_unicode_and_the_page_says_so(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, pasted="KÕ HO¹CH\nPh¸t ®éng phong trµo thi ®ua yªu n\xad\xedc n¨m 2022")
    assert reading.text == "KẾ HOẠCH\nPhát động phong trào thi đua yêu nước năm 2022"
    page = text_of(client.get(reading.get_absolute_url()))
    assert "Dòng 1–2 dùng bảng mã cũ TCVN3, đã chuyển sang Unicode" in page


def test_text_and_values_lead_to_one_another(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, pasted=TEXT)
    page = client.get(reading.get_absolute_url()).content.decode()
    line = from_json(reading.plan).lines["number"]
    assert TEXT.split("\n")[line - 1] == "Số: 12 /KH-UBND"
    assert f'href="#dong-{line}"' in page
    assert f'id="dong-{line}"' in page
    for target in set(re.findall(r'href="#([\w-]+)"', page)):
        assert f'id="{target}"' in page, target


def test_what_needs_a_decision_comes_first_and_the_rest_is_folded(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, file=file(PLAN_FILE.name, PLAN_FILE.read_bytes()))
    page = client.get(reading.get_absolute_url())
    html = page.content.decode()
    decisions = [note.code for note in page.context["decisions"]]
    assert decisions == [
        *("issuer_derived", "receiver_carried", "stale_year", "report_bracket_extent"),
    ]
    assert len(page.context["notes"]) == 16
    assert html.index("Cần quyết định") < html.index("Ghi chú khác, để biết (16)")
    assert re.findall(r'<details class="card card-body fold" id="([\w-]+)"( open)?>', html) == [
        ("chung", " open"),
        ("chu-de", ""),
        ("dot-thi-dua", ""),
        ("chi-tieu", ""),
        ("moc-thoi-han", " open"),
        ("noi-dung", ""),
        ("noi-nhan", " open"),
        ("nguoi-ky", ""),
    ]
    assert [words for words in ("2 dòng", "3 dòng", "6 dòng", "9 dòng") if words in html] == [
        *("2 dòng", "3 dòng", "6 dòng", "9 dòng"),
    ]


def test_a_part_with_a_mistake_is_not_folded(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, file=file(PLAN_FILE.name, PLAN_FILE.read_bytes()))
    address = reading.get_absolute_url()
    data = posted(client.get(address).context["editor"]) | {"phases-0-starts_on": "45/01/2021"}
    html = client.post(address, data).content.decode()
    assert '<details class="card card-body fold" id="dot-thi-dua" open>' in html
    assert '<details class="card card-body fold" id="chi-tieu">' in html


def test_a_confirmed_reading_becomes_a_draft_that_keeps_the_text(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, pasted=TEXT)
    address = reading.get_absolute_url()
    data = posted(client.get(address).context["editor"]) | {"theme": "Đã sửa khi đối chiếu"}
    response = client.post(address, data)
    campaign = Campaign.objects.get()
    assert response.headers["Location"] == campaign.get_absolute_url()
    assert campaign.source_text == TEXT.strip()
    plan = plan_of(campaign)
    assert (plan.number, plan.theme) == ("12/KH-UBND", "Đã sửa khi đối chiếu")
    assert client.get(address).status_code == 404


def test_a_correction_that_cannot_be_keeps_text_and_input(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, pasted=TEXT)
    address = reading.get_absolute_url()
    data = posted(client.get(address).context["editor"]) | {"issued_on": "45/01/2021"}
    page = client.post(address, data)
    assert 'value="45/01/2021"' in page.content.decode()
    assert "KẾ HOẠCH" in text_of(page)
    assert list(PlanReading.objects.waiting()) == [reading]
    assert not Campaign.objects.exists()


def test_a_text_brought_by_mistake_is_thrown_away(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, pasted=TEXT)
    client.post(reverse("campaigns:reading_discard", args=[reading.pk]))
    assert not PlanReading.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Chưa có gì để đọc. Hãy chọn tệp kế hoạch hoặc dán văn bản."),
        (
            {"pasted": TEXT, "file": file("a.txt", TEXT.encode())},
            "Hãy chọn một cách: tải tệp lên, hoặc dán văn bản.",
        ),
        ({"file": file("a.txt", b"\x00\x01\x02" * 100)}, "Hãy"),
        ({"file": file("a.pdf", b"%PDF-1.4 broken")}, "Hãy"),
        ({"file": file("a.docx", b"PK\x03\x04 broken")}, "Hãy"),
        ({"file": file("a.txt", b"x" * (10 * 1024 * 1024 + 1))}, "Tệp nặng 10 MB"),
        ({"pasted": "The quick brown fox jumps over the lazy dog. " * 20}, "Hãy"),
        ({"pasted": "x" * 400_001}, "400000"),
    ],
    ids=["nothing", "both", "binary", "pdf", "docx", "too big", "foreign", "too long"],
)
def test_what_cannot_be_read_gets_a_sentence_and_leaves_nothing(cast, client, data, sentence):
    client.force_login(cast[OFFICE])
    response = client.post(NEW, data)
    assert sentence in str(response.context["form"].errors)
    assert not PlanReading.objects.exists()


def test_only_who_prepares_plans_brings_texts_and_only_in_their_commune(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, pasted=TEXT)
    client.force_login(cast[MEMBER])
    assert client.get(NEW).status_code == 403
    assert client.get(reading.get_absolute_url()).status_code == 404
    neighbour = Cast.of("Quảng Thọ", prefix="tho_")
    client.force_login(neighbour[CHAIR])
    assert client.get(reading.get_absolute_url()).status_code == 404
    discard = reverse("campaigns:reading_discard", args=[reading.pk])
    assert client.post(discard).status_code == 404
    assert PlanReading.objects.exists()


def test_the_real_plan_goes_from_its_file_to_a_complete_draft(cast, client):
    client.force_login(cast[OFFICE])
    reading = bring(client, file=file(PLAN_FILE.name, PLAN_FILE.read_bytes()))
    address = reading.get_absolute_url()
    client.post(address, posted(client.get(address).context["editor"]))
    campaign = Campaign.objects.get()
    read = from_json(reading.plan)
    stored = plan_of(campaign)
    assert [(d.kind, d.due_on) for d in stored.deadlines] == [
        (d.kind, d.due_on) for d in read.deadlines
    ]
    assert (stored.slogan, stored.purposes) == (read.slogan, read.purposes)
    assert "Kế hoạch đã đủ để phát động." in text_of(client.get(campaign.get_absolute_url()))
