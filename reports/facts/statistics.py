"""What the statistical forms read: the movements of the commune, what levels above gave, who does
the work."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q

from awards.models import Award, CompleteYear
from campaigns.models import Campaign
from law.kinds import BANG_KHEN, CO_THI_DUA, CSTDT, CSTDTQ, HONOURS
from law.statistics import period_of, statistics_rule
from law.timeline import LawError
from nominations.rules.occasions import Occasion
from people.models import Membership, Person
from people.roles import SECRETARY
from reports.asking import Asked
from reports.rules.received import ReceivedAward
from reports.rules.report import CountedRow, ReportPart
from reports.rules.statistics import Movement, Staff, statistics_parts

_CODES = [kind.code for kind in (*HONOURS, BANG_KHEN, CO_THI_DUA, CSTDT, CSTDTQ)]


def statistics(asked: Asked) -> list[ReportPart]:
    """Biểu thống kê of a year; nothing for a year of which the program knows no form."""
    try:
        rule = statistics_rule(asked.year)
    except LawError:
        return []
    complete = CompleteYear.objects.filter(commune=asked.scope.commune, year=asked.year)
    return statistics_parts(
        asked.year,
        rule,
        list(_movements(asked)),
        list(_awards(asked)),
        list(_staff(asked)),
        is_complete=complete.exists(),
    )


def _movements(asked: Asked) -> Iterable[Movement]:
    """Give those launched in the period; of a plan without a day those of its year."""
    rows = Campaign.objects.launched().filter(commune=asked.scope.commune)
    undated = Q(issued_on__isnull=True, year=asked.year)
    campaigns = rows.filter(_within(asked.year, "issued_on") | undated).order_by("issued_on", "pk")
    for campaign in campaigns.prefetch_related("phases"):
        days = list(campaign.phases.all())
        yield Movement(
            CountedRow(str(campaign), page=("campaigns:detail", campaign.pk)),
            campaign.kind == Campaign.Kind.THEMATIC,
            days[0].starts_on if days else None,
            days[-1].ends_on if days else None,
        )


def _awards(asked: Asked) -> Iterable[ReceivedAward]:
    rows = Award.objects.filter(commune=asked.scope.commune, revoked_on__isnull=True)
    if asked.scope.numbers is not None:
        rows = rows.filter(is_held_back=False)
    if asked.numbers is not None:
        rows = rows.filter(unit__in=asked.numbers)
    undated = Q(decided_on__isnull=True, year=asked.year)
    awards = rows.filter(_within(asked.year, "decided_on") | undated, kind_code__in=_CODES)
    awards = awards.annotate(occasion=F("line__nomination__occasion")).select_related("outsider")
    for award in awards.order_by("kind_code", "holder_name", "pk"):
        page = ("awards:history_person", award.person_id) if award.person_id else None
        yield ReceivedAward(
            CountedRow(award.holder_name, award.unit_name, award.kind.name, page),
            award.kind,
            award.subject,
            award.is_leader,
            Occasion(award.occasion) if award.occasion else None,
        )


def _staff(asked: Asked) -> Iterable[Staff]:
    """Give who keeps the council's work at the end of the period, or today; nobody to a unit."""
    if asked.numbers is not None:
        return
    day = min(asked.today, period_of(asked.year)[1])
    held = Membership.objects.in_force_on(day).filter(commune=asked.scope.commune)
    people = Person.objects.filter(
        user__memberships__in=held.filter(role=SECRETARY.code)
    ).distinct()
    for person in people.select_related("unit").order_by("sort_key", "pk"):
        yield Staff(
            CountedRow(
                person.full_name, person.unit.name, person.position, ("people:person", person.pk)
            ),
            person.gender == Person.Gender.FEMALE,
        )


def _within(year: int, field: str) -> Q:
    first, last = period_of(year)
    return Q(**{f"{field}__range": (first, last)})
