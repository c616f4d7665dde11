"""Who comes in: guessing is slowed and the rightful one is not, second factor, sessions."""

from __future__ import annotations

import time
from datetime import timedelta

import pyotp
import pytest
from django.conf import settings as place
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from history.models import Event
from people import asking_again, second_factor, sessions
from people.models import Door, RecoveryCode, SecondFactor, Session, Tries, Unit, User
from people.periodic import clear_doors
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY
from procedure.models import Press
from tests.cast import PASSWORD, Cast
from tests.clock import on_the_clock
from tests.filling import filled, sent_by
from tests.pages.test_access import named_views

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

NEW = "Mua-xuan-2022-moi"


@pytest.fixture
def cast():
    return Cast.of()


def enter(client: Client, username: str, password: str, **headers):
    typed = {"username": username, "password": password}
    return client.post(reverse("login"), typed, **headers)


def codes(client: Client, username: str, passwords: list[str], **headers) -> list[int]:
    return [enter(client, username, word, **headers).status_code for word in passwords]


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


# --- Guessing ----------------------------------------------------------------------------------


def test_who_guesses_waits_longer_each_time_and_is_told_how_long(cast):
    stranger = Client()
    assert codes(stranger, "office", ["sai"] * 6) == [200] * 5 + [429]
    answer = enter(stranger, "office", PASSWORD)  # not even looked at
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "10")
    assert "Xin đợi 10 giây rồi thử lại." in answer.content.decode()
    with on_the_clock(timezone.now() + timedelta(seconds=11)):
        assert codes(stranger, "office", ["sai", PASSWORD]) == [200, 429]
    with on_the_clock(timezone.now() + timedelta(seconds=40)):
        assert enter(stranger, "office", PASSWORD).status_code == 302


def test_a_stranger_behind_the_same_proxy_does_not_shut_the_chair_out(cast):
    chair, stranger = Client(), Client()
    assert enter(chair, "chair", PASSWORD).status_code == 302
    chair.post(reverse("logout"))
    assert codes(stranger, "chair", ["sai"] * 30)[-1] == 429
    assert codes(stranger, "unit_head", ["sai"] * 30)[-1] == 429
    assert codes(chair, "chair", ["Sai-go-nham", PASSWORD]) == [200, 302]
    assert enter(stranger, "chair", PASSWORD).status_code == 429


def test_a_device_that_is_known_is_slowed_by_itself_and_for_its_accounts_only(cast):
    device = Client()
    enter(device, "chair", PASSWORD)
    device.post(reverse("logout"))
    assert codes(device, "chair", ["sai"] * 6) == [200] * 5 + [429]
    assert codes(device, "office", ["sai"] * 6) == [200] * 5 + [429]
    assert enter(Client(), "chair", PASSWORD).status_code == 302


def test_a_new_password_makes_a_known_device_a_stranger(cast):
    device = Client()
    enter(device, "chair", PASSWORD)
    cast[CHAIR].set_password(NEW)
    cast[CHAIR].save()
    enter(device, "chair", "sai")
    assert set(Tries.objects.values_list("door", flat=True)) == {Door.ACCOUNT, Door.ADDRESS}


def test_many_names_tried_from_one_address_are_slowed_and_others_are_not(cast):
    stranger, names = Client(), [f"ten{number}" for number in range(25)]
    tried = [enter(stranger, name, "sai", REMOTE_ADDR="10.0.0.9").status_code for name in names]
    assert tried == [200] * 10 + [429] * 15
    assert enter(Client(), "office", PASSWORD, REMOTE_ADDR="10.0.0.8").status_code == 302


@pytest.mark.parametrize(("count", "slowed"), [(0, "10.0.0.1"), (1, "7.7.7.7"), (2, "6.6.6.6")])
def test_the_address_is_told_by_our_own_proxies_alone(cast, settings, count, slowed):
    settings.PROXY_COUNT = count
    enter(Client(), "office", "sai", REMOTE_ADDR="10.0.0.1",
          HTTP_X_FORWARDED_FOR="5.5.5.5, 6.6.6.6, 7.7.7.7")  # fmt: skip
    assert Tries.objects.get(door=Door.ADDRESS).key == slowed


