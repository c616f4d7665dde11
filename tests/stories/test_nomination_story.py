"""The head of a unit takes the year's dossiers from the registration to the secretary, and loses
nothing on the way."""

import pytest
from playwright.sync_api import Page, expect

from nominations.models import Nomination
from people.models import Session
from people.roles import UNIT_HEAD
from tests.cast import Cast
from tests.dossiers import a_picture, approved, november, written
from tests.stories.conftest import assert_page_is_sound, on_a_phone

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    on_a_phone,
]

ACHIEVEMENTS = "II. Thành tích đạt được"


@pytest.fixture
def cast():
    return Cast.of()


def write(page: Page, nomination: Nomination, text: str) -> None:
    page.goto(f"/ho-so/{nomination.pk}/bao-cao/")
    page.get_by_label(ACHIEVEMENTS).fill(text)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu báo cáo thành tích.")).to_be_visible()


def test_the_dossiers_of_a_unit_go_from_the_registration_to_the_secretary(
    page, enter, cast, tmp_path, complaints
):
    approved(cast, november(cast))
    enter(cast[UNIT_HEAD])
    page.get_by_role("link", name="Lập từ đăng ký").click()
    expect(page.get_by_text("Sẽ lập 6 hồ sơ nháp")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Lập 6 hồ sơ").click()
    expect(page.get_by_text("Đã lập 6 hồ sơ")).to_be_visible()
    assert_page_is_sound(page)

    first, *others = Nomination.objects.with_names().order_by("pk")
    address = f"/ho-so/{first.pk}/bao-cao/"
    page.goto(address)
    assert_page_is_sound(page)
    page.get_by_label(ACHIEVEMENTS).fill("Giải quyết 1.200 hồ sơ đúng hạn.")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()

    Session.objects.all().delete()
    page.get_by_label(ACHIEVEMENTS).fill("Giải quyết 1.200 hồ sơ đúng hạn, không hồ sơ nào trễ.")
    page.keyboard.press("Tab")
    expect(page.locator("[data-lost]")).to_be_visible()
    assert [complaint for complaint in complaints if "401" not in complaint] == []
    complaints.clear()
    assert_page_is_sound(page)
    enter(cast[UNIT_HEAD])
    page.goto(address)
    page.get_by_role("button", name="Lấy lại bản đó").click()
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()
    first.report.refresh_from_db()
    assert first.report.achievements == "Giải quyết 1.200 hồ sơ đúng hạn, không hồ sơ nào trễ."

    page.get_by_role("button", name="Lưu và thêm tệp").click()
    proof = tmp_path / "minh-chung.png"
    proof.write_bytes(a_picture().read())
    page.get_by_label("Chọn tệp").set_input_files(proof)
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.get_by_text("Đã đính kèm “minh-chung.png”.")).to_be_visible()
    assert_page_is_sound(page)
    write(page, others[0], "Hoàn thành tốt nhiệm vụ được giao.")
    for other in others[1:]:  # as the browser has shown
        written(cast, other)

    page.goto("/binh-xet/")
    page.get_by_role("link", name="Ghi biên bản").click()
    assert_page_is_sound(page)
    expect(page.get_by_label("Người chủ trì")).to_have_value(cast[UNIT_HEAD].display_name)
    page.get_by_label("Thư ký cuộc họp").fill("Lê Thị Bình")
    page.get_by_label(f"{first}: số phiếu đồng ý").fill("2")
    page.get_by_role("button", name="Người có mặt đều đồng ý").click()
    for nomination in (first, *others):
        agreed = page.get_by_label(f"{nomination}: số phiếu đồng ý", exact=True)
        expect(agreed).to_have_value("2" if nomination == first else "3")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu biên bản bình xét.")).to_be_visible()
    assert_page_is_sound(page)

    page.goto("/ho-so/")
    page.get_by_role("link", name="Gửi tất cả").click()
    expect(page.get_by_text("6 hồ sơ đã đủ để gửi")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Gửi các hồ sơ đã đánh dấu").click()
    expect(page.get_by_text("Đã gửi 6 hồ sơ.")).to_be_visible()
    assert_page_is_sound(page)
    assert set(Nomination.objects.values_list("stage", "days_late")) == {("submitted", 0)}
