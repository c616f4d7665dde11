"""From rows to judgements: what the tables say of whoever is nominated."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import Award, CompleteYear
from campaigns.models import Campaign
from eligibility.candidates import (
    Candidate,
    CollectiveCandidate,
    History,
    KnownInitiative,
    Member,
    PastAward,
    Recognition,
)
from eligibility.leaves import Leave
from eligibility.merits import Merit
from initiatives.models import Use
from nominations.facts.freezing import differences, freeze, thawed
from nominations.facts.gathering import Gathered
from nominations.facts.judging import (
    candidate_of,
    collective_of,
    judgement_of,
    judgements_of,
    judging_day,
)
from nominations.models import Nomination
from people.models import Person
from people.roles import SECRETARY, UNIT_HEAD
from regulations.models import Regulation
from tests.cast import Cast, make_people, make_person
from tests.judging import line
from tests.nominating import make_initiative, make_nomination, make_nominations
from tests.registering import at, launched, staff

pytestmark = pytest.mark.django_db
NOVEMBER = date(2021, 11, 10)


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


@pytest.fixture
def campaign(cast) -> Campaign:
    new_campaign = launched(cast)
    at(cast, NOVEMBER)
    return Campaign.objects.get(pk=new_campaign.pk)


@pytest.fixture
def person(cast) -> Person:
    return make_person(cast.unit, "Trần Thị Lan")


def fresh(nomination: Nomination) -> Nomination:
    return Nomination.objects.get(pk=nomination.pk)


def known_of(nomination: Nomination) -> Candidate:
    nomination = fresh(nomination)
    return candidate_of(nomination, Gathered([nomination]))


def collective(nomination: Nomination) -> CollectiveCandidate:
    nomination = fresh(nomination)
    return collective_of(nomination, Gathered([nomination]))


def give(person: Person, kind: str, year: int, **values) -> Award:
    return Award.objects.create(
        commune=person.commune,
        person=person,
        holder_name=person.full_name,
        kind_code=kind,
        year=year,
        **values,
    )


def register(campaign: Campaign, person: Person, stage: str = "approved", title: str = "LDTT"):
    approved_on = NOVEMBER if stage == "approved" else None
    values = {} if stage == "draft" else {"sent_on": NOVEMBER}
    registration, _ = campaign.registrations.get_or_create(
        unit=person.unit, defaults={"stage": stage, "approved_on": approved_on, **values}
    )
    commendation = "" if title else "GIAY_KHEN"
    registration.individuals.create(
        person=person, position=person.position, title=title, commendation=commendation
    )
    return registration


def test_somebody_of_whom_nothing_is_written(campaign, person):
    assert known_of(make_nomination(campaign, person)) == Candidate(
        name="Trần Thị Lan", year=2021, joined_on=date(2015, 3, 1), is_registered=False
    )


def test_all_that_is_known_of_somebody_comes_together(cast, campaign, person):
    person.ratings.create(year=2021, level="HTT")
    person.ratings.create(year=2020, level="HT")
    person.disciplines.create(form="reprimand", decided_on=date(2021, 2, 3))
    person.absences.create(
        kind="training", starts_on=date(2021, 3, 1), ends_on=date(2021, 4, 1), result="good"
    )
    person.postings.create(
        unit=cast.other_unit,
        position="Kế toán",
        starts_on=date(2015, 3, 1),
        ends_on=date(2021, 4, 30),
    )
    person.postings.create(unit=cast.unit, position="Kế toán", starts_on=date(2021, 5, 1))
    give(person, "CSTDCS", 2019)
    give(person, "CSTDCS", 2018, revoked_on=NOVEMBER, revoke_reason="Sai hồ sơ.")
    CompleteYear.objects.create(commune=cast.commune, year=2020, by_name="Văn phòng")
    make_nomination(campaign, person, stage="submitted")
    register(campaign, person)
    nomination = make_nomination(
        campaign, person, "CSTDCS", merit="topic", merit_text="Lúa chịu mặn"
    )
    nomination.attachments.create(name="nt.pdf", kind="pdf", size=1, sha256="", paper="topic")
    nomination.attachments.create(name="yk.pdf", kind="pdf", size=1, sha256="", paper="opinion")

    assert known_of(nomination) == Candidate(
        name="Trần Thị Lan",
        year=2021,
        joined_on=date(2015, 3, 1),
        rating="HTT",
        earlier_ratings=((2020, "HT"),),
        has_host_opinion=True,
        disciplines=(("reprimand", date(2021, 2, 3), "Khiển trách"),),
        leaves=(Leave("training", date(2021, 3, 1), date(2021, 4, 1), "good"),),
        transfers=((date(2021, 5, 1), "Tài chính - Kế toán", 74, True),),
        merit=Merit.TOPIC,
        merit_text="Lúa chịu mặn",
        has_merit_paper=True,
        ldtt="proposed",
        is_registered=True,
        history=History(
            (PastAward("CSTDCS", 2019), PastAward("CSTDCS", 2018, is_revoked=True)),
            frozenset({2020}),
        ),
    )


def test_a_paper_that_was_turned_down_does_not_count(campaign, person):
    nomination = make_nomination(campaign, person, "CSTDCS", merit="topic", merit_text="Lúa")
    nomination.attachments.create(
        name="nt.pdf", kind="pdf", size=1, sha256="", paper="topic", is_accepted=False
    )

    assert known_of(nomination).has_merit_paper is False


def test_a_new_position_in_the_same_unit_is_no_move(cast, campaign, person):
    for position, start, end in [
        ("Văn thư", date(2015, 3, 1), date(2021, 4, 30)),
        ("Thống kê", date(2021, 5, 1), None),
    ]:
        person.postings.create(unit=cast.unit, position=position, starts_on=start, ends_on=end)

    assert known_of(make_nomination(campaign, person)).transfers == ()


# --- Đăng ký ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stage", "title", "is_registered", "is_pending"),
    [
        ("approved", "CSTDCS", True, False),
        ("submitted", "LDTT", False, True),
        ("draft", "LDTT", False, False),
        ("approved", "", False, False),
    ],
    ids=["approved", "waits for approval", "never sent", "for a commendation only"],
)
def test_who_registered(campaign, person, stage, title, is_registered, is_pending):
    register(campaign, person, stage, title)
    candidate = known_of(make_nomination(campaign, person))

    assert (candidate.is_registered, candidate.is_registration_pending) == (
        is_registered,
        is_pending,
    )


def test_a_person_registered_by_another_unit_of_the_commune_is_registered(cast, campaign, person):
    other = make_person(cast.other_unit, "Lê Hùng")
    register(campaign, other).individuals.create(person=person, position="Văn thư", title="LDTT")

    assert known_of(make_nomination(campaign, person)).is_registered is True


def test_a_campaign_without_a_day_to_register_by_asks_for_none(campaign, person):
    campaign.deadlines.filter(kind="registration").delete()

    assert known_of(make_nomination(campaign, person)).is_registered is None


def test_a_collective_is_registered_under_its_name(cast, campaign, person):
    register(campaign, person).collectives.create(name="văn phòng -  thống kê", title="TTLDTT")

    assert collective(make_nomination(campaign, cast.unit, "TTLDTT")).is_registered is True
    assert collective(make_nomination(campaign, cast.other_unit, "TTLDTT")).is_registered is False


def test_somebody_seconded_has_the_opinion_of_the_host_in_the_dossier(campaign, person):
    person.absences.create(kind="secondment", starts_on=date(2021, 2, 1), ends_on=date(2021, 8, 31))
    nomination = make_nomination(campaign, person)
    assert line(judgement_of(nomination), "secondment:1").outcome.value == "unsure"

    nomination.attachments.create(name="yk.pdf", kind="pdf", size=1, sha256="", paper="opinion")
    assert line(judgement_of(fresh(nomination)), "secondment:1").outcome.value == "met"


# --- Một thành tích khen một lần -------------------------------------------------------------
def acted(campaign, nominee, award="GIAY_KHEN", matter="Cứu người trong lũ", **values):
    return make_nomination(
        campaign, nominee, award, occasion="on_the_spot", matter=matter, **values
    )


def test_an_achievement_named_in_two_nominations_of_somebody_is_told(cast, campaign, person):
    other = make_person(cast.unit, "Lê Văn Hùng")
    once, again = (
        acted(campaign, person),
        acted(campaign, person, "BANG_KHEN", "CỨU người trong lũ"),
    )
    acted(campaign, person, "GIAY_KHEN", "Hiến đất làm đường")
    acted(campaign, other)
    make_nomination(campaign, person, "LDTT")

    assert known_of(once).named_elsewhere == ("Bằng khen năm 2021 (nháp)",)
    assert known_of(again).named_elsewhere == ("Giấy khen năm 2021 (nháp)",)
    assert (known_of(once).is_annual, known_of(once).matter) == (False, "Cứu người trong lũ")


def test_an_achievement_that_was_refused_may_be_named_again(campaign, person):
    acted(campaign, person, "BANG_KHEN", stage="not_recognised")

    assert known_of(acted(campaign, person)).named_elsewhere == ()


def test_what_a_title_rests_on_is_not_praised_apart(campaign, person):
    topic = {"merit": "topic", "merit_text": "Lúa chịu mặn"}
    fighter = make_nomination(campaign, person, "CSTDCS", **topic)
    higher = make_nomination(campaign, person, "CSTDT", **topic)
    assert known_of(fighter).named_elsewhere == known_of(higher).named_elsewhere == ()

    praised = acted(campaign, person, matter="Lúa  chịu mặn")
    assert known_of(fighter).named_elsewhere == ("Giấy khen năm 2021 (nháp)",)
    assert known_of(praised).named_elsewhere == (
        "Chiến sĩ thi đua cơ sở năm 2021 (nháp)",
        "Chiến sĩ thi đua cấp tỉnh năm 2021 (nháp)",
    )


def test_a_topic_serves_a_title_of_one_year(cast, campaign, person):
    earlier = Campaign.objects.create(commune=cast.commune, year=2020, title="Năm 2020")
    topic = {"merit": "topic", "merit_text": "Lúa chịu mặn"}
    make_nomination(earlier, person, "CSTDCS", stage="recognised", **topic)
    again = make_nomination(campaign, person, "CSTDCS", **topic)

    assert known_of(again).named_elsewhere == ("Chiến sĩ thi đua cơ sở năm 2020 (được công nhận)",)
    assert line(judgement_of(fresh(again)), "once").found == (
        "“Lúa chịu mặn” cũng là thành tích của Chiến sĩ thi đua cơ sở năm 2020 (được công nhận). "
        "Hãy xem có phải một việc không."
    )


def test_a_collective_names_an_achievement_twice_too(cast, campaign):
    acted(campaign, cast.other_unit)
    once, again = acted(campaign, cast.unit), acted(campaign, cast.unit, "BANG_KHEN")

    assert collective(once).named_elsewhere == ("Bằng khen năm 2021 (nháp)",)
    assert collective(again).named_elsewhere == ("Giấy khen năm 2021 (nháp)",)


# --- Sáng kiến -------------------------------------------------------------------------------
def use(nomination: Nomination, initiative, **values) -> Use:
    defaults = {
        "person": nomination.person,
        "award": nomination.award,
        "campaign": nomination.campaign,
        "path": "/",
        "on": NOVEMBER,
        "by_name": "Lan",
    }
    return initiative.uses.create(**defaults | values)


def test_the_ledger_says_what_a_nomination_rests_on(campaign, person):
    nomination = make_nomination(campaign, person, "CSTDCS")
    use(nomination, make_initiative(campaign, person, stage="recognised"))
    use(nomination, make_initiative(campaign, person, "Sơ đồ", stage="submitted"), award="CSTDT")

    assert known_of(nomination).initiatives == (
        KnownInitiative("Sổ tay một cửa", Recognition.RECOGNISED, "base"),
    )


@pytest.mark.parametrize(
    ("first", "second", "may_be_reused"),
    [("", "Đã mở rộng ra toàn xã.", True), ("Ghi lại sổ cũ.", "", False)],
    ids=["with a reason", "without one"],
)
def test_an_initiative_used_for_the_same_title_before_says_so(
    cast, campaign, person, first, second, may_be_reused
):
    earlier = Campaign.objects.create(commune=cast.commune, year=2020, title="Năm 2020")
    nomination = make_nomination(campaign, person, "CSTDCS")
    initiative = make_initiative(earlier, person, stage="recognised")
    use(nomination, initiative, campaign=earlier, override_reason=first)
    use(nomination, initiative, override_reason=second)

    (known_initiative,) = known_of(nomination).initiatives
    assert (known_initiative.used_for, known_initiative.may_be_reused) == (
        "Chiến sĩ thi đua cơ sở năm 2020",
        may_be_reused,
    )


def test_a_bang_khen_counts_no_initiative_that_a_cstdcs_used(cast, campaign, person):
    earlier = Campaign.objects.create(commune=cast.commune, year=2020, title="Năm 2020")
    nomination = make_nomination(campaign, person, "BANG_KHEN")
    used = make_initiative(earlier, person, stage="recognised")
    use(nomination, used, award="CSTDCS", campaign=earlier)
    for initiative in (used, make_initiative(campaign, person, "Mã QR", stage="recognised")):
        use(nomination, initiative)

    assert {
        known_initiative.name: known_initiative.used_for
        for known_initiative in known_of(nomination).initiatives
    } == {
        "Sổ tay một cửa": "Chiến sĩ thi đua cơ sở năm 2020",
        "Mã QR": "",
    }


def test_a_later_use_does_not_spoil_the_first(cast, campaign, person):
    later = Campaign.objects.create(commune=cast.commune, year=2022, title="Năm 2022")
    nomination = make_nomination(campaign, person, "CSTDCS")
    initiative = make_initiative(campaign, person, stage="recognised")
    use(nomination, initiative)
    use(nomination, initiative, campaign=later, override_reason="Mở rộng.")

    assert [known_initiative.used_for for known_initiative in known_of(nomination).initiatives] == [
        ""
    ]


# --- Danh hiệu của năm nay -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stage", "values", "expected"),
    [
        ("draft", {}, ""),
        ("submitted", {}, "proposed"),
        ("vetted", {"is_supported": False}, "declined"),
        ("recognised", {}, "recognised"),
        ("revoked", {}, "declined"),
    ],
)
def test_how_far_ldtt_of_this_campaign_is(campaign, person, stage, values, expected):
    make_nomination(campaign, person, "LDTT", stage, **values)

    assert known_of(make_nomination(campaign, person, "CSTDCS")).ldtt == expected


def test_a_title_of_this_year_that_was_entered_as_history_counts(campaign, person):
    give(person, "CSTDCS", 2021)
    candidate = known_of(make_nomination(campaign, person, "CSTDT"))

    assert (candidate.ldtt, candidate.cstdcs) == ("recognised", "recognised")


# --- Tập thể ---------------------------------------------------------------------------------
def test_a_collective_is_the_people_of_its_unit(cast, campaign):
    an, binh = staff(cast.unit, 2)
    late = make_person(cast.unit, "Mới Vào", joined_on=date(2021, 9, 1))
    make_person(cast.unit, "Đã Nghỉ", left_on=date(2021, 6, 1))
    make_person(cast.other_unit, "Nơi Khác")
    an.ratings.create(year=2021, level="HTXS")
    binh.disciplines.create(form="warning", decided_on=date(2021, 2, 3))
    make_nomination(campaign, an, "LDTT", "recognised")
    make_nomination(campaign, an, "CSTDCS", "vetted")
    make_nomination(campaign, binh, "LDTT", "not_recognised")

    assert collective(
        make_nomination(campaign, cast.unit, "TTLDXS", rating="HTXS")
    ) == CollectiveCandidate(
        name="Văn phòng - Thống kê",
        year=2021,
        rating="HTXS",
        members=(
            Member("Lê Thị An", "HTXS", ldtt="recognised", cstdcs="proposed"),
            Member(
                "Lê Thị Bình",
                disciplines=(("warning", date(2021, 2, 3), "Cảnh cáo"),),
                ldtt="declined",
            ),
            Member(late.full_name, may_be_considered=False),
        ),
        roster="Văn phòng - Thống kê",
        # An, Bình and Nơi Khác have worked long enough; Bình was declined.
        ldtt_at_most=2,
        is_registered=False,
    )


def test_the_commune_as_one_collective_is_everybody(cast, campaign):
    staff(cast.unit, 2)
    make_person(cast.other_unit, "Nơi Khác")
    make_person(Cast.of("Quảng An", "an-").unit, "Xã Khác")
    whole = make_nomination(
        campaign, cast.unit, "TTLDXS", collective="UBND xã", is_whole_commune=True
    )
    facts = collective(whole)

    assert [member.name for member in facts.members] == ["Lê Thị An", "Lê Thị Bình", "Nơi Khác"]
    assert facts.roster == "xã Quảng Thành"


def test_long_training_that_does_not_count_leaves_somebody_out_of_the_share(cast, campaign):
    (an,) = staff(cast.unit, 1)
    an.absences.create(
        kind="training", starts_on=date(2020, 3, 1), ends_on=date(2021, 8, 31), result="poor"
    )
    facts = collective(make_nomination(campaign, cast.unit, "TTLDTT"))

    assert [member.may_be_considered for member in facts.members] == [False]


# --- Judgements ------------------------------------------------------------------------------
def test_a_dossier_is_judged_by_the_day_of_its_receipt_and_before_by_today(cast, campaign, person):
    waiting = make_nomination(campaign, person, stage="submitted")
    received = make_nomination(campaign, person, "CSTDCS", "received")
    at(cast, date(2024, 5, 2))

    days = [judging_day(fresh(nomination)) for nomination in (waiting, received)]
    regimes = [judgement_of(fresh(nomination)).regime for nomination in (waiting, received)]
    assert (days, regimes) == ([date(2024, 5, 2), date(2021, 11, 11)], ["B1", "A"])


def test_a_regulation_of_the_commune_is_followed_and_that_of_a_neighbour_is_not(
    cast, campaign, person
):
    for commune, value in [(cast.commune, "8"), (Cast.of("Quảng An", "an-").commune, "2")]:
        Regulation.objects.create(
            commune=commune,
            number="5/QĐ",
            issued_on=date(2020, 1, 1),
            issuer="UBND",
            title="Quy chế",
            valid_from=date(2020, 1, 1),
        ).values.create(parameter="months_of_service_required", value=value, clause="Điều 4")

    service = line(judgement_of(make_nomination(campaign, person)), "service")
    assert service.values[0].shown == "8 tháng"
    assert str(service.citation) == "Điều 4 Quy chế (5/QĐ)"


def test_discipline_is_told_only_to_who_may_know(campaign, person):
    person.disciplines.create(form="reprimand", decided_on=date(2021, 2, 3))
    nomination = make_nomination(campaign, person)

    hidden, told = (
        line(judgement_of(nomination, with_discipline=knows), "discipline")
        for knows in (False, True)
    )
    assert (hidden.found, hidden.outcome.value) == ("Hội đồng sẽ xem xét.", "unsure")
    assert (told.found, told.outcome.value) == ("Khiển trách ngày 03/02/2021", "not_met")


@pytest.mark.parametrize("count", [1, 3, 300])
def test_judging_many_asks_no_more_than_judging_one(cast, campaign, count):
    make_nomination(campaign, cast.unit, "TTLDXS")
    people = make_people(cast.unit, [f"Lê Thị {n}" for n in range(count)], born_on=None)
    make_nominations(campaign, people, "CSTDCS", "submitted")
    nominations = list(Nomination.objects.all())

    with CaptureQueriesContext(connection) as queries:
        judgements = judgements_of(nominations)
    assert (len(judgements), len(queries)) == (count + 1, 19)


# --- Frozen ----------------------------------------------------------------------------------
def test_what_was_found_at_sending_is_kept_with_who_sent_it(cast, campaign, person):
    person.ratings.create(year=2021, level="HTT")
    nomination = make_nomination(campaign, person)
    row = freeze(nomination, "sent", by=cast.acting(UNIT_HEAD))

    assert (row.judged_on, row.outcome, row.by_name) == (
        NOVEMBER,
        "not_met",
        cast.acting(UNIT_HEAD).name,
    )
    row.refresh_from_db()
    assert thawed(row, with_discipline=True) == judgement_of(nomination, with_discipline=True)


def test_a_kept_judgement_hides_discipline_too(cast, campaign, person):
    person.disciplines.create(form="reprimand", decided_on=date(2021, 2, 3))
    row = freeze(make_nomination(campaign, person), "sent", by=cast.acting(UNIT_HEAD))

    assert "Khiển trách" not in str(thawed(row))
    assert "Khiển trách" in str(thawed(row, with_discipline=True))


def test_what_changed_since_the_last_sending_is_told(cast, campaign, person):
    rating = person.ratings.create(year=2021, level="HTT")
    nomination = make_nomination(campaign, person)
    assert differences(nomination) == []

    freeze(nomination, "sent", by=cast.acting(UNIT_HEAD))
    assert differences(nomination) == []

    rating.level = "HT"
    rating.save()
    told = "Xếp loại: trước “Hoàn thành tốt nhiệm vụ”, nay “Hoàn thành nhiệm vụ”"
    assert differences(nomination) == [told]

    freeze(nomination, "vetted", by=cast.acting(SECRETARY))
    assert differences(nomination) == [told]
    freeze(nomination, "sent", by=cast.acting(UNIT_HEAD))
    assert differences(nomination) == []


def test_a_discipline_entered_meanwhile_is_a_difference_only_for_who_may_know(
    cast, campaign, person
):
    nomination = make_nomination(campaign, person)
    freeze(nomination, "sent", by=cast.acting(UNIT_HEAD))
    person.disciplines.create(form="reprimand", decided_on=date(2021, 2, 3))

    assert differences(nomination) == []
    assert differences(nomination, with_discipline=True) == [
        "Kỷ luật: trước “Không có kỷ luật ở mức này trong năm 2021.”, nay “Khiển trách ngày "
        "03/02/2021”"
    ]
