"""The law of a day on a page, and a commune's regulation in its place."""

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse

from history.models import Event
from law.parameters import value_of
from people.roles import MEMBER, OFFICE, UNIT_HEAD
from regulations.facts import overrides_for
from regulations.models import Regulation
from tests.cast import Cast
from tests.filling import seen_at

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

SHARE = "cstdcs_ceiling_share"


@pytest.fixture
def cast():
    return Cast.of()


def posted(value: str, **changes) -> dict:
    return {
        "number": "63/2019/QĐ-UBND",
        "issued_on": "09/10/2019",
        "issuer": "UBND tỉnh Thừa Thiên Huế",
        "title": "Quy chế Thi đua, Khen thưởng tỉnh",
        "valid_from": "20/10/2019",
        "valid_to": "31/12/2023",
        "values-TOTAL_FORMS": "1",
        "values-INITIAL_FORMS": "0",
        "values-0-parameter": SHARE,
        "values-0-value": value,
        "values-0-clause": "khoản 2 Điều 7",
    } | changes


def share_on(cast: Cast, day: date):
    value = value_of(SHARE, day, overrides_for(cast.commune))
    return value.value, value.citation.clause


def test_a_regulation_sets_a_value_while_it_is_in_force(cast, client):
    client.force_login(cast[OFFICE])
    client.post(reverse("regulations:add"), posted("12 %"))
    assert share_on(cast, date(2021, 11, 15)) == (Fraction(12, 100), "khoản 2 Điều 7")
    assert share_on(cast, date(2019, 10, 19))[0] == Fraction(15, 100)
    assert share_on(cast, date(2024, 1, 1))[0] == Fraction(15, 100)
    assert Event.objects.get().sentence.startswith("Khai quy chế 63/2019/QĐ-UBND")


def test_a_value_that_cannot_be_read_keeps_everything_typed_and_saves_nothing(cast, client):
    client.force_login(cast[OFFICE])
    page = client.post(reverse("regulations:add"), posted("mười lăm")).content.decode()
    assert "“mười lăm” không phải là tỷ lệ" in page
    assert 'value="mười lăm"' in page
    assert (Regulation.objects.count(), Event.objects.count()) == (0, 0)


def test_taking_a_regulation_back_restores_the_national_value(cast, client):
    client.force_login(cast[OFFICE])
    client.post(reverse("regulations:add"), posted("12 %"))
    client.post(reverse("regulations:delete", args=[Regulation.objects.get().pk]))
    assert share_on(cast, date(2021, 11, 15))[0] == Fraction(15, 100)
    assert Event.objects.newest_first()[0].verb == "regulation.deleted"


def test_correcting_a_regulation_replaces_its_values(cast, client):
    client.force_login(cast[OFFICE])
    client.post(reverse("regulations:add"), posted("12 %"))
    regulation = Regulation.objects.get()
    row = regulation.values.get()
    address = reverse("regulations:edit", args=[regulation.pk])
    corrected = posted("10 %", **{"values-INITIAL_FORMS": "1", "values-0-id": row.pk})
    client.post(address, corrected | seen_at(client, address))
    assert [row.value for row in regulation.values.all()] == ["10 %"]


def test_a_regulation_is_declared_once(cast, client):
    client.force_login(cast[OFFICE])
    client.post(reverse("regulations:add"), posted("12 %"))
    page = client.post(reverse("regulations:add"), posted("14 %")).content.decode()
    assert "Đã khai quy chế này." in page
    assert (Regulation.objects.count(), Event.objects.count()) == (1, 1)


def test_the_page_says_which_values_nobody_has_held_against_the_text(cast, client):
    client.force_login(cast[MEMBER])
    page = client.get(reverse("regulations:list"), {"day": "15/11/2026"}).content.decode()
    assert "chưa đối chiếu văn bản gốc" in page
    assert "sửa đổi năm 2026" in page


def test_a_day_before_the_tables_is_answered_with_a_sentence(cast, client):
    client.force_login(cast[MEMBER])
    page = client.get(reverse("regulations:list"), {"day": "01/01/2010"}).content.decode()
    assert "Chương trình chỉ có quy định từ ngày 01/10/2017" in page


def test_another_commune_and_a_head_of_unit_cannot_change_a_regulation(cast, client):
    client.force_login(cast[OFFICE])
    client.post(reverse("regulations:add"), posted("12 %"))
    address = reverse("regulations:edit", args=[Regulation.objects.get().pk])
    client.force_login(cast[UNIT_HEAD])
    assert client.post(address, posted("1 %")).status_code == 403
    client.force_login(Cast.of("Quảng Thọ", prefix="tho_")[OFFICE])
    assert client.post(address, posted("1 %")).status_code == 404
    assert share_on(cast, date(2021, 11, 15))[0] == Fraction(12, 100)
