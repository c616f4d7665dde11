"""The health address, which needs no login and no HTTPS."""

import pytest
from django.db import DatabaseError, connection


@pytest.mark.embedded
@pytest.mark.django_db
def test_the_health_address_answers_anybody_with_one_query(
    client, settings, django_assert_num_queries
):
    settings.SECURE_SSL_REDIRECT = True

    with django_assert_num_queries(1):
        answer = client.get("/song/")

    assert (answer.status_code, answer.content.decode()) == (200, "ok")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said_with_503(client):
    def refuse(*args):
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        answer = client.get("/song/")

    assert answer.status_code == 503
    assert answer.content.decode() == "Cơ sở dữ liệu không trả lời."
