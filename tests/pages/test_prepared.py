"""What every page asks is put into SQL once and answered as if it were asked anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from notifications.models import Notice
from people.models import Membership, User
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
    prepared = Prepared(roles_of, example=0)
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
    prepared = Prepared(roles_of, example=0)
    before = prepared(cast[OFFICE].pk)
    cast[OFFICE].memberships.update(ends_on="2020-12-31")
    assert [row.ends_on is None for row in before] == [True]
    assert [row.ends_on is None for row in prepared(cast[OFFICE].pk)] == [False]


def test_values_are_counted_for_the_one_who_is_asked_about(cast):
    unread = Prepared(lambda user: Notice.objects.visible_to(user).unread().per_recipient(), 0)
    Notice.objects.all().delete()
    for role, key in ((OFFICE, "a"), (OFFICE, "b"), (SECRETARY, "c")):
        Notice.objects.create(recipient=cast[role], key=key, subject=key, body=key)
    assert [unread(cast[role].pk) for role in (OFFICE, SECRETARY, UNIT_HEAD)] == [[2], [1], []]


def test_another_thread_asks_on_its_own_connection(cast):
    prepared = Prepared(lambda pk: User.objects.filter(pk=pk), example=0)
    assert prepared(cast[OFFICE].pk) == [cast[OFFICE]]

    def asked_there() -> list[User]:
        try:
            return prepared(0)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asked_there).result() == []


def test_a_question_about_more_than_one_key_is_refused():
    of_two = Prepared(lambda user: Membership.objects.filter(user=user, role="office"), example=0)
    with pytest.raises(ValueError, match="Not a question about one key"):
        of_two(0)
