"""What many pages ask is put into SQL once and answered as if it were asked anew."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection

from notifications.models import Notice
from people.models import Commune, Membership, Person, Unit, User
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from procedure.prepared import Prepared
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return Cast.of()


def roles_of(user: int):
    return Membership.objects.select_related("commune", "unit").filter(user=user)


def test_it_answers_as_the_queryset_does_with_what_belongs_to_it(cast, django_assert_num_queries):
    prepared = Prepared(roles_of, 9001)
    for role in (OFFICE, UNIT_HEAD, SECRETARY, OFFICE):
        user = cast[role].pk
        with django_assert_num_queries(1):
            given = prepared(user)
            places = [(membership.commune.name, str(membership.unit)) for membership in given]
        expected = list(roles_of(user))
        assert given == expected
        assert places == [(row.commune.name, str(row.unit)) for row in expected]
    assert prepared(0) == []


def test_each_answer_is_read_anew(cast):
    prepared = Prepared(roles_of, 9001)
    before = prepared(cast[OFFICE].pk)
    cast[OFFICE].memberships.update(ends_on="2020-12-31")
    assert [row.ends_on is None for row in before] == [True]
    assert [row.ends_on is None for row in prepared(cast[OFFICE].pk)] == [False]


def test_values_are_counted_for_the_one_who_is_asked_about(cast):
    unread = Prepared(lambda user: Notice.objects.visible_to(user).unread().per_recipient(), 9001)
    Notice.objects.all().delete()
    for role, key in ((OFFICE, "a"), (OFFICE, "b"), (SECRETARY, "c")):
        Notice.objects.create(recipient=cast[role], key=key, subject=key, body=key)
    assert [unread(cast[role].pk) for role in (OFFICE, SECRETARY, UNIT_HEAD)] == [[2], [1], []]


def test_another_thread_asks_on_its_own_connection(cast):
    prepared = Prepared(lambda pk: User.objects.filter(pk=pk), 9001)
    assert prepared(cast[OFFICE].pk) == [cast[OFFICE]]

    def asked_there() -> list[User]:
        try:
            return prepared(0)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asked_there).result() == []


def roles_on(communes: Sequence[int], role: str, day: date):
    rows = Membership.objects.in_force_on(day).filter(commune__in=communes, role=role)
    return rows.order_by("pk").values_list("user", "starts_on", "ends_on")


@pytest.mark.embedded
def test_lists_of_any_length_words_and_days_are_keys(cast, django_assert_num_queries):
    prepared = Prepared(roles_on, (9001,), "vai trò", date(1900, 1, 1))
    elsewhere = Commune.objects.create(name="Quảng Phú", kind="xa")
    started = cast[OFFICE].memberships.get().starts_on
    cast[OFFICE].memberships.create(commune=elsewhere, role=OFFICE.code, starts_on=started)
    communes = (elsewhere.pk, cast.commune.pk, 0)
    for count in (1, 2, 3, 2):
        for role in (OFFICE.code, SECRETARY.code):
            for day in (started, started - timedelta(1)):
                with django_assert_num_queries(1):
                    given = prepared(communes[:count], role, day)
                assert given == list(roles_on(communes[:count], role, day))
    assert len(prepared(communes, OFFICE.code, started)) == 2
    assert prepared((), OFFICE.code, started) == []


def test_lists_of_like_length_are_put_into_sql_once(cast):
    lengths = []

    def people_in(communes: Sequence[int]):
        lengths.append(len(communes))
        return Person.objects.filter(commune__in=communes)

    prepared = Prepared(people_in, (9001,))
    for count in range(1, 70):
        prepared(tuple(range(count)))
    assert lengths == [length for length in (1, 2, 4, 8, 16, 32, 64, 128) for _ in range(2)]


@pytest.mark.embedded
def test_what_is_joined_from_two_tables_is_answered_as_one(cast):
    def names_in(commune: int):
        people = Person.objects.filter(commune=commune).values_list("full_name", "pk")
        units = Unit.objects.filter(commune=commune).values_list("name", "pk")
        return people.order_by().union(units.order_by(), all=True).order_by("full_name", "pk")

    prepared = Prepared(names_in, 9001)
    assert prepared(cast.commune.pk) == list(names_in(cast.commune.pk)) != []


PARTS = ("year", "month", "day")


def beside(part: str):
    """Give a question about a day that says a part of it besides."""
    return lambda day: roles_on((1,), "office", day).filter(pk=getattr(day, part))


@pytest.mark.parametrize(
    "question",
    [
        Prepared(lambda day: roles_on((1,), "office", date(day.year, 1, 1)), date(1900, 1, 2)),
        *(Prepared(beside(part), date(1900, 1, 1)) for part in PARTS),
        Prepared(lambda user: roles_of(user + 1), 9001),
        Prepared(lambda user: roles_of(1), 9001),
    ],
    ids=["its year alone", *PARTS, "made of it", "not asked about"],
)
def test_a_question_about_more_than_its_keys_is_refused(question):
    (example,) = question.examples
    with pytest.raises(ValueError, match="Not a question about these keys alone"):
        question(example)


@pytest.mark.embedded
def test_every_question_of_the_program_is_about_its_keys_alone():
    import_module("thiduakt.urls")
    rooms = [module for name, module in sys.modules.items() if not name.startswith("tests.")]
    named = [(id(it), it) for room in rooms for it in vars(room).values() if type(it) is Prepared]
    questions = dict(named).values()
    assert len(questions) > 10
    for question in questions:
        assert question(*question.examples) == []
