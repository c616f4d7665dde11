"""An author writes an initiative, it saves itself and is sent; the head of the unit sees it."""

import pytest
from playwright.sync_api import expect

from initiatives.models import Initiative
from people.roles import MEMBER, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.initiating import IN_TIME, author
from tests.registered import registered, with_person
from tests.registering import launched
from tests.stories.conftest import assert_page_is_sound, on_a_phone

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    on_a_phone,
]


def test_an_author_writes_sends_and_the_head_sees_it(page, enter):
    cast = Cast.of()
    campaign = launched(cast, on=IN_TIME)
    lan = author(cast)
    make_person(cast.unit, "Lê Thị Bình")
    registration = registered(campaign, cast.unit)
    with_person(registration, lan, initiative_name="Sổ tay hướng dẫn một cửa")

    enter(cast[MEMBER])
    page.get_by_role("link", name="Lập đơn").click()
    expect(page.get_by_label("Tên sáng kiến")).to_have_value("Sổ tay hướng dẫn một cửa")
    assert_page_is_sound(page)
    page.get_by_role("button", name="Lập đơn và viết tiếp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Viết đơn sáng kiến")
    assert_page_is_sound(page)

    page.get_by_label("Thực trạng trước khi có sáng kiến").fill("Dân phải đi lại nhiều lần.")
    page.get_by_label("Nội dung giải pháp").fill("Mỗi thủ tục một trang hướng dẫn.")
    page.get_by_label("Tính mới").fill("Trước đây chỉ hướng dẫn bằng lời.")
    page.get_by_label("Số tiền làm lợi (đồng)").fill("12.000.000")
    page.get_by_label("Nơi áp dụng").fill("Bộ phận một cửa")
    page.get_by_label("Ngày áp dụng lần đầu").fill("01032021")
    page.keyboard.press("Tab")
    expect(page.locator("[data-live]")).to_contain_text("Đã tự lưu lúc")
    expect(page.locator("[data-live]")).not_to_contain_text("Chưa ghi nội dung giải pháp.")

    page.get_by_role("button", name="Thêm tác giả").click()
    row = page.locator("#authors-1")
    row.get_by_label("Người của xã").select_option(label=_named(cast, "Lê Thị Bình"))
    row.get_by_label("Tỷ lệ đóng góp (%)").fill("40")
    expect(page.locator("[data-total]")).to_have_text("Tổng 140 %, phải đúng bằng 100 %.")
    page.locator("#authors-0").get_by_label("Tỷ lệ đóng góp (%)").fill("60")
    expect(page.locator("[data-total]")).to_have_text("Tổng 100 %")
    page.get_by_role("button", name="Lưu và nộp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nộp đơn sáng kiến")
    expect(page.get_by_text("02 tác giả")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Nộp đơn").click()
    expect(page.get_by_text("Đã nộp đơn sáng kiến.")).to_be_visible()
    assert_page_is_sound(page)

    initiative = Initiative.objects.get()
    assert (initiative.stage, initiative.benefit_amount) == ("submitted", 12_000_000)
    assert [(writer.name, writer.share) for writer in initiative.authors.all()] == [
        ("Trần Thị Lan", 60),
        ("Lê Thị Bình", 40),
    ]

    page.context.clear_cookies()
    enter(cast[UNIT_HEAD])
    page.goto("/sang-kien/")
    expect(page.get_by_role("cell", name="Đã nộp")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("link", name="Mở sáng kiến Sổ tay hướng dẫn một cửa").click()
    expect(page.get_by_text("Mỗi thủ tục một trang hướng dẫn.")).to_be_visible()
    assert_page_is_sound(page)


def _named(cast: Cast, name: str) -> str:
    return f"{name} (Công chức chuyên môn, {cast.unit})"
