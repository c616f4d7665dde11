"""What the level above reads of many communes at once: a constant number of queries, no name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from campaigns.facts import deadlines_of
from campaigns.models import Campaign
from campaigns.rules.deadlines import last_good_day
from nominations.models import Nomination
from nominations.rules.stages import PROPOSED, Stage
from people.models import Commune, Unit
from registrations.models import CollectiveLine, IndividualLine, Registration
from registrations.rules.stages import Stage as RegistrationStage
from reports.models import YearPaper
from reports.rules.overview import CommuneLine, YearCount
from reports.wall import DECIDED
from vietnamese.text import capitalised


@dataclass
class _Counts:
    """What the tables say of one campaign."""

    approved: int = 0
    registrations_in_time: int = 0
    dossiers_in_time: int = 0
    registered: int = 0
    stages: Counter[Stage] = field(default_factory=Counter)


def overview_of(communes: Sequence[Commune], year: int) -> list[CommuneLine]:
    """Give each commune with its annual plan of a year and the one before; eight queries."""
    rows = Campaign.objects.launched().filter(commune__in=communes, kind=Campaign.Kind.ANNUAL)
    campaigns = list(rows.filter(year__in=(year, year - 1)).prefetch_related("deadlines"))
    by_place = {(campaign.commune_id, campaign.year): campaign for campaign in campaigns}
    counts, units, issued = _counts(campaigns), _units(communes), _issued(campaigns)

    def of(commune: Commune, year: int) -> YearCount | None:
        campaign = by_place.get((commune.pk, year))
        if campaign is None:
            return None
        campaign.commune = commune
        is_reported = campaign.pk in issued
        return _year(campaign, counts[campaign.pk], units[commune.pk], is_reported=is_reported)

    several = len({commune.place_above(commune.today()) for commune in communes}) > 1
    return [
        CommuneLine(_named(commune, several=several), of(commune, year), of(commune, year - 1))
        for commune in communes
    ]


def _named(commune: Commune, *, several: bool) -> str:
    name = capitalised(commune.full_name)
    return f"{name}, {commune.place_above(commune.today())}" if several else name


def _year(campaign: Campaign, counts: _Counts, units: int, *, is_reported: bool) -> YearCount:
    proposed = sum(counts.stages[stage] for stage in PROPOSED)
    return YearCount(
        units=units,
        approved=counts.approved,
        registered=counts.registered,
        proposed=proposed,
        decided=sum(counts.stages[stage] for stage in DECIDED),
        reached=counts.stages[Stage.RECOGNISED],
        registrations_in_time=_once_over(campaign, "registration", counts.registrations_in_time),
        dossiers_in_time=_once_over(campaign, "nomination", counts.dossiers_in_time),
        is_reported=is_reported,
    )


def _once_over(campaign: Campaign, kind: str, in_time: int) -> int | None:
    """Give how many were in time once the last day has passed."""
    today = campaign.commune.today()
    last = [last_good_day(deadline) for deadline in deadlines_of(campaign) if deadline.kind == kind]
    return in_time if last and last[0] < today else None


def _counts(campaigns: Sequence[Campaign]) -> dict[int, _Counts]:
    counts: dict[int, _Counts] = defaultdict(_Counts)
    sent = Q(sent_on__isnull=False, days_late=0)
    registrations = Registration.objects.filter(campaign__in=campaigns).values("campaign")
    approved = Q(stage=RegistrationStage.APPROVED.value)
    for row in registrations.annotate(
        approved=Count("pk", filter=approved), in_time=Count("pk", filter=sent)
    ).order_by():
        counts[row["campaign"]].approved = row["approved"]
        counts[row["campaign"]].registrations_in_time = row["in_time"]
    for model in (IndividualLine, CollectiveLine):
        for campaign, count in _lines(model, campaigns):
            counts[campaign].registered += count
    dossiers = Nomination.objects.filter(campaign__in=campaigns).values("campaign", "stage")
    for row in dossiers.annotate(count=Count("pk"), in_time=Count("pk", filter=sent)).order_by():
        counts[row["campaign"]].stages[Stage(row["stage"])] += row["count"]
        counts[row["campaign"]].dossiers_in_time += row["in_time"]
    return counts


def _lines(
    model: type[IndividualLine | CollectiveLine], campaigns: Sequence[Campaign]
) -> Iterable[tuple[int, int]]:
    """Give how many lines the approved registrations of each campaign have."""
    approved = RegistrationStage.APPROVED.value
    rows = model.objects.filter(registration__campaign__in=campaigns, registration__stage=approved)
    grouped = rows.values("registration__campaign").annotate(count=Count("pk")).order_by()
    return grouped.values_list("registration__campaign", "count")


def _units(communes: Sequence[Commune]) -> Counter[int]:
    """Give how many units each commune has on its own today."""
    days = {commune.pk: commune.today() for commune in communes}
    rows = Unit.objects.filter(commune__in=communes)
    units: Counter[int] = Counter()
    for commune, first, last in rows.values_list("commune", "valid_from", "valid_to"):
        units[commune] += first <= days[commune] <= (last or days[commune])
    return units


def _issued(campaigns: Sequence[Campaign]) -> set[int]:
    rows = YearPaper.objects.filter(campaign__in=campaigns, phase__isnull=True)
    return set(rows.filter(paper__issued_at__isnull=False).values_list("campaign", flat=True))
