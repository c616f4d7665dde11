"""Two people of the office at the same time, on a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from history.chain import breaches
from history.models import Event
from people.actions import bring_list, close_unit, hire_person, preview, take_in
from people.models import Person, Unit
from people.roles import OFFICE
from tests.cast import Cast
from workbooks.sheets import BroughtSheet

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

LAN = {
    "full_name": "Trần Thị Lan",
    "gender": "female",
    "born_on": date(1985, 5, 19),
    "position": "Kế toán",
    "group": "civil_servant",
    "joined_on": date(2015, 3, 1),
}


def at_once(*acts) -> list[str]:
    """Do the acts in threads that start together; give "" or the refusal of each."""
    start = Barrier(len(acts))

    def run(act) -> str:
        try:
            start.wait()
            act()
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_person_hired_by_two_at_once_is_there_once():
    cast = Cast.of()
    by = cast.acting(OFFICE)
    answers = at_once(*[lambda: hire_person(cast.unit, by=by, **LAN)] * 6)
    assert sorted(answers) == ["", *["Xã đã có người trùng họ tên và ngày sinh."] * 5]
    assert Person.objects.count() == 1
    assert (Event.objects.count(), list(breaches())) == (1, [])


def test_nobody_slips_into_a_unit_while_it_closes():
    cast = Cast.of()
    by = cast.acting(OFFICE)
    at_once(
        lambda: hire_person(cast.other_unit, by=by, **LAN),
        lambda: close_unit(cast.other_unit, closed_on=date(2021, 1, 1), by=by),
    )
    is_closed = Unit.objects.get(pk=cast.other_unit.pk).valid_to is not None
    assert is_closed != Person.objects.filter(unit=cast.other_unit).exists()


def test_a_list_confirmed_twice_at_once_is_taken_in_once():
    cast = Cast.of()
    by = cast.acting(OFFICE)
    header = ["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị", "Nhóm", "Vào làm từ"]
    row = ["Trần Thị Lan", "Nữ", "Kế toán", cast.unit.name, "Công chức", "1/3/2015"]
    brought = bring_list(
        cast.commune,
        sheets=[BroughtSheet("A", [header, row])],
        source="tệp",
        as_of=date(2021, 1, 1),
        by=by,
    )
    preview(brought)
    answers = at_once(*[lambda: take_in(brought, by=by)] * 2)
    assert sorted(answers) == ["", "Danh sách này đã được nhập rồi."]
    assert Person.objects.count() == 1
