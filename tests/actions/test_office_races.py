"""Accounts, councils, backups: the same done by two at the same time, on a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from functools import partial
from typing import ClassVar

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection, transaction

from backups.actions import ask
from backups.models import Backup
from council.actions.councils import NewSeat, seat, set_up, unseat
from council.actions.meetings import call_the_roll, change, plan
from council.models import Council, Meeting
from history.chain import breaches
from history.models import Event
from people.actions import NewAccount, add_account, create_accounts
from people.models import Membership, User
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY
from tests.cast import Cast, make_people, make_person
from tests.meetings import PRESENT, Chamber
from tests.notices.sender import eventually, is_waiting_for_a_lock
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class NotingHasher(MD5PasswordHasher):
    """Notes of each password whether a transaction, and with it any lock, was open."""

    algorithm = "noting"
    was_locked: ClassVar[list[bool]] = []

    def encode(self, password, salt):
        self.was_locked.append(connection.in_atomic_block)
        return super().encode(password, salt)


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


def test_passwords_are_hashed_before_anything_is_locked(cast, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.{NotingHasher.__name__}"]
    rows = [NewAccount(person, (MEMBER,)) for person in make_people(cast.unit, ["An", "Bình"])]
    NotingHasher.was_locked.clear()
    create_accounts(cast.commune, rows, by=cast.acting(OFFICE))
    overseer = User(username="cap.tren", last_name="Lê", first_name="Hà")
    role = Membership(user=overseer, commune=cast.commune, role=CHAIR.code)
    add_account(role, by=cast.acting(OFFICE))
    assert NotingHasher.was_locked == [False] * 3


def test_accounts_that_two_make_at_once_are_made_once_and_whole(cast):
    names = ["Lý Anh Dũng", "Trần Thị Lan", "Lê Văn Minh"]
    rows = [NewAccount(person, (MEMBER,)) for person in make_people(cast.unit, names)]
    before = User.objects.count()
    answers = at_once(*[lambda: create_accounts(cast.commune, rows, by=cast.acting(OFFICE))] * 4)
    assert answers == ["", *["has_account"] * 3]
    assert User.objects.count() == before + 3
    assert (Event.objects.count(), list(breaches())) == (6, [])


def test_namesakes_who_get_accounts_at_once_have_names_of_their_own(cast):
    twins = [
        make_person(cast.unit, "Lý Anh Dũng", born_on=date(1980 + year, 1, 1)) for year in range(4)
    ]

    def make(person) -> None:
        create_accounts(cast.commune, [NewAccount(person, (MEMBER,))], by=cast.acting(OFFICE))

    assert at_once(*[lambda twin=twin: make(twin) for twin in twins]) == [""] * 4
    names = User.objects.filter(person__in=twins).values_list("username", flat=True)
    assert sorted(names) == ["dung.la", "dung.la2", "dung.la3", "dung.la4"]


def test_a_login_name_taken_meanwhile_in_another_commune_is_told(cast):
    neighbour = Cast.of("Quảng Thái", "qt-")
    here, there = (
        (lives.commune, [NewAccount(make_person(lives.unit, "Lý Anh Dũng"), (MEMBER,))])
        for lives in (cast, neighbour)
    )
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            create_accounts(*here, by=cast.acting(OFFICE))
            second = pool.submit(
                at_once, lambda: create_accounts(*there, by=neighbour.acting(OFFICE))
            )
            eventually(is_waiting_for_a_lock)
        assert second.result() == ["name_taken"]
    assert list(User.objects.filter(username__startswith="dung.la").values_list("person")) == [
        (here[1][0].person.pk,)
    ]


def test_a_council_that_two_set_up_at_once_is_there_once(cast):
    def act() -> None:
        first_day = date(2021, 1, 1)
        set_up(cast.commune, kind="emulation", starts_on=first_day, by=cast.acting(SECRETARY))

    assert at_once(*[act] * 4) == ["", *["starts_before_the_last"] * 3]
    assert list(Council.objects.values_list("kind", "starts_on", "ends_on")) == [
        ("emulation", date(2021, 1, 1), None)
    ]
    assert list(breaches()) == []


@pytest.mark.parametrize("is_there", [True, False], ids=["put off", "planned"])
def test_no_meeting_gets_members_whose_council_is_replaced_meanwhile(cast, is_there):
    chamber = Chamber.of(members=3, cast=cast)
    by, at = chamber.by, {"starts_at": time(8), "place": "Phòng họp"}
    new = {"kind": "emulation", "starts_on": date(2022, 1, 1), "by": by}
    planned = partial(plan, chamber.council, chamber.campaign, **at, by=by)
    act = partial(change, planned(held_on=date(2021, 12, 20)), **at, by=by) if is_there else planned
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            set_up(cast.commune, **new)
            second = pool.submit(at_once, lambda: act(held_on=date(2022, 1, 10)))
            eventually(is_waiting_for_a_lock)
        assert second.result() == ["nobody_sits"]
    assert not Meeting.objects.filter(held_on__year=2022).exists()


def test_who_is_seated_while_a_meeting_opens_holds_nobody_up(cast):
    chamber = Chamber.of(members=3, cast=cast)
    marks = {member.pk: PRESENT for member in chamber.seats}
    by = chamber.by

    def come(name: str) -> None:
        seat(chamber.council, [NewSeat(name)], on=date(2021, 1, 1), by=by)

    answers = at_once(
        lambda: call_the_roll(chamber.meeting, marks, by=by),
        lambda: come("Bà Mới"),
        lambda: come("Ông Mới"),
        lambda: unseat(chamber.seats[2], on=date(2021, 6, 30), by=by),
    )
    assert answers == [""] * 4
    assert chamber.council.seats.filter(ends_on=None).count() == 4
    assert list(breaches()) == []


def test_a_backup_that_two_ask_for_at_once_is_made_once():
    users = [User.objects.create_superuser(f"quantri{number}", password="x") for number in range(4)]
    answers = at_once(*[lambda user=user: ask(by=user) for user in users])
    assert answers == ["", *["on_its_way"] * 3]
    assert Backup.objects.count() == 1
    assert list(Event.objects.values_list("verb", flat=True)) == ["backup.asked"]