@pytest.mark.parametrize("forged", ["", "x", "5.5.5.5, <script>", "1" * 300])
def test_an_address_that_is_none_is_not_believed(cast, settings, forged):
    settings.PROXY_COUNT = 1
    enter(Client(), "office", "sai", REMOTE_ADDR="2001:db8::1:2", HTTP_X_FORWARDED_FOR=forged)
    assert Tries.objects.get(door=Door.ADDRESS).key == "2001:db8::"


def test_a_success_forgets_the_failures_of_the_account_and_not_of_the_address(cast):
    client = Client()
    codes(client, "office", ["sai"] * 4 + [PASSWORD])
    assert {row.door: row.level for row in Tries.objects.all()} == {
        Door.ADDRESS: pytest.approx(4, abs=0.1)
    }


def test_wrong_old_passwords_are_counted(cast, client):
    client.force_login(cast[OFFICE])
    typed = {"old_password": "sai", "new_password1": NEW, "new_password2": NEW}
    pages = [client.post(reverse("password_change"), typed).content.decode() for _ in range(30)]
    assert ["Xin đợi" in page for page in pages] == [False] * 5 + [True] * 25
    typed["old_password"] = PASSWORD
    assert client.post(reverse("password_change"), typed).status_code == 200
    assert enter(Client(), "office", NEW).status_code == 200


def test_the_office_sees_the_wait_and_lifts_it(cast, client):
    codes(Client(), "chair", ["sai"] * 9)
    client.force_login(cast[OFFICE])
    page, lift = (
        reverse(f"people:{name}", args=[cast[CHAIR].pk]) for name in ("user", "user_let_in")
    )
    assert "Cho thử lại ngay" in client.get(page).content.decode()
    assert client.post(lift).url == page
    assert "Cho thử lại ngay" not in client.get(page).content.decode()
    assert enter(Client(), "chair", PASSWORD).status_code == 302
    event = Event.objects.about(cast[CHAIR]).first()
    assert event.sentence == "Cho tài khoản chair thử đăng nhập lại ngay."


def test_administrators_see_everybody_who_is_slowed_and_lift_it_with_the_log(cast, client):
    client.force_login(User.objects.create_superuser("quantri", last_name="Quản", first_name="trị"))
    for name in range(12):
        enter(Client(), f"ten{name}", "sai", REMOTE_ADDR="10.0.0.9")
    row = Tries.objects.get(door=Door.ADDRESS)
    page = client.get(reverse("admin:people_tries_changelist")).content.decode()
    assert "10.0.0.9" in page
    client.post(reverse("admin:people_tries_delete", args=[row.pk]), {"post": "yes"})
    assert not Tries.objects.filter(door=Door.ADDRESS).exists()
    [event] = Event.objects.of_chain(0)
    assert event.sentence == "Cho thử lại ngay: Đăng nhập từ một địa chỉ: 10.0.0.9."


def test_administrators_come_in_by_the_one_login(cast, client):
    door = reverse("admin:login")
    assert client.get(door, {"next": "/quan-tri/"}).url == f"{reverse('login')}?next=/quan-tri/"
    client.force_login(cast[OFFICE])
    assert client.get(reverse("admin:index"), follow=True).status_code == 403
    client.force_login(User.objects.create_superuser("quantri"))
    assert client.get(reverse("admin:password_change")).url == reverse("password_change")


def test_who_comes_in_who_cannot_and_who_leaves_is_a_line_of_the_server(cast, client, caplog):
    enter(client, "office", "Mat-khau-go-nham")
    enter(client, "Mat-khau-go-o-ten", PASSWORD)
    enter(client, "office", PASSWORD)
    client.post(reverse("logout"))
    assert [line.getMessage() for line in caplog.records if line.name == "thiduakt.doors"] == [
        "Sai mật khẩu: office, từ 127.0.0.1.",
        "Sai mật khẩu: một tên không có, từ 127.0.0.1.",
        "Đăng nhập: office, từ 127.0.0.1.",
        "Đăng xuất: office, từ 127.0.0.1.",
    ]


