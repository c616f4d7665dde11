"""What the administrator's rooms ask of a decision, a review, a registration with few and many
names."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from decisions.models import DecisionLine
from people.models import User
from tests.cast import Cast, make_people
from tests.deciding import make_decided
from tests.many import inserted
from tests.nominating import make_nominations, make_review
from tests.registered import a_campaign, registered, with_people

pytestmark = pytest.mark.django_db


def change(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("count", [1, 3, 300])
def test_a_page_with_the_names_of_300_asks_as_much_as_with_one(
    client, count, django_assert_num_queries
):
    cast = Cast.of()
    campaign = a_campaign(cast)
    people = make_people(cast.unit, [f"Lê Văn {number}" for number in range(count)])
    with_people(registration := registered(campaign, cast.unit), people)
    first, *others = make_nominations(campaign, people, stage="recognised")
    decision = make_decided(first).line.decision
    inserted(
        DecisionLine(decision=decision, nomination=nomination, is_recognised=True)
        for nomination in others
    )
    client.force_login(User.objects.create_superuser("quantri", "quantri@example.org"))
    pages = {decision: 7, make_review(first, *others): 8, registration: 10}
    ContentType.objects.get_for_models(*map(type, pages))  # asked for once, whoever asks first
    for row, queries in pages.items():
        with django_assert_num_queries(queries):
            assert client.get(change(row)).content.count("Lê Văn ".encode()) >= count
