"""The year ends in the browser: after the council's meeting of 2021 the commune decides on Lao động
tiên tiến, proposes Chiến sĩ thi đua cơ sở to the district and Tập thể lao động xuất sắc to the
province, whose chair decides it by the law of that year (Luật 2003), and records what both answer;
in 2026 it decides on all titles but that one itself."""

from collections.abc import Callable

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from awards.models import Award
from campaigns.models import Campaign
from decisions.facts.fund import fund_of
from decisions.models import AwardDecision
from documents.dossier.running import run
from documents.models import PrintJob
from nominations.models import Nomination
from people.actions import practise
from people.models import Commune, User
from people.roles import SECRETARY, Permission
from publicity.models import Example
from registrations.models import Registration
from tests.documents.paper_reader import printed_lines
from tests.stories.conftest import DESK, assert_page_is_sound
from tests.stories.deciding import (
    the_chair_approves,
    the_office_issues_and_releases,
    the_office_numbers_and_signs,
    the_office_proposes,
    the_office_records,
)
from thiduakt.demo.acting import acting, days_of
from thiduakt.demo.build import build
from thiduakt.demo.council import rise
from thiduakt.demo.dossiers import close as vet_by_what_is_found
from thiduakt.demo.public import keep_the_book
from thiduakt.demo.results import fix_the_list
from vetting import actions as vetting
from vetting.facts.standing import fixed_list
from vietnamese.dates import short_date
from vietnamese.numbers import money

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


def after_the_meeting(year: int) -> Commune:
    """Give the commune of the demo on the day its decisions are drafted."""
    commune = build("council", year)
    rise(commune)
    fix_the_list(commune)
    practise(commune, day=days_of(commune).decided)
    return commune


@pytest.fixture
def sit_down(page, enter):
    """Give a function that lets somebody else sit down at the same browser, at a page."""

    def sit_down(username: str, at: str = "/") -> None:
        page.context.clear_cookies()
        enter(User.objects.get(username=username), at)

    return sit_down


def test_the_year_of_2021_ends_with_papers_money_and_what_everybody_reads(page, sit_down, screen):
    commune = after_the_meeting(2021)
    campaign, days = Campaign.objects.get(), days_of(commune)
    sit_down("thuky", at="/hoi-dong/")
    the_minutes_wait_for_their_number(page)
    page.goto("/quyet-dinh/")
    decided(page, sit_down, {"Lao động tiên tiến"}, "350", short_date(days.decided))
    the_money_is_counted(page)
    signed_on = short_date(days.decided)
    the_office_proposes(page, campaign, signed_on)
    practise(commune, day=days.decided_titles)
    answer = ("118/QĐ-UBND", short_date(days.decided_titles))
    champions = Nomination.objects.filter(award="CSTDCS", place__isnull=False).with_names()
    names = [champion.nominee for champion in champions]
    the_office_records(page, *answer, "Chiến sĩ thi đua cơ sở", "district", names)
    the_commune_meets_the_standard_of_its_own_title(commune)
    signed_on = short_date(days.decided_titles)
    the_office_proposes(page, campaign, signed_on, to="cấp tỉnh", number="2")
    practise(commune, day=days.decided_by_province)
    answer = ("452/QĐ-UBND", short_date(days.decided_by_province))
    the_office_records(page, *answer, "Tập thể lao động xuất sắc", "province")
    assert awarded() == {"GIAY_KHEN": 3, "LDTT": 16, "CSTDCS": 2, "TTLDXS": 1}
    keep_the_book(commune)
    papers_are_printed_on_both_kinds_of_paper(page, "312/QĐ-UBND")
    the_result_and_an_example_are_public(page, screen, commune)


def test_the_commune_of_2026_decides_on_its_titles_itself(page, sit_down):
    commune = after_the_meeting(2026)
    sit_down("thuky", at="/quyet-dinh/")
    decided(
        page,
        sit_down,
        {"Chiến sĩ thi đua cơ sở", "Tập thể lao động tiên tiến"},
        "351",
        short_date(days_of(commune).decided),
    )
    decision = AwardDecision.objects.get(number="351/QĐ-UBND")
    assert decision.authority == "commune"
    champions = decision.lines.filter(nomination__award="CSTDCS").count()
    assert champions == len(fixed_list(Campaign.objects.get()).names) > 0
    page.goto(reverse("certificates:list"))
    row = page.get_by_role("row").filter(has_text="351/QĐ-UBND")
    expect(row.get_by_role("cell").nth(3)).to_have_text(str(champions))


def the_minutes_wait_for_their_number(page: Page) -> None:
    page.get_by_role("link", name="Hội đồng Thi đua - Khen thưởng").first.click()
    expect(page.get_by_text("Đã bế mạc").first).to_be_visible()
    expect(page.get_by_text("Biên bản họp")).to_be_visible()
    assert_page_is_sound(page)


