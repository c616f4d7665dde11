"""The administrator's rooms: what is changed there follows the rules and is logged."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from history.models import Event
from people.models import Commune, Membership, PeopleImport, Person, Unit, User
from people.roles import MEMBER, OFFICE
from tests.cast import Cast, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def admin_client(cast, client):
    client.force_login(User.objects.create_superuser("quantri", "q@example.org"))
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


@pytest.mark.parametrize("model", [Commune, Unit, Person, User, Membership, PeopleImport])
def test_every_list_and_every_row_opens(cast, admin_client, model):
    keep_something(cast)
    rows = results(admin_client.get(url(model)))
    assert set(rows) == set(model.objects.all())
    assert admin_client.get(url(model, "change", rows[0].pk)).status_code == 200


@pytest.mark.parametrize(
    ("model", "words", "expected"),
    [
        (Person, "thuy duong", "Cao Thị Thùy Dương"),
        (Person, "Dương", "Cao Thị Thùy Dương"),
        (Unit, "tai chinh", "Tài chính - Kế toán"),
        (Commune, "quang thanh", "xã Quảng Thành"),
        (User, "van phong", "office"),
    ],
)
def test_rows_are_found_with_or_without_accents(cast, admin_client, model, words, expected):
    make_person(cast.unit, "Cao Thị Thùy Dương")
    make_person(cast.unit, "Lê Văn Minh")
    found = results(admin_client.get(url(model), {"q": words}))
    assert [str(row) for row in found] == [expected]


@pytest.mark.parametrize("model", [Unit, Person, PeopleImport])
def test_what_has_rules_is_only_looked_at(cast, admin_client, model):
    keep_something(cast)
    row = model.objects.first()
    assert admin_client.get(url(model, "add")).status_code == 403
    assert admin_client.post(url(model, "change", row.pk), {"name": "X"}).status_code == 403
    assert admin_client.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", [Commune, User, Membership])
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
    admin_client.post(url(Commune, "change", commune.pk), typed | {"name": "Phú Bài Đông"})
    told = Event.objects.of_chain(commune.pk).order_by("sequence")
    assert [(event.sentence, event.actor_role) for event in told] == [
        ("Khai báo phường Phú Bài.", "Quản trị"),
        ("Sửa thông tin xã, phường: tên: “Phú Bài” → “Phú Bài Đông”.", "Quản trị"),
    ]


def membership_rows(user: User, *rows: dict) -> dict:
    """Give what the inline form of roles sends."""
    kept = user.memberships.count()
    sent = {"memberships-TOTAL_FORMS": len(rows), "memberships-INITIAL_FORMS": kept}
    for number, row in enumerate(rows):
        sent |= {f"memberships-{number}-{name}": value for name, value in row.items()}
    return sent


def test_roles_are_given_and_ended_beside_the_user_with_the_log(cast, admin_client):
    user = cast[MEMBER]
    old = user.memberships.get()
    kept = {"id": old.pk, "user": user.pk, "commune": cast.commune.pk, "unit": cast.unit.pk,
            "role": "member", "starts_on": "01/01/2020", "ends_on": "31/12/2020"}  # fmt: skip
    new = {"user": user.pk, "commune": cast.commune.pk, "unit": "", "role": "office",
           "starts_on": "01/01/2021", "ends_on": ""}  # fmt: skip
    typed = {"username": "member", "is_active": "on", "last_name": "Người", "first_name": "Cá nhân"}
    answer = admin_client.post(
        url(User, "change", user.pk), typed | membership_rows(user, kept, new)
    )
    assert answer.status_code == 302
    told = Event.objects.about(user).order_by("sequence")
    assert [event.sentence for event in told] == [
        "Sửa vai trò Cá nhân (Văn phòng - Thống kê) của Người Cá nhân: "
        "đến ngày: chưa có → 31/12/2020.",
        "Giao vai trò Văn phòng của Người Cá nhân từ 01/01/2021.",
    ]
    assert list(user.memberships.order_by("starts_on").values_list("role", "ends_on")) == [
        ("member", date(2020, 12, 31)),
        ("office", None),
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"role": "unit_head", "unit": ""}, "Vai trò này cần chọn bộ phận, đơn vị."),
        ({"ends_on": "01/01/2019"}, "Ngày kết thúc phải sau ngày bắt đầu."),
        ({"unit": "other"}, "Bộ phận, đơn vị này thuộc xã khác."),
    ],
)
def test_a_role_that_makes_no_sense_is_a_sentence(cast, admin_client, values, sentence):
    if values.get("unit") == "other":
        values = values | {"unit": Cast.of("Quảng Phú", prefix="b_").unit.pk}
    count = Membership.objects.count()
    typed = {"user": cast[MEMBER].pk, "commune": cast.commune.pk, "unit": "", "role": "office",
             "starts_on": "01/01/2021", "ends_on": ""}  # fmt: skip
    answer = admin_client.post(url(Membership, "add"), typed | values)
    assert sentence in answer.content.decode()
    assert Membership.objects.count() == count


def test_a_role_given_on_its_own_page_is_logged_too(cast, admin_client):
    typed = {"user": cast[MEMBER].pk, "commune": cast.commune.pk, "unit": "", "role": "office",
             "starts_on": "01/01/2021", "ends_on": "31/12/2021"}  # fmt: skip
    admin_client.post(url(Membership, "add"), typed)
    assert Event.objects.about(cast[MEMBER]).get().sentence == (
        "Giao vai trò Văn phòng của Người Cá nhân từ 01/01/2021 đến 31/12/2021."
    )


@pytest.fixture
def clerk(cast, client):
    """An administrator who is no superuser and may change users."""
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="people"))
    client.force_login(user)
    return user


def test_an_administrator_does_not_lift_himself_up(cast, client, clerk):
    typed = {"username": "clerk", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    client.post(url(User, "change", clerk.pk), typed | membership_rows(clerk))
    clerk.refresh_from_db()
    assert (clerk.is_superuser, clerk.is_staff) == (False, True)


def test_a_superuser_is_changed_by_superusers_only(cast, client, clerk):
    above = User.objects.create_superuser("quantri", "q@example.org")
    typed = {"username": "quantri2", "is_active": "on"}
    client.post(url(User, "change", above.pk), typed | membership_rows(above))
    password = reverse("admin:auth_user_password_change", args=[above.pk])
    assert client.get(password).status_code == 403
    above.refresh_from_db()
    assert above.username == "quantri"
