"""The reports as pages: figures agree with the other pages, rows add up to them, each role sees its
own, Excel says what the page says, and many rows ask no more than one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from unittest.mock import ANY

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from awards.models import Award, CompleteYear
from campaigns.rules.cloning import clone_plan
from decisions.facts.fund import fund_of
from decisions.models import AwardDecision, Fund
from nominations.models import Nomination
from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    ROLES,
    SECRETARY,
    UNIT_HEAD,
    Role,
)
from registrations.models import CollectiveLine, IndividualLine
from reports.catalogue import BY_CODE, REPORTS
from reports.rules.makeup import UNKNOWN
from reports.rules.report import Figure, Report
from reports.scope import Scope
from tests.cast import Cast, make_person, make_unit
from tests.deciding import make_decided
from tests.lasting import settle, undone_in_the_end
from tests.nominating import make_initiative, make_nomination, make_outsider
from tests.plans import LDTT, PLAN_2021
from tests.registered import a_campaign, registered, with_person
from tests.reported import TODAY, assert_adds_up, december, table_of
from thiduakt.home.gathered import walls_of
from vetting.facts.comparison import comparison_of
from vetting.facts.standing import standing_of

pytestmark = pytest.mark.django_db

CODES = [kind.code for kind in REPORTS]
SEES_ALL = {OFFICE, SECRETARY, CHAIR}


@pytest.fixture(scope="module", autouse=True)
def cast(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Cast]:
    """A December in which something stands at every step, and a little history."""
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        cast = Cast.of()
        december(cast)
        settle()
        yield cast


@pytest.fixture
def campaign(cast):
    return cast.commune.campaigns.get()


def report_of(cast: Cast, role: Role, code: str, address: str = "") -> Report:
    scope, kind = Scope.of(cast[role], cast.commune), BY_CODE[code]
    return kind.of(kind.ask(scope, QueryDict(address)))


def as_(cast: Cast, role: Role) -> Client:
    client = Client()
    client.force_login(cast[role])
    return client


# --- The same numbers as on the other pages --------------------------------------------------


def test_the_goals_are_those_of_the_page_of_goals(cast, campaign):
    lines = standing_of(campaign).lines
    parts = report_of(cast, SECRETARY, "chi-tieu").parts
    figures = [
        [
            table_of([part], part.short)[step][0]
            for step in ("Đăng ký", "Đề nghị", "Qua thẩm định", "Đạt")
        ]
        for part in parts[: len(lines)]
    ]
    assert figures == [
        [goal.registered, goal.proposed, goal.supported, goal.reached] for goal in lines
    ]
    assert figures == [[0, 0, 0, 0], [4, 4, 3, 2], [1, 1, 1, 1]]


def test_the_results_are_of_everybody_whom_the_comparison_names(cast, campaign):
    names = [(row.name, row.unit) for row in comparison_of(campaign)[0]]
    report = report_of(cast, SECRETARY, "ket-qua")
    listed = next(part for part in report.parts if part.short == "Danh sách").table.rows
    assert [(str(row[1]), row[2]) for row in listed] == names
    assert [(str(row[1]), row[6]) for row in listed] == [
        ("Bà Dung Tên Riêng", "Chưa có kết quả"),
        ("Ông Giang Tên Riêng", "Không đăng ký"),
        ("Ông An Tên Riêng", "Đạt như đăng ký"),
        ("Bà Bình Tên Riêng", "Đạt như đăng ký"),
        ("Bà Chi Tên Riêng", "Chưa có kết quả"),
        ("Văn phòng - Thống kê", "Đạt như đăng ký"),
    ]


def test_the_steps_are_those_of_the_home_page(cast):
    [home] = walls_of(cast[SECRETARY], cast.commune)
    steps = table_of(report_of(cast, SECRETARY, "tien-do").parts, "Các bước")
    assert steps == {
        bar.name: [bar.done, bar.waiting, bar.late, bar.rest, bar.total] for bar in home.wall.bars
    }
    assert [bar.total for bar in home.wall.bars] == [2, 7, 7, 7]


def test_the_fund_is_that_of_its_page(cast):
    fund = fund_of(cast.commune, 2021)
    table = table_of(report_of(cast, SECRETARY, "quy", "nam=2021").parts, "Quỹ")
    assert (table["Đã có"][0], table["Còn lại"][0]) == (fund.income, fund.left)
    assert (fund.income, fund.left) == (9_000_000, 7_000_000)


def test_people_and_years_are_read_from_the_awards(cast):
    makeup = report_of(cast, SECRETARY, "co-cau", "nam=2021").parts
    assert table_of(makeup, "Lãnh đạo, trực tiếp") == {
        "Trực tiếp công tác": [4, 1, ANY, 1],
        "Lãnh đạo": [1, 1, 1, 0],
    }
    years = report_of(cast, SECRETARY, "nhieu-nam", "nam=2021").parts
    none = "chưa có dữ liệu"
    assert table_of(years, "Theo năm") == {
        "Chiến sĩ thi đua cơ sở": [none, none, none, 1, 1, 2],
        "Lao động tiên tiến": [none, none, none, 1, 2, 3],
        "Tập thể lao động tiên tiến": [none, none, none, 0, 1, 1],
    }
    chains = next(part for part in years if part.short == "Chuỗi năm").table.rows
    assert [str(row[1]) for row in chains] == ["Ông An Tên Riêng"]


def test_whoever_was_praised_counts_as_what_they_were_on_that_day(cast):
    before = [
        table_of(report_of(cast, SECRETARY, "co-cau", "nam=2021").parts, short)
        for short in ("Lãnh đạo, trực tiếp", "Nữ, nam", "Nhóm")
    ]
    praised = cast.commune.people.filter(awards__year=2021, awards__revoked_on=None)
    for person in praised.distinct():
        person.is_leader, person.gender, person.group = not person.is_leader, "male", "employee"
        person.save()
    after = [
        table_of(report_of(cast, SECRETARY, "co-cau", "nam=2021").parts, short)
        for short in ("Lãnh đạo, trực tiếp", "Nữ, nam", "Nhóm")
    ]
    assert after == before
    Award.objects.filter(year=2021).update(is_leader=None, gender="", group="")
    unknown = report_of(cast, SECRETARY, "co-cau", "nam=2021").parts
    assert table_of(unknown, "Lãnh đạo, trực tiếp")[UNKNOWN] == [2, 2, ANY, 1]
    assert_adds_up(unknown)


def test_households_citizens_and_businesses_are_counted_as_what_they_are(cast, campaign):
    for kind, name in (
        ("household", "Trần Văn Thuận"),
        ("citizen", "Lê Bán"),
        ("business", "Hợp tác xã Kim Đôi"),
    ):
        outsider = make_outsider(cast.unit, name, kind)
        saved = {"occasion": "on_the_spot", "matter": "Cứu người"}
        dossier = make_nomination(campaign, outsider, "GIAY_KHEN", "recognised", **saved)
        assert make_decided(dossier, number=f"6/{kind}").gender == "male" * (kind == "citizen")
    targets = report_of(cast, SECRETARY, "chi-tieu").parts
    assert_adds_up(targets)
    table = table_of(targets, "Theo danh hiệu")
    assert {name: cells for name, cells in table.items() if name.startswith("Giấy khen")} == {
        "Giấy khen cho cá nhân": [0, 2, 0, 1, 1],
        "Giấy khen cho tập thể": [0, 1, 0, 1, 1],
        "Giấy khen cho hộ gia đình": [0, 1, 0, 1, 1],
    }
    makeup = report_of(cast, SECRETARY, "co-cau", "nam=2021").parts
    assert makeup[-1].title == (
        "Ngoài danh sách cán bộ, công chức: 3 khen thưởng "
        "(1 hộ gia đình, 1 cá nhân, 1 doanh nghiệp, hợp tác xã)"
    )
    assert next(row[1:] for row in makeup[-1].table.rows) == (
        "Hộ ông Trần Văn Thuận",
        "Hộ gia đình",
        "Xóm Đình, thôn Kim Đôi",
        "Giấy khen",
    )


def test_who_is_on_no_list_counts_with_the_unit_that_proposed_them(cast, campaign):
    hamlet = make_unit(cast.commune, "Thôn Kim Đôi")
    household = make_outsider(hamlet, "Trần Văn Thuận", "household")
    saved = {"occasion": "on_the_spot", "matter": "Cứu người"}
    make_decided(make_nomination(campaign, household, "GIAY_KHEN", "recognised", **saved))
    [*_, others] = report_of(cast, SECRETARY, "co-cau", f"nam=2021&don_vi={hamlet.pk}").parts
    assert others.title.startswith("Ngoài danh sách cán bộ, công chức: 1 khen thưởng")
    assert "Trần Văn Thuận" not in repr(report_of(cast, UNIT_HEAD, "co-cau", "nam=2021"))


def test_a_draft_of_an_initiative_is_its_authors_own_affair(cast):
    report = report_of(cast, SECRETARY, "sang-kien")
    assert table_of(report.parts, "Theo lĩnh vực") == {"Tài chính": [2, 1, 1, 0, 0, 7_000]}
    assert "Bản nháp" not in repr(report)


# --- Filters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "address", "short", "expected"),
    [
        ("chi-tieu", "dot={phase}", "Theo danh hiệu", {"Giấy khen cho cá nhân": [0, 1, 0, 0, 0]}),
        (
            "chi-tieu",
            "don_vi={other}",
            "Theo danh hiệu",
            {"Lao động tiên tiến": [1, 2, 0, 1, 0]},
        ),
        (
            "chi-tieu",
            "danh_hieu=CSTDCS",
            "Theo danh hiệu",
            {"Chiến sĩ thi đua cơ sở": [1, 1, 0, 1, 1]},
        ),
        ("co-cau", "nam=2020", "Nữ, nam", {"Nữ": [3, 1, ANY, 1], "Nam": [2, 1, ANY, 1]}),
    ],
)
def test_a_filter_in_the_address_narrows_what_is_counted(
    cast, campaign, code, address, short, expected
):
    address = address.format(phase=campaign.phases.first().pk, other=cast.other_unit.pk)
    report = report_of(cast, SECRETARY, code, address)
    assert table_of(report.parts, short) == expected
    assert_adds_up(report.parts)


def test_a_page_says_what_narrows_it_and_lets_go_of_it(cast):
    client = as_(cast, OFFICE)
    page = client.get(reverse("reports:report", args=["ket-qua"]), {"ket_qua": "hon"})
    assert [part.short for part in page.context["report"].parts][-1] == "Danh sách"
    assert page.context["report"].chosen == (("Kết quả", "Đạt cao hơn đăng ký"),)
    assert "Bỏ lọc" in page.content.decode()


def test_a_list_of_everybody_comes_fifty_at_a_time_and_whole_to_be_printed(cast, campaign):
    registration = campaign.registrations.get(unit=cast.unit)
    CollectiveLine.objects.bulk_create(
        CollectiveLine(registration=registration, name=f"Tổ {number}", title="TTLDTT")
        for number in range(60)
    )
    client, address = as_(cast, SECRETARY), reverse("reports:report", args=["ket-qua"])
    pages = [client.get(address, query) for query in ({}, {"trang": 2}, {"in": 1})]
    first, second, whole = (page.context["report"].roll for page in pages)
    assert [len(first), len(second), len(whole)] == [50, 16, 66]
    assert first + second == whole == report_of(cast, SECRETARY, "ket-qua").roll
    words = [page.content.decode() for page in pages]
    assert ["Trang 1 / 2" in words[0], "Trang 2 / 2" in words[1], "In cả 66" in words[2]] == [
        True,
        True,
        True,
    ]
    assert ['fold" open>' in told for told in words] == [False, False, True]


# --- Rows add up -----------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_rows_behind_each_figure_add_up_to_it_and_are_listed(cast, code):
    report = report_of(cast, SECRETARY, code)
    assert_adds_up(report.parts)
    client, page = as_(cast, SECRETARY), reverse("reports:report", args=[code])
    links = re.findall(r'<a href="([^"]+/so/[^"]+)">([\d.]+)', client.get(page).content.decode())
    assert len(links) == sum(figure.leads_on for figure in report.figures) > 0
    address, written = links[-1]
    listed = client.get(address.replace("&amp;", "&")).context["figure"]
    assert sum(row.amount for row in listed.rows) == int(written.replace(".", ""))


def test_the_page_of_each_row_opens(cast):
    client = as_(cast, SECRETARY)
    pages = {
        (row.page[0], row.page)
        for code in CODES
        for figure in report_of(cast, SECRETARY, code).figures
        for row in figure.rows
        if row.page
    }
    one_of_each = dict(sorted(pages))
    assert len(one_of_each) == 7
    for name, pk in one_of_each.values():
        assert client.get(reverse(name, args=[pk])).status_code == 200


def test_each_name_leads_to_a_page_that_its_reader_opens(cast, campaign):
    """Who moved away is on the list of the old unit without a link: that is another unit's."""
    gone = make_person(cast.other_unit, "Đi Tên Riêng")
    with_person(campaign.registrations.get(unit=cast.unit), gone, "LDTT")
    names = {}
    for role in (SECRETARY, UNIT_HEAD):
        client = as_(cast, role)
        page = client.get(reverse("reports:report", args=["ket-qua"])).content.decode()
        links = dict(re.findall(r'<a href="([^"]+)">((?:Ông|Bà) [^<]+)</a>', page))
        assert {client.get(address).status_code for address in links} == {200}
        names[role] = sorted(links.values())
    assert names[UNIT_HEAD] == ["Bà Bình Tên Riêng", "Bà Chi Tên Riêng", "Ông An Tên Riêng"]
    assert len(names[SECRETARY]) == 5


