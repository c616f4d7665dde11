"""What is wrong with the data is told: on the command line, and every night in a letter."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse

from awards.models import Award
from history.chain import anchors, anchors_in
from history.log import record
from notifications.models import Notice
from people.models import Person, User
from people.roles import OFFICE
from registrations.models import RegistrationMove
from registrations.rules.stages import Stage
from tests.cast import Cast, make_person
from tests.deciding import make_award
from tests.registered import a_campaign, registered
from thiduakt.periodic import check_invariants

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def administrator() -> User:
    return User.objects.create_superuser("quantri", "quantri@example.org", "x")


def test_the_command_prints_each_in_words_with_its_page_and_fails():
    assert sound() == "Mọi điều phải đúng đều đúng.\n"
    person = make_person(Cast.of().unit, "Trần Thị Lạc")
    Person.objects.update(unit=Cast.of("Quảng Thọ", "tho_").unit)
    with pytest.raises(CommandError) as failure:
        call_command("check_invariants")
    assert str(failure.value) == (
        f"Trần Thị Lạc: đơn vị thuộc xã khác. ({settings.SITE_URL}/danh-muc/con-nguoi/{person.pk}/)"
    )


def sound() -> str:
    output = StringIO()
    call_command("check_invariants", stdout=output)
    return output.getvalue()


def test_administrators_are_told_every_night_with_the_marks_of_the_log(administrator):
    cast = Cast.of()
    record("x", cast.unit, "Một.", by=cast.acting(OFFICE), commune_id=cast.commune.pk)
    assert (check_invariants(), check_invariants()) == (0, 0)
    [notice] = Notice.objects.all()
    assert (notice.recipient, notice.mail_state) == (administrator, "waiting")
    assert notice.subject.endswith(": mọi điều đều đúng")
    assert anchors_in(notice.body) == anchors()
    assert len(anchors()) == 1


def test_what_is_wrong_stands_in_the_letter(administrator, caplog):
    cast = Cast.of()
    make_person(cast.unit, "Trần Thị Lạc")
    Person.objects.update(unit=Cast.of("Quảng Thọ", "tho_").unit)
    assert check_invariants() == 1
    [notice] = Notice.objects.all()
    assert notice.subject.endswith(": 1 điều không đúng")
    assert "- Trần Thị Lạc: đơn vị thuộc xã khác. (http" in notice.body
    assert [log_record.levelname for log_record in caplog.records] == ["ERROR"]


def test_what_a_room_cannot_read_keeps_nothing_of_the_others_from_the_letter(administrator):
    cast = Cast.of()
    registration = registered(a_campaign(cast), cast.unit, Stage.DRAFT)
    RegistrationMove.objects.create(
        registration=registration, before="?", after="?", on=date(2021, 1, 18), by_name="?"
    )
    make_award(make_person(cast.unit, "Trần Thị Lạc"), "LDTT", 2020)
    Award.objects.update(kind_code="?")

    assert check_invariants() == 2

    [notice] = Notice.objects.all()
    assert [line for line in notice.body.splitlines() if line.startswith("- ")] == [
        "- Đăng ký thi đua: chưa kiểm tra hết được, vì có dữ liệu mà phần mềm không đọc nổi. Hãy "
        "chuyển nhật ký máy chủ của lần kiểm tra này cho kỹ thuật.",
        "- Mã khen thưởng “?” (1 dòng) không có trong danh mục. "
        f"({settings.SITE_URL}{reverse('awards:history')})",
    ]
