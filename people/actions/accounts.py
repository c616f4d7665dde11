"""Accounts are made, one or many at once, locked, opened, and given a new password."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from history.log import record
from notifications.outbox import notify
from people import sessions
from people.models import Commune, Membership, Person, SecondFactor, User
from people.one_time import give_one_time_password
from people.roles import Actor, Role
from people.rules.logins import login_names
from people.tokens import link_tokens
from procedure.locking import locked
from procedure.refusal import refuse

from .users import give_role
from .writing import lock_commune


@dataclass(frozen=True)
class NewAccount:
    """A person who gets an account, the roles that somebody chose, and an address for mail."""

    person: Person
    roles: tuple[Role, ...]
    email: str = ""


def create_accounts(
    commune: Commune, rows: Sequence[NewAccount], *, by_mail: bool = False, by: Actor
) -> list[User]:
    """Make an account with its roles for each person: all of them or none.

    Each gets a password for a single use, or `by_mail` an invitation to choose one. Refused where
    nobody is named, somebody has an account by now, or an invitation lacks its address.
    """
    users = [_unnamed(row, by_mail) for row in rows]
    with _names_still_free():
        lock_commune(commune.pk, by)
        _refuse_accounts(commune, rows, by_mail)
        names = login_names((row.person.full_name for row in rows), _taken())
        for user, row, name in zip(users, rows, names, strict=True):
            user.username = name
            _open_account(user, commune, by_mail=by_mail, by=by)
            _give_roles(user, commune, row, by)
    return users


def _unnamed(row: NewAccount, by_mail: bool) -> User:
    """Give a user, not saved, who lacks a login name only. The password is hashed here, before
    anything is locked: it takes as long as it should, and a hundred of them take seconds."""
    family_names, _, given_name = row.person.full_name.rpartition(" ")
    user = User(last_name=family_names, first_name=given_name, email=row.email, person=row.person)
    _give_password(user, by_mail)
    return user


def _give_password(user: User, by_mail: bool) -> None:
    if by_mail:
        user.set_unusable_password()
    else:
        give_one_time_password(user)


@contextmanager
def _names_still_free() -> Iterator[None]:
    """Make accounts in one transaction. Login names are those of all communes, and only one's own
    is locked: refused where another took one of the names meanwhile."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        refuse("name_taken", "Một tên đăng nhập vừa được dùng ở xã khác. Hãy bấm tạo lại.")


def _taken() -> set[str]:
    return set(User.objects.values_list("username", flat=True))


def _refuse_accounts(commune: Commune, rows: Sequence[NewAccount], by_mail: bool) -> None:
    if not rows:
        refuse("nobody", "Hãy đánh dấu ít nhất một người.")
    having = User.objects.filter(person__in=[row.person.pk for row in rows])
    if names := ", ".join(user.display_name for user in having):
        refuse("has_account", f"Đã có tài khoản: {names}. Hãy xem lại danh sách.")
    if not by_mail:
        return
    _refuse_mail_while_practising(commune)
    if names := ", ".join(row.person.full_name for row in rows if not row.email):
        refuse("no_address", f"Hãy ghi thư điện tử của {names}, hoặc tạo tài khoản và in phiếu.")


def _refuse_mail_while_practising(commune: Commune) -> None:
    if commune.practice_day:
        refuse("practising", "Xã đang tập sử dụng nên phần mềm không gửi thư; hãy in phiếu.")


def _give_roles(user: User, commune: Commune, row: NewAccount, by: Actor) -> None:
    for role in row.roles:
        unit = row.person.unit if role.of_unit else None
        give_role(Membership(user=user, commune=commune, role=role.code, unit=unit), by=by)


def add_account(membership: Membership, *, by_mail: bool = False, by: Actor) -> User:
    """Make the account of `membership`, unsaved as its user, for somebody who is not on the list of
    people: an overseer, a member of the council from elsewhere."""
    user = membership.user
    _give_password(user, by_mail)
    with _names_still_free():
        lock_commune(membership.commune_id, by)
        if by_mail:
            _refuse_mail_while_practising(membership.commune)
        _open_account(user, membership.commune, by_mail=by_mail, by=by)
        membership.user = user
        give_role(membership, by=by)
    return user


