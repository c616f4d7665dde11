"""A kept judgement follows whatever it rests on, however that is changed."""

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from awards.models import Award, CompleteYear
from campaigns.models import Campaign, Deadline
from initiatives.models import Initiative, Use
from nominations.facts.judged import Judged, judge_anew
from nominations.facts.judging import days_of
from nominations.facts.kept import _fill, _lay, follow_changes, judged_of, with_kept
from nominations.models import (
    AchievementReport,
    FactChange,
    KeptJudgement,
    Nomination,
    NominationAttachment,
    ReviewVote,
)
from nominations.watching import WATCHED
from people.models import Absence, Commune, Discipline, Person, Posting, Rating, Unit
from registrations.models import CollectiveLine, IndividualLine, Registration
from registrations.rules.stages import Stage
from regulations.models import Regulation, RegulationValue
from tests.cast import Cast, make_person
from tests.dossiers import november
from tests.lasting import settle, undone_in_the_end
from tests.nominating import make_attachment, make_initiative, make_nomination, make_review
from tests.plans import PLAN_2021
from tests.registered import a_campaign, registered, with_collective, with_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@dataclass(frozen=True)
class Office:
    """A unit with dossiers of every kind, and all that their judgements rest on."""

    cast: Cast
    campaign: Campaign
    lan: Person

    @classmethod
    def of(cls) -> "Office":
        cast = Cast.of()
        campaign = november(cast)
        lan, binh = (make_person(cast.unit, name) for name in ("Trần Thị Lan", "Trần Thị Bình"))
        office = cls(cast, campaign, lan)
        office._know_people(binh)
        office._register()
        office._rule()
        office._nominate()
        return office

    def _know_people(self, binh: Person) -> None:
        for person in (self.lan, binh):
            person.ratings.create(year=2021, level="HTXS")
        self.lan.postings.create(
            unit=self.cast.other_unit,
            position="Kế toán",
            starts_on=date(2015, 3, 1),
            ends_on=date(2021, 8, 31),
        )
        self.lan.postings.create(
            unit=self.cast.unit, position="Thống kê", starts_on=date(2021, 9, 1)
        )
        self.lan.absences.create(
            kind="unpaid", starts_on=date(2021, 3, 1), ends_on=date(2021, 6, 30)
        )
        self.lan.disciplines.create(form="reprimand", decided_on=date(2021, 2, 3))
        self.lan.awards.create(
            commune=self.cast.commune, holder_name="Lan", kind_code="CSTDCS", year=2020
        )
        CompleteYear.objects.create(commune=self.cast.commune, year=2019, by_name="Văn phòng")

    def _register(self) -> None:
        registration = registered(self.campaign, self.cast.unit, Stage.APPROVED)
        with_person(registration, self.lan, "CSTDCS")
        with_collective(registration, self.cast.unit.name)

    def _rule(self) -> None:
        regulation = Regulation.objects.create(
            commune=self.cast.commune,
            number="05/QC",
            title="Quy chế",
            issued_on=date(2021, 1, 4),
            issuer="Ủy ban nhân dân xã",
            valid_from=date(2021, 1, 4),
        )
        regulation.values.create(
            parameter="months_of_service_required", value="12", clause="Điều 3"
        )

    def _nominate(self) -> None:
        ldtt = make_nomination(self.campaign, self.lan, "LDTT", "submitted")
        for award in ("CSTDCS", "CSTDT"):
            make_nomination(self.campaign, self.lan, award, merit="initiative")
        make_nomination(self.campaign, self.cast.unit, "TTLDTT", rating="HTXS")
        make_nomination(
            self.campaign, self.cast.unit, "TTLDXS", rating="HTXS", is_whole_commune=True
        )
        initiative = make_initiative(self.campaign, self.lan, stage="recognised")
        for award in ("CSTDCS", "CSTDT"):
            initiative.uses.create(
                person=self.lan,
                award=award,
                campaign=self.campaign,
                path="/",
                on=date(2021, 11, 1),
                by_name="Lan",
            )
        make_attachment(ldtt)
        NominationAttachment.objects.update(paper="report")
        make_review(ldtt)


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory
) -> Iterator[tuple[Office, dict[int, Judged]]]:
    """Make the office and keep its judgements once; what is kept is as what is judged anew."""
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("files")):
        office = Office.of()
        before = kept()
        assert before == anew()
        settle()
        yield office, before