# --- The second factor -------------------------------------------------------------------------


def code_of(user: User, ahead: int = 0) -> str:
    totp = pyotp.TOTP(second_factor.secret_of(second_factor.begun(user)))
    return totp.at(time.time() + ahead * second_factor.STEP)


def set_up(user: User) -> list[str]:
    recovery = second_factor.confirm(user, code_of(user))
    SecondFactor.objects.update(used_steps=[])  # the tests do not wait for the next half minute
    return recovery


@pytest.fixture
def armed(cast) -> Cast:
    """The chair uses a second factor."""
    set_up(cast[CHAIR])
    return cast


def test_everybody_may_set_up_a_second_factor(cast, client):
    user = cast[MEMBER]
    client.force_login(user)
    page = client.get(reverse("second_factor")).content.decode()
    assert second_factor.secret_in_groups(user.second_factor) in page
    wrong = client.post(reverse("second_factor"), {"code": "000000"}).content.decode()
    assert "Mã chưa đúng" in wrong
    shown = client.post(reverse("second_factor"), {"code": code_of(user)}).content.decode()
    assert shown.count("<code>") == RecoveryCode.objects.count() == 10
    assert not RecoveryCode.objects.filter(digest__contains="-").exists()
    assert "Còn <strong>10</strong>" in client.get(reverse("second_factor")).content.decode()


def test_after_the_password_the_code_is_asked_for_and_the_page_asked_for_follows(armed, client):
    asked = client.post(
        reverse("login"),
        {"username": "chair", "password": PASSWORD, "next": reverse("people:users")},
    )
    assert asked.url == reverse("login_code")
    assert not is_in(client)
    assert client.post(asked.url, {"code": "123 456"}).status_code == 200
    done = client.post(asked.url, {"code": code_of(armed[CHAIR])})
    assert done.url == reverse("people:users")
    assert is_in(client)


def test_a_code_is_good_once_and_so_is_a_recovery_code(cast):
    recovery = set_up(cast[CHAIR])
    used = code_of(cast[CHAIR])

    def tried(code: str) -> bool:
        client = Client()
        enter(client, "chair", PASSWORD)
        client.post(reverse("login_code"), {"code": code})
        return is_in(client)

    given = [used, used, recovery[0].upper(), recovery[0], recovery[1], "", "²²²²²²"]
    assert [tried(code) for code in given] == [True, False, True, False, True, False, False]


def test_codes_are_not_guessed(armed, client):
    enter(client, "chair", PASSWORD)
    tried = [client.post(reverse("login_code"), {"code": f"{n:06}"}) for n in range(7)]
    assert [answer.status_code for answer in tried] == [200] * 5 + [429] * 2
    assert client.post(reverse("login_code"), {"code": code_of(armed[CHAIR])}).status_code == 429


def test_the_code_is_asked_of_whose_password_was_right_a_short_time_ago(armed, client):
    assert client.get(reverse("login_code")).url == reverse("login")
    enter(client, "chair", PASSWORD)
    assert client.get(reverse("login_code")).status_code == 200
    with on_the_clock(timezone.now() + timedelta(minutes=11)):
        assert client.get(reverse("login_code")).url == reverse("login")


def test_who_has_power_sets_it_up_before_the_work_where_the_place_asks_for_it(cast, settings):
    settings.SECOND_FACTOR = True
    administrator = User.objects.create_superuser("quantri")
    seen = {}
    for user in (cast[OFFICE], cast[SECRETARY], cast[CHAIR], administrator, cast[MEMBER]):
        client = Client()
        client.force_login(user)
        answer = client.get(reverse("campaigns:list"))
        seen[user.username] = getattr(answer, "url", answer.status_code)
    begin = reverse("second_factor")
    assert seen == {
        "office": begin, "secretary": begin, "chair": begin, "quantri": begin, "member": 200
    }  # fmt: skip


