"""The ledger of use: once for the same person and title, shown wherever it is used again."""

from datetime import date

import pytest
from django.utils import timezone

from campaigns.models import Campaign
from history.models import Event
from initiatives import actions as initiatives
from initiatives.facts import usable_by
from initiatives.models import Use
from initiatives.uses import use_in_words, uses_of
from people.roles import CHAIR, UNIT_HEAD
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person
from tests.initiating import IN_TIME
from tests.nominating import make_initiative
from tests.registering import at, launched

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=IN_TIME)


@pytest.fixture
def next_year(cast, campaign):
    return Campaign.objects.create(
        commune=cast.commune,
        year=2022,
        title="Phong trào năm 2022",
        launched_at=timezone.now(),
        launched_by=cast[CHAIR],
    )


@pytest.fixture
def lan(cast):
    return make_person(cast.unit, "Trần Thị Lan")


@pytest.fixture
def initiative(campaign, lan):
    return make_initiative(campaign, lan, "Sổ tay", "recognised")


def used(cast, initiative, person, campaign, award="CSTDCS", **values) -> Use:
    return initiatives.use(
        initiative,
        person=person,
        award=award,
        campaign=campaign,
        path="/ho-so/7/",
        by=cast.acting(UNIT_HEAD),
        **values,
    )


def ledger() -> list[tuple]:
    rows = Use.objects.order_by("pk")
    return [(row.person.full_name, row.award, row.campaign.year) for row in rows]


def test_a_use_is_written_down_with_who_when_and_where(cast, initiative, lan, campaign):
    row = used(cast, initiative, lan, campaign)
    assert (row.on, row.by_name, row.path, row.override_reason) == (
        IN_TIME,
        cast[UNIT_HEAD].display_name,
        "/ho-so/7/",
        "",
    )
    words = (
        "Chiến sĩ thi đua cơ sở của bà Trần Thị Lan, phong trào “Triển khai thực hiện phong trào "
        "thi đua năm 2021” năm 2021, ghi ngày 20/10/2021"
    )
    assert use_in_words(row) == words
    event = Event.objects.filter(verb="use").get()
    assert event.sentence == f"Dùng đơn sáng kiến “Sổ tay” cho {words}."


def test_asking_again_in_the_same_campaign_gives_what_is_there(cast, initiative, lan, campaign):
    first = used(cast, initiative, lan, campaign)
    assert used(cast, initiative, lan, campaign, override_reason="Bấm hai lần.") == first
    assert ledger() == [("Trần Thị Lan", "CSTDCS", 2021)]
    assert Event.objects.filter(verb="use").count() == 1


def test_a_second_use_for_the_same_person_and_title_is_refused_and_says_who_when_where(
    cast, initiative, lan, campaign, next_year
):
    used(cast, initiative, lan, campaign)
    with pytest.raises(RefusedError) as refused:
        used(cast, initiative, lan, next_year, override_reason="  ")
    [finding] = refused.value.findings
    assert (finding.code, finding.field) == ("used_before", "override_reason")
    assert finding.sentence == (
        "Sáng kiến “Sổ tay” đã dùng cho Chiến sĩ thi đua cơ sở của bà Trần Thị Lan, phong trào "
        "“Triển khai thực hiện phong trào thi đua năm 2021” năm 2021, ghi ngày 20/10/2021. Không "
        "dùng lại cho cùng người, cùng danh hiệu; nếu thật sự cần, hãy ghi lý do."
    )
    assert ledger() == [("Trần Thị Lan", "CSTDCS", 2021)]


def test_with_a_reason_it_is_taken_and_the_reason_kept(cast, initiative, lan, campaign, next_year):
    used(cast, initiative, lan, campaign)
    row = used(cast, initiative, lan, next_year, override_reason="Mở rộng ra toàn xã.")
    assert row.override_reason == "Mở rộng ra toàn xã."
    assert uses_of(initiative) == [Use.objects.first(), row]
    sentence = Event.objects.filter(verb="use").order_by("pk").last().sentence
    assert sentence.endswith("Dùng lại, lý do: Mở rộng ra toàn xã.")


def test_another_title_and_another_author_are_no_hindrance(cast, initiative, lan, campaign):
    hung = make_person(cast.other_unit, "Lê Hùng")
    initiative.authors.create(person=hung, name="Lê Hùng", share=1)
    used(cast, initiative, lan, campaign)
    used(cast, initiative, lan, campaign, award="CSTDT", override_reason="Không cần.")
    used(cast, initiative, hung, campaign)
    assert ledger() == [
        ("Trần Thị Lan", "CSTDCS", 2021),
        ("Trần Thị Lan", "CSTDT", 2021),
        ("Lê Hùng", "CSTDCS", 2021),
    ]
    assert set(Use.objects.values_list("override_reason", flat=True)) == {""}


def test_who_is_no_author_uses_it_for_nothing(cast, initiative, campaign):
    with pytest.raises(RefusedError, match="không phải là tác giả"):
        used(cast, initiative, make_person(cast.unit, "Lê Hùng"), campaign)
    assert ledger() == []


@pytest.mark.parametrize(
    ("stage", "may"),
    [
        ("draft", False),
        ("submitted", True),
        ("returned", True),
        ("reviewed", True),
        ("recognised", True),
        ("refused", False),
    ],
)
def test_what_is_recognised_or_under_review_can_be_used(cast, campaign, lan, stage, may):
    initiative = make_initiative(campaign, lan, stage, stage)
    assert usable_by(lan, campaign) == ([initiative] if may else [])
    if may:
        used(cast, initiative, lan, campaign)
    else:
        with pytest.raises(RefusedError, match="chưa làm căn cứ khen thưởng được"):
            used(cast, initiative, lan, campaign)
    assert len(ledger()) == may


def test_a_released_one_leaves_the_ledger_but_not_the_log(cast, initiative, lan, campaign):
    used(cast, initiative, lan, campaign)
    used(cast, initiative, lan, campaign, award="CSTDT")
    by = cast.acting(UNIT_HEAD)
    assert initiatives.release(lan, award="CSTDCS", campaign=campaign, by=by) == 1
    assert ledger() == [("Trần Thị Lan", "CSTDT", 2021)]
    event = Event.objects.filter(verb="release").get()
    assert event.sentence == (
        "Thôi dùng đơn sáng kiến “Sổ tay” cho Chiến sĩ thi đua cơ sở của bà Trần Thị Lan."
    )
    assert initiatives.release(lan, award="CSTDCS", campaign=campaign, by=by) == 0


def test_usable_are_the_own_of_this_year_first_then_older_ones_none_of_later_or_elsewhere(
    cast, initiative, lan, campaign, next_year
):
    at(cast, date(2022, 10, 1))
    newer = make_initiative(next_year, lan, "Bản đồ", "submitted")
    make_initiative(next_year, make_person(cast.unit, "Lê Hùng"), "Của người khác", "recognised")
    assert usable_by(lan, next_year) == [newer, initiative]
    assert usable_by(lan, campaign) == [initiative]
