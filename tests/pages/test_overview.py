"""The communes of a level above side by side: totals of each, no name, and as many queries for two
hundred as for one."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from campaigns.models import Campaign, Deadline
from nominations.models import Nomination
from people.models import Commune, Membership, Unit
from people.roles import OFFICE, OVERSEER
from registrations.models import IndividualLine, Registration
from reports.rules.report import Figure
from tests.cast import Cast, make_person
from tests.issuing import make_issued
from tests.reported import TODAY, december

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    december(cast)
    return cast


def as_overseer(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast[OVERSEER])
    return client


def look(client: Client, **query) -> list[list]:
    """Give the rows of the page, figures as numbers."""
    page = client.get(reverse("reports:overview"), {"nam": 2021, **query})
    [part] = page.context["report"].parts
    return [[_plain(cell) for cell in row] for row in (*part.table.rows, part.table.totals)]


def _plain(cell):
    return cell.value if isinstance(cell, Figure) else cell


def test_what_a_commune_has_not_finished_is_said_and_no_zero(cast):
    empty = Commune.objects.create(name="Ánh Dương", province=cast.commune.province)
    empty.practice_day = TODAY
    empty.save()
    begun = oversee(cast, "Bình Minh")
    Campaign.objects.create(
        commune=begun, year=2021, kind="annual", launched_at="2021-01-15T00:00Z", title="A"
    )
    oversee(cast, empty)
    assert look(as_overseer(cast)) == [
        ["Xã Ánh Dương", *["chưa phát động"] * 9, "chưa có dữ liệu", "chưa có dữ liệu"],
        [
            *("Xã Bình Minh", 0, "chưa duyệt đăng ký", "còn hạn", "chưa duyệt đăng ký"),
            *("chưa có hồ sơ", "còn hạn", "chưa có hồ sơ", "chưa có kết quả", "chưa ban hành"),
            *("chưa có dữ liệu", "chưa có dữ liệu"),
        ],
        [
            *("Xã Quảng Thành", 2, 2, 1, 5, 7, 6, 4, 4, "chưa ban hành"),
            *("chưa có dữ liệu", "chưa có dữ liệu"),
        ],
        ["Tổng số", 2, 2, 1, 5, 7, 6, 4, 4, "", "", ""],
    ]


def oversee(cast: Cast, commune: str | Commune) -> Commune:
    """Give the overseer of the cast another commune in the same province to look after."""
    if isinstance(commune, str):
        commune = Commune.objects.create(
            name=commune,
            district=cast.commune.district,
            province=cast.commune.province,
            practice_day=TODAY,
        )
    Commune.objects.filter(pk=commune.pk).update(district=cast.commune.district)
    Membership.objects.create(
        user=cast[OVERSEER], role=OVERSEER.code, commune=commune, starts_on=date(2020, 1, 1)
    )
    return commune


def test_the_year_before_and_the_report_stand_beside(cast):
    campaign = cast.commune.campaigns.get()
    campaign.year_papers.create(paper=make_issued(cast.commune.pk, ordinal=44))
    [now, _] = look(as_overseer(cast))
    assert now[9] == "đã ban hành"
    Campaign.objects.filter(pk=campaign.pk).update(year=2020)
    [moved, _] = look(as_overseer(cast))
    assert moved[1:] == [*["chưa phát động"] * 9, 5, 4]


def test_there_is_no_name_on_the_page_and_in_the_file(cast):
    client = as_overseer(cast)
    page = client.get(reverse("reports:overview")).content.decode()
    file = client.get(reverse("reports:overview_xlsx"), {"nam": 2021}).content
    book = CalamineWorkbook.from_filelike(BytesIO(file))
    rows = book.get_sheet_by_index(0).to_python()
    assert "Tên Riêng" not in page + repr(rows)
    assert rows[-2][:4] == ["Xã Quảng Thành", 2, 2, 1]
    assert rows[-1][:4] == ["Tổng số", 2, 2, 1]


def test_only_the_level_above_sees_it(cast):
    client = Client()
    client.force_login(cast[OFFICE])
    assert client.get(reverse("reports:overview")).status_code == 403
    assert b"cac-xa" not in client.get(reverse("reports:first")).content
    assert b"cac-xa" in as_overseer(cast).get(reverse("reports:first")).content


@pytest.mark.parametrize("count", [1, 3, 200])
def test_two_hundred_communes_ask_as_much_as_one(cast, count, django_assert_num_queries):
    _communes(cast, count - 1)
    client = as_overseer(cast)
    with django_assert_num_queries(12):
        page = client.get(reverse("reports:overview"), {"nam": 2021})
    assert len(page.context["report"].parts[0].table.rows) == count


def _communes(cast: Cast, count: int) -> None:
    """Make communes of five units, each with a year and the one before."""
    made = Commune.objects.bulk_create(
        Commune(name=f"Xã {n}", province=cast.commune.province, practice_day=TODAY)
        for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(
            user=cast[OVERSEER], role="overseer", commune=commune, starts_on=date(2020, 1, 1)
        )
        for commune in made
    )
    units = Unit.objects.bulk_create(
        Unit(commune=commune, name=f"Thôn {n}", valid_from=date(2020, 1, 1))
        for commune in made
        for n in range(5)
    )
    campaigns = Campaign.objects.bulk_create(
        Campaign(commune=commune, year=year, launched_at="2020-01-15T00:00Z", title="A")
        for commune in made
        for year in (2020, 2021)
    )
    Deadline.objects.bulk_create(
        Deadline(campaign=campaign, kind="registration", due_on=date(2021, 1, 20))
        for campaign in campaigns
    )
    first = {unit.commune_id: unit for unit in units}
    registrations = Registration.objects.bulk_create(
        Registration(
            campaign=campaign,
            unit=first[campaign.commune_id],
            stage="approved",
            sent_on=TODAY,
            approved_on=TODAY,
        )
        for campaign in campaigns
    )
    person = make_person(cast.unit, "Ai Đó")
    IndividualLine.objects.bulk_create(
        IndividualLine(registration=registration, person=person, position="A", title="LDTT")
        for registration in registrations
    )
    Nomination.objects.bulk_create(
        Nomination(
            campaign=campaign, unit=first[campaign.commune_id], collective="Thôn", award="TTLDTT"
        )
        for campaign in campaigns
    )
