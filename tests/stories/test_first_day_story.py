"""From an empty installation to a launched plan: `createsuperuser`, then the browser alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Campaign
from council.models import Seat
from people.forms.accounts import AccountsForm
from people.models import Commune, Membership, Person, Unit, User
from people.one_time import one_time_password
from people.roles import CHAIR, UNIT_HEAD
from tests.cast import PASSWORD
from tests.stories.conftest import assert_page_is_sound
from tests.world import REAL_PLAN
from thiduakt.demo.commune import PEOPLE, UNITS
from vietnamese.dates import short_date

pytestmark = [pytest.mark.story, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

HEADER = (
    "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Nhóm", "Lãnh đạo", "Vào làm từ",
)  # fmt: skip
OF_HER_OWN = "Song Bo mua lu 1948"
PASTED_UNITS = "\n".join(unit.name for unit in UNITS[:-1])


def pasted_people() -> str:
    rows = [
        [
            person.full_name,
            person.gender.label,
            short_date(person.born_on),
            person.position,
            person.unit,
            person.group.label,
            "Có" if person.is_leader else "",
            short_date(person.joined_on),
        ]
        for person in PEOPLE
    ]
    return "\n".join("\t".join(row) for row in [HEADER, *rows])


def test_an_empty_installation_comes_to_its_accounts_and_a_launched_plan(page, enter):
    found_the_commune(page, enter)
    bring_units_and_people(page)
    make_accounts(page)
    set_up_the_council(page)
    page.get_by_role("button", name="Dùng mặc định của pháp luật").click()
    draft_the_plan(page)
    launch_as_the_chair(page)
    assert (Unit.objects.count(), Person.objects.count()) == (8, 21)
    assert User.objects.filter(person__isnull=False).count() == 21
    assert Membership.objects.filter(role=UNIT_HEAD.code).count() == 7
    assert Campaign.objects.get().is_launched


def found_the_commune(page: Page, enter) -> None:
    enter(User.objects.create_superuser("quantri", password=PASSWORD))
    heading(page, "Bắt đầu: 0 trên 7 việc đã xong")
    assert_page_is_sound(page)
    page.get_by_label("Tên", exact=False).first.fill("Quảng Thành")
    page.get_by_label("Huyện").fill("huyện Quảng Điền")
    page.get_by_label("Tỉnh").fill("tỉnh Thừa Thiên Huế")
    page.get_by_role("button", name="Khai báo xã").click()
    heading(page, "Bắt đầu: 1 trên 7 việc đã xong")
    assert_page_is_sound(page)


def bring_units_and_people(page: Page) -> None:
    page.get_by_label("Danh sách bộ phận, đơn vị").fill(PASTED_UNITS)
    page.get_by_role("button", name="Thêm đơn vị").click()
    heading(page, "Bắt đầu: 2 trên 7 việc đã xong")
    page.get_by_role("link", name="Nhập danh sách").click()
    page.get_by_label("dán từ Excel").fill(pasted_people())
    page.get_by_role("button", name="Xem trước").click()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Thêm các đơn vị này").click()
    expect(page.get_by_text("Đã thêm 1 bộ phận, đơn vị.")).to_be_visible()
    page.get_by_role("button", name="Nhập danh sách").click()
    page.get_by_role("link", name="Về Bắt đầu").click()
    heading(page, "Bắt đầu: 3 trên 7 việc đã xong")


def make_accounts(page: Page) -> None:
    assert_page_is_sound(page)
    commune = Commune.objects.get()
    for unit in AccountsForm(commune).headless:
        person = Person.objects.filter(unit=unit).first()
        roles = page.get_by_label(f"Vai trò của {person.honorific} {person.full_name}")
        roles.select_option(label="Trưởng bộ phận, đơn vị")
    page.get_by_role("button", name="Tạo tài khoản và in phiếu").click()
    heading(page, "Bắt đầu: 4 trên 7 việc đã xong")
    assert_page_is_sound(page)
    slips = page.get_by_role("link", name="In phiếu của 21 người").get_attribute("href")
    printed = page.request.get(slips)
    assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")


def set_up_the_council(page: Page) -> None:
    page.get_by_role("link", name="Lập Hội đồng").click()
    page.get_by_label("Từ ngày").fill("01/01/2026")
    page.get_by_role("button", name="Lập").click()
    page.goto("/bat-dau/")
    page.get_by_role("link", name="Thêm thành viên").click()
    for duty in (Seat.Duty.CHAIR, Seat.Duty.SECRETARY):
        page.get_by_role("link", name=re.compile("Thêm thành viên")).first.click()
        page.get_by_label("Họ và tên").fill(f"Người {duty.label}")
        page.get_by_label("Trong Hội đồng").select_option(duty.value)
        page.get_by_label("Từ ngày").fill("01/01/2026")
        page.locator("main form .btn-primary").click()
    page.goto("/bat-dau/")
    heading(page, "Bắt đầu: 5 trên 7 việc đã xong")
    assert_page_is_sound(page)


def draft_the_plan(page: Page) -> None:
    page.get_by_role("link", name="Tải kế hoạch").click()
    page.get_by_label("Tệp kế hoạch").set_input_files(REAL_PLAN)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_text("Kế hoạch đã đủ để phát động.")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()


def launch_as_the_chair(page: Page) -> None:
    chair = User.objects.filter(memberships__role=CHAIR.code, username="dinh.tq").get()
    page.get_by_label("Tên đăng nhập").fill(chair.username)
    page.get_by_label("Mật khẩu").fill(one_time_password(chair))
    page.get_by_role("button", name="Đăng nhập").click()
    heading(page, "Đặt mật khẩu của riêng mình")
    assert_page_is_sound(page)
    page.get_by_label("Mật khẩu đang dùng").fill(one_time_password(chair))
    page.locator("#id_new_password1").fill(OF_HER_OWN)
    page.locator("#id_new_password2").fill(OF_HER_OWN)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    page.goto(f"{Campaign.objects.get().get_absolute_url()}phat-dong/")
    assert_page_is_sound(page)
    expect(page.get_by_text("Kế hoạch của năm 2021, nay đã là năm")).to_be_visible()
    page.get_by_label("vẫn phát động").check()
    page.get_by_role("button", name="Phát động").click()
    expect(page.get_by_text("Đã phát động phong trào").first).to_be_visible()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
