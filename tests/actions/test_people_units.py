"""Units open, change, close and merge; people and roles go along, the past stays."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.models import Event
from people.actions import add_unit, change_unit, close_unit, hire_person, merge_units
from people.models import Membership, Unit
from people.roles import OFFICE, ROLES, UNIT_HEAD, Actor, Permission, can
from tests.cast import Cast, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
CLOSED_ON = date(2021, 3, 1)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def by(cast) -> Actor:
    return cast.acting(OFFICE)


def hire(unit: Unit, name: str, by: Actor, **values):
    details = {
        "full_name": name,
        "gender": "female",
        "position": "Kế toán",
        "group": "civil_servant",
        "joined_on": date(2015, 3, 1),
        "born_on": date(1985, 5, 19),
    }
    return hire_person(unit, by=by, **details | values)


def sentences() -> list[str]:
    return list(Event.objects.order_by("sequence").values_list("sentence", flat=True))


def refusal(action, *args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        action(*args, **kwargs)
    return refused.value.messages


def postings(person) -> list[tuple]:
    return list(person.postings.values_list("unit__name", "position", "starts_on", "ends_on"))


def test_a_new_unit_is_written_down_and_logged(cast, by):
    unit = add_unit(
        cast.commune, name="Thôn  Phú Lương", kind="hamlet", valid_from=date(2021, 1, 1), by=by
    )
    unit.refresh_from_db()
    assert (unit.name, unit.kind, unit.valid_from, unit.valid_to) == (
        "Thôn Phú Lương",
        "hamlet",
        date(2021, 1, 1),
        None,
    )
    assert sentences() == ["Thêm bộ phận, đơn vị Thôn Phú Lương, hoạt động từ 01/01/2021."]


def test_two_open_units_never_have_one_name(cast, by):
    assert refusal(add_unit, cast.commune, name=cast.unit.name, by=by) == [
        "Xã đã có bộ phận, đơn vị đang hoạt động với tên này."
    ]
    assert (Unit.objects.count(), sentences()) == (2, [])


def test_a_renamed_unit_is_logged_with_both_names(cast, by):
    change_unit(cast.unit, name="Văn phòng", kind=cast.unit.kind, by=by)
    assert sentences() == [
        "Sửa bộ phận, đơn vị Văn phòng: tên: “Văn phòng - Thống kê” → “Văn phòng”."
    ]


def test_a_change_that_changes_nothing_is_not_logged(cast, by):
    change_unit(cast.unit, name=cast.unit.name, by=by)
    assert sentences() == []


def test_an_actor_of_another_commune_is_turned_away(cast):
    other = Cast.of("Quảng Phú", prefix="b_")
    with pytest.raises(PermissionDenied):
        change_unit(cast.unit, name="Khác", by=other.acting(OFFICE))
    assert Unit.objects.get(pk=cast.unit.pk).name == "Văn phòng - Thống kê"


def test_a_unit_with_people_is_not_closed(cast, by):
    hire(cast.other_unit, "Trần Thị Lan", by)
    hire(cast.other_unit, "Lê Thị Mai", by, left_on=date(2020, 1, 1))
    before = sentences()
    assert refusal(close_unit, cast.other_unit, closed_on=CLOSED_ON, by=by) == [
        "Tài chính - Kế toán còn 1 người: Trần Thị Lan. Hãy chọn đơn vị tiếp nhận và đánh dấu "
        "“Chuyển mọi người sang đơn vị tiếp nhận”, hoặc điều chuyển từng người trước."
    ]
    assert (Unit.objects.get(pk=cast.other_unit.pk).valid_to, sentences()) == (None, before)


def test_a_closing_unit_hands_its_people_to_the_successor(cast, by):
    lan = hire(cast.other_unit, "Trần Thị Lan", by)
    gone = hire(cast.other_unit, "Lê Thị Mai", by, left_on=date(2020, 1, 1))
    closed = close_unit(
        cast.other_unit, closed_on=CLOSED_ON, successor=cast.unit, moves_people=True, by=by
    )
    lan.refresh_from_db()
    gone.refresh_from_db()
    assert closed.valid_to == date(2021, 2, 28)
    assert list(cast.unit.predecessors.all()) == [closed]
    assert (lan.unit, lan.position, gone.unit) == (cast.unit, "Kế toán", closed)
    assert postings(lan) == [
        ("Tài chính - Kế toán", "Kế toán", date(2015, 3, 1), date(2021, 2, 28)),
        ("Văn phòng - Thống kê", "Kế toán", CLOSED_ON, None),
    ]
    assert sentences()[-1] == (
        "Tài chính - Kế toán ngừng hoạt động từ 01/03/2021, tiếp nối là Văn phòng - Thống kê."
    )


def test_roles_of_a_closed_unit_end_and_members_go_on_in_the_successor(cast, by):
    close_unit(cast.unit, closed_on=CLOSED_ON, successor=cast.other_unit, moves_people=True, by=by)
    roles = Membership.objects.filter(unit__isnull=False).order_by("user", "starts_on")
    assert [(m.role, m.unit, m.starts_on, m.ends_on) for m in roles] == [
        ("unit_head", cast.unit, date(2020, 1, 1), date(2021, 2, 28)),
        ("member", cast.unit, date(2020, 1, 1), date(2021, 2, 28)),
        ("member", cast.other_unit, CLOSED_ON, None),
    ]
    assert not cast[UNIT_HEAD].memberships.in_force_on(CLOSED_ON).exists()


@pytest.mark.parametrize("role", ROLES)
def test_the_units_where_something_is_allowed_are_those_of_which_the_roles_say_so(cast, role):
    user, commune = cast[role], cast.commune
    for unit in (cast.other_unit, make_unit(commune, "Thôn Cũ", valid_to=date(2020, 6, 1))):
        given = {"user": user, "commune": commune, "unit": unit, "starts_on": date(2020, 1, 1)}
        Membership.objects.create(role=UNIT_HEAD.code, **given)
    active = list(Unit.objects.filter(commune=commune).active_on(commune.today()))
    elsewhere = Cast.of("Phong Điền", prefix="pd-").commune

    assert [user.units_where(permission, commune) for permission in Permission] == [
        [unit for unit in active if can(user, permission, commune, unit)]
        for permission in Permission
    ]
    assert user.units_where(Permission.WRITE_NOMINATION, elsewhere) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"closed_on": date(2020, 1, 1)}, "Hãy chọn một ngày sau 01/01/2020, ngày bắt đầu."),
        ({"closed_on": date(2999, 1, 1)}, "Ngày ngừng hoạt động không được sau hôm nay."),
        ({"moves_people": True}, "Hãy chọn đơn vị tiếp nhận người."),
        ({"successor": "itself"}, "Hãy chọn một đơn vị khác của xã."),
    ],
)
def test_a_closing_that_makes_no_sense_is_refused(cast, by, values, sentence):
    if values.get("successor"):
        values = values | {"successor": cast.unit}
    assert refusal(close_unit, cast.unit, **{"closed_on": CLOSED_ON} | values, by=by) == [sentence]
    assert Unit.objects.get(pk=cast.unit.pk).valid_to is None


def test_a_closed_unit_is_not_closed_again_and_its_name_is_free(cast, by):
    close_unit(cast.other_unit, closed_on=CLOSED_ON, by=by)
    assert refusal(close_unit, cast.other_unit, closed_on=CLOSED_ON, by=by) == [
        "Tài chính - Kế toán đã ngừng hoạt động từ 01/03/2021."
    ]
    add_unit(cast.commune, name="Tài chính - Kế toán", by=by)
    assert Unit.objects.filter(name="Tài chính - Kế toán").count() == 2


def test_merged_units_become_one_with_all_their_people(cast, by):
    third = make_unit(cast.commune, "Địa chính")
    lan, mai = hire(cast.unit, "Trần Thị Lan", by), hire(cast.other_unit, "Lê Thị Mai", by)
    merged = merge_units(
        [cast.unit, cast.other_unit], name="Văn phòng - Thống kê", merged_on=CLOSED_ON, by=by
    )
    lan.refresh_from_db()
    mai.refresh_from_db()
    assert (lan.unit, mai.unit, merged.valid_from) == (merged, merged, CLOSED_ON)
    assert set(merged.predecessors.all()) == {cast.unit, cast.other_unit}
    assert set(Unit.objects.active_on(CLOSED_ON)) == {merged, third}
    assert Event.objects.about(merged).get().sentence == (
        "Sáp nhập Văn phòng - Thống kê, Tài chính - Kế toán thành Văn phòng - Thống kê "
        "từ 01/03/2021."
    )


def test_a_merger_that_fails_leaves_everything_as_it_was(cast, by):
    make_unit(cast.commune, "Địa chính")
    lan = hire(cast.unit, "Trần Thị Lan", by)
    before = sentences()
    units = [cast.unit, cast.other_unit]
    assert refusal(merge_units, units, name="Địa chính", merged_on=CLOSED_ON, by=by) == [
        "Xã đã có bộ phận, đơn vị đang hoạt động với tên này."
    ]
    lan.refresh_from_db()
    assert (lan.unit, Unit.objects.filter(valid_to=None).count(), sentences()) == (
        cast.unit,
        3,
        before,
    )


def test_who_merges_units_stays_a_member_of_the_new_one(cast, by):
    own = {"user": cast[OFFICE], "commune": cast.commune, "role": "member"}
    Membership.objects.create(**own, unit=cast.unit, starts_on=date(2020, 1, 1))
    merged = merge_units([cast.unit, cast.other_unit], name="A", merged_on=CLOSED_ON, by=by)
    assert cast[OFFICE].memberships.in_force_on(CLOSED_ON).get(role="member").unit == merged


def test_who_came_after_the_merger_is_named(cast, by):
    hire(cast.unit, "Trần Thị Lan", by, joined_on=date(2021, 3, 10))
    units = [cast.unit, cast.other_unit]
    assert refusal(merge_units, units, name="A", merged_on=CLOSED_ON, by=by) == [
        "Trần Thị Lan: Ngày điều chuyển không được trước ngày nhận chức vụ hiện nay (10/03/2021)."
    ]


def test_one_unit_alone_is_not_merged(cast, by):
    assert refusal(merge_units, [cast.unit], name="X", merged_on=CLOSED_ON, by=by) == [
        "Hãy chọn ít nhất hai đơn vị để sáp nhập."
    ]
