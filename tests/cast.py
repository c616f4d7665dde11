"""The people of the tests: one commune with one login per role, and a neighbour to leak to.

Names are invented. Every fixture of a story starts from `Cast.of(...)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from people.models import Commune, Membership, Person, Unit, User
from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    SECRETARY,
    UNIT_HEAD,
    Actor,
    Role,
)
from tests.many import inserted

PASSWORD = "Mat-khau-thu-2021"
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Cast:
    """A commune, two of its units, and one user of each role in the first unit."""

    commune: Commune
    unit: Unit
    other_unit: Unit
    users: dict[str, User]

    @classmethod
    def of(cls, name: str = "Quảng Thành", prefix: str = "") -> Cast:
        """Make the cast of a commune; `prefix` keeps logins of two communes apart."""
        commune = Commune.objects.create(
            name=name, district="huyện Quảng Điền", province="tỉnh Thừa Thiên Huế"
        )
        unit, other = make_units(commune, ["Văn phòng - Thống kê", "Tài chính - Kế toán"])
        return cls(commune, unit, other, _users(commune, unit, prefix))

    def __getitem__(self, role: Role) -> User:
        return self.users[role.code]

    def acting(self, role: Role) -> Actor:
        """Give the actor that `require` would give to the user with this role."""
        user = self[role]
        return Actor(user.pk, user.display_name, role.name, self.commune.pk)


def _users(commune: Commune, unit: Unit, prefix: str) -> dict[str, User]:
    """Make a login of each role by two inserts and one hash: nearly every test begins with them."""
    password = make_password(PASSWORD)
    roles = (UNIT_HEAD, MEMBER, OFFICE, SECRETARY, COUNCIL_MEMBER, CHAIR, OVERSEER)
    users = User.objects.bulk_create(
        _user(f"{prefix}{role.code}", role, password) for role in roles
    )
    Membership.objects.bulk_create(
        _membership(user, role, commune, unit) for user, role in zip(users, roles, strict=True)
    )
    return {role.code: user for user, role in zip(users, roles, strict=True)}


def _user(username: str, role: Role, password: str = "", **values) -> User:
    defaults = {"email": f"{username}@example.org", "last_name": "Người", "first_name": role.name}
    password = password or make_password(PASSWORD)
    return User(username=username, password=password, **defaults | values)


def _membership(user: User, role: Role, commune: Commune, unit: Unit) -> Membership:
    return Membership(
        user=user,
        commune=commune,
        role=role.code,
        unit=unit if role.of_unit else None,
        starts_on=SINCE,
    )


def make_unit(commune: Commune, name: str, **values) -> Unit:
    return Unit.objects.create(commune=commune, name=name, **{"valid_from": SINCE} | values)


def make_units(commune: Commune, names: Iterable[str]) -> list[Unit]:
    return inserted(Unit(commune=commune, name=name, valid_from=SINCE) for name in names)


def make_person(unit: Unit, full_name: str, **values) -> Person:
    person = _person(unit, full_name, **values)
    person.save()
    return person


def make_people(unit: Unit, names: Iterable[str], **values) -> list[Person]:
    return inserted(_person(unit, name, **values) for name in names)


def _person(unit: Unit, full_name: str, **values) -> Person:
    defaults = {
        "gender": Person.Gender.FEMALE,
        "position": "Công chức chuyên môn",
        "group": Person.Group.CIVIL_SERVANT,
        "joined_on": date(2015, 3, 1),
        "born_on": date(1985, 5, 19),
    }
    return Person(commune=unit.commune, unit=unit, full_name=full_name, **defaults | values)


def make_user(username: str, role: Role, commune: Commune, unit: Unit, **values) -> User:
    """Make a login with one role since 2020, with a mail address and a name to be seen."""
    user = _user(username, role, **values)
    user.save()
    _membership(user, role, commune, unit).save()
    return user


def make_users(usernames: Iterable[str], role: Role, people: Sequence[Person]) -> list[User]:
    """Make logins of people, each with one role in the person's unit."""
    users = User.objects.bulk_create(
        _user(username, role, person=person, last_name=family, first_name=given)
        for username, person in zip(usernames, people, strict=True)
        for family, _, given in [person.full_name.rpartition(" ")]
    )
    Membership.objects.bulk_create(
        _membership(user, role, user.person.commune, user.person.unit) for user in users
    )
    return users
