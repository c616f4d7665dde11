"""From the approved registration to the recorded result: a unit, the secretary and the office walk
the whole way of the plan's year, and the figures agree on every page."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from awards.models import Award
from documents.models import IssuedDocument
from nominations.models import Nomination
from people.models import Person
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from tests.cast import Cast
from tests.dossiers import november, written
from tests.nominating import make_initiative
from tests.registered import registered, with_person
from tests.registering import at, staff
from tests.signed import chairman_of
from tests.stories.deciding import the_office_proposes, the_office_records
from vetting.facts.standing import standing_of

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]

SEVEN = "15 % × 7 = 1,05 → 1 (làm tròn xuống)"


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


@pytest.fixture
def campaign(cast):
    """Give the campaign of the plan in November: seven are registered, one of them strives higher
    with a recognised initiative."""
    campaign = november(cast)
    registration = registered(campaign, cast.unit, "approved")
    champion, *others = staff(cast.unit, 7)
    with_person(registration, champion, "CSTDCS")
    for person in others:
        with_person(registration, person)
    for person in Person.objects.all():
        person.ratings.create(year=2021, level="HTT")
    make_initiative(campaign, champion, stage="recognised")
    return campaign


def test_the_year_of_the_plan_ends_with_recorded_results(page, enter, cast, campaign):
    enter(cast[UNIT_HEAD])
    the_unit_proposes(page, cast)
    at(cast, date(2021, 11, 18))
    page.context.clear_cookies()
    enter(cast[SECRETARY])
    the_secretary_vets(page, campaign)
    page.context.clear_cookies()
    enter(cast[OFFICE])
    chairman_of(cast)
    the_office_proposes(page, campaign, "18/11/2021")
    expect(page.get_by_text("số 01/TTr-UBND ngày 18/11/2021")).to_be_visible()
    page.get_by_role("link", name="Xem bản đã ban hành").click()
    expect(page.get_by_text(IssuedDocument.objects.get().number).first).to_be_visible()
    at(cast, date(2022, 1, 12))
    the_office_records(page, "350/QĐ-UBND", "20/12/2021", "Lao động tiên tiến", "")
    the_office_records(page, "118/QĐ-UBND", "12/01/2022", "Chiến sĩ thi đua cơ sở", "district")
    the_figures_agree(page, campaign)


def the_unit_proposes(page: Page, cast: Cast) -> None:
    page.goto(reverse("nominations:list"))
    page.get_by_role("link", name="Lập từ đăng ký").click()
    page.get_by_role("button", name="Lập 8 hồ sơ").click()
    expect(page.get_by_text("Đã lập 8 hồ sơ")).to_be_visible()
    champion = Nomination.objects.get(award="CSTDCS")
    page.goto(reverse("nominations:merit", args=[champion.pk]))
    page.get_by_label("Căn cứ").select_option(label="Sáng kiến")
    page.get_by_label("Sổ tay một cửa").check()
    page.get_by_role("button", name="Lưu").click()
    write(page, champion)
    for nomination in Nomination.objects.exclude(report__achievements__gt=""):
        written(cast, nomination)  # as the browser has shown
    page.goto(reverse("nominations:reviews"))
    page.get_by_role("link", name="Ghi biên bản").click()
    page.get_by_label("Người chủ trì").fill("Lê Thị An")
    page.get_by_label("Thư ký cuộc họp").fill("Lê Thị Bình")
    for nomination in Nomination.objects.with_names():
        page.get_by_label(f"{nomination}: số phiếu đồng ý").fill("7")
    page.get_by_role("button", name="Lưu").click()
    page.goto(reverse("nominations:list"))
    page.get_by_role("link", name="Gửi tất cả").click()
    page.get_by_role("button", name="Gửi các hồ sơ đã đánh dấu").click()
    expect(page.get_by_text("Đã gửi 8 hồ sơ.")).to_be_visible()


def write(page: Page, nomination: Nomination) -> None:
    page.goto(reverse("nominations:report", args=[nomination.pk]))
    page.get_by_label("II. Thành tích đạt được").fill("Hoàn thành tốt nhiệm vụ được giao.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu báo cáo thành tích.")).to_be_visible()


def the_secretary_vets(page: Page, campaign) -> None:
    page.goto(f"{reverse('nominations:list')}?trang_thai=submitted")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Tiếp nhận các hồ sơ đã chọn").click()
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã tiếp nhận 8 hồ sơ.")).to_be_visible()
    page.goto(f"{reverse('nominations:list')}?trang_thai=received")
    with page.expect_navigation():
        page.get_by_role("table").get_by_role("link", name="Thẩm định").first.click()
    for _ in range(8):
        support(page)
    assert set(Nomination.objects.values_list("stage", "is_supported")) == {("vetted", True)}
    page.goto(reverse("vetting:quota", args=[campaign.pk]))
    page.get_by_label("Chọn Bà Lê Thị An", exact=True).check()
    expect(page.locator("#neu-nhu-vay")).to_contain_text(f"{SEVEN}; đã chọn 1, còn 0")
    page.get_by_role("button", name="Lưu lựa chọn").click()
    page.get_by_role("link", name="Chốt danh sách").click()
    page.get_by_role("button", name="Chốt danh sách").click()
    expect(page.get_by_text("Danh sách đã chốt", exact=True)).to_be_visible()


def support(page: Page) -> None:
    """Support the dossier on the page and open the next one, with a reason where one is asked."""
    plain = page.get_by_role("button", name="Đề nghị khen thưởng")
    if plain.count():
        with page.expect_navigation():
            plain.click()
        return
    with page.expect_navigation():
        page.get_by_role("link", name="Đề nghị khen thưởng…").click()
    reason = page.get_by_label("Lý do vẫn đề nghị")
    if reason.count():
        reason.fill("Đã xem minh chứng của đơn vị.")
    seen = page.get_by_label("Đã xem")
    if seen.count():
        seen.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Lưu và mở hồ sơ tiếp theo").click()


def the_figures_agree(page: Page, campaign) -> None:
    standing = standing_of(campaign)
    assert [
        (goal.registered, goal.proposed, goal.supported, goal.reached) for goal in standing.lines
    ] == [
        (0, 0, 0, 0),
        (7, 7, 7, 7),
        (1, 1, 1, 1),
    ]
    assert Award.objects.held().count() == 8
    page.goto(reverse("vetting:quota", args=[campaign.pk]))
    expect(page.get_by_text(SEVEN).first).to_be_visible()
    for line in standing.lines[1:]:
        row = page.get_by_role("row").filter(has_text=line.goal)
        expect(row).to_contain_text(str(line.reached))
