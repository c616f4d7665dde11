"""The pages of initiatives ask as much for 300 as for one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.nominating import make_attachment, make_initiatives
from tests.registered import a_campaign

pytestmark = pytest.mark.django_db

PAGES = [
    ("list", "", OFFICE, 11),
    ("list", "", UNIT_HEAD, 11),
    ("list", "", COUNCIL_MEMBER, 11),
    ("detail", "draft", OFFICE, 15),
    ("detail", "draft", MEMBER, 15),
    ("detail", "submitted", SECRETARY, 15),
    ("detail", "reviewed", CHAIR, 15),
    ("detail", "returned", UNIT_HEAD, 13),
    ("edit", "draft", MEMBER, 14),
    ("submit", "draft", MEMBER, 13),
]


def filled(count: int) -> tuple[Cast, dict[str, int]]:
    """Make `count` initiatives at each stage, all nearly the same, each with as many files."""
    cast = Cast.of()
    cast.commune.practice_day = date(2021, 11, 10)
    cast.commune.save()
    own = make_person(cast.unit, "Trần Thị Lan")
    cast[MEMBER].person = own
    cast[MEMBER].save()
    campaign, kept = a_campaign(cast), {}
    for stage in ("draft", "submitted", "reviewed", "returned", "recognised"):
        rows = make_initiatives(
            campaign,
            [(own, f"Sổ tay {stage} {number}") for number in range(count)],
            stage,
            problem="Người dân phải đi lại nhiều lần vì không biết cần giấy tờ gì.",
            solution="Mỗi thủ tục một trang hướng dẫn, đặt ở bàn tiếp dân.",
        )
        for row in rows[:3]:
            make_attachment(row)
        kept[stage] = rows[-1].pk
    return cast, kept


@pytest.mark.parametrize("count", [1, 3, 300])
def test_pages_of_initiatives_ask_as_much_of_many_as_of_one(client, count):
    cast, kept = filled(count)
    asked = []
    for name, stage, role, _ in PAGES:
        client.force_login(cast[role])
        url = reverse(f"initiatives:{name}", args=[kept[stage]] if stage else [])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        asked.append((name, stage, role.code, len(queries)))
    assert asked == [(name, stage, role.code, number) for name, stage, role, number in PAGES]
