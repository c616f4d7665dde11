"""Steps of several stories: a decision approved, numbered, signed, issued; a tờ trình and what
came back. `looks`: each page on the way is held to what every page owes; one story does so, and no
other has to."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from playwright.sync_api import Page, expect

from campaigns.models import Campaign
from tests.deciding import signed_paper
from tests.stories.conftest import assert_page_is_sound


def attach(page: Page, name: str) -> None:
    """Attach a scan of what was signed to the paper on the page."""
    scan = {"name": name, "mimeType": "application/pdf", "buffer": signed_paper().read()}
    page.get_by_label("Bản quét đã ký").set_input_files(scan)
    page.get_by_role("button", name="Đính kèm").click()


def look(page: Page, looks: bool) -> None:
    if looks:
        assert_page_is_sound(page)


def the_chair_approves(page: Page, *, looks: bool = True) -> None:
    page.get_by_role("link", name="Đọc dự thảo").click()
    look(page, looks)
    page.get_by_role("button", name="Duyệt để ký").click()
    expect(page.get_by_text("Đã duyệt", exact=True)).to_be_visible()


def the_office_numbers_and_signs(page: Page, number: str, day: str, *, looks: bool = True) -> None:
    page.get_by_label("Số, do văn thư cấp").fill(number)
    page.get_by_label("Ngày ký").fill(day)
    page.get_by_label("Người ký").select_option(label="Ông Trần Quang Định, Chủ tịch UBND")
    page.get_by_role("button", name="Lưu và in trình ký").click()
    attach(page, "ky.pdf")
    expect(page.get_by_text("Đã giữ bản đã ký.")).to_be_visible()
    look(page, looks)


def the_office_issues_and_releases(page: Page, *, looks: bool = True) -> None:
    page.get_by_role("link", name="Ban hành…").click()
    look(page, looks)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_text("Chưa báo cho ai.")).to_be_visible()
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("Từng người, trưởng đơn vị và Văn phòng được báo.")).to_be_visible()
    look(page, looks)


def the_office_proposes(
    page: Page, campaign: Campaign, day: str, *, to: str = "cấp huyện", number: str = "1"
) -> None:
    """Number, sign and issue the tờ trình to a level above."""
    page.goto(reverse("vetting:papers", args=[campaign.pk]))
    level = page.get_by_role("row").filter(has_text=to)
    level.get_by_role("link", name="Lấy số").click()
    page.get_by_label("Số, do văn thư cấp").fill(number)
    page.get_by_label("Ngày ký").fill(day)
    page.get_by_role("button", name="Lưu và in trình ký").click()
    attach(page, "to-trinh.pdf")
    page.get_by_role("button", name="Ban hành").click()


def the_office_records(
    page: Page, number: str, day: str, title: str, authority: str, names: Iterable[str] = ("",)
) -> None:
    """Record who was recognised as `title`: all that wait, or those whose names are given."""
    page.goto(reverse("decisions:add"))
    page.get_by_label("Số, ký hiệu").fill(number)
    page.get_by_label("Ngày ký").fill(day)
    if authority:
        page.get_by_label("Cấp ban hành").select_option(authority)
    rows = page.get_by_role("row").filter(has_text=title)
    for row in [match for name in names for match in rows.filter(has_text=name).all()]:
        row.get_by_role("combobox").select_option(label="Được công nhận")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("Đã ghi quyết định.")).to_be_visible()