@pytest.fixture
def office(made) -> Office:
    return copy.deepcopy(made[0])


@pytest.fixture
def before(made) -> dict[int, Judged]:
    return made[1]


def kept() -> dict[int, Judged]:
    return judged_of(with_kept(Nomination.objects.order_by("pk")))


def anew() -> dict[int, Judged]:
    return judge_anew(Nomination.objects.order_by("pk"))


def rows() -> dict[int, int]:
    """Give the row that keeps each judgement; a judgement that is made anew has a new one."""
    return dict(KeptJudgement.objects.values_list("nomination", "pk"))


@dataclass(frozen=True)
class Case:
    """A change, made past every save of ours: `update`, `bulk_create`, `delete` of a QuerySet."""

    table: type
    name: str
    change: Callable


def updated(table: type, where: dict | None = None, /, **values) -> Case:
    def change(office: Office) -> None:
        assert table.objects.filter(**where or {}).update(**values)

    return Case(table, "-".join(values), change)


def deleted(table: type, **where) -> Case:
    return Case(table, "deleted", lambda office: table.objects.filter(**where).delete())


def added(table: type, make: Callable) -> Case:
    return Case(table, "added", lambda office: table.objects.bulk_create([make(office)]))


OF_UNIT = {"name": "Văn phòng - Thống kê"}
LAN = {"full_name": "Trần Thị Lan"}
LDTT, CSTDCS, TTLDTT = ({"award": award} for award in ("LDTT", "CSTDCS", "TTLDTT"))

CASES = [
    updated(Commune, name="Quảng Mới"),
    updated(Commune, practice_day=date(2024, 1, 5)),
    updated(Unit, OF_UNIT, name="Văn phòng mới"),
    updated(Person, LAN, joined_on=date(2021, 8, 1)),
    updated(Person, LAN, left_on=date(2021, 10, 1)),
    added(
        Person,
        lambda office: Person(
            commune=office.cast.commune,
            unit=office.cast.unit,
            full_name="Mới",
            position="Công chức",
            joined_on=date(2020, 1, 1),
        ),
    ),
    updated(Posting, {"position": "Thống kê"}, starts_on=date(2021, 8, 1)),
    deleted(Posting),
    updated(Absence, ends_on=date(2021, 12, 31)),
    updated(Discipline, form="warning"),
    deleted(Discipline),
    updated(Rating, {"person__full_name": "Trần Thị Lan"}, level="KHT"),
    added(
        Discipline,
        lambda office: Discipline(
            person=Person.objects.get(full_name="Trần Thị Bình"),
            form="warning",
            decided_on=date(2021, 5, 4),
        ),
    ),
    updated(Regulation, valid_from=date(2021, 12, 1)),
    updated(RegulationValue, value="6"),
    added(
        Award,
        lambda office: Award(
            commune=office.cast.commune,
            person=office.lan,
            holder_name="Lan",
            kind_code="LDTT",
            year=2021,
        ),
    ),
    updated(Award, revoked_on=date(2021, 10, 1), revoke_reason="Sai"),
    updated(CompleteYear, year=2018),
    updated(Campaign, year=2020),
    updated(Deadline, {"kind": "registration"}, kind="other"),
    updated(Registration, stage="submitted", approved_on=None),
    updated(IndividualLine, title="", commendation="GIAY_KHEN"),
    updated(CollectiveLine, name="Tập thể khác"),
    updated(Initiative, name="Tên khác"),
    updated(Initiative, stage="refused", refusal_reason="Chưa mới"),
    updated(Initiative, sphere="province"),
    deleted(Use),
    updated(Use, CSTDCS, award="GIAY_KHEN"),
    updated(Nomination, TTLDTT, rating="KHT"),
    updated(Nomination, CSTDCS, merit="topic"),
    updated(Nomination, LDTT, stage="draft"),
    updated(
        Nomination,
        LDTT,
        stage="vetted",
        is_supported=False,
        received_on=date(2021, 11, 11),
        vetted_on=date(2021, 11, 18),
    ),
    updated(Nomination, LDTT, award="GIAY_KHEN"),
    Case(
        Nomination,
        "person",
        lambda office: Nomination.objects.filter(**LDTT).update(
            person=Person.objects.get(full_name="Trần Thị Bình")
        ),
    ),
    updated(Nomination, LDTT, occasion="on_the_spot", matter="Chống bão"),
    updated(Nomination, TTLDTT, received_on=date(2024, 1, 5)),
    updated(AchievementReport, {"nomination__award": "CSTDCS"}, achievements=""),
    updated(NominationAttachment, is_accepted=False),
    Case(
        ReviewVote,
        "moved",
        lambda office: ReviewVote.objects.update(nomination=Nomination.objects.get(award="CSTDCS")),
    ),
    deleted(ReviewVote),
]


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.table.__name__}-{case.name}" for case in CASES]
)
def test_what_is_kept_follows_each_change(office, before, case):
    case.change(office)
    assert kept() == anew() != before


