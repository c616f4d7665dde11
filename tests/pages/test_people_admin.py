"""The administrator's rooms: what is changed there follows the rules and is logged."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from history.models import Event
from people.models import Commune, Membership, PeopleImport, Person, Unit, User
from people.roles import MEMBER, OFFICE
from tests.cast import Cast, make_person
from tests.filling import seen_at
from vietnamese.dates import short_date

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def admin_client(cast, client):
    client.force_login(
        User.objects.create_superuser(
            "quantri", "q@example.org", last_name="Quản", first_name="trị"
        )
    )
    return client


def url(model, page: str = "changelist", *args) -> str:
    return reverse(f"admin:people_{model._meta.model_name}_{page}", args=args)


def results(answer) -> list:
    assert answer.status_code == 200
    return list(answer.context["cl"].result_list)


def keep_something(cast: Cast) -> None:
    make_person(cast.unit, "Trần Thị Lan")
    PeopleImport.objects.create(
        commune=cast.commune, by=cast[OFFICE], source="tệp", as_of=date(2021, 1, 1), sheets=[]
    )


@pytest.mark.parametrize("model", [Commune, Unit, Person, User, PeopleImport])
def test_every_list_and_every_row_opens(cast, admin_client, model):
    keep_something(cast)
    rows = results(admin_client.get(url(model)))
    shown = model.objects.filter(is_staff=True) if model is User else model.objects.all()
    assert set(rows) == set(shown)
    assert admin_client.get(url(model, "change", rows[0].pk)).status_code == 200


@pytest.mark.parametrize(
    ("model", "words", "expected"),
    [
        (Person, "thuy duong", "Cao Thị Thùy Dương"),
        (Person, "Dương", "Cao Thị Thùy Dương"),
        (Unit, "tai chinh", "Tài chính - Kế toán"),
        (Commune, "quang thanh", "xã Quảng Thành"),
        (User, "quan tri", "quantri"),
    ],
)
def test_rows_are_found_with_or_without_accents(cast, admin_client, model, words, expected):
    make_person(cast.unit, "Cao Thị Thùy Dương")
    make_person(cast.unit, "Lê Văn Minh")
    rows = results(admin_client.get(url(model), {"q": words}))
    assert [str(row) for row in rows] == [expected]


@pytest.mark.parametrize("model", [Unit, Person, PeopleImport])
def test_what_has_rules_is_only_looked_at(cast, admin_client, model):
    keep_something(cast)
    row = model.objects.first()
    assert admin_client.get(url(model, "add")).status_code == 403
    assert admin_client.post(url(model, "change", row.pk), {"name": "X"}).status_code == 403
    assert admin_client.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", [Commune, User])
def test_what_the_years_remember_is_not_deleted(cast, admin_client, model):
    count = model.objects.count()
    row = model.objects.first()
    assert admin_client.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    admin_client.post(url(model), chosen)
    assert model.objects.count() == count


def test_a_commune_is_added_and_changed_with_the_log(cast, admin_client):
    typed = {"kind": "ward", "name": "Phú Bài", "province": "thành phố Huế", "district": ""}
    admin_client.post(url(Commune, "add"), typed)
    commune = Commune.objects.get(name="Phú Bài")
    page = url(Commune, "change", commune.pk)
    admin_client.post(page, typed | {"name": "Phú Bài Đông"} | seen_at(admin_client, page))
    told = Event.objects.of_chain(commune.pk).order_by("sequence")
    assert [(event.sentence, event.actor_role) for event in told] == [
        ("Khai báo phường Phú Bài.", "Quản trị"),
        ("Sửa thông tin xã, phường: tên: “Phú Bài” → “Phú Bài Đông”.", "Quản trị"),
    ]


def as_shown(answer) -> dict:
    """Give what a page of the administrator sends when nothing on it is changed."""
    forms = [answer.context["adminform"].form]
    for inline in answer.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {
        field.html_name: _sent(field.value())
        for form in forms
        for field in form
        if field.value() is not None and field.value() is not False
    }


def _sent(value):
    if isinstance(value, date):
        return short_date(value)
    return getattr(value, "pk", value)


@pytest.mark.parametrize("model", [Commune, User])
def test_every_page_that_changes_something_saves_what_it_shows(cast, admin_client, model):
    before = list(model.objects.order_by("pk").values())
    for row in results(admin_client.get(url(model))):
        page = url(model, "change", row.pk)
        shown = as_shown(admin_client.get(page)) | seen_at(admin_client, page)
        answer = admin_client.post(page, shown)
        assertRedirects(answer, url(model), fetch_redirect_response=False)
    assert list(model.objects.order_by("pk").values()) == before
    assert not Event.objects.exists()


@pytest.mark.parametrize("model", [Commune, User])
def test_every_page_that_adds_something_opens_empty(admin_client, model):
    assert admin_client.get(url(model, "add")).status_code == 200
    assert admin_client.post(url(model, "add"), {"memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0}).context["errors"]  # fmt: skip


BUDGET = 15


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 30])
def test_no_page_of_the_administrator_asks_more_for_more_rows(cast, admin_client, count):
    keep_something(cast)
    user = cast[MEMBER]
    for number in range(count):
        make_person(cast.unit, f"Lê Văn {number}")
        Membership.objects.create(user=user, commune=cast.commune, unit=cast.unit, role="member")
    pages = [url(model) for model in (Commune, Unit, Person, User, PeopleImport)]
    rows = [cast.commune, cast.unit, Person.objects.first(), User.objects.get(username="quantri")]
    pages += [url(type(row), "change", row.pk) for row in rows]
    pages += [url(model, "add") for model in (Commune, User)]
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(page).status_code == 200
        assert len(queries) <= BUDGET, page


def test_the_page_of_a_password_has_no_english(admin_client):
    administrator = User.objects.get(username="quantri")
    administrator.set_password("Mat-khau-thu-2021")
    administrator.save()
    admin_client.force_login(administrator)
    page = admin_client.get(reverse("admin:auth_user_password_change", args=[administrator.pk]))
    assertContains(page, "Nếu tắt, mật khẩu hiện nay của người dùng này sẽ mất.")
    assertNotContains(page, "If disabled")


def test_the_accounts_of_a_commune_are_kept_on_its_own_pages(cast, admin_client):
    assert [user.username for user in results(admin_client.get(url(User)))] == ["quantri"]
    assert admin_client.get(url(User, "change", cast[OFFICE].pk)).status_code == 302


def test_a_real_commune_is_not_one_slip_away_from_practising(cast, admin_client):
    typed = {"kind": "commune", "name": "Quảng Thành", "province": "tỉnh Thừa Thiên Huế",
             "district": "huyện Quảng Điền", "practice_day": "18/01/2021"}  # fmt: skip
    page = url(Commune, "change", cast.commune.pk)
    assert admin_client.post(page, typed | seen_at(admin_client, page)).status_code == 302
    assert Commune.objects.get().practice_day is None
    admin_client.post(url(Commune, "add"), typed | {"name": "Tập sử dụng"})
    assert Commune.objects.get(name="Tập sử dụng").practice_day == date(2021, 1, 18)


@pytest.fixture
def clerk(cast, client):
    """An administrator who is no superuser and may change users."""
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="people"))
    client.force_login(user)
    return user


def test_an_administrator_does_not_lift_himself_up(cast, client, clerk):
    typed = {"username": "clerk", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    page = url(User, "change", clerk.pk)
    assert client.post(page, typed | seen_at(client, page)).status_code == 302
    clerk.refresh_from_db()
    assert (clerk.is_superuser, clerk.is_staff) == (False, True)


def test_a_superuser_is_changed_by_superusers_only(cast, client, clerk):
    above = User.objects.create_superuser("quantri", "q@example.org")
    typed = {"username": "quantri2", "is_active": "on"}
    client.post(url(User, "change", above.pk), typed)
    password = reverse("admin:auth_user_password_change", args=[above.pk])
    assert client.get(password).status_code == 403
    above.refresh_from_db()
    assert above.username == "quantri"


def test_what_is_done_to_the_accounts_of_administrators_is_in_the_log(cast, admin_client):
    typed = {"username": "moi", "usable_password": "true"}
    passwords = {"password1": "Mua-xuan-2022-moi", "password2": "Mua-xuan-2022-moi"}
    admin_client.post(url(User, "add"), typed | passwords)
    new = User.objects.get(username="moi")
    changed = {"username": "moi", "first_name": "Mới", "is_active": "on", "is_staff": "on"}
    page = url(User, "change", new.pk)
    admin_client.post(page, changed | seen_at(admin_client, page))
    password = reverse("admin:auth_user_password_change", args=[new.pk])
    admin_client.post(password, {"usable_password": "true"} | passwords)
    events = Event.objects.about(new).order_by("sequence")
    assert [(event.chain, event.actor_name, event.sentence) for event in events] == [
        (0, "Quản trị", "Tạo tài khoản quản trị moi."),
        (0, "Quản trị", "Sửa tài khoản quản trị moi: tên, tình trạng nhân viên."),
        (0, "Quản trị", "Đặt mật khẩu của tài khoản moi."),
    ]
