"""Who is reminded of dossiers: units that registered and have not sent, and those that got one
back with a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet, Value
from django.urls import reverse

from campaigns.models import Deadline
from campaigns.reminders import Running, owed_by
from nominations.models import Nomination
from nominations.rules.occasions import Occasion
from nominations.rules.stages import Stage
from notifications.obligations import Obligation
from people.models import Unit
from procedure.prepared import Prepared
from registrations.models import CollectiveLine, IndividualLine
from registrations.rules.stages import Stage as RegistrationStage
from submissions.reminders import returned, with_day_of_return

PREFIX = "nomination-"


@dataclass
class Owed:
    """How far the dossiers of a unit are for the year's end: how many awards it registered, and
    how many dossiers it has begun, left unsent."""

    registered: int = 0
    begun: int = 0
    drafts: int = 0

    def add(self, registered: int, begun: int, drafts: int) -> None:
        self.registered += registered
        self.begun += begun
        self.drafts += drafts

    @property
    def missing(self) -> str:
        """Give what the unit owes, "" where it owes nothing.

        Once it has sent what it began, who was registered and not proposed is its own decision.
        """
        if self.drafts:
            return f"Còn {self.drafts} hồ sơ đang soạn, chưa gửi."
        if self.registered and not self.begun:
            return f"Đơn vị đã đăng ký {self.registered} danh hiệu, hình thức; chưa lập hồ sơ nào."
        return ""


def obligations(running: Iterable[Running]) -> Iterator[Obligation]:
    """Give what is owed on dossiers; the number of queries is constant."""
    campaigns = [_with_own_page(campaign) for campaign in running]
    owed = owed_of([campaign.campaign.pk for campaign in campaigns])
    given_back = _returned(campaigns)
    for campaign in campaigns:
        for row in campaign.campaign.deadlines.all():
            if row.kind == Deadline.Kind.NOMINATION:
                key = campaign.campaign.pk
                yield from owed_by(campaign, row, lambda unit, key=key: _missing(owed, key, unit))
        yield from returned(campaign, given_back[campaign.campaign.pk], prefix=PREFIX)


def _with_own_page(running: Running) -> Running:
    return replace(running, path=f"{reverse('nominations:list')}?phong_trao={running.campaign.pk}")


def _missing(owed: Mapping, campaign: int, unit: Unit) -> str:
    return owed[campaign, unit.pk].missing


def owed_of(campaigns: list[int]) -> Mapping[tuple[int, int], Owed]:
    """Give how far each unit of the campaigns is, by both numbers; one query."""
    owed: dict[tuple[int, int], Owed] = defaultdict(Owed)
    for campaign, unit, *counts in _counts(tuple(campaigns)):
        owed[campaign, unit].add(*counts)
    return owed


def _counted(campaigns: Sequence[int]) -> QuerySet:
    people, collectives = (
        _registered(model, campaigns) for model in (IndividualLine, CollectiveLine)
    )
    return people.union(collectives, _begun(campaigns), all=True)


def _registered(model: type[IndividualLine | CollectiveLine], campaigns: Sequence[int]) -> QuerySet:
    """Count the awards of approved lines: one of each kind in a line."""
    lines = model.objects.filter(
        registration__campaign__in=campaigns,
        registration__stage=RegistrationStage.APPROVED.value,
    )
    awards = Count("pk", filter=~Q(title="")) + Count("pk", filter=~Q(commendation=""))
    groups = lines.order_by().values_list("registration__campaign", "registration__unit")
    return groups.annotate(registered=awards, begun=Value(0), drafts=Value(0))


def _begun(campaigns: Sequence[int]) -> QuerySet:
    """Count the dossiers of the year's end, and the drafts among them."""
    rows = Nomination.objects.filter(campaign__in=campaigns, occasion=Occasion.ANNUAL.value)
    groups = rows.order_by().values_list("campaign", "unit")
    drafts = Count("pk", filter=Q(stage=Stage.DRAFT.value))
    return groups.annotate(registered=Value(0), begun=Count("pk"), drafts=drafts)


def _returned(campaigns: list[Running]) -> Mapping[int, list[Nomination]]:
    returned = defaultdict(list)
    for row in _given_back(tuple(campaign.campaign.pk for campaign in campaigns)):
        returned[row.campaign_id].append(row)
    return returned


def _returned_of(campaigns: Sequence[int]) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(campaign__in=campaigns, stage=Stage.RETURNED.value)
    return with_day_of_return(rows.select_related("unit", "person").order_by("pk"))


_counts: Prepared[tuple] = Prepared(_counted, (9001,))
_given_back: Prepared[Nomination] = Prepared(_returned_of, (9001,))
