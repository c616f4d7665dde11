"""What the statistical forms read: the movements of the commune, what levels above gave."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from awards.models import Award, CompleteYear
from campaigns.models import Campaign
from law.kinds import BANG_KHEN, CO_THI_DUA, CSTDT, CSTDTQ, HONOURS
from law.statistics import period_of, statistics_rule
from law.timeline import LawError
from reports.asking import Asked
from reports.rules.report import CountedRow, ReportPart
from reports.rules.statistics import Movement, ReceivedAward, statistics_parts

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
        is_complete=complete.exists(),
    )


def _movements(asked: Asked) -> Iterable[Movement]:
    """Give those launched in the period; of a plan without a day those of its year."""
    rows = Campaign.objects.launched().filter(commune=asked.scope.commune)
    undated = Q(issued_on__isnull=True, year=asked.year)
    found = rows.filter(_within(asked.year, "issued_on") | undated).order_by("issued_on", "pk")
    for one in found.prefetch_related("phases"):
        days = list(one.phases.all())
        yield Movement(
            CountedRow(str(one), page=("campaigns:detail", one.pk)),
            one.kind == Campaign.Kind.THEMATIC,
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
    found = rows.filter(_within(asked.year, "decided_on") | undated, kind_code__in=_CODES)
    for one in found.select_related("person").order_by("kind_code", "holder_name", "pk"):
        page = ("awards:history_person", one.person_id) if one.person_id else None
        yield ReceivedAward(
            CountedRow(one.holder_name, one.unit_name, one.kind.name, page),
            one.kind,
            one.person_id is not None,
            one.person.is_leader if one.person else None,
        )


def _within(year: int, field: str) -> Q:
    first, last = period_of(year)
    return Q(**{f"{field}__range": (first, last)})