def test_a_number_that_has_changed_since_says_so(cast):
    page = as_(cast, OFFICE).get(reverse("reports:rows", args=["chi-tieu"]), {"so": "cu"})
    assert (page.status_code, page.context["figure"]) == (200, None)


# --- Who sees what ---------------------------------------------------------------------------

WHO = {code: {UNIT_HEAD, *SEES_ALL, OVERSEER} for code in CODES} | {"quy": SEES_ALL}


@pytest.mark.parametrize("code", CODES)
def test_each_role_opens_the_reports_of_its_own(cast, code):
    seen = {role: as_(cast, role).get(reverse("reports:report", args=[code])) for role in ROLES}
    assert {role for role, page in seen.items() if page.status_code == 200} == WHO[code]
    refused = {role: page.status_code for role, page in seen.items() if page.status_code != 200}
    assert all(refused[role] == 403 for role in (MEMBER, COUNCIL_MEMBER))


def test_there_is_no_report_of_another_name(cast):
    page = as_(cast, OFFICE).get(reverse("reports:report", args=["khac"]))
    assert page.status_code == 404


@pytest.mark.parametrize("code", sorted(WHO.keys() - {"quy"}))
def test_the_level_above_sees_the_same_totals_and_no_name(cast, code):
    shown, mine = report_of(cast, OVERSEER, code), report_of(cast, SECRETARY, code)
    mine = mine.totals_only()
    assert [figure.value for figure in shown.figures] == [figure.value for figure in mine.figures]
    client = as_(cast, OVERSEER)
    page = client.get(reverse("reports:report", args=[code])).content.decode()
    file = client.get(reverse("reports:xlsx", args=[code])).content
    cells = [cell for sheet in sheets_of(file) for row in sheet for cell in row]
    assert "Tên Riêng" not in page + repr(cells)
    assert "/so/" not in page
    rows = client.get(reverse("reports:rows", args=[code]), {"so": "tong"})
    assert rows.status_code == 403


