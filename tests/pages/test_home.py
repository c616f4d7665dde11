"""The home page, the inbox and the log."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from campaigns import actions as campaigns
from history.log import record
from notifications.models import Notice
from people.models import Commune
from people.roles import CHAIR, OFFICE, OVERSEER, UNIT_HEAD
from tests.cast import Cast
from tests.plans import PLAN_2021

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    cast = Cast.of()
    practise_on(cast, date(2021, 1, 18))
    return cast


@pytest.fixture
def campaign(cast):
    draft = campaigns.create_draft(cast.commune, PLAN_2021, by=cast.acting(OFFICE))
    return campaigns.launch(draft, by=cast.acting(CHAIR))


def practise_on(cast: Cast, day: date) -> None:
    cast.commune.practice_day = day
    cast.commune.save()


def test_a_practising_commune_goes_to_another_day_and_stays_on_the_page(cast, client):
    client.force_login(cast[UNIT_HEAD])
    before = reverse("campaigns:list")
    answer = client.post(
        reverse("practise_day"),
        {"day": "15/11/2021"},
        headers={"referer": f"http://testserver{before}"},
    )
    assertRedirects(answer, f"http://testserver{before}", fetch_redirect_response=False)
    assert Commune.objects.get().today() == date(2021, 11, 15)


def test_the_overseer_sees_the_day_and_does_not_move_it(cast, client):
    client.force_login(cast[OVERSEER])
    page = client.get(reverse("campaigns:list")).content.decode()
    assert ("Hôm nay được coi là" in page, reverse("practise_day") in page) == (True, False)
    assert client.post(reverse("practise_day"), {"day": "15/11/2021"}).status_code == 403
    assert Commune.objects.get().today() == date(2021, 1, 18)


def test_a_day_that_is_none_changes_nothing_and_says_how_to_write_it(cast, client):
    client.force_login(cast[UNIT_HEAD])
    answer = client.post(reverse("practise_day"), {"day": "31/02/2021"}, follow=True)
    assertContains(answer, "Ngày thực hành phải viết dd/mm/yyyy")
    assert Commune.objects.get().today() == date(2021, 1, 18)


def test_a_real_commune_has_no_other_day_than_today(cast, client):
    practise_on(cast, None)
    client.force_login(cast[OFFICE])
    assert client.post(reverse("practise_day"), {"day": "15/11/2021"}).status_code == 404
    assert Commune.objects.get().practice_day is None


def test_a_notice_counts_as_unread_until_it_was_opened(cast, campaign, client):
    head = cast[UNIT_HEAD]
    client.force_login(head)
    notice = Notice.objects.get(recipient=head)
    assertContains(client.get(reverse("notifications:list")), "Chưa đọc")
    assertContains(client.get(reverse("notifications:detail", args=[notice.pk])), notice.subject)
    assertNotContains(client.get(reverse("notifications:list")), "Chưa đọc")


def test_all_notices_are_read_at_once_but_only_the_own(cast, campaign, client):
    client.force_login(cast[UNIT_HEAD])
    client.post(reverse("notifications:read_all"))
    assert not Notice.objects.filter(recipient=cast[UNIT_HEAD]).unread().exists()
    assert Notice.objects.filter(recipient=cast[OFFICE]).unread().exists()


@pytest.fixture
def three_events(cast):
    for sentence in ("Một việc.", "Hai việc.", "Ba việc."):
        record(
            "test.done",
            cast.unit,
            sentence,
            by=cast.acting(OFFICE),
            commune_id=cast.commune.pk,
        )


def test_the_log_is_narrowed_by_words_and_days(cast, three_events, client):
    client.force_login(cast[OFFICE])
    page = client.get(reverse("event_log"), {"words": "hai"})
    assertContains(page, "Hai việc.")
    assertNotContains(page, "Ba việc.")
    page = client.get(reverse("event_log"), {"until": "01/01/2020"})
    assertContains(page, "Không có sự việc nào phù hợp")


def test_a_wrong_day_of_the_log_is_said_at_its_field(cast, three_events, client):
    client.force_login(cast[OFFICE])
    page = client.get(reverse("event_log"), {"since": "32/01/2021"})
    assertContains(page, "Nhập một ngày hợp lệ.")
    assertContains(page, "Ba việc.")