def test_every_table_that_is_watched_is_changed_above():
    changed = {case.table._meta.db_table for case in CASES}
    assert changed == {watch.table for watch in WATCHED}


def test_every_table_that_is_asked_while_judging_is_watched(office):
    with CaptureQueriesContext(connection) as queries:
        anew()
    asked = {
        table
        for query in queries.captured_queries
        for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])
    }
    assert asked == {watch.table for watch in WATCHED}


UNJUDGED = {
    "initiatives_initiative": """
        id campaign_id unit_id begun_by_id sent_on days_late late_reason return_reason
        return_due_on changed_at field problem solution novelty benefit_amount benefit
        applied_where applied_since accepted_on decided_on decision_number refusal_reason
        fingerprint""",
    # Of another dossier than the one itself.
    "nominations_nomination": """
        id sent_on days_late late_reason return_reason return_due_on changed_at vetted_on
        vetting_note override_reason place place_reason taken_in""",
}
"""The columns that no judgement reads; whoever adds one says whether it does."""


@pytest.mark.parametrize("table", UNJUDGED)
def test_a_column_is_watched_or_known_to_be_of_no_weight(table):
    (model,) = [candidate for candidate in apps.get_models() if candidate._meta.db_table == table]
    watched = {column for watch in WATCHED if watch.table == table for column in watch.columns}
    columns = {field.column for field in model._meta.concrete_fields}
    assert columns == {*UNJUDGED[table].split(), *watched}


def test_a_table_is_narrowed_only_where_its_columns_are_weighed():
    assert {watch.table for watch in WATCHED if watch.columns} == set(UNJUDGED)


@pytest.mark.parametrize(
    "change",
    [
        {"matter": "Chống hạn"},
        {"matter": "", "merit_text": "Chống hạn", "occasion": "annual"},
        {"stage": "not_recognised"},
        {"award": "BANG_KHEN_TTG"},
    ],
    ids=lambda change: "-".join(change),
)
@pytest.mark.parametrize("of_collective", [False, True])
def test_what_another_dossier_says_of_the_same_matter_is_followed(office, of_collective, change):
    nominee = office.cast.unit if of_collective else office.lan
    first, second = (
        make_nomination(
            office.campaign, nominee, award, "vetted", occasion="on_the_spot", matter="Chống bão"
        )
        for award in ("GIAY_KHEN", "BANG_KHEN")
    )
    before = kept()
    Nomination.objects.filter(pk=first.pk).update(**change)
    after = kept()
    assert after == anew()
    assert after[second.pk] != before[second.pk]


