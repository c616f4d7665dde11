"""Entering, leaving, the password, and the commune one works in."""

import re
from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notifications.mailing import send_due
from notifications.models import Notice
from people.letters import write_those_asked_for
from people.middleware import SESSION_KEY
from people.models import Membership
from people.roles import MEMBER, OFFICE, OVERSEER
from tests.cast import PASSWORD, Cast, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

NEW = "Mua-xuan-2022-moi"


@pytest.fixture
def cast():
    return Cast.of()


def enter(client: Client, username: str, password: str, **more):
    return client.post(reverse("login"), {"username": username, "password": password} | more)


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_a_user_enters_and_goes_on_to_the_page_asked_for(client, cast):
    account = reverse("account")
    assert client.get(account).url == f"{reverse('login')}?next={account}"
    assert enter(client, "office", PASSWORD, next=account).url == account
    assert is_in(client)


def test_a_wrong_password_is_answered_in_clear_vietnamese(client, cast):
    page = enter(client, "office", "sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert "<label" in page
    assert "Tên đăng nhập" in page
    assert not is_in(client)


def test_an_address_of_another_site_is_not_followed_after_entering(client, cast):
    assert enter(client, "office", PASSWORD, next="https://example.com/").url == reverse("home")


def test_leaving_takes_a_click_on_the_button_not_a_link(client, cast):
    client.force_login(cast[OFFICE])
    assert client.get(reverse("logout")).status_code == 405
    assert is_in(client)
    assert client.post(reverse("logout")).url == reverse("login")
    assert not is_in(client)


def test_the_account_page_tells_roles_and_what_they_do(client, cast):
    user = cast[MEMBER]
    user.person = make_person(cast.unit, "Trần Thị Lan", position="Văn thư")
    user.save()
    client.force_login(user)
    page = client.get(reverse("account")).content.decode()
    for words in (MEMBER.name, MEMBER.description, cast.unit.name, "Văn thư"):
        assert words in page
    assert reverse("people:person", args=[user.person_id]) in page


def test_a_user_without_a_role_is_told_whom_to_ask(client, cast):
    Membership.objects.filter(user=cast[OFFICE]).update(ends_on=date(2020, 12, 31))
    client.force_login(cast[OFFICE])
    page = client.get(reverse("account")).content.decode()
    assert "Tài khoản chưa có vai trò nào" in page


def test_the_password_is_changed_by_who_knows_the_old_one(client, cast):
    client.force_login(cast[OFFICE])
    typed = {"old_password": "sai", "new_password1": NEW, "new_password2": NEW}
    assert client.post(reverse("password_change"), typed).status_code == 200
    typed["old_password"] = PASSWORD
    assert client.post(reverse("password_change"), typed).url == reverse("password_change_done")
    assert is_in(client)
    assert enter(Client(), "office", PASSWORD).status_code == 200
    assert enter(Client(), "office", NEW).status_code == 302


def test_a_forgotten_password_is_set_anew_through_a_mail(client, cast, settings):
    settings.SITE_URL = "http://localhost:8000"
    asked = client.post(reverse("password_reset"), {"email": "Office@example.org"})
    assert asked.url == reverse("password_reset_done")
    assert (write_those_asked_for(), send_due()) == (1, 1)
    [letter] = mail.outbox
    assert letter.subject == "Đặt lại mật khẩu phần mềm thi đua, khen thưởng"
    [link] = re.findall(r"http://localhost:8000(\S+)", letter.body)
    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})
    assert done.url == reverse("password_reset_complete")
    for _ in range(9):
        enter(Client(), "office", "sai")  # a stranger, meanwhile
    assert enter(client, "office", NEW).status_code == 302
    assert "đã được dùng hoặc đã hết hạn" in Client().get(link, follow=True).content.decode()


def test_whether_a_mail_address_is_known_is_not_told(client, cast):
    client.post(reverse("password_reset"), {"email": "truoc@example.org"})
    told = []
    for email in ("office@example.org", "ai@example.org"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(reverse("password_reset"), {"email": email})
        told.append((answer.status_code, answer.url, [q["sql"].split()[0] for q in queries]))
    assert told[0] == told[1]
    assert (write_those_asked_for(), write_those_asked_for()) == (1, 0)
    assert [notice.recipient for notice in Notice.objects.all()] == [cast[OFFICE]]


def test_letters_for_a_new_password_are_limited(client, cast):
    asked = [{"email": "office@example.org"}] * 4
    codes = [client.post(reverse("password_reset"), data).status_code for data in asked]
    others = [
        client.post(reverse("password_reset"), {"email": f"{n}@example.org"}) for n in range(8)
    ]
    assert codes == [302, 302, 302, 429]
    assert [answer.status_code for answer in others] == [302] * 7 + [429]
    assert "hộp thư" in others[-1].content.decode()


@pytest.mark.parametrize(
    "name", ["login", "password_reset", "password_reset_done", "password_reset_complete"]
)
def test_who_cannot_enter_yet_may_open_what_helps(client, cast, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["account", "password_change", "password_change_done"])
def test_the_own_account_is_for_who_has_entered(client, cast, name):
    assert client.get(reverse(name)).url.startswith(reverse("login"))


# --- Communes ----------------------------------------------------------------------------------


@pytest.fixture
def neighbour(cast) -> Cast:
    other = Cast.of("Quảng Phú", prefix="b_")
    Membership.objects.create(
        user=cast[OVERSEER], commune=other.commune, role="overseer", starts_on=date(2020, 1, 1)
    )
    return other


def choose(client: Client, commune, referer: str = ""):
    return client.post(
        reverse("choose_commune"), {"commune": commune}, headers={"referer": referer}
    )


def test_who_has_roles_in_two_communes_chooses_one_and_comes_back(client, cast, neighbour):
    client.force_login(cast[OVERSEER])
    here = f"http://testserver{reverse('account')}"
    assert choose(client, neighbour.commune.pk, here).url == here
    assert client.get(reverse("account")).wsgi_request.commune == neighbour.commune
    assert choose(client, cast.commune.pk, "https://example.com/").url == reverse("home")
    assert client.get(reverse("account")).wsgi_request.commune == cast.commune


@pytest.mark.parametrize("commune", ["", "x", "0", "9" * 40, "²"])
def test_a_commune_that_is_none_is_not_found(client, cast, commune):
    client.force_login(cast[OFFICE])
    assert choose(client, commune).status_code == 404


def test_a_commune_without_a_role_there_is_not_found(client, cast, neighbour):
    client.force_login(cast[OFFICE])
    assert choose(client, neighbour.commune.pk).status_code == 404
    assert SESSION_KEY not in client.session


def test_a_commune_chosen_before_the_role_ended_is_no_longer_worked_in(client, cast, neighbour):
    client.force_login(cast[OVERSEER])
    choose(client, neighbour.commune.pk)
    Membership.objects.filter(commune=neighbour.commune).update(ends_on=date(2020, 12, 31))
    assert client.get(reverse("account")).wsgi_request.commune == cast.commune


def test_an_old_page_is_answered_with_what_to_do(cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast[OFFICE])
    answer = choose(strict, cast.commune.pk)
    assert answer.status_code == 403
    assert "Trang này đã mở quá lâu" in answer.content.decode()
