"""The page that is seen while the database does not answer, and what is asked once more."""

from __future__ import annotations

from contextlib import closing

import psycopg2
import pytest
from django.db import OperationalError, connection
from django.test import Client

PAGE = "/cong-khai/danh-sach/1/"  # asks for a list; there is none
SAID = "Cơ sở dữ liệu đang không trả lời"


class LosesItsConnection:
    """Ends the session of the first `times` queries as the administrator of PostgreSQL does."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.asked: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        self.asked.append(sql.split()[0])
        if len(self.asked) <= self.times:
            given = connection.get_connection_params() | {"cursor_factory": None}
            given = {name: given[name] for name in ("dbname", "user", "host", "port")}
            with closing(psycopg2.connect(**given)) as other, other.cursor() as cursor:
                pid = connection.connection.info.backend_pid
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        return execute(sql, params, many, context)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_page_that_only_reads_is_asked_once_more_and_another_is_not():
    client = Client(raise_request_exception=False)
    answers = []
    for method, times in ((client.get, 1), (client.get, 2), (client.post, 1)):
        loses = LosesItsConnection(times)
        with connection.execute_wrapper(loses):
            answer = method(PAGE)
        is_told = SAID in answer.content.decode()
        answers.append(
            (answer.status_code, is_told, answer.headers.get("Retry-After"), loses.asked)
        )

    assert answers == [
        (404, False, None, ["SELECT", "SELECT"]),
        (503, True, "10", ["SELECT", "SELECT"]),
        (503, True, "10", ["SELECT"]),
    ]


@pytest.mark.embedded
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("get", "Trang này tự mở lại sau 10 giây."),
        ("post", "việc vừa làm có thể chưa được lưu"),
    ],
)
def test_a_database_that_is_too_busy_is_said_without_a_trace(method, sentence, caplog):
    def refuse(*args):
        raise OperationalError("canceling statement due to lock timeout")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(refuse):
        answer = getattr(client, method)(PAGE)

    page = answer.content.decode()
    assert (answer.status_code, SAID in page, sentence in page) == (503, True, True)
    assert [record.exc_info for record in caplog.records] == [None]


@pytest.mark.embedded
@pytest.mark.django_db
def test_a_fault_of_ours_is_not_laid_on_the_database():
    def refuse(*args):
        raise OperationalError("no such table: people_commune")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(refuse):
        assert client.get(PAGE).status_code == 500