def decided(page: Page, sit_down, titles: set[str], number: str, day: str) -> None:
    """Let the secretary draft a decision on these titles, the chair approve it, the office number,
    sign, issue and release it."""
    page.get_by_role("link", name="Ra quyết định").click()
    for row in page.get_by_role("row").filter(has=page.get_by_role("checkbox")).all():
        if not any(title in row.inner_text() for title in titles):
            row.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Soạn dự thảo").click()
    page.get_by_role("button", name="Trình Chủ tịch").click()
    where = page.url
    sit_down("chutich")
    the_chair_approves(page, looks=False)
    sit_down("vanphong", at=where)
    the_office_numbers_and_signs(page, number, day, looks=False)
    the_office_issues_and_releases(page, looks=False)


def the_commune_meets_the_standard_of_its_own_title(commune: Commune) -> None:
    """Let the dossier of the commune as a collective, which had neither its rating nor its
    registration, be vetted again now that Lao động tiên tiến and Chiến sĩ thi đua cơ sở are
    recognised: every condition of Tập thể lao động xuất sắc is met."""
    dossier = Nomination.objects.with_names().get(award="TTLDXS")
    registration = Registration.objects.get(unit=dossier.unit)
    registration.collectives.create(name=dossier.collective, title="TTLDXS")
    Nomination.objects.filter(pk=dossier.pk).update(rating="HTXS")
    by = acting(commune, SECRETARY, Permission.VET_NOMINATIONS)
    vetting.reopen(dossier, reason="Đã có quyết định công nhận các danh hiệu cá nhân.", by=by)
    vet_by_what_is_found(dossier, by=by)
    dossier.refresh_from_db()
    assert (dossier.is_supported, dossier.override_reason) == (True, "")


def the_money_is_counted(page: Page) -> None:
    """See the list to be signed for, and the fund before and after."""
    expect(page.get_by_text("Danh sách ký nhận tiền thưởng: PDF, Word, Excel")).to_be_visible()
    page.goto(reverse("decisions:fund"))
    assert_page_is_sound(page)
    fund = fund_of(Commune.objects.get(), 2021)
    row = page.get_by_role("row").filter(has_text="350/QĐ-UBND")
    expect(row).to_contain_text(money(fund.decisions[-1].spent))
    expect(page.get_by_text(money(fund.left)).first).to_be_visible()


def awarded() -> dict[str, int]:
    """Give how many were awarded what this year."""
    year = Campaign.objects.get().year
    codes = list(Award.objects.filter(year=year).values_list("kind_code", flat=True))
    return {code: codes.count(code) for code in codes}


PREPRINTED = "Phôi giấy khen A4 mua năm 2021"
FRAME = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY KHEN"}
"""What white paper says by itself, and a preprinted form has on it already."""


def papers_are_printed_on_both_kinds_of_paper(page: Page, number: str) -> None:
    """Have the papers of a decision printed, and open what came: a page for each name."""
    page.goto(reverse("certificates:list"))
    row = page.get_by_role("row").filter(has_text=number)
    row.get_by_role("link", name="In giấy").click()
    where, names = page.url, page.locator("td.name").all_inner_texts()
    assert {name.split()[0] for name in names} == {"Bà", "Hộ"}
    for paper, frame in (("Giấy trắng A4 (in cả khung, quốc huy)", FRAME), (PREPRINTED, set())):
        page.goto(where)
        page.get_by_label("In trên").select_option(label=paper)
        with override_settings(CELERY_TASK_ALWAYS_EAGER=False):  # the worker is this story
            page.get_by_role("button", name="In các tờ đã chọn").click()
            expect(page.get_by_role("heading", level=1)).to_contain_text("Giấy khen")
        job = PrintJob.objects.latest("pk")
        assert run(job.pk)
        job.refresh_from_db()
        assert (job.state, job.error) == ("done", "")
        page.reload()
        papers = page.get_by_role("link", name="Số sổ vàng 1–3 (3 tờ)")
        printed = printed_lines(page.request.get(papers.get_attribute("href")).body())
        assert {line.page for line in printed} == set(range(1, len(names) + 1))
        words = {line.text for line in printed}
        assert set(names) <= words
        assert words & FRAME == frame


def the_result_and_an_example_are_public(
    page: Page, screen: Callable[[dict[str, int]], Page], commune: Commune
) -> None:
    page.goto(reverse("publicity:office"))
    page.get_by_role("link", name="Công khai kết quả").click()
    decision = AwardDecision.objects.get(number="350/QĐ-UBND")
    page.get_by_role("combobox", name="Quyết định").select_option(str(decision.pk))
    page.get_by_role("button", name="Đưa lên công khai").click()
    chosen = Example.objects.filter(is_chosen=True).first()
    page.goto(chosen.get_absolute_url())
    assert_page_is_sound(page)
    page.get_by_role("button", name="Đăng lên trang công khai").click()
    visitor = screen(DESK)
    visitor.goto(reverse("publicity:front", args=[commune.pk]))
    assert_page_is_sound(visitor)
    visitor.get_by_role("link", name="Kết quả khen thưởng năm 2021").click()
    expect(visitor.get_by_role("row").filter(has_text="Lao động tiên tiến")).to_have_count(16)
    visitor.goto(chosen.public_path)
    expect(visitor.get_by_text("Điển hình tiên tiến năm 2021 của xã Quảng Thành")).to_be_visible()