@pytest.mark.parametrize("code", sorted(WHO.keys() - {"quy"}))
def test_the_head_of_a_unit_sees_its_own_people_alone(cast, code):
    client = as_(cast, UNIT_HEAD)
    for address in ("", f"?don_vi={cast.other_unit.pk}"):
        page = client.get(reverse("reports:report", args=[code]) + address).content.decode()
        assert "Dung" not in page
        assert "Giang" not in page
        assert cast.other_unit.name not in page
    own, every = (repr(report_of(cast, role, code)) for role in (UNIT_HEAD, SECRETARY))
    assert ("Dung" in own, "Giang" in own) == (False, False)
    assert "Tên Riêng" in every or code in (
        "nhieu-nam",
        "co-cau",
        "sang-kien",
        "tien-do",
        "chi-tieu",
        "thong-ke",
    )


def test_what_is_held_back_is_still_waiting_to_the_unit(cast):
    """TTLĐTT of the unit is decided, but not released."""
    label = "Tập thể lao động tiên tiến"
    of_all, of_unit = (
        table_of(report_of(cast, role, "chi-tieu").parts, "Theo danh hiệu")[label]
        for role in (SECRETARY, UNIT_HEAD)
    )
    assert (of_all, of_unit) == ([1, 1, 0, 1, 1], [1, 1, 0, 1, 0])
    results = {
        role: {str(row[1]): row[6] for row in report_of(cast, role, "ket-qua").parts[-1].table.rows}
        for role in (SECRETARY, UNIT_HEAD)
    }
    assert results[SECRETARY][cast.unit.name] == "Đạt như đăng ký"
    assert results[UNIT_HEAD][cast.unit.name] == "Chưa có kết quả"
    steps = {
        role: table_of(report_of(cast, role, "tien-do", f"don_vi={cast.unit.pk}").parts, "Các bước")
        for role in (SECRETARY, UNIT_HEAD)
    }
    assert steps[SECRETARY]["Quyết định"] == [4, 0, 0, 1, 5]
    assert steps[UNIT_HEAD]["Quyết định"] == [3, 1, 0, 1, 5]
    years = table_of(report_of(cast, UNIT_HEAD, "nhieu-nam", "nam=2021").parts, "Theo năm")
    assert label not in years
    AwardDecision.objects.filter(number="9/QĐ").update(released_on=TODAY)
    released = table_of(report_of(cast, UNIT_HEAD, "chi-tieu").parts, "Theo danh hiệu")
    assert released[label] == [1, 1, 0, 1, 1]