def test_a_place_may_ask_everybody_for_it(cast, client, settings):
    settings.SECOND_FACTOR_FOR_ALL = True
    client.force_login(cast[MEMBER])
    assert client.get(reverse("campaigns:list")).status_code == 200
    settings.SECOND_FACTOR = True
    assert client.get(reverse("campaigns:list")).url == reverse("second_factor")


def test_who_set_it_up_goes_on_to_the_work_and_cannot_turn_it_off(cast, client, settings):
    settings.SECOND_FACTOR = True
    client.force_login(cast[CHAIR])
    client.post(reverse("second_factor"), {"code": code_of(cast[CHAIR])})
    assert client.get(reverse("campaigns:list")).status_code == 200
    client.post(reverse("second_factor_off"))
    assert SecondFactor.objects.get().confirmed_at is not None


def entered(user: User, client: Client) -> None:
    enter(client, user.username, PASSWORD)
    client.post(reverse("login_code"), {"code": code_of(user)})
    assert is_in(client)
    SecondFactor.objects.update(used_steps=[])


def test_before_what_cannot_be_taken_back_the_code_is_asked_for_again(armed, client):
    entered(armed[CHAIR], client)
    export = reverse("people:persons_export")
    assert client.get(export).headers["Content-Type"].startswith("application/vnd")
    with on_the_clock(timezone.now() + timedelta(minutes=15)):
        page = client.get(export).content.decode()
        assert "Xác thực lại" in page
        SecondFactor.objects.update(used_steps=[])
        wrong = client.post(export, {"again-looks": "1", "again-code": "000000"})
        assert "Mã chưa đúng" in wrong.content.decode()
        right = {"again-looks": "1", "again-code": code_of(armed[CHAIR])}
        assert client.post(export, right).url == export
        assert client.get(export).headers["Content-Type"].startswith("application/vnd")


ASKED_AGAIN = {
    "awards:history_export",
    "backups:file",
    "decisions:draft_issue",
    "decisions:release",
    "decisions:revoke",
    "decisions:revoke_award",
    "decisions:revoke_line",
    "initiatives:decision_note",
    "initiatives:reopen",
    "people:persons_export",
    "recovery_codes",
    "second_factor_off",
    "signing:issue",
    "signing:sign",
    "signing:sign_annex",
    "signing:withdraw",
    "takeout:ask",
    "takeout:takeout_file",
    "vetting:proposal_issue",
}
"""What issues, lets be known, revokes, signs with the office's key, exports everything. A number
(`decisions:draft_number`, `signing:number`) issues nothing and is let go again."""


def test_everything_that_cannot_be_taken_back_asks_again():
    asking = asking_again.asks_again.__code__.co_filename
    views = [(named.name, getattr(named.view, "__code__", None)) for named in named_views()]
    asked = {name for name, code in views if code and code.co_filename == asking}
    assert asked == ASKED_AGAIN


def test_what_was_posted_waits_for_the_code_and_is_then_done(armed, client):
    entered(armed[CHAIR], client)
    renew = reverse("recovery_codes")
    before = set(RecoveryCode.objects.values_list("pk", flat=True))
    with on_the_clock(timezone.now() + timedelta(hours=2)):
        sessions_are_kept_in_use(client)
        page = client.post(renew, {"word": "một & hai"}).content.decode()
        assert '<input type="hidden" name="word" value="một &amp; hai">' in page
        assert set(RecoveryCode.objects.values_list("pk", flat=True)) == before
        typed = {"word": "một & hai", "again-code": code_of(armed[CHAIR])}
        assert client.post(renew, typed).content.decode().count("<code>") == 10
    assert not before & set(RecoveryCode.objects.values_list("pk", flat=True))


def sessions_are_kept_in_use(client: Client) -> None:
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))


def test_the_office_drops_the_second_factor_of_who_lost_the_telephone(armed, client):
    theirs = Client()
    entered(armed[CHAIR], theirs)
    client.force_login(armed[OFFICE])
    client.post(reverse("people:user_factor_off", args=[armed[CHAIR].pk]))
    assert not SecondFactor.objects.exists()
    assert not is_in(theirs)
    assert enter(Client(), "chair", PASSWORD).url == reverse("home")
    assert Event.objects.about(armed[CHAIR]).first().verb == "user.second_factor"


