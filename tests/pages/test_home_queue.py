"""The first page of each role at five days of the year: only what it can finish; then the wall."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from campaigns import actions as campaigns
from campaigns.models import Campaign
from campaigns.rules.plan import Plan
from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    ROLES,
    SECRETARY,
    UNIT_HEAD,
)
from registrations.models import Registration
from registrations.rules.stages import Stage
from tests.cast import Cast, make_people, make_person, make_unit, make_units
from tests.nominating import (
    make_initiative,
    make_initiatives,
    make_nomination,
    make_nominations,
    make_review,
)
from tests.registered import (
    a_campaign,
    registered,
    registered_all,
    with_collective,
    with_people,
    with_person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

BEFORE_THE_PLAN = date(2021, 1, 4)
REGISTERING = date(2021, 1, 18)
QUIET = date(2021, 6, 1)
WRITING = date(2021, 10, 20)
JUDGING = date(2021, 11, 18)


@pytest.fixture
def cast():
    cast = Cast.of()
    cast[MEMBER].person = make_person(cast.unit, "Trần Thị Lan")
    cast[MEMBER].save()
    return cast


def practise_on(cast: Cast, day: date) -> None:
    cast.commune.practice_day = day
    cast.commune.save()


def lived_until(cast: Cast, day: date) -> None:
    """Let the commune have lived its year until a day, each on time but for the other unit."""
    practise_on(cast, day)
    lan = cast[MEMBER].person
    if day == BEFORE_THE_PLAN:
        return
    campaign = a_campaign(cast)
    if day == REGISTERING:
        registered(campaign, cast.other_unit)
        return
    row = registered(campaign, cast.unit, Stage.APPROVED)
    with_person(row, lan, initiative_name="Số hóa hộ tịch")
    with_collective(row, "Tập thể Văn phòng")
    registered(campaign, cast.other_unit, Stage.APPROVED)
    if day == JUDGING:
        _proposed(cast, campaign)


def _proposed(cast: Cast, campaign: Campaign) -> None:
    lan = cast[MEMBER].person
    make_nomination(campaign, lan, stage="returned")
    make_nomination(campaign, cast.unit, "TTLDTT", "submitted")
    for name, stage in (("Hà", "submitted"), ("Mai", "received"), ("Nga", "vetted")):
        make_nomination(campaign, make_person(cast.other_unit, f"Lê Thị {name}"), stage=stage)
    make_initiative(campaign, lan, "Số hóa hộ tịch", "reviewed")


TASKS = {
    BEFORE_THE_PLAN: {
        OFFICE: ["Lập kế hoạch năm 2021"],
        SECRETARY: ["Lập kế hoạch năm 2021"],
        CHAIR: ["Lập kế hoạch năm 2021"],
    },
    REGISTERING: {
        UNIT_HEAD: ["Lập đăng ký thi đua của Văn phòng - Thống kê"],
        OFFICE: ["Duyệt 1 bản đăng ký"],
    },
    QUIET: {},
    WRITING: {
        UNIT_HEAD: [
            "Lập đơn sáng kiến “Số hóa hộ tịch”",
            "Lập 2 hồ sơ từ đăng ký của Văn phòng - Thống kê",
        ],
        MEMBER: ["Lập đơn sáng kiến “Số hóa hộ tịch”"],
    },
    JUDGING: {
        UNIT_HEAD: ["Bổ sung 1 hồ sơ được trả lại của Bà Trần Thị Lan"],
        OFFICE: ["Ra quyết định cho 1 hồ sơ đã thẩm định"],
        SECRETARY: [
            "Chấm điểm 1 sáng kiến",
            "Tiếp nhận 2 hồ sơ",
            "Thẩm định 1 hồ sơ của Tài chính - Kế toán",
            "Ra quyết định cho 1 hồ sơ đã thẩm định",
        ],
        CHAIR: ["Chấm điểm 1 sáng kiến"],
        COUNCIL_MEMBER: ["Chấm điểm 1 sáng kiến"],
    },
}


@pytest.mark.parametrize("day", TASKS, ids=str)
def test_each_role_is_shown_what_it_can_finish_and_nothing_else(cast, client, day):
    lived_until(cast, day)
    shown = {}
    for role in ROLES:
        client.force_login(cast[role])
        shown[role] = [task.title for task in client.get(reverse("home")).context["home"].todos]
    assert shown == {role: TASKS[day].get(role, []) for role in ROLES}


@pytest.mark.parametrize("day", TASKS, ids=str)
def test_each_task_opens_a_page_that_the_role_may_open(cast, client, day):
    lived_until(cast, day)
    for role in TASKS[day]:
        client.force_login(cast[role])
        for task in client.get(reverse("home")).context["home"].todos:
            assert (task.title, client.get(task.url).status_code) == (task.title, 200)


def test_each_thing_that_others_do_and_each_cell_opens_for_who_sees_it(cast, client):
    lived_until(cast, JUDGING)
    opened = 0
    for role in ROLES:
        client.force_login(cast[role])
        home = client.get(reverse("home")).context["home"]
        walls = [*home.walls, *home.units]
        cells = [cell.url for wall in walls for row in wall.wall.rows for cell in row.cells]
        for url in filter(None, [*(task.url for task in home.waiting), *cells]):
            assert (url, client.get(url).status_code) == (url, 200)
            opened += 1
    assert opened > 20


def test_who_is_proposed_reads_where_the_own_dossiers_are(cast, client):
    lived_until(cast, JUDGING)
    make_nomination(cast.commune.campaigns.get(), cast[MEMBER].person, "CSTDCS", "vetted")
    for login, said in (
        (
            MEMBER,
            [
                "1 hồ sơ của Ông/Bà: cần bổ sung, chờ đơn vị gửi lại",
                "1 hồ sơ của Ông/Bà: đã thẩm định, chờ Hội đồng, quyết định",
            ],
        ),
        (COUNCIL_MEMBER, []),
    ):
        client.force_login(cast[login])
        home = client.get(reverse("home")).context["home"]
        assert [task.sentence for task in home.waiting] == said


def test_with_nothing_due_the_page_says_so_and_what_comes_next(cast, client):
    lived_until(cast, QUIET)
    client.force_login(cast[UNIT_HEAD])
    page = client.get(reverse("home"))
    assertContains(page, "Không còn việc nào đến hạn")
    assertContains(page, "Thứ Ba, ngày 01/06/2021 · Trưởng bộ phận, đơn vị Văn phòng - Thống kê")
    assertContains(page, "Kết thúc đợt 1 của phong trào")
    practise_on(cast, date(2022, 1, 1))
    assertContains(client.get(reverse("home")), "Phần mềm sẽ báo khi có kế hoạch")


def test_the_columns_of_the_grid_add_up_to_the_bars(cast, client):
    lived_until(cast, JUDGING)
    client.force_login(cast[SECRETARY])
    [year] = client.get(reverse("home")).context["home"].walls
    assert [(bar.name, bar.done, bar.total, bar.waiting, bar.late) for bar in year.wall.bars] == [
        ("Đăng ký", 2, 2, 0, 0),
        ("Hồ sơ", 4, 5, 1, 0),
        ("Thẩm định", 1, 5, 3, 0),
        ("Quyết định", 0, 5, 1, 0),
    ]
    assert [
        (row.name, [(cell.figure, cell.word) for cell in row.cells]) for row in year.wall.rows
    ] == [
        (
            "Tài chính - Kế toán",
            [("1/1", "Đã duyệt"), ("3/3", "Xong"), ("1/3", "Chờ tôi"), ("0/3", "Chờ tôi")],
        ),
        (
            "Văn phòng - Thống kê",
            [("1/1", "Đã duyệt"), ("1/2", "Cần bổ sung"), ("0/2", "Chờ tôi"), ("0/2", "Chưa đến")],
        ),
    ]


def test_a_head_sees_the_own_unit_alone_with_people_and_gaps(cast, client):
    lived_until(cast, JUDGING)
    client.force_login(cast[UNIT_HEAD])
    home = client.get(reverse("home")).context["home"]
    assert home.walls == []
    [part] = home.units
    assert [(bar.done, bar.total) for bar in part.wall.bars] == [(1, 1), (1, 2), (0, 2), (0, 2)]
    assert [
        (line.nominee, line.award, line.is_registered, line.dossier.stage.word)
        for line in part.lines
        if line.dossier
    ] == [
        ("Bà Trần Thị Lan", "Lao động tiên tiến", True, "Cần bổ sung"),
        ("Văn phòng - Thống kê", "Tập thể lao động tiên tiến", False, "Đã nộp"),
    ]


def test_who_sees_numbers_alone_finds_no_link_and_no_name_in_the_grid(cast, client):
    lived_until(cast, JUDGING)
    client.force_login(cast[OVERSEER])
    page = client.get(reverse("home"))
    [year] = page.context["home"].walls
    assert {cell.url for row in year.wall.rows for cell in row.cells} == {""}
    assertContains(page, "Tài chính - Kế toán")
    assertNotContains(page, "Lan")


def test_the_newest_campaign_is_open_and_the_others_are_folded(cast, client):
    practise_on(cast, date(2021, 12, 30))
    a_campaign(cast)
    thematic = Plan(year=2021, title="Chung sức xây dựng nông thôn mới")
    a_campaign(cast, thematic, kind=Campaign.Kind.THEMATIC)
    client.force_login(cast[OFFICE])
    page = client.get(reverse("home"))
    assert [str(wall.campaign) for wall in page.context["home"].walls] == [
        "Chung sức xây dựng nông thôn mới",
        "Triển khai thực hiện phong trào thi đua năm 2021",
    ]
    assertContains(page, '<details class="card year-fold"', count=1)


def test_of_more_than_twenty_units_the_unfinished_come_first(cast, client):
    practise_on(cast, JUDGING)
    campaign = a_campaign(cast)
    for number in range(1, 20):
        make_unit(cast.commune, f"Thôn {number:02d}", position=number)
    last = make_unit(cast.commune, "Thôn đã xong", position=0)
    registered(campaign, last, Stage.APPROVED)
    make_nomination(campaign, make_person(last, "Lê Thị Hà"), stage="recognised")
    client.force_login(cast[OFFICE])
    [year] = client.get(reverse("home")).context["home"].walls
    names = [row.name for row in year.wall.rows]
    assert (len(names), names[-1]) == (22, "Thôn đã xong")


def test_the_wall_is_the_same_grid_alone(cast, client):
    lived_until(cast, JUDGING)
    client.force_login(cast[SECRETARY])
    page = client.get(reverse("home_wall"))
    assertContains(page, "Tài chính - Kế toán")
    assertContains(page, "Đang xét")
    assertNotContains(page, "Chờ tôi")  # whoever reads a wall is nobody in particular
    assertContains(page, 'hx-trigger="every 300s"')
    assertNotContains(page, "Danh mục chức năng")


def test_a_late_sending_is_red_until_it_is_there(cast, client):
    practise_on(cast, date(2021, 1, 25))
    campaign = a_campaign(cast)
    registered(campaign, cast.unit, Stage.RETURNED)
    client.force_login(cast[OFFICE])
    [year] = client.get(reverse("home")).context["home"].walls
    assert [row.cells[0].word for row in year.wall.rows] == ["Trễ hạn", "Trễ hạn"]
    Registration.objects.update(stage=Stage.SUBMITTED)
    [year] = client.get(reverse("home")).context["home"].walls
    assert [row.cells[0].word for row in year.wall.rows] == ["Trễ hạn", "Chờ tôi"]


# --- Queries ------------------------------------------------------------------------------------


def filled(cast: Cast, count: int) -> None:
    """Fill the commune with `count` of everything that the page counts."""
    practise_on(cast, JUDGING)
    campaign = a_campaign(cast)
    row = registered(campaign, cast.unit, Stage.APPROVED)
    own = make_person(cast.unit, "Phạm Thị Của Mình")
    cast[MEMBER].person = own
    cast[MEMBER].save()
    units = make_units(cast.commune, [f"Thôn {number:03d}" for number in range(count)])
    registered_all(campaign, units[::2], Stage.SUBMITTED)
    registered_all(campaign, units[1::2], Stage.RETURNED)
    people = make_people(cast.unit, [f"Lê Thị Số {number:03d}" for number in range(count)])
    with_people(row, people, initiative_name="Sổ tay")
    drafts = make_nominations(campaign, people)
    for award, stage in (("CSTDCS", "received"), ("CSTDT", "vetted"), ("GIAY_KHEN", "returned")):
        make_nominations(campaign, people, award, stage)
    make_nominations(campaign, units, "TTLDTT", "submitted")
    make_initiatives(campaign, [(own, f"Nháp {number}") for number in range(count)])
    for stage, name in (("submitted", "Đã nộp"), ("reviewed", "Đang xét")):
        make_initiatives(campaign, [(author, f"{name} {author}") for author in people], stage)
    make_review(*drafts[::2])


QUERIES = {
    UNIT_HEAD: 9,
    MEMBER: 8,
    OFFICE: 11,
    SECRETARY: 12,
    COUNCIL_MEMBER: 8,
    CHAIR: 11,
    OVERSEER: 9,
}


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_home_page_of_one_role_and_of_several_asks_as_much_of_300_as_of_one(
    cast, client, count
):
    filled(cast, count)
    assert {role.name: _queries(cast, client, role) for role in ROLES} == {
        role.name: QUERIES[role] for role in ROLES
    }
    official, member = cast[OFFICE], cast[MEMBER]
    official.person, member.person = member.person, None
    member.save()
    official.save()
    asked = {}
    for role in (MEMBER, UNIT_HEAD, SECRETARY, COUNCIL_MEMBER, CHAIR, OVERSEER):
        cast[role].memberships.update(user=official)
        asked[role.name] = _queries(cast, client, OFFICE)
    assert asked == {
        MEMBER.name: 12,
        UNIT_HEAD.name: 13,
        SECRETARY.name: 15,
        COUNCIL_MEMBER.name: 15,
        CHAIR.name: 15,
        OVERSEER.name: 15,
    }


@pytest.mark.once
@pytest.mark.parametrize("drafts", [1, 3, 30])
def test_drafts_of_plans_cost_no_query_more(cast, client, drafts):
    lived_until(cast, REGISTERING)
    for _ in range(drafts):
        campaigns.create_draft(cast.commune, Plan(year=2022), by=cast.acting(OFFICE))
    assert {role.name: _queries(cast, client, role) for role in (OFFICE, SECRETARY, CHAIR)} == {
        OFFICE.name: 11,
        SECRETARY.name: 11,
        CHAIR.name: 11,
    }


def _queries(cast: Cast, client, role) -> int:
    client.force_login(cast[role])
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("home")).status_code == 200
    return len(queries)
