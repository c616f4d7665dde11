"""Two administrators who change one row: the second is shown both versions, as everywhere."""

import pytest
from django.urls import reverse
from lxml import html

from people.models import User
from tests.cast import Cast
from tests.filling import filled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "field"), [("people_commune", "district"), ("people_user", "last_name")]
)
def test_the_second_to_save_is_shown_both_versions_and_then_decides(client, page, field):
    admin = User.objects.create_superuser("quantri", "quantri@example.org")
    row = Cast.of().commune if page == "people_commune" else admin
    client.force_login(admin)
    address = reverse(f"admin:{page}_change", args=[row.pk])

    def typed(text: str) -> dict:
        return filled(client.get(address).content.decode(), **{field: text})

    first, second = typed("Bản Một"), typed("Bản Hai")
    assert client.post(address, first).status_code == 302
    refused = client.post(address, second).content.decode()
    rows = html.fromstring(refused).xpath("//table[@class='data cards versions']//tr[td]")
    assert [[cell.text_content() for cell in row][1:3] for row in rows] == [["Bản Một", "Bản Hai"]]
    kept = filled(refused, **{field: "Bản Hai"})
    taken = client.post(address, kept | {"take": field}).content.decode()
    assert filled(taken, seen=kept["seen"])[field] == ["Bản Một"]
    assert client.post(address, {**second, "seen": ""}).status_code == 200
    assert getattr(type(row).objects.get(pk=row.pk), field) == "Bản Một"
    assert client.post(address, kept).status_code == 302
    assert getattr(type(row).objects.get(pk=row.pk), field) == "Bản Hai"
