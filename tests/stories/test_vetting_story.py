"""The secretary's day: receive, return, vet and go on, tick names until the last place is gone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from nominations.facts.freezing import freeze
from nominations.models import FrozenJudgement, Nomination
from people.models import Rating
from people.roles import SECRETARY, UNIT_HEAD
from tests.nominating import make_attachment
from tests.registered import registered, with_person
from tests.stories.conftest import assert_page_is_sound
from tests.vetted import Office, stored
from vetting import actions as vetting
from vetting.facts.standing import quota_now

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def office() -> Office:
    office = Office.of(people=7, cstdcs=2)
    registration = registered(office.campaign, office.cast.unit, "approved")
    for person, nomination in zip(office.people, office.ldtt, strict=True):
        with_person(registration, person)
        Rating.objects.create(person=person, year=2021, level="HTT")
        freeze(nomination, FrozenJudgement.Moment.SENT, by=office.cast.acting(UNIT_HEAD))
    return office


def test_dossiers_are_received_in_bulk_returned_and_vetted_one_after_the_other(page, enter, office):
    enter(office.cast[SECRETARY])
    page.goto(reverse("nominations:list"))
    assert_page_is_sound(page)
    for number in ("001", "002", "003"):
        page.get_by_label(
            f"Chọn hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị Số {number}"
        ).check()
    expect(page.get_by_text("Đã chọn 3 trên 7 hồ sơ chờ tiếp nhận")).to_be_visible()
    page.get_by_role("button", name="Tiếp nhận các hồ sơ đã chọn").click()
    expect(page.get_by_text("Sẽ tiếp nhận 3 hồ sơ")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã tiếp nhận 3 hồ sơ.")).to_be_visible()

    make_attachment(office.ldtt[0])
    filters = "?trang_thai=received&danh_hieu=LDTT"
    page.goto(f"{reverse('nominations:list')}{filters}")
    assert_page_is_sound(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_contain_text("mở hồ sơ đang chọn")
    assert_page_is_sound(page)
    page.keyboard.press("j")  # the list behind the sheet stays as it is
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bà Lê Thị Số 001")
    assert_page_is_sound(page)
    for part in ("Báo cáo", "Giấy tờ 1", "Lịch sử 1"):
        page.get_by_label("Phần của hồ sơ").get_by_role("link", name=part).click()
        assert_page_is_sound(page)
    page.get_by_role("link", name="Trả lại…").click()
    page.get_by_label("Lý do trả lại").fill("Thiếu chữ ký của trưởng đơn vị.")
    page.get_by_label("Hạn bổ sung (hết ngày)").fill("25/11/2021")
    assert_page_is_sound(page)
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_text("Đã trả lại hồ sơ đề nghị Lao động tiên tiến")).to_be_visible()

    # The next of the same filters is there by itself.
    expect(page.get_by_role("heading", level=1)).to_have_text("Bà Lê Thị Số 002")
    assert page.url.endswith("&danh_hieu=LDTT&trang_thai=received")
    page.get_by_role("link", name="Đề nghị, kèm ý kiến…").click()
    assert_page_is_sound(page)
    page.get_by_label("Ý kiến thẩm định").fill("Đủ hồ sơ.")
    page.get_by_role("button", name="Lưu và mở hồ sơ tiếp theo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bà Lê Thị Số 003")
    page.get_by_role("link", name="Không đề nghị…").click()
    page.get_by_role("button", name="Lưu và mở hồ sơ tiếp theo").click()
    expect(page.get_by_text("phải ghi ý kiến thẩm định")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_label("Ý kiến thẩm định").fill("Chưa rõ.")
    # She leaves here; what was saved is saved, the third waits as it was.
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("home"))
    assert [stored(nomination).stage for nomination in office.ldtt[:4]] == [
        "returned",
        "vetted",
        "received",
        "submitted",
    ]


def test_names_are_ticked_until_the_last_place_is_gone_and_the_list_is_fixed(page, enter, office):
    vetting.receive_many(office.ldtt, by=office.by)
    enter(office.cast[SECRETARY])
    page.goto(reverse("vetting:quota", args=[office.campaign.pk]))
    what_if = page.locator("#neu-nhu-vay")
    assert_page_is_sound(page)
    page.get_by_label("Chọn Bà Lê Thị Số 001", exact=True).check()
    expect(what_if).to_contain_text("15 % × 7 = 1,05 → 1 (làm tròn xuống); đã chọn 1, còn 0")
    expect(what_if).to_contain_text("Tính thử, chưa lưu. Không còn suất nào.")
    page.get_by_label("Chọn Bà Lê Thị Số 002", exact=True).check()
    expect(what_if).to_contain_text("hãy bỏ chọn 1 người")
    assert_page_is_sound(page)
    assert not Nomination.objects.filter(place__isnull=False).exists()

    page.get_by_role("button", name="Lưu lựa chọn").click()
    expect(page.get_by_text("Suất cuối đã dành cho Bà Lê Thị Số 001")).to_be_visible()
    page.get_by_label("Chọn Bà Lê Thị Số 002", exact=True).check()
    page.get_by_role("button", name="Lưu lựa chọn").click()
    expect(page.get_by_text("Đã lưu lựa chọn.")).to_be_visible()
    page.get_by_role("link", name="Chốt danh sách").click()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Chốt danh sách").click()
    expect(page.get_by_text("Danh sách đã chốt", exact=True)).to_be_visible()
    assert_page_is_sound(page)
    assert [contender.name for contender in quota_now(office.campaign).chosen] == [
        "Bà Lê Thị Số 002"
    ]
    page.goto(reverse("vetting:comparison", args=[office.campaign.pk]))
    assert_page_is_sound(page)
