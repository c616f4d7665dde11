"""The room of dossiers as somebody narrowed it: kept as a tab of one's own, exported, printed."""

from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from python_calamine import CalamineWorkbook

from nominations.actions.filters import MOST_FILTERS
from nominations.models import SavedFilter
from nominations.sheets import COLUMNS
from people.roles import CHAIR, OFFICE, SECRETARY, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.nominating import make_nomination
from tests.registered import a_campaign
from tests.vetted import TODAY

pytestmark = pytest.mark.django_db
ROOM = "/ho-so/"
LATE = "trễ 4 ngày, thiếu 3"
SUBMITTED = {"trang_thai": "submitted", "danh_hieu": "LDTT"}


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    cast.commune.practice_day = TODAY
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    campaign = a_campaign(cast)
    for name, unit, stage, award in (
        ("An", cast.unit, "submitted", "LDTT"),
        ("Bình", cast.unit, "submitted", "CSTDCS"),
        ("Chi", cast.other_unit, "submitted", "LDTT"),
        ("Dung", cast.other_unit, "draft", "LDTT"),
    ):
        make_nomination(campaign, make_person(unit, name), award, stage)
    return campaign


@pytest.fixture
def secretary(client, cast, campaign):
    client.force_login(cast[SECRETARY])
    return client


def messages(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def save(client, name: str, **wish):
    return client.post(reverse("nominations:filter_save"), {"name": name, **wish})


def saved_tabs(client, **query) -> list[tuple[str, int, bool]]:
    tabs = client.get(ROOM, query).context["room"].saved_tabs
    return [(tab.word, tab.count, tab.is_here) for tab in tabs]


def names(client, query: str) -> list[str]:
    table = client.get(f"{ROOM}{query}").context["table"]
    return [str(row.nominee).removeprefix("Bà ") for row in table.rows]


def test_a_filter_that_was_saved_is_a_tab_that_shows_the_same_rows(secretary):
    answer = save(secretary, "LĐTT mới nộp", **SUBMITTED)

    assert messages(answer) == ["Đã lưu bộ lọc “LĐTT mới nộp”. Chỉ Ông/Bà thấy bộ lọc này."]
    assert saved_tabs(secretary) == [("LĐTT mới nộp", 2, False)]
    [tab] = secretary.get(ROOM).context["room"].saved_tabs
    assert sorted(names(secretary, tab.query)) == ["An", "Chi"]
    assert saved_tabs(secretary, **SUBMITTED) == [("LĐTT mới nộp", 2, True)]
    here = secretary.get(ROOM, SUBMITTED).context["room"].tabs
    assert [tab.word for tab in here if tab.is_here] == []


def test_nobody_else_sees_or_removes_it(client, secretary, cast):
    save(secretary, "Của thư ký", **SUBMITTED)
    for role in (OFFICE, UNIT_HEAD, CHAIR):
        client.force_login(cast[role])
        assert saved_tabs(client) == []
        client.post(reverse("nominations:filter_remove"), {"name": "Của thư ký"})

    client.force_login(cast[SECRETARY])
    assert saved_tabs(client) == [("Của thư ký", 2, False)]


def test_it_is_removed_and_the_page_shows_the_same_rows(secretary):
    save(secretary, "LĐTT mới nộp", **SUBMITTED)

    form = {"name": "LĐTT mới nộp", **SUBMITTED}
    answer = secretary.post(reverse("nominations:filter_remove"), form)

    assert (saved_tabs(secretary), SavedFilter.objects.exists()) == ([], False)
    assert sorted(names(secretary, f"?{answer.url.partition('?')[2]}")) == ["An", "Chi"]


def test_the_same_name_is_replaced_and_only_so_many_are_kept(secretary):
    for number in range(MOST_FILTERS):
        save(secretary, f"Bộ lọc {number:02}", **SUBMITTED)
    save(secretary, "Bộ lọc 00", trang_thai="draft", danh_hieu="LDTT")
    one_more = save(secretary, "Bộ lọc mới", **SUBMITTED)

    assert saved_tabs(secretary)[0] == ("Bộ lọc 00", 1, False)
    assert len(saved_tabs(secretary)) == MOST_FILTERS
    assert messages(one_more)[-1:] == [
        "Ông/Bà đã lưu 12 bộ lọc. Hãy bỏ một bộ lọc không dùng nữa, rồi lưu lại."
    ]


@pytest.mark.parametrize("name", ["", "\u200b", "x" * 61])
def test_a_name_that_is_none_is_refused_and_nothing_is_kept(secretary, name):
    answer = save(secretary, name, **SUBMITTED)
    assert (len(messages(answer)), SavedFilter.objects.count()) == (1, 0)


def test_of_a_unit_without_dossiers_it_shows_none_rather_than_all(secretary, cast, campaign):
    save(secretary, "Tài chính", loc="tat-ca", don_vi=cast.other_unit.pk)
    campaign.nominations.filter(unit=cast.other_unit).delete()

    [tab] = secretary.get(ROOM).context["room"].saved_tabs

    assert (tab.count, names(secretary, tab.query)) == (0, [])


def exported(client, query: str) -> list[list]:
    content = client.get(f"{reverse('nominations:list_export')}{query}").content
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(
    "query",
    ["", "?loc=tat-ca", "?trang_thai=draft", "?danh_hieu=LDTT", "?ket_qua=met", "?loc=tre-han"],
)
def test_the_workbook_has_the_rows_of_the_page_and_no_other(secretary, query):
    rows = exported(secretary, query)
    assert [row[2].removeprefix("Bà ") for row in rows if isinstance(row[0], float)] == names(
        secretary, query
    )


def test_the_workbook_says_what_it_holds(secretary):
    told = [list(filter(None, row)) for row in exported(secretary, "?trang_thai=draft")]
    assert [row for row in told if row] == [
        ["ỦY BAN NHÂN DÂN XÃ QUẢNG THÀNH"],
        ["HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2021"],
        ["(Đến ngày 18/11/2021; Nháp)"],
        [column.title for column in COLUMNS],
        [1.0, "Tài chính - Kế toán", "Bà Dung", "Lao động tiên tiến", "Nháp", "Chưa đủ", LATE],
        ["Tổng số", "1 hồ sơ của 1 cá nhân"],
    ]


def test_what_is_printed_is_all_of_it_on_one_page(secretary, cast, campaign):
    for number in range(120):
        person = make_person(cast.unit, f"Người {number:03}")
        make_nomination(campaign, person, "LDTT", "submitted")

    folded = secretary.get(ROOM, {"loc": "tat-ca"}).context["table"]
    printed = secretary.get(ROOM, {"loc": "tat-ca", "in": "1"})

    table = printed.context["table"]
    assert (len(folded.rows) < 124, len(table.rows), table.count) == (True, 124, 124)
    assert b'data-print="now"' in printed.content
    assert "Trang sau" not in printed.content.decode()