# --- The same everywhere ---------------------------------------------------------------------


class _Tables(HTMLParser):
    """The cells of each table of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.is_open = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.is_open = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.is_open = False

    def handle_data(self, data):
        if self.is_open:
            self.tables[-1][-1][-1] += data


def tables_of(page: str) -> list[list[list[str]]]:
    """Give the tables of what a page is about, with their headings, but those without a row."""
    return [table for table in _Tables(page.partition("</main>")[0]).tables if len(table) > 1]


def sheets_of(content: bytes) -> list[list[list]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def value_of(text: str) -> str | float:
    """Read a cell of the page as Excel keeps it: "85,7 %" is 0.857, "9.000.000 đ" is 9000000."""
    if not re.fullmatch(r"-?[\d.]+(,\d+)?( đ| %)?", text):
        return text
    number = float(text.rstrip(" đ%").replace(".", "").replace(",", "."))
    return round(number / 100, 3) if text.endswith("%") else number


@pytest.mark.parametrize("code", CODES)
def test_excel_says_what_the_page_says(cast, code):
    client = as_(cast, SECRETARY)
    page = client.get(reverse("reports:report", args=[code])).content.decode()
    tables = [
        [head, *([value_of(cell) for cell in row] for row in rows)]
        for head, *rows in tables_of(page)
    ]
    answer = client.get(reverse("reports:xlsx", args=[code]))
    for sheet, table in zip(sheets_of(answer.content), tables, strict=True):
        rows = [[round(c, 3) if isinstance(c, float) else c for c in row] for row in sheet]
        assert rows[rows.index(table[0]) :] == table


def test_a_plan_may_ask_for_one_title_twice(client):
    """Two goals of one title are two parts, two sheets, and rows of their own."""
    place = Cast.of("Thượng Lạc", "tho_")
    place.commune.practice_day = TODAY
    place.commune.save()
    campaign = a_campaign(place, replace(PLAN_2021, targets=(LDTT, replace(LDTT, value=50))))
    make_nomination(campaign, make_person(place.unit, "Lan"), stage="submitted")
    assert_adds_up(report_of(place, OFFICE, "chi-tieu").parts)
    client.force_login(place[OFFICE])
    answer = client.get(reverse("reports:xlsx", args=["chi-tieu"]))
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names == ["1. LĐTT", "2. LĐTT", "3. Theo danh hiệu", "4. Theo đơn vị"]


def test_a_report_is_printed(cast):
    client = as_(cast, SECRETARY)
    answer = client.get(reverse("reports:pdf", args=["chi-tieu"]))
    assert answer.content[:5] == b"%PDF-"
    assert answer["Content-Disposition"] == 'inline; filename="bao-cao-chi-tieu-nam-2021.pdf"'


@pytest.mark.parametrize("code", CODES)
def test_a_year_without_anything_says_what_comes_first(client, code):
    empty = Cast.of("Thượng Lạc", "tho_")
    client.force_login(empty[OFFICE])
    page = client.get(reverse("reports:report", args=[code]))
    assert page.context["report"].parts == ()
    assert BY_CODE[code].empty in page.content.decode()
    assert client.get(reverse("reports:xlsx", args=[code])).status_code == 404


def test_a_report_of_tables_without_rows_offers_no_file_for_excel(client):
    empty = Cast.of("Thượng Lạc", "tho_")
    CompleteYear.objects.create(commune=empty.commune, year=2021, by_name="A")
    client.force_login(empty[UNIT_HEAD])
    page = client.get(reverse("reports:report", args=["nhieu-nam"]), {"nam": "2021"})
    links = re.findall(r'href="/bao-cao/nhieu-nam\.(\w+)', page.content.decode())
    assert [part.short for part in page.context["report"].parts] == [
        "Theo năm",
        "Theo đơn vị",
        "Chuỗi năm",
        "Chưa được khen",
    ]
    assert links == ["pdf"]


# --- Queries ---------------------------------------------------------------------------------

QUERIES = {
    "chi-tieu": 12,
    "ket-qua": 9,
    "tien-do": 10,
    "co-cau": 8,
    "nhieu-nam": 10,
    "sang-kien": 9,
    "thong-ke": 11,
    "quy": 11,
}


@pytest.mark.parametrize("count", [1, 3, 60])
def test_five_years_of_sixty_people_ask_as_much_as_one_year_of_one(
    client, count, django_assert_num_queries
):
    cast = Cast.of("Thượng Lạc", "tho_")
    cast.commune.practice_day = TODAY
    cast.commune.save()
    lived(cast, count)
    client.force_login(cast[SECRETARY])
    for code, number in QUERIES.items():
        with django_assert_num_queries(number):
            page = client.get(reverse("reports:report", args=[code]))
        assert any(isinstance(figure, Figure) for figure in page.context["report"].figures)


def lived(cast: Cast, count: int) -> None:
    """Give a commune five years of `count` people, all of them proposed and praised."""
    people = [make_person(cast.unit, f"Lê Thị Số {number:03d}") for number in range(count)]
    for year in range(2017, 2022):
        plan = PLAN_2021 if year == 2021 else clone_plan(PLAN_2021, year)
        campaign = a_campaign(cast, plan, number=f"{year}")
        registration = registered(campaign, cast.unit, "approved")
        IndividualLine.objects.bulk_create(
            IndividualLine(registration=registration, person=person, position="A", title="LDTT")
            for person in people
        )
        CollectiveLine.objects.create(registration=registration, name="A", title="TTLDTT")
        Nomination.objects.bulk_create(
            Nomination(
                campaign=campaign,
                unit=cast.unit,
                person=person,
                award="LDTT",
                stage="recognised",
                is_supported=True,
                sent_on=TODAY,
                received_on=TODAY,
                vetted_on=TODAY,
            )
            for person in people
        )
        Award.objects.bulk_create(
            Award(
                commune=cast.commune,
                person=person,
                unit=cast.unit,
                holder_name=person.full_name,
                unit_name=cast.unit.name,
                kind_code="LDTT",
                year=year,
            )
            for person in people
        )
        make_initiative(campaign, people[0], f"Sổ tay {year}", "recognised")
    fund = Fund.objects.create(commune=cast.commune, year=2021)
    fund.sources.create(kind="budget", amount=9_000_000, by_name="A")
    fund.expenses.create(kind="paper", amount=500_000, spent_on=TODAY, note="In", by_name="A")
