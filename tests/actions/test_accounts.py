"""Accounts in bulk, passwords for a single use, locks: each with its event, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from history.models import Event
from notifications.models import Notice
from people import actions as people
from people.actions import NewAccount
from people.models import Commune, Membership, User
from people.one_time import one_time_password
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, UNIT_HEAD, Permission, require
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def by(cast):
    return cast.acting(OFFICE)


def refusal(act, *subject, **more) -> str:
    with pytest.raises(RefusedError) as refused:
        act(*subject, **more)
    return str(refused.value)


def test_many_accounts_are_made_at_once_with_roles_from_today(cast, by):
    dung = make_person(cast.unit, "Lý Anh Dũng")
    namesake = make_person(cast.other_unit, "Lý Anh Dũng", born_on=date(1990, 1, 1))
    rows = [NewAccount(dung, (UNIT_HEAD,)), NewAccount(namesake, (CHAIR, COUNCIL_MEMBER))]
    made = people.create_accounts(cast.commune, rows, by=by)
    assert [(user.username, user.display_name, user.person) for user in made] == [
        ("dung.la", "Lý Anh Dũng", dung),
        ("dung.la2", "Lý Anh Dũng", namesake),
    ]
    given = Membership.objects.filter(user__in=made).order_by("pk")
    today = timezone.localdate()
    assert list(given.values_list("user__username", "role", "unit", "starts_on", "ends_on")) == [
        ("dung.la", "unit_head", cast.unit.pk, today, None),
        ("dung.la2", "chair", None, today, None),
        ("dung.la2", "council_member", None, today, None),
    ]
    told = Event.objects.about(made[0]).order_by("sequence")
    assert [event.sentence for event in told] == [
        "Tạo tài khoản dung.la cho Lý Anh Dũng.",
        "Giao vai trò Trưởng bộ phận, đơn vị (Văn phòng - Thống kê) của Lý Anh Dũng từ "
        f"{today:%d/%m/%Y}.",
    ]
    assert not Notice.objects.exists()


def test_all_are_made_or_none(cast, by):
    lan, minh = make_person(cast.unit, "Trần Thị Lan"), make_person(cast.unit, "Lê Văn Minh")
    people.create_accounts(cast.commune, [NewAccount(lan, (MEMBER,))], by=by)
    before = User.objects.count()
    rows = [NewAccount(minh, (MEMBER,)), NewAccount(lan, (MEMBER,))]
    assert refusal(people.create_accounts, cast.commune, rows, by=by) == (
        "Đã có tài khoản: Trần Thị Lan. Hãy xem lại danh sách."
    )
    assert refusal(people.create_accounts, cast.commune, [], by=by) == (
        "Hãy đánh dấu ít nhất một người."
    )
    assert User.objects.count() == before


def test_the_password_of_a_slip_is_made_again_but_stands_nowhere(cast, by):
    [user] = people.create_accounts(
        cast.commune, [NewAccount(make_person(cast.unit, "Trần Thị Lan"), (MEMBER,))], by=by
    )
    password = one_time_password(user)
    assert user.check_password(password)
    assert one_time_password(User.objects.get(pk=user.pk)) == password
    assert password not in str(User.objects.filter(pk=user.pk).values())
    people.renew_password(user, by=by)
    renewed = User.objects.get(pk=user.pk)
    assert one_time_password(renewed) != password
    assert not renewed.check_password(password)
    renewed.set_password("Mot-mat-khau-rieng")
    assert not renewed.must_change_password


def test_an_invitation_goes_through_the_outbox(cast, by):
    lan = make_person(cast.unit, "Trần Thị Lan")
    row = NewAccount(lan, (MEMBER,), "lan@example.org")
    [user] = people.create_accounts(cast.commune, [row], by_mail=True, by=by)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.mail_state) == (user, Notice.Mail.WAITING)
    assert notice.path.startswith("/dat-lai-mat-khau/")
    assert (user.has_usable_password(), user.must_change_password) == (False, False)
    assert mail.outbox == []


def test_an_invitation_needs_an_address_and_a_commune_that_does_not_practise(cast, by):
    rows = [NewAccount(make_person(cast.unit, "Trần Thị Lan"), (MEMBER,))]
    assert refusal(people.create_accounts, cast.commune, rows, by_mail=True, by=by) == (
        "Hãy ghi thư điện tử của Trần Thị Lan, hoặc tạo tài khoản và in phiếu."
    )
    cast.commune.practice_day = date(2021, 1, 18)
    assert refusal(people.create_accounts, cast.commune, rows, by_mail=True, by=by) == (
        "Xã đang tập sử dụng nên phần mềm không gửi thư; hãy in phiếu."
    )


def test_an_account_is_locked_and_opened_with_the_log(cast, by):
    user = cast[MEMBER]
    people.lock_account(user, by=by)
    people.lock_account(user, by=by)
    assert not User.objects.get(pk=user.pk).is_active
    people.unlock_account(user, by=by)
    assert User.objects.get(pk=user.pk).is_active
    told = Event.objects.about(user).order_by("sequence")
    assert [event.sentence for event in told] == [
        "Khóa tài khoản member.",
        "Mở khóa tài khoản member.",
    ]


@pytest.mark.parametrize("act", [people.lock_account, people.renew_password])
def test_the_account_of_another_commune_or_of_an_administrator_is_left_alone(cast, by, act):
    shared, above = cast[MEMBER], cast[CHAIR]
    Membership.objects.create(
        user=shared, commune=Cast.of("Quảng Phú", prefix="b_").commune, role="overseer"
    )
    above.is_superuser = True
    above.save()
    assert refusal(act, shared, by=by) == (
        "Tài khoản này còn dùng ở xã khác; hãy nhờ người quản trị."
    )
    assert refusal(act, above, by=by) == "Tài khoản quản trị chỉ người quản trị mới đổi được."
    assert not Event.objects.exists()


def test_nobody_locks_oneself_or_gives_oneself_a_role(cast, by):
    own = Membership(user=cast[OFFICE], commune=cast.commune, role="chair")
    assert refusal(people.lock_account, cast[OFFICE], by=by) == (
        "Không tự khóa tài khoản của mình được; hãy nhờ người khác."
    )
    assert refusal(people.give_role, own, by=by) == (
        "Không tự giao vai trò cho mình được; hãy nhờ người khác giao."
    )


def test_nobody_lets_an_own_role_reach_further(cast, by):
    own = cast[OFFICE].memberships.get()
    shorter = people.change_role(own, ends_on=date(2030, 12, 31), by=by)
    for values in ({"ends_on": None}, {"starts_on": date(2019, 1, 1)}, {"unit": cast.unit}):
        assert refusal(people.change_role, own, **values, by=by) == (
            "Không tự gia hạn, mở rộng vai trò của mình được; hãy nhờ người khác."
        )
    own.refresh_from_db()
    assert own.ends_on == shorter.ends_on == date(2030, 12, 31)


def test_a_commune_is_founded_together_with_the_roles_of_its_founder():
    founder = User.objects.create_superuser("quantri")
    commune = Commune(name="Quảng Thành", province="tỉnh Thừa Thiên Huế")
    people.found_commune(commune, roles=["office", "secretary"], by=founder)
    roles = founder.memberships.filter(commune=commune).values_list("role", "starts_on")
    today = timezone.localdate()
    assert sorted(roles) == [("office", today), ("secretary", today)]


def test_many_units_are_opened_in_the_order_of_a_list_or_none(cast, by):
    first = date(2021, 1, 1)
    units = people.add_units(
        cast.commune, names=["Thôn 1", "Hội Nông dân"], valid_from=first, by=by
    )
    assert [(unit.name, unit.kind, unit.position) for unit in units] == [
        ("Thôn 1", "hamlet", 3),
        ("Hội Nông dân", "organisation", 4),
    ]
    count = cast.commune.units.count()
    for names in (["Thôn 2", "thôn 2"], ["Thôn 3", "THÔN 1"]):
        with pytest.raises(ValidationError, match=r"Ghi hai lần: thôn 2|Xã đã có: THÔN 1"):
            people.add_units(cast.commune, names=names, valid_from=first, by=by)
    assert cast.commune.units.count() == count


def test_roles_hold_by_the_day_that_a_commune_practises(cast):
    cast[MEMBER].memberships.update(starts_on=date(2021, 1, 1), ends_on=date(2021, 12, 31))
    user = User.objects.get(pk=cast[MEMBER].pk)
    assert user.memberships_of_today() == []
    Commune.objects.update(practice_day=date(2021, 6, 1))
    user = User.objects.get(pk=cast[MEMBER].pk)
    assert [membership.role for membership in user.memberships_of_today()] == ["member"]


def test_a_role_begins_on_the_today_of_its_commune(cast):
    Commune.objects.update(practice_day=date(2021, 6, 1))
    commune = Commune.objects.get()
    given = Membership.objects.create(user=cast[MEMBER], commune=commune, role="office")
    assert given.starts_on == date(2021, 6, 1)


def test_nobody_practises_a_day_on_which_they_have_no_role(cast):
    Commune.objects.update(practice_day=date(2021, 6, 1))
    commune = Commune.objects.get()
    before = date(2020, 1, 1) - timedelta(days=1)
    with pytest.raises(ValidationError, match="Ngày 31/12/2019 Ông/Bà chưa có vai trò"):
        people.practise(commune, day=before, by=cast[OFFICE])
    people.practise(commune, day=date(2020, 1, 1), by=cast[OFFICE])
    assert Commune.objects.get().today() == date(2020, 1, 1)


def test_the_log_of_a_practising_commune_says_both_clocks(cast):
    Commune.objects.update(practice_day=date(2021, 6, 1))
    office = User.objects.get(pk=cast[OFFICE].pk)
    commune = Commune.objects.get()
    by = require(office, Permission.MANAGE_USERS, commune)
    people.lock_account(cast[MEMBER], by=by)
    event = Event.objects.about(cast[MEMBER]).get()
    assert event.practice_day == date(2021, 6, 1)
    assert timezone.localdate(event.at) == timezone.localdate()
