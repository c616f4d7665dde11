"""What a report of achievements knows by itself: who it is of, and what was given, rated and
recognised so far. The page shows it beside the writing, the paper prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from awards.models import Award
from initiatives.models import Author, Use
from initiatives.rules.stages import Stage as InitiativeStage
from law.kinds import Category, Subject
from nominations.models import Nomination
from people.models import Person, Unit
from people.models.persons import Rating
from procedure.prepared import Prepared
from vietnamese.dates import short_date
from vietnamese.numbers import number

YEARS_OF_RATINGS = 5


@dataclass(frozen=True)
class HeldAward:
    """An award that was given: year, name, "Quyết định số … ngày … của …"."""

    year: int
    name: str
    decision: str


@dataclass(frozen=True)
class KnownParts:
    """The known parts of a report, ready to print. `facts` are pairs of label and value."""

    facts: tuple[tuple[str, str], ...]
    titles: tuple[HeldAward, ...]
    commendations: tuple[HeldAward, ...]
    ratings: tuple[tuple[int, str], ...] = ()
    initiatives: tuple[str, ...] = ()


def known_of(nomination: Nomination) -> KnownParts:
    """Give what is known of the nominee; a constant number of queries."""
    if nomination.outsider_id is not None:
        return _of_outsider(nomination)
    if nomination.person_id is None:
        return _of_collective(nomination)
    return _of_person(nomination.person, nomination)


def _of_person(person: Person, nomination: Nomination) -> KnownParts:
    titles, commendations = _held(_awards_of(person.pk, _last_day(nomination)))
    return KnownParts(
        facts=_biography(person, nomination),
        titles=titles,
        commendations=commendations,
        ratings=_ratings(person, nomination),
        initiatives=_initiatives(person, nomination),
    )


def _biography(person: Person, nomination: Nomination) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Họ và tên", person.full_name),
        ("Giới tính", person.get_gender_display()),
        ("Ngày, tháng, năm sinh", short_date(person.born_on) if person.born_on else ""),
        ("Chức vụ", nomination.position or person.position),
        ("Đơn vị công tác", f"{nomination.unit}, {nomination.commune.committee}"),
        ("Vào làm từ ngày", short_date(person.joined_on)),
    )
    return tuple((label, value) for label, value in facts if value)


def _ratings(person: Person, nomination: Nomination) -> tuple[tuple[int, str], ...]:
    newest = _ratings_of(person.pk, _day_of(nomination).year)
    return tuple(sorted((row.year, row.get_level_display()) for row in newest))


def _until_year(person: int, year: int) -> QuerySet[Rating]:
    rows = Rating.objects.filter(person=person, year__lte=year)
    return rows.order_by("-year")[:YEARS_OF_RATINGS]


_ratings_of: Prepared[Rating] = Prepared(_until_year, 9001, 9002)


def _initiatives(person: Person, nomination: Nomination) -> tuple[str, ...]:
    """Give what was recognised by the day of the report, and what the dossier waited for."""
    rows = _recognised(person.pk, nomination.campaign_id, _day_of(nomination))
    return tuple(_recognition(row) for row in rows)


def _recognised_until(person: int, campaign: int, day: date) -> QuerySet[Author]:
    waited_for = Use.objects.filter(person=person, campaign=campaign).values("initiative")
    known = Q(initiative__decided_on__lte=day) | Q(initiative__in=waited_for)
    stage = InitiativeStage.RECOGNISED.value
    rows = Author.objects.filter(known, person=person, initiative__stage=stage)
    return rows.select_related("initiative").order_by("initiative__decided_on", "pk")


_recognised: Prepared[Author] = Prepared(_recognised_until, 9001, 9002, date(1900, 1, 1))


def _recognition(author: Author) -> str:
    initiative = author.initiative
    by = f"theo Quyết định số {initiative.decision_number}" if initiative.decision_number else ""
    day = f"ngày {short_date(initiative.decided_on)}"
    share = "" if author.share == 100 else f"; tỷ lệ đóng góp {number(author.share)} %"
    return f"{initiative.name} ({' '.join(filter(None, ('công nhận', by, day)))}{share})"


def _of_collective(nomination: Nomination) -> KnownParts:
    unit = nomination.unit
    rows = Award.objects.told().of_collectives().filter(commune=nomination.commune)
    if nomination.is_whole_commune:
        rows = rows.filter(holder_name=nomination.collective)
    else:
        rows = rows.filter(unit__in=[unit, *unit.predecessors.all()])
    titles, commendations = _held(_given(rows, _last_day(nomination)))
    facts = (
        ("Tên tập thể", nomination.collective),
        ("Địa chỉ", nomination.commune.committee),
        ("Tổng số cán bộ, công chức, người lao động", _headcount(nomination, unit)),
    )
    return KnownParts(facts, titles, commendations)


def _of_outsider(nomination: Nomination) -> KnownParts:
    outsider = nomination.outsider
    rows = Award.objects.told().filter(outsider=outsider)
    titles, commendations = _held(_given(rows, _last_day(nomination)))
    name = {Subject.INDIVIDUAL: "Họ và tên", Subject.HOUSEHOLD: "Chủ hộ"}
    facts = (
        (name.get(outsider.subject, "Tên"), outsider.head),
        ("Địa chỉ", outsider.address),
        ("Đơn vị đề nghị", nomination.unit.name),
    )
    return KnownParts(facts, titles, commendations)


def _headcount(nomination: Nomination, unit: Unit) -> str:
    people = Person.objects.filter(commune=nomination.commune)
    if not nomination.is_whole_commune:
        people = people.filter(unit=unit)
    return f"{people.employed_on(_day_of(nomination)).count()} người"


def _day_of(nomination: Nomination) -> date:
    """Give the day that a report speaks from: it was sent on it, or is being written."""
    return nomination.sent_on or nomination.commune.today()


def _last_day(nomination: Nomination) -> date:
    """Give the last day whose awards a report tells of, once sent the day before: neither what it
    brought itself, maybe on the same day, nor what came later."""
    sent_on = nomination.sent_on
    return sent_on - timedelta(1) if sent_on else nomination.commune.today()


def _given(rows: QuerySet[Award], until: date) -> QuerySet[Award]:
    given = Q(decided_on__isnull=True) | Q(decided_on__lte=until)
    return rows.filter(given, revoked_on__isnull=True).order_by("year", "pk")


_awards_of: Prepared[Award] = Prepared(
    lambda person, until: _given(Award.objects.told().filter(person=person), until),
    9001,
    date(1900, 1, 1),
)


def _held(rows: Iterable[Award]) -> tuple[tuple[HeldAward, ...], tuple[HeldAward, ...]]:
    """Give titles and commendations apart."""
    rows = list(rows)
    return tuple(
        tuple(held_award(row) for row in rows if row.kind.category is category)
        for category in (Category.TITLE, Category.COMMENDATION)
    )


def held_award(row: Award) -> HeldAward:
    """Give a row of awards as a report writes it."""
    parts = (
        f"Quyết định số {row.decision_number}" if row.decision_number else "",
        f"ngày {short_date(row.decided_on)}" if row.decided_on else "",
        f"của {row.issuer}" if row.issuer else "",
    )
    return HeldAward(row.year, row.kind.name, " ".join(filter(None, parts)))
