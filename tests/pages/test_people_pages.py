"""The pages of units and people: what they list, take, refuse and keep from whom."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from history.models import Event
from people.actions import let_go, record_absence, record_discipline
from people.models import Absence, Discipline, Person, Rating, Unit
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD
from people.rules.roster import FIELDS
from tests.cast import SINCE, Cast, make_people, make_person, make_unit, make_units
from tests.filling import seen_at
from workbooks import opening as workbook

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

ALL_ROLES = (UNIT_HEAD, MEMBER, OFFICE, SECRETARY, COUNCIL_MEMBER, CHAIR, OVERSEER)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def office(cast, client):
    client.force_login(cast[OFFICE])
    return client


def names(answer) -> list[str]:
    return [person.full_name for person in answer.context["page"]]


# --- Lists ----------------------------------------------------------------------------------------


def test_people_are_listed_by_given_name_as_officials_list_them(cast, office):
    for name in ["Lê Ưng", "Trần Ánh", "Đỗ An", "Hồ Đào", "Bùi Dũng", "Vũ Ân", "Ngô Ăn", "Cao An"]:
        make_person(cast.unit, name)
    assert names(office.get(reverse("people:persons"))) == [
        "Cao An", "Đỗ An", "Trần Ánh", "Ngô Ăn", "Vũ Ân", "Bùi Dũng", "Hồ Đào", "Lê Ưng",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["duong", "DƯƠNG", "dương", "thuy duong", "ke toan", "kế toán"])
def test_people_are_found_with_or_without_accents_by_name_or_position(cast, office, words):
    make_person(cast.unit, "Cao Thị Thùy Dương", position="Kế toán")
    make_person(cast.unit, "Lê Văn Minh", position="Văn thư")
    answer = office.get(reverse("people:persons"), {"words": words})
    assert names(answer) == ["Cao Thị Thùy Dương"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Mai", "Tâm"]),
        ({"status": "left"}, ["Lan"]),
        ({"status": "all"}, ["Lan", "Mai", "Tâm"]),
        ({"unit": "other"}, ["Tâm"]),
        ({"group": "official"}, ["Mai"]),
        ({"unit": "999999", "group": "x", "status": "x", "trang": "x"}, ["Mai", "Tâm"]),
    ],
)
def test_a_filter_narrows_the_list_and_nonsense_in_it_does_nothing(cast, office, query, expected):
    make_person(cast.unit, "Lê Lan", left_on=date(2020, 1, 1))
    make_person(cast.unit, "Lê Mai", group="official")
    make_person(cast.other_unit, "Lê Tâm")
    if query.get("unit") == "other":
        query = query | {"unit": cast.other_unit.pk}
    shown_names = names(office.get(reverse("people:persons"), query))
    assert shown_names == [f"Lê {name}" for name in expected]


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_list_of_people_asks_the_database_as_often_for_many(
    cast, office, count, django_assert_num_queries
):
    make_people(cast.unit, [f"Lê Lan {chr(65 + number % 26)}{number}" for number in range(count)])
    with django_assert_num_queries(7):
        answer = office.get(reverse("people:persons"))
    assert answer.context["page"].paginator.count == count


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_list_of_units_asks_the_database_as_often_for_many(
    cast, office, count, django_assert_num_queries
):
    Unit.objects.exclude(memberships__isnull=False).delete()
    make_units(cast.commune, [f"Thôn {number}" for number in range(count - 1)])
    with django_assert_num_queries(6):
        answer = office.get(reverse("people:units"))
    assert answer.context["page"].paginator.count == count


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 300])
def test_a_unit_asks_the_database_as_often_for_many_people(
    cast, office, count, django_assert_num_queries
):
    make_people(cast.unit, [f"Lê Lan {number}" for number in range(count)])
    with django_assert_num_queries(9):
        answer = office.get(reverse("people:unit", args=[cast.unit.pk]))
    assert len(answer.context["people"]) == count


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_list_of_users_asks_the_database_as_often_for_many(
    cast, office, count, django_assert_num_queries
):
    from people.models import Membership, User

    users = User.objects.bulk_create(User(username=f"u{number}") for number in range(count))
    Membership.objects.bulk_create(
        Membership(user=user, commune=cast.commune, role="overseer", starts_on=SINCE)
        for user in users
    )
    with django_assert_num_queries(9):
        answer = office.get(reverse("people:users"))
    assert answer.context["page"].paginator.count == count + 7


def test_a_list_of_many_has_pages_and_keeps_the_filter(cast, office):
    for number in range(60):
        make_person(cast.unit, f"Lê Lan {number:03}", group="official")
    answer = office.get(reverse("people:persons"), {"group": "official", "trang": "2"})
    assert len(names(answer)) == 10
    assert 'href="?group=official&amp;trang=1"' in answer.content.decode()
    assert "Tổng số: 60 người" in answer.content.decode()


def test_units_count_who_works_today_and_closed_ones_are_shown_on_request(cast, office):
    make_person(cast.unit, "Lê Lan")
    make_person(cast.unit, "Lê Mai", left_on=date(2020, 1, 1))
    closed = make_unit(cast.commune, "Địa chính", valid_to=date(2020, 12, 31))
    url = reverse("people:units")
    counted = [(unit, unit.head_count) for unit in office.get(url).context["page"]]
    assert set(counted) == {(cast.unit, 1), (cast.other_unit, 0)}
    assert closed in office.get(url, {"tat_ca": "1"}).context["page"]


def test_the_list_is_exported_as_it_is_filtered_and_can_be_taken_back(cast, office):
    make_person(cast.unit, "Lê Lan", left_on=date(2020, 1, 1))
    make_person(cast.unit, "=1+1 Mai", position="+84", is_leader=True)
    make_person(cast.other_unit, "Lê Tâm", born_on=None)
    everybody = office.get(reverse("people:persons_export"), {"status": "all"})
    assert everybody["Content-Disposition"] == 'attachment; filename="danh-sach-con-nguoi.xlsx"'
    [sheet] = workbook.sheets(everybody.content)
    assert sheet.rows[3:] == [
        ["STT", *FIELDS.values()],
        [1.0, "Lê Lan", "Nữ", date(1985, 5, 19), "Công chức chuyên môn", cast.unit.name,
         "Công chức", "Không", date(2015, 3, 1), date(2020, 1, 1)],
        [2.0, "=1+1 Mai", "Nữ", date(1985, 5, 19), "+84", cast.unit.name,
         "Công chức", "Có", date(2015, 3, 1), ""],
        [3.0, "Lê Tâm", "Nữ", "", "Công chức chuyên môn", cast.other_unit.name,
         "Công chức", "Không", date(2015, 3, 1), ""],
        ["Tổng số", "3 người", *[""] * 8],
    ]  # fmt: skip
    [some] = workbook.sheets(office.get(reverse("people:persons_export")).content)
    assert [row[1] for row in some.rows[4:]] == ["=1+1 Mai", "Lê Tâm", "2 người"]


def test_an_exported_list_changes_nothing_when_it_is_taken_back(cast, office):
    make_person(cast.unit, "Lê Lan", left_on=date(2020, 1, 1))
    make_person(cast.other_unit, "Lê Tâm", born_on=None)
    content = office.get(reverse("people:persons_export"), {"status": "all"}).content
    data = {"file": SimpleUploadedFile("ds.xlsx", content), "text": "", "as_of": "1/1/2021"}
    plan = office.post(reverse("people:import"), data, follow=True).context["plan"]
    assert (plan.problems, plan.additions, plan.amendments, plan.unchanged) == ([], [], [], 2)


# --- What is typed --------------------------------------------------------------------------------

LAN = {
    "full_name": "Trần Thị Lan",
    "gender": "female",
    "born_on": "5/4/1986",
    "position": "Văn thư",
    "group": "civil_servant",
    "joined_on": "01032010",
}


def test_a_person_is_added_with_days_typed_as_people_type_them(cast, office):
    answer = office.post(reverse("people:person_add"), LAN | {"unit": cast.unit.pk})
    person = Person.objects.get()
    assert answer.url == reverse("people:person", args=[person.pk])
    assert (person.born_on, person.joined_on) == (date(1986, 4, 5), date(2010, 3, 1))
    assert Event.objects.about(person).get().actor_role == "Văn phòng"


def test_the_next_person_of_the_same_unit_is_one_click_away(cast, office):
    answer = office.post(
        reverse("people:person_add"), LAN | {"unit": cast.unit.pk, "and_another": "1"}, follow=True
    )
    assert answer.context["form"]["unit"].value() == str(cast.unit.pk)
    assert "Đã thêm bà Trần Thị Lan." in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, None, "Xã đã có người trùng họ tên và ngày sinh."),
        ({"born_on": "31/02/1986"}, "born_on", "Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985."),
        (
            {"born_on": "5/4/2009"},
            "born_on",
            "Sinh ngày 05/04/2009 mà vào làm ngày 01/03/2010 (0 tuổi). "
            "Hãy kiểm tra lại hai ngày này.",
        ),
        ({"joined_on": ""}, "joined_on", "Trường này là bắt buộc."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    cast, office, values, field, sentence
):
    make_person(cast.other_unit, "Trần Thị Lan", born_on=date(1986, 4, 5))
    typed = LAN | values | {"unit": str(cast.unit.pk)}
    form = office.post(reverse("people:person_add"), typed).context["form"]
    assert form.errors == {field or "__all__": [sentence]}
    assert [form[name].value() for name in typed] == list(typed.values())
    assert Person.objects.count() == 1


def test_a_unit_with_a_taken_name_is_a_sentence_and_no_crash(cast, office):
    typed = {"name": cast.unit.name, "kind": "hamlet", "valid_from": "1/1/2021", "position": "1"}
    form = office.post(reverse("people:unit_add"), typed).context["form"]
    assert form.errors == {"__all__": ["Xã đã có bộ phận, đơn vị đang hoạt động với tên này."]}


def test_a_closing_that_leaves_people_behind_is_explained_on_the_form(cast, office):
    make_person(cast.other_unit, "Lê Lan")
    url = reverse("people:unit_close", args=[cast.other_unit.pk])
    form = office.post(url, {"closed_on": "1/3/2021"}).context["form"]
    assert form.errors["__all__"][0].startswith("Tài chính - Kế toán còn 1 người: Lê Lan.")
    office.post(url, {"closed_on": "1/3/2021", "successor": cast.unit.pk, "moves_people": "on"})
    assert Person.objects.get().unit == cast.unit


def test_units_are_merged_from_the_page(cast, office):
    typed = {
        "units": [cast.unit.pk, cast.other_unit.pk],
        "name": "Văn phòng",
        "kind": "department",
        "merged_on": "1/3/2021",
    }
    office.post(reverse("people:unit_merge"), typed)
    assert [unit.name for unit in Unit.objects.filter(valid_to=None)] == ["Văn phòng"]


def test_a_person_is_corrected_moved_let_go_and_taken_back(cast, office):
    lan = make_person(cast.unit, "Trần Thị Lan", born_on=date(1986, 4, 5))

    def send(name: str, **typed):
        address = reverse(f"people:{name}", args=[lan.pk])
        seen = seen_at(office, address) if name == "person_edit" else {}
        office.post(address, typed | seen)
        lan.refresh_from_db()
        return lan

    assert send("person_edit", **LAN | {"full_name": "Trần Thị Lân"}).full_name == "Trần Thị Lân"
    assert send("person_move", unit=cast.other_unit.pk, position="Thủ quỹ",
                moved_on="1/7/2020").unit == cast.other_unit  # fmt: skip
    assert send("person_leave", left_on="1/8/2020").left_on == date(2020, 8, 1)
    assert send("person_take_back").left_on is None
    verbs = Event.objects.about(lan).order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == [
        "person.changed",
        "person.moved",
        "person.left",
        "person.taken_back",
    ]


RECORDS = {
    "absence": (Absence, {"kind": "sick", "starts_on": "1/2/2020"}, {"note": "Ở bệnh viện"}),
    "discipline": (Discipline, {"form": "warning", "decided_on": "1/2/2020"}, {"decision": "7"}),
    "rating": (Rating, {"year": "2020", "level": "HTT"}, {"level": "HTXS"}),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_records_are_added_corrected_and_struck_out_after_a_question(cast, office, kind):
    model, typed, correction = RECORDS[kind]
    lan = make_person(cast.unit, "Trần Thị Lan")
    office.post(reverse(f"people:{kind}_add", args=[lan.pk]), typed)
    row = model.objects.get(person=lan)
    edit = reverse(f"people:{kind}_edit", args=[row.pk])
    office.post(edit, typed | correction | seen_at(office, edit))
    row.refresh_from_db()
    [(name, value)] = correction.items()
    assert getattr(row, name) == value
    remove = reverse(f"people:{kind}_remove", args=[row.pk])
    assert str(row) in office.get(remove).content.decode()
    assert model.objects.exists()
    office.post(remove)
    assert not model.objects.exists()


def test_a_second_rating_of_a_year_is_a_sentence_on_the_form(cast, office):
    lan = make_person(cast.unit, "Trần Thị Lan")
    url = reverse("people:rating_add", args=[lan.pk])
    office.post(url, {"year": "2020", "level": "HTT"})
    form = office.post(url, {"year": "2020", "level": "HT"}).context["form"]
    assert form.errors == {"__all__": ["Năm này đã có mức xếp loại."]}


# --- Who sees what --------------------------------------------------------------------------------


@pytest.fixture
def lan(cast):
    lan = make_person(cast.unit, "Trần Thị Lan")
    by = cast.acting(OFFICE)
    record_absence(lan, kind="maternity", starts_on=date(2020, 2, 1), by=by)
    record_discipline(lan, form="warning", decided_on=date(2019, 1, 1), decision="77/QĐ", by=by)
    return lan


def statuses(client, cast, url: str, method: str = "get") -> dict[str, int]:
    codes = {}
    for role in ALL_ROLES:
        client.force_login(cast[role])
        codes[role.code] = getattr(client, method)(url).status_code
    return codes


def only(*roles, status=200, otherwise=403) -> dict[str, int]:
    return {role.code: status if role in roles else otherwise for role in ALL_ROLES}


SEES_PEOPLE = (UNIT_HEAD, OFFICE, SECRETARY, CHAIR)


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("persons", SEES_PEOPLE),
        ("units", SEES_PEOPLE),
        ("persons_export", SEES_PEOPLE),
        ("users", (OFFICE, CHAIR)),
        ("person_add", (OFFICE,)),
        ("unit_add", (OFFICE,)),
        ("unit_merge", (OFFICE,)),
        ("import", (OFFICE,)),
        ("import_template", (OFFICE,)),
    ],
)
def test_a_page_opens_for_the_roles_that_need_it(cast, client, name, roles):
    assert statuses(client, cast, reverse(f"people:{name}")) == only(*roles)


def test_a_person_is_shown_to_who_sees_people_and_to_nobody_else(cast, client, lan):
    url = reverse("people:person", args=[lan.pk])
    assert statuses(client, cast, url) == only(*SEES_PEOPLE, otherwise=404)


def test_who_may_not_see_a_person_learns_nothing_from_the_other_pages(cast, client, lan):
    for name in ("person_edit", "person_move", "person_leave", "absence_add", "discipline_add"):
        codes = statuses(client, cast, reverse(f"people:{name}", args=[lan.pk]))
        assert codes == {
            "office": 200, "unit_head": 403, "secretary": 403, "chair": 403,
            "member": 404, "council_member": 404, "overseer": 404,
        }  # fmt: skip


def test_a_discipline_is_corrected_by_the_office_alone(cast, client, lan):
    row = lan.disciplines.get()
    for name in ("discipline_edit", "discipline_remove"):
        codes = statuses(client, cast, reverse(f"people:{name}", args=[row.pk]))
        assert [codes[role] for role in ("office", "unit_head", "member")] == [200, 403, 404]


def test_the_head_of_a_unit_sees_only_the_own_unit(cast, client, lan):
    other = make_person(cast.other_unit, "Lê Văn Minh")
    client.force_login(cast[UNIT_HEAD])
    assert names(client.get(reverse("people:persons"))) == ["Trần Thị Lan"]
    assert names(client.get(reverse("people:persons"), {"words": "minh"})) == []
    assert list(client.get(reverse("people:units")).context["page"]) == [cast.unit]
    assert client.get(reverse("people:person", args=[other.pk])).status_code == 404
    assert client.get(reverse("people:unit", args=[cast.other_unit.pk])).status_code == 404


@pytest.mark.parametrize("role", [OFFICE, SECRETARY, CHAIR, UNIT_HEAD])
def test_a_discipline_and_the_log_are_shown_to_who_needs_them(cast, client, lan, role):
    client.force_login(cast[role])
    page = client.get(reverse("people:person", args=[lan.pk])).content.decode()
    sees = role is not UNIT_HEAD
    assert "Nghỉ thai sản" in page
    assert ("77/QĐ" in page, "Cảnh cáo" in page, "kỷ luật" in page.lower()) == (sees,) * 3


def test_a_member_sees_the_own_page_whole_and_no_other(cast, client, lan):
    other = make_person(cast.unit, "Lê Văn Minh")
    cast[MEMBER].person = lan
    cast[MEMBER].save()
    client.force_login(cast[MEMBER])
    page = client.get(reverse("people:person", args=[lan.pk])).content.decode()
    assert "77/QĐ" in page
    assert "Sửa" not in page
    assert client.get(reverse("people:person", args=[other.pk])).status_code == 404
    assert client.post(reverse("people:person_edit", args=[lan.pk]), LAN).status_code == 403


def test_one_commune_never_sees_another(cast, client, lan):
    other = Cast.of("Quảng Phú", prefix="b_")
    make_person(other.unit, "Lê Văn Minh")
    client.force_login(other[OFFICE])
    row = lan.absences.get()
    assert names(client.get(reverse("people:persons"), {"status": "all"})) == ["Lê Văn Minh"]
    assert cast.unit not in client.get(reverse("people:units")).context["page"]
    for name, pk in [
        ("person", lan.pk),
        ("person_edit", lan.pk),
        ("person_move", lan.pk),
        ("rating_add", lan.pk),
        ("absence_edit", row.pk),
        ("absence_remove", row.pk),
        ("unit", cast.unit.pk),
        ("unit_edit", cast.unit.pk),
        ("unit_close", cast.unit.pk),
    ]:
        assert client.get(reverse(f"people:{name}", args=[pk])).status_code == 404, name


def test_a_person_is_not_put_into_a_unit_of_another_commune(cast, office):
    other = Cast.of("Quảng Phú", prefix="b_")
    answer = office.post(reverse("people:person_add"), LAN | {"unit": other.unit.pk})
    assert list(answer.context["form"].errors) == ["unit"]
    assert not Person.objects.exists()


def test_a_user_without_a_role_is_told_what_is_missing(client, cast):
    from people.models import User

    client.force_login(User.objects.create_user("moi"))
    answer = client.get(reverse("people:persons"))
    assert answer.status_code == 403
    assert "“Xem danh sách cán bộ, công chức, đơn vị” cần một vai trò" in answer.content.decode()


def test_pages_that_are_not_there_say_so_in_vietnamese(office):
    page = office.get("/danh-muc/con-nguoi/999999/")
    assert page.status_code == 404
    assert "Không tìm thấy trang này" in page.content.decode()


def test_who_is_not_logged_in_is_asked_to(client, cast, lan):
    for url in (reverse("people:persons"), reverse("people:person", args=[lan.pk])):
        assert client.get(url).url == f"{reverse('login')}?next={url}"


def test_somebody_who_left_is_shown_with_the_way_back(cast, office, lan):
    let_go(lan, left_on=date(2020, 8, 1), by=cast.acting(OFFICE))
    page = office.get(reverse("people:person", args=[lan.pk])).content.decode()
    assert reverse("people:person_take_back", args=[lan.pk]) in page
    assert reverse("people:person_move", args=[lan.pk]) not in page


def test_the_users_page_tells_each_role_and_what_it_may_do(cast, office):
    page = office.get(reverse("people:users"))
    text = page.content.decode()
    for role in ALL_ROLES:
        assert role.description in text
    may = {permission.value: yes for permission, yes in page.context["matrix"]}
    assert may["Phát động phong trào"] == [role is CHAIR for role in page.context["roles"]]
    assert [user.username for user in page.context["page"]].count("chair") == 1