@pytest.mark.parametrize("of_collective", [False, True])
def test_a_merit_that_another_year_names_is_followed(office, of_collective):
    nominee = office.cast.unit if of_collective else office.lan
    earlier = a_campaign(office.cast, replace(PLAN_2021, year=2020, number="9/KH-UBND"))
    first, second = (
        make_nomination(campaign, nominee, "GIAY_KHEN", merit_text="Đê bao")
        for campaign in (earlier, office.campaign)
    )
    before = kept()
    Nomination.objects.filter(pk=first.pk).update(merit_text="Cầu")
    after = kept()
    assert after == anew()
    assert after[second.pk] != before[second.pk]


def test_raw_sql_is_followed_too(before):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_rating SET level = 'KHT'")
    assert kept() == anew() != before


# --- No more than what changed ----------------------------------------------------------------


def test_a_report_touches_its_own_dossier_alone(office):
    kept()
    before = rows()
    AchievementReport.objects.filter(nomination__award="CSTDCS").update(overview="Mới")
    own = Nomination.objects.get(award="CSTDCS").pk
    kept()
    after = rows()
    assert {pk for pk in before if before[pk] != after[pk]} == {own}


def test_a_fact_of_a_person_touches_the_person_and_the_collectives(office):
    other = make_nomination(office.campaign, Person.objects.get(full_name="Trần Thị Bình"))
    kept()
    before = rows()
    Rating.objects.filter(person=office.lan).update(level="HT")
    kept()
    after = rows()
    assert {pk for pk in before if before[pk] == after[pk]} == {other.pk}


def test_a_neighbour_touches_nothing(office):
    kept()
    before = rows()
    neighbour = Cast.of("Quảng Lợi", prefix="loi-")
    make_nomination(november(neighbour), make_person(neighbour.unit, "Lê Văn Xa"), "CSTDCS")
    judged_of(with_kept(Nomination.objects.filter(campaign=office.campaign)))
    assert {pk: rows()[pk] for pk in before} == before


def test_changes_do_not_pile_up_where_nobody_looks(office):
    kept()
    neighbour = Cast.of("Quảng Lợi", prefix="loi-")
    make_nomination(november(neighbour), make_person(neighbour.unit, "Lê Văn Xa"), "CSTDCS")
    Rating.objects.update(level="KHT")
    changes = FactChange.objects.count()
    assert (follow_changes(), FactChange.objects.count()) == (changes, 0)
    assert kept() == anew()


def test_where_nothing_changed_nothing_is_asked(office, django_assert_num_queries):
    kept()
    nominations = list(with_kept(Nomination.objects.all()))
    with django_assert_num_queries(0):
        judged_of(nominations)
    assert not FactChange.objects.exists()


@pytest.mark.postgres
def test_changes_are_looked_for_in_one_index_at_a_time(office):
    """Together they are gathered whole: notes of a large import that were just dropped, once for
    each dossier."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = with_kept(Nomination.objects.all()).explain()
    used = set(re.findall("nominations_factchange_(commune|person)_", plan))
    assert (used, "BitmapOr" in plan) == ({"commune", "person"}, False)


# --- Whoever is late keeps nothing ------------------------------------------------------------


def test_a_reader_with_older_facts_does_not_overwrite_a_newer_judgement(office):
    nominations = list(Nomination.objects.order_by("pk"))
    laid = _lay({nomination.pk: days_of(nomination) for nomination in nominations})
    older = anew()
    Rating.objects.update(level="KHT")
    newer = kept()
    _fill(laid, older)
    assert kept() == newer == anew() != older


def test_what_changed_while_it_was_judged_is_judged_again(office):
    nominations = list(Nomination.objects.order_by("pk"))
    kept()
    KeptJudgement.objects.all().delete()
    laid = _lay({nomination.pk: days_of(nomination) for nomination in nominations})
    older = anew()
    Rating.objects.update(level="KHT")
    _fill(laid, older)
    assert kept() == anew() != older


def test_what_another_program_judged_is_judged_again(office):
    kept()
    KeptJudgement.objects.update(program="of yesterday")
    before = rows()
    assert kept() == anew()
    assert set(rows().values()).isdisjoint(before.values())