def _open_account(user: User, commune: Commune, *, by_mail: bool, by: Actor) -> None:
    user.full_clean()
    user.save()
    sentence = f"Tạo tài khoản {user.username} cho {user.display_name}."
    record("user.added", user, sentence, by=by, commune_id=commune.pk)
    if by_mail:
        _invite(user, commune, by)


def _invite(user: User, commune: Commune, by: Actor) -> None:
    token = link_tokens.make_token(user)
    notify(
        [user],
        commune=commune,
        key=f"invitation-{user.pk}",
        subject="Tài khoản phần mềm thi đua, khen thưởng",
        body=f"{by.name} đã tạo tài khoản cho Ông/Bà ở {commune.committee}. Tên đăng nhập: "
        f"{user.username}. Xin mở đường dẫn dưới đây trong 3 ngày để đặt mật khẩu; quá hạn thì "
        "dùng “Quên mật khẩu” ở trang đăng nhập.",
        path=reverse(
            "password_reset_confirm",
            args=[urlsafe_base64_encode(force_bytes(user.pk)), token],
        ),
    )


@transaction.atomic
def renew_password(user: User, *, by: Actor) -> User:
    """Give a new password for a single use in place of a forgotten one; the old one is void."""
    user = _managed(user, by)
    give_one_time_password(user)
    user.save(update_fields=["password", "one_time_seed"])
    sentence = f"Cấp mật khẩu dùng một lần mới cho tài khoản {user.username}."
    record("user.password", user, sentence, by=by, commune_id=by.commune_id)
    return user


def lock_account(user: User, *, by: Actor) -> User:
    """Let nobody enter with the account any more; its roles and what it did stay."""
    if user.pk == by.user_id:
        refuse("own_account", "Không tự khóa tài khoản của mình được; hãy nhờ người khác.")
    return _set_active(user, False, f"Khóa tài khoản {user.username}.", by)


def unlock_account(user: User, *, by: Actor) -> User:
    """Let the account be used again."""
    return _set_active(user, True, f"Mở khóa tài khoản {user.username}.", by)


@transaction.atomic
def _set_active(user: User, is_active: bool, sentence: str, by: Actor) -> User:
    user = _managed(user, by)
    if user.is_active != is_active:
        user.is_active = is_active
        user.save(update_fields=["is_active"])
        record("user.active", user, sentence, by=by, commune_id=by.commune_id)
    return user


@transaction.atomic
def let_try_again(user: User, *, by: Actor) -> User:
    """Forget the tries that failed at an account, so that its user need not wait."""
    user = _managed(user, by)
    if user.tries.all().delete()[0]:
        sentence = f"Cho tài khoản {user.username} thử đăng nhập lại ngay."
        record("user.let_in", user, sentence, by=by, commune_id=by.commune_id)
    return user


@transaction.atomic
def drop_second_factor(user: User, *, by: Actor) -> User:
    """Let a user whose telephone is lost come in with the password alone; refused for oneself."""
    if user.pk == by.user_id:
        refuse("own_account", "Xác thực hai bước của mình thì tắt ở trang Tài khoản.")
    user = _managed(user, by)
    if SecondFactor.objects.filter(user=user).delete()[0]:
        sessions.end_all(user)
        sentence = f"Tắt xác thực hai bước của tài khoản {user.username}."
        record("user.second_factor", user, sentence, by=by, commune_id=by.commune_id)
    return user


def _managed(user: User, by: Actor) -> User:
    """Give the account locked for a change; refused for one that another commune uses too, or that
    of an administrator, which only administrators change."""
    lock_commune(by.commune_id, by)
    user = locked(user)
    if user.memberships.exclude(commune_id=by.commune_id).exists():
        refuse("of_another_commune", "Tài khoản này còn dùng ở xã khác; hãy nhờ người quản trị.")
    is_own = user.pk == by.user_id
    if (user.is_staff or user.is_superuser) and not is_own and not _is_superuser(by):
        refuse("administrator", "Tài khoản quản trị chỉ người quản trị mới đổi được.")
    return user


def _is_superuser(by: Actor) -> bool:
    return User.objects.filter(pk=by.user_id, is_superuser=True).exists()