def test_who_keeps_the_server_turns_it_off_where_nobody_can_come_in(armed, capsys):
    call_command("turn_off_second_factor", "chair")
    assert not SecondFactor.objects.exists()
    [event] = Event.objects.of_chain(0)
    told = "Tắt xác thực hai bước của tài khoản chair."
    assert (event.actor_name, event.sentence) == ("Người giữ máy chủ", told)
    with pytest.raises(CommandError, match="không dùng xác thực hai bước"):
        call_command("turn_off_second_factor", "chair")


def test_a_copy_of_the_database_tells_no_secret(armed, settings):
    factor = armed[CHAIR].second_factor
    secret = second_factor.secret_of(factor)
    settings.SECRET_KEY = "mot-khoa-khac-" * 5
    assert secret != second_factor.secret_of(factor)
    assert secret not in str(vars(factor))


# --- Sessions ----------------------------------------------------------------------------------


def test_a_session_ends_after_an_hour_without_a_page_and_after_twelve_hours(cast):
    client, begin = Client(), timezone.now()
    with on_the_clock(begin):
        enter(client, "office", PASSWORD)
    for minutes, expected in [(50, True), (100, True), (161, False)]:
        with on_the_clock(begin + timedelta(minutes=minutes)):
            assert is_in(client) is expected
    with on_the_clock(begin):
        enter(client, "office", PASSWORD)
    for minutes in range(50, 12 * 60, 50):
        with on_the_clock(begin + timedelta(minutes=minutes)):
            assert is_in(client)
    with on_the_clock(begin + timedelta(minutes=12 * 60 + 1)):
        assert not is_in(client)


def test_a_page_in_use_writes_its_session_only_now_and_then(cast, client):
    client.force_login(cast[OFFICE])
    wrote = []
    for minutes in (0, 4, 6, 7):
        later = timezone.now() + timedelta(minutes=minutes)
        with on_the_clock(later), CaptureQueriesContext(connection) as queries:
            client.get(reverse("password_change"))
        wrote.append(any(query["sql"].startswith("UPDATE") for query in queries))
    assert wrote == [False, False, True, False]


def test_one_sees_where_one_is_logged_in_and_ends_it_elsewhere(cast):
    here, elsewhere, other = Client(), Client(), Client()
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
    enter(here, "office", PASSWORD)
    enter(elsewhere, "office", PASSWORD, HTTP_USER_AGENT=agent, REMOTE_ADDR="10.1.2.3")
    enter(other, "chair", PASSWORD)
    page = here.get(reverse("account")).content.decode()
    assert ("Chrome trên Android" in page, "10.1.2.3" in page) == (True, True)
    assert not any(key in page for key in Session.objects.values_list("session_key", flat=True))
    others = [sessions._name(key) for key in Session.objects.values_list("session_key", flat=True)]
    here.post(reverse("sessions_end"), {"visit": others})
    assert [is_in(client) for client in (here, elsewhere, other)] == [True, False, True]


def test_a_new_password_ends_the_sessions_elsewhere(cast):
    here, elsewhere = Client(), Client()
    enter(here, "office", PASSWORD)
    enter(elsewhere, "office", PASSWORD)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    here.post(reverse("password_change"), typed)
    assert [is_in(client) for client in (here, elsewhere)] == [True, False]


def test_no_browser_keeps_a_page_from_behind_the_login(cast, client):
    client.force_login(cast[OFFICE])
    for name in ("home", "people:persons", "people:persons_export"):
        assert "no-store" in client.get(reverse(name)).headers["Cache-Control"]


