"""A province for the pages: communes of 60 people in 10 units, with logins and what is known of
everybody. `years.py` adds the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from notifications.models import Notice
from people.models import (
    Absence,
    Commune,
    Discipline,
    Membership,
    Person,
    Posting,
    Rating,
    Unit,
    User,
)
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD, Role
from vietnamese.text import name_sort_key, search_text, sort_key

UNITS, PEOPLE, NOTICES = 10, 60, 20
YEARS = range(2017, 2022)
TODAY, SINCE = date(2021, 11, 18), date(2015, 1, 1)
OF_THE_COMMUNE = (OFFICE, SECRETARY, CHAIR, COUNCIL_MEMBER, OVERSEER, MEMBER)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Đặng", "Hồ", "Võ", "Châu")
MIDDLES = ("Thị Minh", "Văn", "Thị Thùy", "Hữu", "Thị Mỹ", "Quang")
GIVEN = ("Khai", "Ái", "Bình", "Đào", "Hương", "Khoa", "Lan", "Nghĩa", "Quý", "Thủy", "Vân", "Yến")


@dataclass(frozen=True)
class Staffed:
    """A commune with its units, its people and one user for each role and each head of a unit."""

    commune: Commune
    units: list[Unit]
    people: list[Person]
    users: dict[str, User]


def communes(number: int) -> Iterator[Staffed]:
    """Give so many communes, each made as it is asked for."""
    for ordinal in range(number):
        yield _commune(ordinal)


def _commune(ordinal: int) -> Staffed:
    commune = Commune.objects.create(
        name=f"Quảng Thành {ordinal}",
        district="huyện Quảng Điền",
        province="tỉnh Thừa Thiên Huế",
        practice_day=TODAY,
    )
    units = Unit.objects.bulk_create(_unit(commune, number) for number in range(UNITS))
    people = Person.objects.bulk_create(_person(units, number) for number in range(PEOPLE))
    _remember(people)
    users = _users(commune, units)
    _notify(commune, users.values())
    return Staffed(commune, units, people, users)


def _unit(commune: Commune, number: int) -> Unit:
    name = f"Bộ phận Văn hóa - Xã hội {number}"
    return Unit(
        commune=commune,
        name=name,
        sort_key=sort_key(name),
        search_text=search_text(name),
        position=number,
        valid_from=SINCE,
    )


def _person(units: list[Unit], number: int) -> Person:
    words = (FAMILIES[number % 10], MIDDLES[number % 6], GIVEN[number % 12])
    name, position = " ".join(words), "Công chức Văn phòng - Thống kê"
    return Person(
        commune_id=units[0].commune_id,
        unit=units[number % UNITS],
        full_name=name,
        sort_key=name_sort_key(name),
        search_text=search_text(name, position),
        gender=Person.Gender.FEMALE if "Thị" in name else Person.Gender.MALE,
        born_on=date(1980, 1, 1) + timedelta(number),
        position=position,
        group=Person.Group.CIVIL_SERVANT,
        is_leader=number < UNITS,
        joined_on=SINCE,
    )


def _remember(people: list[Person]) -> None:
    """Write where people worked, how they were rated, who was away and who was disciplined."""
    Posting.objects.bulk_create(
        Posting(person=person, unit=person.unit, position=person.position, starts_on=SINCE)
        for person in people
    )
    Rating.objects.bulk_create(
        Rating(person=person, year=year, level=Rating.Level.GOOD if number % 7 else "HTXS")
        for year in YEARS
        for number, person in enumerate(people)
    )
    Absence.objects.bulk_create(
        Absence(
            person=person, kind="maternity", starts_on=date(year, 3, 1), ends_on=date(year, 8, 31)
        )
        for year, person in zip(YEARS, people[1:], strict=False)
    )
    Discipline.objects.create(person=people[-1], form="reprimand", decided_on=date(2021, 6, 1))


def _users(commune: Commune, units: list[Unit]) -> dict[str, User]:
    """Give a user for each role of the commune, by its code, and one for the head of each unit;
    the head of the first unit stands for all of them."""
    places: list[tuple[Role, Unit | None]] = [(UNIT_HEAD, unit) for unit in reversed(units)]
    places += [(role, units[0] if role.of_unit else None) for role in OF_THE_COMMUNE]
    users = User.objects.bulk_create(
        User(
            username=f"{commune.pk}-{number}",
            password="!",
            last_name="Lê Thị",
            first_name=role.name[:40],
        )
        for number, (role, _) in enumerate(places)
    )
    Membership.objects.bulk_create(
        Membership(user=user, commune=commune, role=role.code, unit=unit, starts_on=SINCE)
        for user, (role, unit) in zip(users, places, strict=True)
    )
    return {role.code: user for user, (role, _) in zip(users, places, strict=True)}


def _notify(commune: Commune, users: Iterable[User]) -> None:
    now = timezone.now()
    Notice.objects.bulk_create(
        Notice(
            recipient=user,
            commune_id=commune.pk,
            key=f"notice-{number}",
            subject="Đã tiếp nhận hồ sơ đề nghị khen thưởng",
            body="Hồ sơ của đơn vị đã được tiếp nhận. Thư ký Hội đồng sẽ thẩm định.",
            read_at=now if number > 3 else None,
        )
        for user in users
        for number in range(NOTICES)
    )
