"""How far the reports of campaigns are on their way to the level above, read at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, DateField, F, Value, When
from django.db.models.functions import Coalesce

from campaigns.models import Campaign
from reports.models import HandingUp, YearPaper
from reports.rules.due import TOTAL
from reports.rules.handing_up import HandingStage


@dataclass(frozen=True)
class Written:
    """A báo cáo sơ kết (of a đợt), tổng kết (`TOTAL`) that was begun."""

    pk: int
    campaign: int
    phase: int
    number: str
    issued_on: date | None


@dataclass(frozen=True)
class GivenBack:
    """A report that the level above gave back: its last round."""

    pk: int
    campaign: int
    number: str
    reason: str
    due_on: date
    answered_on: date


def upward(campaigns: Iterable[Campaign]) -> tuple[list[Written], list[GivenBack]]:
    """Give what was begun and what was given back; one query for both, as the first page asks."""
    numbers = [campaign.pk for campaign in campaigns]
    text = CharField()
    issued = Case(When(paper__issued_at__isnull=False, then=F("paper__issued_on")))
    written = YearPaper.objects.filter(campaign__in=numbers).order_by()
    of_papers = written.values_list(
        Value("paper", text),
        "pk",
        "campaign",
        Coalesce("phase__ordinal", Value(TOTAL)),
        Coalesce("paper__number", Value("", text)),
        Value("", text),
        issued,
        Value(None, DateField()),
    )
    returned = HandingUp.objects.filter(campaign__in=numbers, stage=HandingStage.RETURNED.value)
    of_rounds = (
        returned.last_rounds()
        .order_by()
        .values_list(
            Value("round", text),
            "pk",
            "campaign",
            Value(TOTAL),
            "paper__number",
            "return_reason",
            "return_due_on",
            "answered_on",
        )
    )
    rows = list(of_papers.union(of_rounds, all=True))
    return (
        [Written(*row[1:5], row[6]) for row in rows if row[0] == "paper"],
        [GivenBack(*row[1:3], *row[4:]) for row in rows if row[0] == "round"],
    )
