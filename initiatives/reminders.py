"""Who is reminded of an initiative: units with people who registered one, or a title that needs
one, and have not sent it; units with a draft; and those that got a request back with a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from django.db.models import QuerySet
from django.urls import reverse

from campaigns.models import Deadline
from campaigns.reminders import Running, owed_by
from initiatives.models import Initiative
from initiatives.planned import in_words, owed_lines
from initiatives.rules.stages import Stage
from notifications.obligations import Obligation
from people.models import Unit
from procedure.prepared import Prepared
from submissions.reminders import returned, with_day_of_return


def obligations(running: Iterable[Running]) -> Iterator[Obligation]:
    """Give what is owed on initiatives; the number of queries is constant."""
    campaigns = [_with_own_page(campaign) for campaign in running]
    numbers = [campaign.campaign.pk for campaign in campaigns]
    unsent = _unsent(tuple(numbers))
    missing = _missing(numbers, unsent)
    for campaign in campaigns:
        of_units = missing.get(campaign.campaign.pk, {})
        for row in campaign.campaign.deadlines.all():
            if row.kind == Deadline.Kind.INITIATIVE:
                yield from owed_by(campaign, row, lambda unit, of=of_units: _sentence(unit, of))
        mine = [row for row in unsent if row.campaign_id == campaign.campaign.pk]
        yield from returned(campaign, mine, prefix="initiative-")


def _with_own_page(running: Running) -> Running:
    year = f"?nam={running.campaign.year}" if running.campaign.year else ""
    return replace(running, path=f"{reverse('initiatives:list')}{year}")


def _to_be_sent(campaigns: Collection[int]) -> QuerySet[Initiative]:
    """Give the drafts, and those that were given back, each with the day of its return."""
    rows = Initiative.objects.filter(
        campaign__in=campaigns, stage__in=[Stage.DRAFT.value, Stage.RETURNED.value]
    )
    return with_day_of_return(rows.select_related("unit")).order_by("pk")


_unsent: Prepared[Initiative] = Prepared(_to_be_sent, (9001,))


def _missing(
    campaigns: Collection[int], unsent: Iterable[Initiative]
) -> Mapping[int, Mapping[int, list[str]]]:
    """Give the sentences of what each unit has not sent, by campaign and unit."""
    lines, drafts = defaultdict(list), defaultdict(list)
    for line in owed_lines(campaigns):
        lines[line.registration.campaign_id, line.registration.unit_id].append(line)
    for draft in (row for row in unsent if row.stage == Stage.DRAFT):
        drafts[draft.campaign_id, draft.unit_id].append(draft)
    missing: dict[int, dict[int, list[str]]] = defaultdict(dict)
    for campaign, unit in {**lines, **drafts}:
        key = campaign, unit
        missing[campaign][unit] = [
            *([f"Đã đăng ký mà chưa nộp đơn: {in_words(lines[key])}."] if lines[key] else []),
            *(f"Đơn “{draft}” đang soạn, chưa nộp." for draft in drafts[key]),
        ]
    return missing


def _sentence(unit: Unit, of_units: Mapping[int, list[str]]) -> str:
    return " ".join(of_units.get(unit.pk, ()))
