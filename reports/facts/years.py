"""What the reports of a year read: who works here, what was given, the fund."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from awards.models import Award, CompleteYear
from decisions.facts.fund import FundYear, fund_of
from eligibility.candidates import History, PastAward
from law.kinds import Subject
from law.ladders import REPEATED
from law.timeline import LawError
from law.values import Override
from people.models import Person
from people.models.persons import honorific_of
from reports.asking import Asked
from reports.rules.makeup import Employee, Other, makeup_parts
from reports.rules.money import FundFacts, fund_parts
from reports.rules.report import CountedRow, ReportPart
from reports.rules.years import GivenAward, Serving, YearsFacts, years_parts
from vietnamese.dates import short_date
from vietnamese.numbers import number

# --- Cơ cấu ----------------------------------------------------------------------------------


def makeup(asked: Asked) -> list[ReportPart]:
    """Cơ cấu: the people of the year, and what was given to them."""
    awards = list(held_until(asked).select_related("outsider"))
    of_year: dict[int, list[Award]] = defaultdict(list)
    others: list[Other] = []
    for award in awards:
        if award.year != asked.year or asked.award not in ("", award.kind_code):
            continue
        if award.person_id:
            of_year[award.person_id].append(award)
        elif _is_of_nobody(award) and _is_of(award.unit_id, asked):
            others.append(_other(award))
    earlier = {award.person_id for award in awards if award.year < asked.year}
    day = day_of(asked)
    people = _people(asked)
    return makeup_parts(
        [
            _employee(person, of_year.get(person.pk, []), person.pk not in earlier)
            for person in people
            if person.works_on(day) or person.pk in of_year
        ],
        others,
    )


def _is_of_nobody(award: Award) -> bool:
    """Say whether an award is of somebody who is on no list of the commune's people."""
    return bool(award.outsider) or award.subject is Subject.INDIVIDUAL


def held_until(asked: Asked) -> QuerySet[Award]:
    """Give the awards of all years up to the one that was chosen that stand, as far as the user
    knows of them."""
    return _awards(asked).filter(revoked_on__isnull=True, year__lte=asked.year).order_by("pk")


def day_of(asked: Asked) -> date:
    """Give the day whose people count: today, or the last of the year that was chosen."""
    return min(asked.today, date(asked.year, 12, 31))


def _other(award: Award) -> Other:
    kind = award.outsider.get_kind_display() if award.outsider else "Cá nhân"
    return Other(award.holder_name, kind, award.whereabouts, award.kind.name)


def _employee(person: Person, awards: list[Award], is_first: bool) -> Employee:
    """Give a person as of the last of the awards, or of today."""
    told = awards[-1] if awards else person
    return Employee(
        person.pk,
        f"{person.honorific} {person.full_name}",
        person.unit.name,
        told.get_group_display(),
        told.is_leader,
        told.gender == Person.Gender.FEMALE if told.gender else None,
        tuple(award.kind.name for award in awards),
        is_first and bool(awards),
    )


def _people(asked: Asked) -> QuerySet[Person]:
    rows = Person.objects.filter(commune=asked.scope.commune).select_related("unit")
    if asked.numbers is not None:
        rows = rows.filter(unit__in=asked.numbers)
    return rows.order_by(*_BY_UNIT, "sort_key", "pk")


def _awards(asked: Asked) -> QuerySet[Award]:
    rows = Award.objects.filter(commune=asked.scope.commune)
    if asked.scope.numbers is not None:
        rows = rows.filter(is_held_back=False)
    return rows


# --- Nhiều năm -------------------------------------------------------------------------------


def years(asked: Asked) -> list[ReportPart]:
    """Nhiều năm: five years up to the one that was chosen."""
    return years_parts(years_facts(asked))


def years_facts(asked: Asked) -> YearsFacts:
    """Give what is known of the years up to the one that was chosen."""
    commune, until = asked.scope.commune, asked.year
    awards = _awards(asked).filter(year__lte=until)
    rows = list(awards.order_by(*_BY_UNIT, "pk").values_list(*_GIVEN, named=True))
    complete = frozenset(
        CompleteYear.objects.filter(commune=commune).values_list("year", flat=True)
    )
    of_person: dict[int, list[PastAward]] = defaultdict(list)
    for row in rows:
        if row.person:
            past = PastAward(row.kind_code, row.year, row.revoked_on is not None)
            of_person[row.person].append(past)
    held = (row for row in rows if row.revoked_on is None and _is_of(row.unit, asked))
    only = asked.award
    return YearsFacts(
        until,
        tuple(_given(row) for row in held if only in ("", row.kind_code)),
        complete,
        tuple(_serving(asked, of_person, complete)),
        chain_years(until + 1, asked.overrides),
    )


_BY_UNIT = ("unit__position", "unit__sort_key")
_GIVEN = (
    "pk",
    "kind_code",
    "year",
    "holder_name",
    "unit_name",
    "unit",
    "unit__name",
    "person",
    "revoked_on",
)
_SERVING = ("pk", "gender", "full_name", "unit__name", "joined_on__year")


def _is_of(unit: int | None, asked: Asked) -> bool:
    """Say whether an award is of the units that count, by the unit of its day."""
    return asked.numbers is None or unit in asked.numbers


def _given(row) -> GivenAward:
    unit = row.unit_name or row.unit__name or ""
    return GivenAward(row.pk, row.kind_code, row.year, row.holder_name, unit, row.person)


def _serving(
    asked: Asked, of_person: dict[int, list[PastAward]], complete: frozenset[int]
) -> Iterable[Serving]:
    people = _people(asked).employed_on(asked.today)
    for pk, gender, full_name, unit, since in people.values_list(*_SERVING):
        history = History(tuple(of_person.get(pk, ())), complete)
        yield Serving(pk, f"{honorific_of(gender)} {full_name}", unit, since, history)


def chain_years(year: int, overrides: tuple[Override, ...]) -> dict[str, int]:
    """Give how many years in a row each higher title asks for; none for a year without a law."""
    day = date(year, 12, 31)
    try:
        return {code: rule.years.on(day, overrides).value for code, rule in REPEATED.items()}
    except LawError:
        return {}


# --- Quỹ -------------------------------------------------------------------------------------


def fund(asked: Asked) -> list[ReportPart]:
    """Quỹ thi đua, khen thưởng."""
    of_year = fund_of(asked.scope.commune, asked.year, asked.overrides)
    known = FundFacts(
        of_year.year,
        tuple(
            CountedRow(source.get_kind_display(), note=source.note, amount=source.amount)
            for source in of_year.sources
        ),
        tuple(
            CountedRow(
                str(decision),
                note=f"{number(decision.paid)} suất",
                page=("decisions:detail", decision.pk),
                amount=decision.spent,
            )
            for decision in of_year.decisions
        ),
        tuple(
            CountedRow(
                expense.note,
                note=f"{expense.get_kind_display()}, {short_date(expense.spent_on)}",
                amount=expense.amount,
            )
            for expense in of_year.expenses
        ),
        tuple(_sentences(of_year)),
    )
    return fund_parts(known)


def _sentences(fund: FundYear) -> Iterable[str]:
    if fund.cap:
        yield f"Ngân sách trích tối đa: {fund.cap.sentence} ({fund.cap.citation})."
    yield from (finding.sentence for finding in fund.findings)
