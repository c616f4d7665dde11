"""How far the reports of campaigns are on their way to the level above, read at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, DateField, F, QuerySet, Value, When
from django.db.models.functions import Coalesce

from campaigns.models import Campaign
from people.models import Commune, User
from procedure.prepared import Prepared
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


@dataclass(frozen=True)
class Sent:
    """A report that waits to be taken in by the level above, of what commune."""

    pk: int
    campaign: int
    kind: str
    name: str
    sent_on: date

    @property
    def commune(self) -> str:
        """Give "xã Quảng Thành"."""
        return Commune.full_name_of(self.kind, self.name)


@dataclass(frozen=True)
class Upward:
    """What was begun, what was given back, and what waits for who takes it in."""

    written: list[Written]
    given_back: list[GivenBack]
    sent: list[Sent]


def upward(campaigns: Iterable[Campaign], user: User | None = None) -> Upward:
    """Give where the reports of campaigns are, and what waits for a user of the level above; one
    query, as the first page asks."""
    numbers = tuple(campaign.pk for campaign in campaigns)
    rows = _own(numbers).union(_sent_to(user), all=True) if user else _of_campaigns(numbers)
    return Upward(
        [Written(*row[1:5], row[6]) for row in rows if row[0] == "paper"],
        [GivenBack(*row[1:3], *row[4:]) for row in rows if row[0] == "round"],
        [Sent(*row[1:3], *row[4:7]) for row in rows if row[0] == "sent"],
    )


def _own(campaigns: Sequence[int]) -> QuerySet:
    """Give in the same columns the reports that were begun and those that were given back."""
    text = CharField()
    issued = Case(When(paper__issued_at__isnull=False, then=F("paper__issued_on")))
    written = YearPaper.objects.filter(campaign__in=campaigns).order_by()
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
    returned = HandingUp.objects.filter(campaign__in=campaigns, stage=HandingStage.RETURNED.value)
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
    return of_papers.union(of_rounds, all=True)


_of_campaigns: Prepared[tuple] = Prepared(_own, (9001,))


def _sent_to(user: User) -> QuerySet:
    """Give in the same columns what waits for a user to take it in."""
    waiting = HandingUp.objects.to_be_taken_by(user).waiting().order_by()
    return waiting.values_list(
        Value("sent", CharField()),
        "pk",
        "campaign",
        Value(TOTAL),
        "commune__kind",
        "commune__name",
        "sent_on",
        Value(None, DateField()),
    )
