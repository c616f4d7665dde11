"""The years of a commune for the pages: each with its campaign, registrations, initiatives and
dossiers. Years that are over have their decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from awards.models import CompleteYear
from campaigns.models import Campaign
from campaigns.rows import store
from campaigns.rules.cloning import clone_plan
from decisions.models import AwardDecision
from initiatives.models import Author, Initiative, Use
from nominations.models import Nomination
from people.roles import CHAIR
from registrations.models import CollectiveLine, IndividualLine, Registration
from tests.plans import PLAN_2021

from .dossiers import BY, PAGE, SENTENCE, decide, fill, propose
from .province import YEARS, Staffed


@dataclass(frozen=True)
class Year:
    """What a commune has of a year."""

    campaign: Campaign
    registrations: list[Registration]
    nominations: list[Nomination]
    decision: AwardDecision | None = None


def years_of(staffed: Staffed, judged: list[dict]) -> list[Year]:
    """Give the years of a commune; `judged` as `dossiers.fill` takes it."""
    years = [_year(staffed, year) for year in YEARS]
    CompleteYear.objects.bulk_create(
        CompleteYear(commune=staffed.commune, year=year, by_name=BY["by_name"])
        for year in YEARS[:-1]
    )
    fill(staffed, [nomination for year in years for nomination in year.nominations], judged)
    return years


def _year(staffed: Staffed, year: int) -> Year:
    campaign, is_over = _campaign(staffed, year), year != YEARS[-1]
    registrations = _registrations(campaign, staffed)
    _initiatives(campaign, staffed)
    nominations = propose(campaign, staffed, is_over=is_over)
    decision = decide(campaign, nominations) if is_over else None
    return Year(campaign, registrations, nominations, decision)


def _campaign(staffed: Staffed, year: int) -> Campaign:
    plan = PLAN_2021 if year == PLAN_2021.year else clone_plan(PLAN_2021, year)
    plan = replace(plan, number=f"12/KH-UBND-{year}", issued_on=date(year, 1, 15))
    by = staffed.users[CHAIR.code]
    campaign = Campaign(commune=staffed.commune, launched_at=timezone.now(), launched_by=by)
    store(campaign, plan)
    return campaign


def _registrations(campaign: Campaign, staffed: Staffed) -> list[Registration]:
    """All approved, but in the last year that of the last unit, which waits."""
    day = date(campaign.year, 1, 18)
    waits = (staffed.units[-1],) if campaign.year == YEARS[-1] else ()
    rows = Registration.objects.bulk_create(
        Registration(campaign=campaign, unit=unit, stage="submitted", sent_on=day)
        if unit in waits
        else Registration(
            campaign=campaign, unit=unit, stage="approved", sent_on=day, approved_on=day
        )
        for unit in staffed.units
    )
    by_unit = {row.unit_id: row for row in rows}
    IndividualLine.objects.bulk_create(
        IndividualLine(
            registration=by_unit[person.unit_id],
            person=person,
            position=person.position,
            title="LDTT" if number % 7 else "CSTDCS",
            commendation="" if number % 3 else "GIAY_KHEN",
            initiative_name="" if number % 7 else "Sổ tay hướng dẫn một cửa",
            commitment=SENTENCE,
            ordinal=number,
        )
        for number, person in enumerate(staffed.people)
    )
    CollectiveLine.objects.bulk_create(
        CollectiveLine(registration=row, name=row.unit.name, title="TTLDTT") for row in rows
    )
    return rows


def _initiatives(campaign: Campaign, staffed: Staffed) -> None:
    """One recognised initiative for each who strives for CSTĐCS, and where it was used."""
    people = staffed.people[::7]
    rows = Initiative.objects.bulk_create(
        Initiative(
            campaign=campaign,
            unit=person.unit,
            begun_by=person,
            name=f"Sổ tay hướng dẫn một cửa {campaign.year}",
            solution=PAGE,
            stage="recognised",
            sent_on=date(campaign.year, 10, 20),
            accepted_on=date(campaign.year, 10, 21),
            decided_on=date(campaign.year, 11, 1),
            applied_since=date(campaign.year, 3, 1),
            sphere="base",
        )
        for person in people
    )
    Author.objects.bulk_create(
        Author(initiative=row, person=person, name=person.full_name, share=100)
        for row, person in zip(rows, people, strict=True)
    )
    used = {"campaign": campaign, "on": date(campaign.year, 11, 5), "by_name": BY["by_name"]}
    Use.objects.bulk_create(
        Use(initiative=row, person=person, award="CSTDCS", path="/", **used)
        for row, person in zip(rows, people, strict=True)
    )
