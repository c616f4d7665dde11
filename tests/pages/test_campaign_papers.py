"""The plan as a file to take away."""

from dataclasses import replace

import pytest
from django.urls import reverse

from campaigns import actions as campaigns
from people.roles import OFFICE
from tests.cast import Cast
from tests.plans import PLAN_2021

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "start", "content_type", "handed"),
    [
        ("pdf", b"%PDF-", "application/pdf", "inline"),
        (
            "docx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
        ),
    ],
)
@pytest.mark.parametrize("source_text", ["", "KẾ HOẠCH\nTriển khai\nI. MỤC ĐÍCH\nThi đua./."])
def test_a_plan_is_taken_away_under_a_plain_name(
    client, name, start, content_type, handed, source_text
):
    cast = Cast.of()
    campaign = campaigns.create_draft(
        cast.commune, PLAN_2021, source_text=source_text, by=cast.acting(OFFICE)
    )
    client.force_login(cast[OFFICE])
    response = client.get(reverse(f"campaigns:plan_{name}", args=[campaign.pk]))
    assert response.content.startswith(start)
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        content_type,
        f'{handed}; filename="ke-hoach-12-kh-ubnd-2021.{name}"',
    )


def test_a_plan_without_a_number_has_a_name_too(client):
    cast = Cast.of()
    unnumbered = replace(PLAN_2021, number="")
    campaign = campaigns.create_draft(cast.commune, unnumbered, by=cast.acting(OFFICE))
    client.force_login(cast[OFFICE])
    response = client.get(reverse("campaigns:plan_docx", args=[campaign.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="ke-hoach-2021.docx"'
