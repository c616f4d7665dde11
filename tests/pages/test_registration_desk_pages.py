"""The desk, the review and the consolidated list, as people meet them."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from people.models import Membership
from people.roles import CHAIR, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD
from registrations.models import Registration
from registrations.rules.stages import Stage
from tests.cast import Cast, make_person, make_unit, make_units
from tests.plans import PLAN_2021
from tests.registered import a_campaign, registered, registered_all, with_collective, with_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TODAY = date(2021, 1, 18)
OWN, OTHER = "Nguyễn Thị Của Mình", "Trần Văn Đơn Vị Khác"


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    practise(cast, TODAY)
    return cast


def practise(cast: Cast, day: date) -> None:
    cast.commune.practice_day = day
    cast.commune.save()


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def own(cast, campaign) -> Registration:
    registration = registered(campaign, cast.unit)
    with_person(registration, make_person(cast.unit, OWN))
    return registration


@pytest.fixture
def other(cast, campaign) -> Registration:
    registration = registered(campaign, cast.other_unit, Stage.APPROVED)
    with_person(registration, make_person(cast.other_unit, OTHER), "CSTDCS")
    with_collective(registration, "Bộ phận Tài chính")
    return registration


def page(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"registrations:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


# --- The desk ----------------------------------------------------------------------------


def shown(client, **query) -> list[tuple]:
    answer = client.get(reverse("registrations:list"), query)
    return [(row.unit.name, row.stage, row.note) for row in answer.context["rows"]]


def test_every_active_unit_stands_on_the_desk_with_its_stage(client, cast, campaign, own, other):
    make_unit(cast.commune, "Tư pháp - Hộ tịch", position=200)
    make_unit(cast.commune, "Đã đóng", valid_to=date(2020, 12, 31))
    client.force_login(cast[OFFICE])
    assert shown(client) == [
        ("Tài chính - Kế toán", Stage.APPROVED, ""),
        ("Văn phòng - Thống kê", Stage.SUBMITTED, ""),
        ("Tư pháp - Hộ tịch", Stage.DRAFT, "hạn đến hết ngày 19/01/2021"),
    ]


@pytest.mark.parametrize(
    ("stage", "values", "today", "note"),
    [
        (Stage.DRAFT, {}, date(2021, 1, 19), "hạn đến hết ngày 19/01/2021"),
        (Stage.DRAFT, {}, date(2021, 1, 20), "trễ hạn 1 ngày"),
        (Stage.SUBMITTED, {"days_late": 4}, date(2021, 3, 1), "trễ hạn 4 ngày"),
        (Stage.SUBMITTED, {}, date(2021, 3, 1), ""),
        (Stage.APPROVED, {"days_late": 2}, date(2021, 3, 1), "trễ hạn 2 ngày"),
        (Stage.RETURNED, {}, date(2021, 3, 1), "bổ sung đến hết ngày 22/01/2021"),
    ],
)
def test_the_desk_says_who_is_late_and_by_how_much(
    client, cast, campaign, stage, values, today, note
):
    practise(cast, today)
    registered(campaign, cast.unit, stage, **values)
    client.force_login(cast[OFFICE])
    assert shown(client, don_vi=cast.unit.pk) == [(cast.unit.name, stage, note)]


def test_an_extension_moves_the_day_of_its_unit_alone(client, cast, campaign):
    deadline = campaign.deadlines.get(kind="registration")
    deadline.extensions.create(unit=cast.unit, due_on=date(2021, 1, 25), reason="Ốm")
    client.force_login(cast[OFFICE])
    assert [note for _, _, note in shown(client)] == [
        "hạn đến hết ngày 19/01/2021",
        "hạn đến hết ngày 25/01/2021",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"trang_thai": "submitted"}, ["Văn phòng - Thống kê"]),
        ({"trang_thai": "draft"}, []),
        ({"danh_hieu": "2"}, ["Tài chính - Kế toán"]),
        ({"trang_thai": "nonsense"}, ["Tài chính - Kế toán", "Văn phòng - Thống kê"]),
        ({"danh_hieu": "99"}, ["Tài chính - Kế toán", "Văn phòng - Thống kê"]),
    ],
)
def test_the_desk_is_narrowed_and_takes_nonsense_for_no_wish(
    client, cast, own, other, query, expected
):
    client.force_login(cast[OFFICE])
    assert [unit for unit, _, _ in shown(client, **query)] == expected


def test_the_totals_add_up_what_is_shown(client, cast, own, other):
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("registrations:list"))
    total = answer.context["total"]
    assert (total.people, total.collectives, total.in_words) == (
        2,
        1,
        "1\u00a0CSTĐCS · 1\u00a0LĐTT · 1\u00a0TTLĐTT",
    )


def test_a_draft_shows_the_office_no_numbers(client, cast, campaign):
    draft = registered(campaign, cast.unit, Stage.DRAFT)
    with_person(draft, make_person(cast.unit, OWN))
    client.force_login(cast[OFFICE])
    assert client.get(reverse("registrations:list")).context["total"].people == 0


def test_another_campaign_is_chosen_in_the_address(client, cast, campaign, own):
    older = a_campaign(cast, replace(PLAN_2021, number="9/KH-UBND", year=2020))
    client.force_login(cast[OFFICE])
    seen = {
        wanted: client.get(reverse("registrations:list"), {"phong_trao": wanted}).context[
            "campaign"
        ]
        for wanted in ("", str(older.pk), "abc")
    }
    assert seen == {"": campaign, str(older.pk): older, "abc": campaign}


def test_before_the_launch_the_desk_says_what_it_waits_for(client, cast):
    client.force_login(cast[OFFICE])
    assert "Chưa có phong trào nào được phát động" in page(client, "list")


# --- A unit sees itself --------------------------------------------------------------------


def test_the_head_of_a_unit_sees_the_own_row_alone(client, cast, own, other):
    client.force_login(cast[UNIT_HEAD])
    assert [unit for unit, _, _ in shown(client)] == [cast.unit.name]
    assert [unit for unit, _, _ in shown(client, don_vi=cast.other_unit.pk)] == [cast.unit.name]
    assert cast.other_unit.name not in page(client, "list")


@pytest.mark.parametrize("name", ["paper_pdf", "paper_docx", "approve", "send_back"])
def test_the_registration_of_another_unit_is_not_there_for_a_head(client, cast, other, name):
    client.force_login(cast[UNIT_HEAD])
    address = reverse(f"registrations:{name}", args=[other.pk])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["", "_xlsx", "_pdf", "_docx"])
def test_a_head_of_a_unit_opens_no_list_of_all_units(client, cast, campaign, other, kind):
    client.force_login(cast[UNIT_HEAD])
    address = reverse(f"registrations:consolidated{kind}", args=[campaign.pk])
    assert client.get(address).status_code == 403


def test_the_own_paper_holds_the_own_people_alone(client, cast, own, other):
    client.force_login(cast[UNIT_HEAD])
    answer = client.get(reverse("registrations:paper_docx", args=[own.pk]))
    assert answer["Content-Disposition"] == (
        'attachment; filename="ban-dang-ky-van-phong-thong-ke-2021.docx"'
    )
    text = _text(answer.content)
    assert (OWN in text, OTHER in text) == (True, False)


def _text(file: bytes) -> str:
    return "\n".join(node.text or "" for node in docx.Document(BytesIO(file)).element.body.iter())


# --- The level above sees numbers ----------------------------------------------------------


def test_the_level_above_is_led_to_the_numbers_and_reads_no_name(
    client, cast, campaign, own, other
):
    client.force_login(cast[OVERSEER])
    answer = client.get(reverse("registrations:list"), follow=True)
    assert answer.redirect_chain == [
        (reverse("registrations:consolidated", args=[campaign.pk]), 302)
    ]
    text = answer.content.decode()
    assert "Tài chính - Kế toán" in text
    assert (OTHER in text, "Bộ phận Tài chính" in text, "Xuất Excel" in text) == (False,) * 3


def test_who_oversees_and_heads_one_unit_still_reads_no_name_of_others(
    client, cast, campaign, other
):
    user = cast[OVERSEER]
    Membership.objects.create(
        user=user,
        commune=cast.commune,
        role=UNIT_HEAD.code,
        unit=cast.unit,
        starts_on=date(2020, 1, 1),
    )
    client.force_login(user)
    assert OTHER not in page(client, "consolidated", campaign.pk)
    for kind in ("xlsx", "pdf", "docx"):
        address = reverse(f"registrations:consolidated_{kind}", args=[campaign.pk])
        assert client.get(address).status_code == 403


def test_twins_are_explained_by_name_only_to_who_may_see_names(client, cast, campaign, own, other):
    with_person(own, other.individuals.get().person)
    sentence = f"Bà {OTHER} có trong bản đăng ký của"
    seen = {}
    for role in (OFFICE, OVERSEER):
        client.force_login(cast[role])
        seen[role] = sentence in page(client, "consolidated", campaign.pk)
    assert seen == {OFFICE: True, OVERSEER: False}


# --- Approving and sending back ------------------------------------------------------------


def test_many_are_shown_by_name_and_count_before_they_are_approved(client, cast, campaign, own):
    second = registered(campaign, cast.other_unit)
    client.force_login(cast[OFFICE])
    chosen = {"ban": [own.pk, second.pk]}
    text = page(client, "approve_many", **chosen)
    assert "Sẽ duyệt <strong>2 bản đăng ký</strong>: 1 cá nhân, 0 tập thể." in text
    assert cast.unit.name in text
    assert cast.other_unit.name in text
    assert set(Registration.objects.values_list("stage", flat=True)) == {"submitted"}
    client.post(reverse("registrations:approve_many"), chosen)
    assert set(Registration.objects.values_list("stage", flat=True)) == {"approved"}


def test_one_that_was_withdrawn_meanwhile_stops_all_and_is_named(client, cast, campaign, own):
    gone = registered(campaign, cast.other_unit, Stage.DRAFT)
    client.force_login(cast[OFFICE])
    chosen = {"ban": [own.pk, gone.pk]}
    answer = client.post(reverse("registrations:approve_many"), chosen)
    assert "Bản đăng ký của Tài chính - Kế toán đang ở trạng thái “Chưa gửi”" in (
        answer.content.decode()
    )
    own.refresh_from_db()
    assert own.stage == Stage.SUBMITTED


@pytest.mark.parametrize("number", ["x", "-1", "999999", "9" * 30, "²"])
def test_a_number_that_is_no_registration_is_not_found(client, cast, own, number):
    client.force_login(cast[OFFICE])
    for answer in (
        client.get(reverse("registrations:approve_many"), {"ban": [own.pk, number]}),
        client.post(reverse("registrations:approve_many"), {"ban": [own.pk, number]}),
    ):
        assert answer.status_code == 404
    own.refresh_from_db()
    assert own.stage == Stage.SUBMITTED


def test_nothing_ticked_leads_back_with_a_sentence(client, cast, own):
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("registrations:approve_many"), follow=True)
    assert "Hãy đánh dấu ít nhất một bản đăng ký" in answer.content.decode()


def test_the_desk_keeps_its_filters_through_an_approval_and_a_return(client, cast, own, other):
    client.force_login(cast[OFFICE])
    kept = f"?trang_thai=submitted&don_vi={own.unit_id}"
    desk = reverse("registrations:list") + kept
    text = client.get(desk).content.decode().replace("&amp;", "&")
    for name in ("approve", "send_back"):
        assert f'href="{reverse(f"registrations:{name}", args=[own.pk])}{kept}"' in text
    assert f'<input type="hidden" name="don_vi" value="{own.unit_id}">' in text
    many = f"{reverse('registrations:approve_many')}{kept}&ban={own.pk}"
    assert client.get(many).context["back"] == desk
    returned = {"reason": "Thiếu.", "due_on": "25/01/2021"}
    send_back = reverse("registrations:send_back", args=[own.pk]) + kept
    assert client.post(send_back, returned).url == desk
    Registration.objects.filter(pk=own.pk).update(
        stage="submitted", return_reason="", return_due_on=None
    )
    assert client.post(many, {"ban": own.pk}).url == desk


@pytest.mark.parametrize("role", [SECRETARY, CHAIR, UNIT_HEAD])
@pytest.mark.parametrize("name", ["approve", "send_back"])
def test_only_the_office_reviews(client, cast, own, role, name):
    client.force_login(cast[role])
    data = {"reason": "Thiếu", "due_on": "25/01/2021"}
    answer = client.post(reverse(f"registrations:{name}", args=[own.pk]), data)
    own.refresh_from_db()
    assert (answer.status_code, own.stage) == (403, Stage.SUBMITTED)


def test_a_registration_is_sent_back_with_a_form(client, cast, own):
    client.force_login(cast[OFFICE])
    address = reverse("registrations:send_back", args=[own.pk])
    client.post(address, {"reason": "Thiếu chức vụ", "due_on": "22012021"})
    own.refresh_from_db()
    assert (own.stage, own.return_reason, own.return_due_on) == (
        Stage.RETURNED,
        "Thiếu chức vụ",
        date(2021, 1, 22),
    )


@pytest.mark.parametrize(
    ("due_on", "sentence"),
    [
        ("18/01/2021", "Hạn bổ sung phải sau hôm nay (18/01/2021)."),
        ("32/01/2021", "Hãy ghi ngày/tháng/năm"),
    ],
)
def test_a_wrong_day_is_said_at_its_field_and_keeps_the_reason(client, cast, own, due_on, sentence):
    client.force_login(cast[OFFICE])
    address = reverse("registrations:send_back", args=[own.pk])
    text = client.post(address, {"reason": "Thiếu chức vụ", "due_on": due_on}).content.decode()
    assert sentence in text
    assert "Thiếu chức vụ" in text
    own.refresh_from_db()
    assert own.stage == Stage.SUBMITTED


# --- The consolidated list and its files ---------------------------------------------------


def test_the_list_counts_what_was_approved_and_names_who_is_missing(
    client, cast, campaign, own, other
):
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("registrations:consolidated", args=[campaign.pk]))
    context = answer.context
    assert (context["total"].people, context["total"].collectives) == (1, 1)
    assert [row.unit for row in context["waiting"]] == [cast.unit.name]
    assert [goal.verdict for goal in context["goals"]] == [
        "0/1, còn thiếu 1",
        "1/2, còn thiếu 1",
        "1/1",
    ]
    text = answer.content.decode()
    assert (OTHER in text, OWN in text) == (True, False)


def test_the_excel_file_has_typed_cells_and_stays_readable_on_paper(client, cast, campaign, other):
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("registrations:consolidated_xlsx", args=[campaign.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="tong-hop-dang-ky-2021.xlsx"'
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names == ["Tổng hợp", "Cá nhân", "Tập thể"]
    counts, people, collectives = (
        book.get_sheet_by_name(name).to_python() for name in book.sheet_names
    )
    assert counts[4:] == [
        ["STT", "Bộ phận, đơn vị", "Cá nhân", "Tập thể", "CSTĐCS", "TTLĐTT"],
        [1, "Tài chính - Kế toán", 1, 1, 1, 1],
        ["Tổng số", "", 1, 1, 1, 1],
    ]
    assert people[5:] == [
        [
            1,
            "Bà",
            OTHER,
            "Công chức chuyên môn",
            "Tài chính - Kế toán",
            "Chiến sĩ thi đua cơ sở",
            "",
            "",
            "",
        ],
        ["Tổng số", "1 người", *[""] * 7],
    ]
    assert collectives[5:] == [
        [1, "Bộ phận Tài chính", "Tài chính - Kế toán", "Tập thể lao động tiên tiến", ""],
        ["Tổng số", "1 tập thể", "", "", ""],
    ]
    for number in (1, 2, 3):
        assert _layout(answer.content, number) == (True, True, True)


def _layout(file: bytes, number: int) -> tuple[bool, bool, bool]:
    """Say whether a sheet is landscape, A4, and keeps its header in view."""
    with zipfile.ZipFile(BytesIO(file)) as parts:
        xml = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
    return 'orientation="landscape"' in xml, 'paperSize="9"' in xml, 'state="frozen"' in xml


@pytest.mark.parametrize(
    ("kind", "start", "handed"),
    [("pdf", b"%PDF-", "inline"), ("docx", b"PK\x03\x04", "attachment")],
)
def test_the_report_is_two_clicks_from_the_desk(client, cast, campaign, other, kind, start, handed):
    client.force_login(cast[OFFICE])
    first = reverse("registrations:consolidated", args=[campaign.pk])
    second = reverse(f"registrations:consolidated_{kind}", args=[campaign.pk])
    assert f'href="{first}"' in page(client, "list")
    assert f'href="{second}"' in page(client, "consolidated", campaign.pk)
    answer = client.get(second)
    assert answer.content.startswith(start)
    assert answer["Content-Disposition"] == f'{handed}; filename="bao-cao-dang-ky-2021.{kind}"'


# --- Queries -------------------------------------------------------------------------------


@pytest.mark.once
@pytest.mark.parametrize("units", [1, 3, 300])
def test_the_number_of_queries_does_not_grow_with_the_units(
    client, cast, campaign, units, django_assert_num_queries
):
    formed = make_units(cast.commune, [f"Thôn {number}" for number in range(units)])
    for registration in registered_all(campaign, formed, Stage.APPROVED):
        with_person(registration, make_person(registration.unit, f"Người {registration.unit}"))
        with_collective(registration, registration.unit.name)
    client.force_login(cast[OFFICE])
    with django_assert_num_queries(10):
        client.get(reverse("registrations:list"))
    with django_assert_num_queries(11):
        client.get(reverse("registrations:consolidated", args=[campaign.pk]))
    with django_assert_num_queries(9):
        client.get(reverse("registrations:consolidated_xlsx", args=[campaign.pk]))
