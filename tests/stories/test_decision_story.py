"""The office records a decision over vetted dossiers, brings an old year in, and takes one line
back."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from awards.models import Award
from people.roles import OFFICE
from tests.cast import Cast
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.stories.conftest import assert_page_is_sound
from tests.workbooks import xlsx

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


def test_results_are_recorded_looked_up_and_one_is_taken_back(page, enter):
    cast = Cast.of()
    campaign = launched(cast, on=date(2021, 12, 20))
    for person in staff(cast.unit):
        make_nomination(campaign, person, stage="vetted")
    enter(cast[OFFICE])

    page.goto("/quyet-dinh/")
    assert_page_is_sound(page)
    page.get_by_role("link", name="Ghi quyết định").click()
    page.get_by_label("Số, ký hiệu").fill("125/QĐ-UBND")
    page.get_by_label("Ngày ký").fill("01/12/2021")
    page.get_by_role("button", name="Tất cả đều được").click()
    page.get_by_label("Kết quả của Bà Lê Thị Bình").select_option(label="Không được công nhận")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Chưa xem trước được")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_label("Lý do Bà Lê Thị Bình").fill("Chưa đủ minh chứng.")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", name="Xem trước quyết định")).to_be_visible()
    expect(page.get_by_text("900.000 đ").first).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("Đã ghi quyết định.")).to_be_visible()
    assert_page_is_sound(page)

    page.get_by_role("link", name="Thu hồi Bà Lê Thị An").click()
    assert_page_is_sound(page)
    page.get_by_label("Lý do thu hồi").fill("Khai sai thành tích.")
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("Đã thu hồi.")).to_be_visible()
    held = Award.objects.held().values_list("holder_name", flat=True)
    assert list(held) == ["Lê Thị Chi"]


def test_an_old_year_is_brought_in_from_excel_and_found_without_accents(page, enter):
    cast = Cast.of()
    launched(cast, on=date(2021, 12, 20))
    staff(cast.unit)
    rows = [
        ["Họ tên", "Danh hiệu", "Năm"],
        ["Lê Thị An", "LĐTT", 2019],
        ["Lê Thị Chi", "CSTĐCS", 2019],
    ]
    upload = SimpleUploadedFile("so.xlsx", xlsx(A=rows))
    enter(cast[OFFICE])
    page.goto("/tra-cuu/")
    assert_page_is_sound(page)
    page.get_by_role("link", name="Nhập từ Excel").first.click()
    assert_page_is_sound(page)
    file = {"name": upload.name, "mimeType": "application/octet-stream", "buffer": upload.read()}
    page.get_by_label("Tệp Excel").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("khen thưởng thêm mới")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Nhập vào lịch sử").click()
    expect(page.get_by_text("Nhập xong")).to_be_visible()
    assert_page_is_sound(page)
    page.goto("/tra-cuu/?ten=le+thi+chi")
    page.get_by_role("link", name="Lê Thị Chi", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thành tích của bà Lê Thị Chi")
    expect(page.get_by_text("chưa có dữ liệu", exact=True).first).to_be_visible()
    assert_page_is_sound(page)
