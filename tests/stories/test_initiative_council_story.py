"""A member scores, the secretary records the session, and the initiative is recognised."""

import pytest
from playwright.sync_api import expect

from initiatives.models import CouncilSession, Initiative, ScoreSheet
from initiatives.rules.stages import Stage
from people.roles import COUNCIL_MEMBER, SECRETARY
from tests.cast import Cast, make_person
from tests.councils import on
from tests.nominating import make_initiative
from tests.registered import a_campaign
from tests.stories.conftest import assert_page_is_sound

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


def test_an_initiative_is_scored_concluded_and_recognised(page, enter):
    cast = on(Cast.of())
    campaign = a_campaign(cast)
    author = make_person(cast.unit, "Lê Thị An")
    long = "Người dân phải đi lại nhiều lần để bổ sung giấy tờ. " * 20
    one = make_initiative(
        campaign, author, "Sổ tay một cửa", "reviewed", problem=long, solution=long, novelty=long
    )
    make_initiative(campaign, author, "Bảng tin điện tử", "reviewed")

    enter(cast[COUNCIL_MEMBER])
    page.goto("/sang-kien/hoi-dong/")
    assert_page_is_sound(page)
    page.get_by_role("link", name="Chấm điểm “Sổ tay một cửa”").click()
    assert_page_is_sound(page)
    page.get_by_label("Tính mới").fill("27,5")
    page.get_by_label("Lợi ích").fill("35")
    page.get_by_label("Khả năng áp dụng").fill("20")
    expect(page.locator("[data-total]")).to_have_text("82,5")
    page.get_by_role("button", name="Lưu và mở sáng kiến tiếp theo").click()
    expect(page.get_by_text("Bảng tin điện tử").first).to_be_visible()
    assert_page_is_sound(page)
    assert ScoreSheet.objects.get().novelty == 27.5
    page.context.clear_cookies()

    enter(cast[SECRETARY])
    page.goto("/sang-kien/hoi-dong/")
    expect(page.get_by_text("82,5 (một phiếu); điểm đạt từ 70: đạt")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("link", name="Ghi phiên họp").click()
    assert_page_is_sound(page)
    page.get_by_label("Địa điểm").fill("Phòng họp tầng 2")
    ruling = page.locator(f"#sang-kien-{one.pk}")
    ruling.get_by_label("Kết luận").select_option(label="Công nhận")
    ruling.get_by_label("Phiếu đồng ý").fill("9")
    ruling.get_by_label("Phiếu không đồng ý").fill("0")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.get_by_text("9 + 0 = 9 phiếu, nhiều hơn 3 thành viên có mặt.")).to_be_visible()
    assert_page_is_sound(page)
    page.locator(f"#sang-kien-{one.pk}").get_by_label("Phiếu đồng ý").fill("3")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.get_by_role("heading", name="Công nhận 1 sáng kiến")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Ghi phiên họp").click()
    expect(page.get_by_text("Đã ghi phiên họp")).to_be_visible()
    assert_page_is_sound(page)

    session = CouncilSession.objects.get()
    assert (session.place, session.attendances.count()) == ("Phòng họp tầng 2", 3)
    assert list(Initiative.objects.order_by("pk").values_list("stage", flat=True)) == [
        Stage.RECOGNISED,
        Stage.REVIEWED,
    ]
    page.goto(one.get_absolute_url())
    expect(page.get_by_text("Được công nhận").first).to_be_visible()
    assert_page_is_sound(page)