def test_what_was_typed_before_the_session_ended_is_sent_after_the_login(cast):
    client = Client(enforce_csrf_checks=True)
    page = client.get(reverse("login"))
    unit = reverse("people:unit_add")
    typed = {"name": "Thôn Phú Lương <A>", "kind": "village", "old_password": "bí mật"}
    typed["once"] = "dau-cua-trang"
    token = {"csrfmiddlewaretoken": page.context["csrf_token"]}
    asked = client.post(unit, typed | token)
    assert asked.url == f"{reverse('login')}?next={unit}"
    assert "Những gì vừa gõ vẫn được giữ" in client.get(asked.url).content.decode()
    token = {"csrfmiddlewaretoken": client.get(asked.url).context["csrf_token"]}
    entered = client.post(asked.url, {"username": "office", "password": PASSWORD} | token)
    offered = client.get(entered.url).content.decode()
    assert f'action="{unit}"' in offered
    assert 'name="name" value="Thôn Phú Lương &lt;A&gt;"' in offered
    assert ("bí mật" in offered, 'name="once" value="dau-cua-trang"' in offered) == (False, True)
    assert not Press.objects.filter(answer__contains=reverse("login")).exists()


def offered(client: Client) -> dict[str, dict]:
    """Give what waits to be sent again, by its address."""
    page = enter(client, "office", PASSWORD)
    forms = html.fromstring(client.get(page.url).content).xpath("//main//form")
    return {form.action: sent_by(form) for form in forms if form.action}


def test_two_forms_sent_after_one_ended_session_both_wait_and_each_is_let_go_when_it_comes(cast):
    client, page = Client(), reverse("resend")
    unit, plan = reverse("people:unit_add"), reverse("campaigns:add")
    client.post(unit, {"name": "Thôn Cũ", "kind": "village"})
    client.post(plan, {"theme": "Đoàn kết"})
    client.post(unit, {"name": "Thôn Mới", "kind": "village"})
    waiting = offered(client)
    assert {address: sent.get("name") for address, sent in waiting.items()} == {
        plan: None, unit: ["Thôn Mới"]
    }  # fmt: skip
    assert "Có 2 việc đang chờ" in client.get(page).content.decode()
    client.post(unit, waiting[unit])
    left = html.fromstring(client.get(page).content).xpath("//main//form/@action")
    assert left == [plan]
    client.post(plan, {"theme": "Đoàn kết"})
    assert client.get(page).url == reverse("home")


def test_what_waits_is_bounded_and_the_oldest_goes_first(cast):
    client = Client()
    for number in range(9):
        address = f"{reverse('people:unit_add')}?so={number}"
        client.post(address, {"name": "x" * 120_000 if number < 7 else "x"})
    assert [address[-1] for address in offered(client)] == ["4", "5", "6", "7", "8"]
    client = Client()
    client.post(reverse("people:unit_add"), {"name": "x" * 500_001})
    assert enter(client, "office", PASSWORD).url == reverse("home")


def test_what_was_done_before_the_session_ended_is_not_done_again_when_it_is_sent_again(cast):
    client = Client()
    client.force_login(cast[OFFICE])
    address = reverse("people:unit_add")
    sent = filled(client.get(address).content, name="Thôn Phú Lương")
    first = client.post(address, sent)
    client.post(reverse("logout"))
    client.post(address, sent)
    again = client.post(address, offered(client)[address])
    assert (again.url, Unit.objects.filter(name="Thôn Phú Lương").count()) == (first.url, 1)


def test_what_another_site_sends_without_a_session_is_not_kept(cast):
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("people:unit_add"), {"name": "Thôn"}).status_code == 403
    assert not Session.objects.exists()


def test_what_has_ended_is_forgotten_at_night(cast):
    enter(Client(), "office", PASSWORD)
    enter(Client(), "office", "sai")
    assert clear_doors() == 0
    with on_the_clock(timezone.now() + timedelta(days=3)):
        assert clear_doors() == 3
    assert (Session.objects.count(), Tries.objects.count()) == (0, 0)


# --- Passwords ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password", ["matkhau123", "vietnam2021", "Quangthanh2021", "ngan9chu!", "office-2021"]
)
def test_a_password_that_is_easy_here_is_refused(cast, password):
    with pytest.raises(ValidationError):
        validate_password(password, cast[OFFICE])
    assert validate_password(NEW, cast[OFFICE]) is None


def test_the_second_factor_is_asked_for_where_https_is(cast):
    assert place.SECOND_FACTOR is place.HTTPS
