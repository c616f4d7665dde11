"""A member scores, the secretary records the session, and the initiative is recognised."""

import pytest
from playwright.sync_api import expect

from council.models import Meeting
from initiatives.models import CouncilSession, Initiative, ScoreSheet
from initiatives.rules.stages import Stage
from people.roles import COUNCIL_MEMBER, SECRETARY
from tests.cast import Cast, make_person
from tests.councils import council_of, on
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
    initiative = make_initiative(
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
    council_of(cast)
    page.get_by_role("link", name="Lập phiên họp").click()
    assert_page_is_sound(page)
    page.get_by_label("Ngày họp").fill("09/11/2021")
    page.get_by_label("Giờ họp").fill("8h00")
    page.get_by_label("Địa điểm").fill("Phòng họp tầng 2")
    page.get_by_role("button", name="Lưu").click()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Đưa vào chương trình").click()
    page.get_by_role("link", name="Công nhận sáng kiến").click()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Rút Bảng tin điện tử khỏi mục này").click()
    expect(page.get_by_text("Bảng tin điện tử")).to_have_count(0)
    meeting = Meeting.objects.get()

    page.goto(f"/hoi-dong/phien/{meeting.pk}/ghi/")
    assert_page_is_sound(page)
    page.get_by_role("button", name="Tất cả có mặt").click()
    page.get_by_label("Biểu quyết bằng").select_option("hands")
    page.get_by_label("Đồng ý: Sổ tay một cửa", exact=True).fill("9")
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.get_by_text("phải bằng 4 thành viên có mặt được biểu quyết")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_label("Đồng ý: Sổ tay một cửa", exact=True).fill("4")
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.get_by_text("Đã ghi kết quả phiên họp.")).to_be_visible()
    page.get_by_role("link", name="Bế mạc…").click()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Bế mạc").click()
    expect(page.get_by_text("Đã bế mạc; kết quả đã chuyển về từng hồ sơ.")).to_be_visible()

    assert list(Initiative.objects.order_by("pk").values_list("stage", flat=True)) == [
        Stage.RECOGNISED,
        Stage.REVIEWED,
    ]
    page.goto(CouncilSession.objects.get().get_absolute_url())
    assert_page_is_sound(page)
    page.goto(initiative.get_absolute_url())
    expect(page.get_by_text("Được công nhận").first).to_be_visible()
    assert_page_is_sound(page)
