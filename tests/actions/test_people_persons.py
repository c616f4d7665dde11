"""A person comes, changes, moves and goes; postings and roles keep step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from history.models import Event
from people.actions import change_person, close_unit, hire_person, let_go, move_person, take_back
from people.invariants import breaches
from people.models import Membership, Person
from people.roles import CHAIR, MEMBER, OFFICE, UNIT_HEAD, Actor
from tests.cast import SINCE, Cast, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

JOINED = date(2015, 3, 1)
MOVED = date(2020, 7, 1)
DETAILS = {
    "full_name": "Trần Thị Lan",
    "gender": "female",
    "born_on": date(1985, 5, 19),
    "position": "Kế toán",
    "group": "civil_servant",
    "joined_on": JOINED,
}


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def by(cast) -> Actor:
    return cast.acting(OFFICE)


@pytest.fixture
def lan(cast, by) -> Person:
    return hire_person(cast.unit, by=by, **DETAILS)


def sentences(person: Person) -> list[str]:
    events = Event.objects.about(person).order_by("sequence")
    return list(events.values_list("sentence", flat=True))


def postings(person: Person) -> list[tuple]:
    return list(person.postings.values_list("unit__name", "position", "starts_on", "ends_on"))


def refusal(action, *args, **kwargs) -> dict | list:
    with pytest.raises(ValidationError) as refused:
        action(*args, **kwargs)
    return getattr(refused.value, "message_dict", None) or refused.value.messages


def login_of(person: Person, cast: Cast, role=MEMBER):
    user = cast[role]
    user.person = person
    user.save()
    return user


def test_who_is_hired_has_a_posting_from_the_first_day(cast, lan):
    assert (lan.commune, lan.unit, lan.is_leader, lan.left_on) == (
        cast.commune,
        cast.unit,
        False,
        None,
    )
    assert postings(lan) == [("Văn phòng - Thống kê", "Kế toán", JOINED, None)]
    event = Event.objects.about(lan).get()
    assert (event.sentence, event.actor_name, event.actor_role) == (
        "Thêm bà Trần Thị Lan, Kế toán, Văn phòng - Thống kê; vào làm từ 01/03/2015.",
        "Người Văn phòng",
        "Văn phòng",
    )


def test_who_had_gone_before_is_written_down_with_both_ends(cast, by):
    gone = hire_person(cast.unit, by=by, left_on=MOVED, **DETAILS)
    assert postings(gone) == [("Văn phòng - Thống kê", "Kế toán", JOINED, date(2020, 6, 30))]
    assert sentences(gone)[0].endswith("vào làm từ 01/03/2015, nghỉ từ 01/07/2020.")


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({}, {"__all__": ["Xã đã có người trùng họ tên và ngày sinh."]}),
        (
            {"full_name": "Lê Mai", "left_on": date(2015, 2, 28)},
            {"__all__": ["Ngày nghỉ việc phải sau ngày vào làm."]},
        ),
        (
            {"full_name": "Lê Mai", "born_on": date(2005, 1, 1)},
            {
                "born_on": [
                    "Sinh ngày 01/01/2005 mà vào làm ngày 01/03/2015 (10 tuổi). "
                    "Hãy kiểm tra lại hai ngày này."
                ]
            },
        ),
    ],
)
def test_a_hiring_that_cannot_be_is_refused_whole(cast, by, lan, values, refused):
    assert refusal(hire_person, cast.unit, by=by, **DETAILS | values) == refused
    assert list(Person.objects.all()) == [lan]


def test_two_namesakes_without_birthday_in_one_unit_are_refused(cast, by):
    unknown = DETAILS | {"born_on": None}
    hire_person(cast.unit, by=by, **unknown)
    assert refusal(hire_person, cast.unit, by=by, **unknown) == {
        "__all__": ["Đơn vị đã có người trùng họ tên; hãy ghi ngày sinh."]
    }
    hire_person(cast.other_unit, by=by, **unknown)
    assert Person.objects.count() == 2


def test_nobody_is_hired_into_a_closed_unit(cast, by):
    close_unit(cast.other_unit, closed_on=date(2020, 6, 1), by=by)
    assert refusal(hire_person, cast.other_unit, by=by, **DETAILS) == {
        "unit": ["Tài chính - Kế toán đã ngừng hoạt động từ 01/06/2020."]
    }


def test_nobody_is_moved_on_a_day_past_into_a_unit_that_closed_since(cast, by, lan):
    close_unit(cast.other_unit, closed_on=date(2020, 6, 1), by=by)
    moved = {"unit": cast.other_unit, "position": "Kế toán", "moved_on": date(2020, 3, 1)}
    assert refusal(move_person, lan, by=by, **moved) == {
        "unit": ["Tài chính - Kế toán đã ngừng hoạt động từ 01/06/2020."]
    }
    lan.refresh_from_db()
    assert lan.unit == cast.unit


def test_an_old_list_names_whom_a_unit_had_until_it_closed(cast, by):
    close_unit(cast.other_unit, closed_on=date(2020, 6, 1), by=by)
    assert refusal(hire_person, cast.other_unit, by=by, left_on=date(2020, 6, 2), **DETAILS) == {
        "unit": ["Tài chính - Kế toán đã ngừng hoạt động từ 01/06/2020."]
    }
    until = hire_person(cast.other_unit, by=by, left_on=date(2020, 6, 1), **DETAILS)
    assert (list(Person.objects.all()), list(breaches())) == ([until], [])


def test_a_correction_says_what_it_was_and_what_it_is(lan, by):
    change_person(lan, full_name="Trần Thị Lân", born_on=None, is_leader=True, by=by)
    assert sentences(lan)[1:] == [
        "Sửa thông tin bà Trần Thị Lân: họ và tên: “Trần Thị Lan” → “Trần Thị Lân”; "
        "ngày sinh: 19/05/1985 → chưa có; lãnh đạo: không → có."
    ]


def test_a_correction_keeps_what_another_has_changed_meanwhile(lan, by):
    stale = Person.objects.get(pk=lan.pk)
    change_person(lan, group="official", by=by)
    change_person(stale, is_leader=True, by=by)
    lan.refresh_from_db()
    assert (lan.group, lan.is_leader) == ("official", True)


def test_a_corrected_position_and_first_day_correct_the_posting(lan, by):
    change_person(lan, position="Kế toán trưởng", joined_on=date(2015, 4, 1), by=by)
    assert postings(lan) == [("Văn phòng - Thống kê", "Kế toán trưởng", date(2015, 4, 1), None)]


def test_the_first_day_cannot_pass_the_end_of_the_first_posting(cast, lan, by):
    move_person(lan, unit=cast.unit, position="Văn thư", moved_on=MOVED, by=by)
    assert refusal(change_person, lan, joined_on=date(2020, 7, 1), by=by) == {
        "joined_on": ["Ngày vào làm phải trước ngày kết thúc công tác đầu tiên (30/06/2020)."]
    }


def test_a_move_closes_one_posting_and_opens_the_next(cast, lan, by):
    move_person(lan, unit=cast.other_unit, position="Kế toán trưởng", moved_on=MOVED, by=by)
    lan.refresh_from_db()
    assert (lan.unit, lan.position) == (cast.other_unit, "Kế toán trưởng")
    assert postings(lan) == [
        ("Văn phòng - Thống kê", "Kế toán", JOINED, date(2020, 6, 30)),
        ("Tài chính - Kế toán", "Kế toán trưởng", MOVED, None),
    ]
    assert sentences(lan)[1:] == [
        "Điều chuyển bà Trần Thị Lan từ 01/07/2020: Kế toán, Văn phòng - Thống kê → "
        "Kế toán trưởng, Tài chính - Kế toán."
    ]


def test_a_second_move_on_the_same_day_corrects_the_first(cast, lan, by):
    move_person(lan, unit=cast.other_unit, position="Văn thư", moved_on=MOVED, by=by)
    move_person(lan, unit=cast.other_unit, position="Thủ quỹ", moved_on=MOVED, by=by)
    assert postings(lan) == [
        ("Văn phòng - Thống kê", "Kế toán", JOINED, date(2020, 6, 30)),
        ("Tài chính - Kế toán", "Thủ quỹ", MOVED, None),
    ]


def test_a_move_to_where_one_is_changes_and_logs_nothing(cast, lan, by):
    move_person(lan, unit=cast.unit, position="Kế toán", moved_on=MOVED, by=by)
    assert (len(postings(lan)), len(sentences(lan))) == (1, 1)


def test_somebody_without_any_posting_gets_the_one_before_the_move_too(cast, by):
    old = make_person(cast.unit, "Lê Thị Mai")
    move_person(old, unit=cast.other_unit, position="Văn thư", moved_on=MOVED, by=by)
    assert postings(old) == [
        ("Văn phòng - Thống kê", "Công chức chuyên môn", JOINED, date(2020, 6, 30)),
        ("Tài chính - Kế toán", "Văn thư", MOVED, None),
    ]


@pytest.mark.parametrize(
    ("moved_on", "sentence"),
    [
        (
            lambda: date(2015, 2, 28),
            "Ngày điều chuyển không được trước ngày nhận chức vụ hiện nay (01/03/2015).",
        ),
        # Asked when the test runs: a run may begin before midnight.
        (
            lambda: timezone.localdate() + timedelta(1),
            "Ngày điều chuyển không được sau hôm nay.",
        ),
    ],
    ids=["before the last", "tomorrow"],
)
def test_a_move_on_an_impossible_day_is_refused(cast, lan, by, moved_on, sentence):
    move = {"unit": cast.other_unit, "position": "Văn thư", "moved_on": moved_on()}
    assert refusal(move_person, lan, by=by, **move) == {"moved_on": [sentence]}
    assert len(postings(lan)) == 1


def test_who_has_left_is_not_moved(cast, lan, by):
    let_go(lan, left_on=date(2020, 1, 1), by=by)
    move = {"unit": cast.other_unit, "position": "Văn thư", "moved_on": MOVED}
    assert refusal(move_person, lan, by=by, **move) == [
        "Bà Trần Thị Lan đã nghỉ việc từ 01/01/2020, không điều chuyển được."
    ]


def test_nobody_is_moved_to_another_commune(cast, lan, by):
    other = Cast.of("Quảng Phú", prefix="b_")
    move = {"unit": other.unit, "position": "Văn thư", "moved_on": MOVED}
    assert refusal(move_person, lan, by=by, **move) == {
        "unit": ["Bộ phận, đơn vị này thuộc xã khác."]
    }


def test_who_moves_no_longer_sees_the_old_unit_and_stays_a_member_in_the_new(cast, lan, by):
    head, member = login_of(lan, cast, UNIT_HEAD), cast[MEMBER]
    Membership.objects.create(
        user=head, commune=cast.commune, role="member", unit=cast.unit, starts_on=SINCE
    )
    move_person(lan, unit=cast.other_unit, position="Văn thư", moved_on=MOVED, by=by)
    roles = Membership.objects.filter(user=head).order_by("starts_on", "role")
    assert [(m.role, m.unit, m.starts_on, m.ends_on) for m in roles] == [
        ("member", cast.unit, SINCE, date(2020, 6, 30)),
        ("unit_head", cast.unit, SINCE, date(2020, 6, 30)),
        ("member", cast.other_unit, MOVED, None),
    ]
    assert member.memberships.get().unit == cast.unit


def test_a_role_of_the_whole_commune_stays_after_a_move(cast, lan, by):
    chair = login_of(lan, cast, CHAIR)
    move_person(lan, unit=cast.other_unit, position="Chủ tịch", moved_on=MOVED, by=by)
    assert chair.memberships.get().ends_on is None


def test_who_leaves_ends_posting_and_roles_the_day_before(cast, lan, by):
    chair = login_of(lan, cast, CHAIR)
    let_go(lan, left_on=MOVED, by=by)
    assert postings(lan) == [("Văn phòng - Thống kê", "Kế toán", JOINED, date(2020, 6, 30))]
    assert chair.memberships.get().ends_on == date(2020, 6, 30)
    assert sentences(lan)[1:] == ["Bà Trần Thị Lan nghỉ việc từ 01/07/2020."]
    assert list(Person.objects.employed_on(date(2020, 6, 30))) == [lan]
    assert list(Person.objects.employed_on(MOVED)) == []


def test_a_role_that_has_not_begun_when_its_owner_leaves_is_withdrawn(cast, lan, by):
    member = login_of(lan, cast)
    let_go(lan, left_on=date(2019, 1, 1), by=by)
    assert not member.memberships.exists()
    assert Event.objects.filter(verb="role.withdrawn").get().sentence == (
        "Hủy vai trò Cá nhân (Văn phòng - Thống kê) của Người Cá nhân, chưa bắt đầu."
    )


def test_nobody_leaves_before_the_posting_of_now_began(cast, lan, by):
    move_person(lan, unit=cast.other_unit, position="Văn thư", moved_on=MOVED, by=by)
    assert refusal(let_go, lan, left_on=MOVED, by=by) == {
        "left_on": ["Ngày nghỉ việc phải sau ngày nhận chức vụ hiện nay (01/07/2020)."]
    }


def test_a_leaving_written_by_mistake_is_struck_out(lan, by):
    let_go(lan, left_on=MOVED, by=by)
    take_back(lan, by=by)
    lan.refresh_from_db()
    assert lan.left_on is None
    assert postings(lan) == [("Văn phòng - Thống kê", "Kế toán", JOINED, None)]
    assert sentences(lan)[2:] == ["Bỏ ngày nghỉ việc 01/07/2020 của bà Trần Thị Lan vì ghi nhầm."]
    assert refusal(take_back, lan, by=by) == ["Bà Trần Thị Lan chưa có ngày nghỉ việc."]


def test_a_practising_commune_goes_by_its_own_day(cast, lan, by):
    cast.commune.practice_day = date(2020, 6, 30)
    cast.commune.save()
    move = {"unit": cast.other_unit, "position": "Văn thư", "moved_on": MOVED}
    assert refusal(move_person, lan, by=by, **move) == {
        "moved_on": ["Ngày điều chuyển không được sau hôm nay."]
    }
