"""What has to be true of the limited title: no more chosen than the law allows, the fixed list and
the places agree."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from campaigns.models import Campaign
from law.findings import Finding, Level
from nominations.models import Nomination
from procedure.prepared import Prepared
from vetting.facts.standing import fixed_list, quota_now
from vetting.rules.quota import LIMITED


def breaches() -> Iterator[Finding]:
    """Give each campaign whose places are passed or do not agree with its list."""
    for campaign in _placed():
        for code, sentence in _faults(campaign):
            link = reverse("vetting:quota", args=[campaign.pk])
            yield Finding(code, f"“{campaign}”: {sentence}", Level.BLOCKER, link=link)


@Prepared
def _placed() -> QuerySet[Campaign]:
    rows = Campaign.objects.filter(
        Q(nominations__place__isnull=False) | Q(quota_lists__opened_on__isnull=True)
    )
    return rows.distinct().select_related("commune")


def _faults(campaign: Campaign) -> Iterator[tuple[str, str]]:
    places = Nomination.objects.filter(campaign=campaign, award=LIMITED, place__isnull=False)
    chosen = dict(places.order_by().values_list("pk", "place"))
    fixed = fixed_list(campaign)
    if fixed is None:
        quota = quota_now(campaign) if chosen else None
        if quota and len(chosen) > quota.allowed:
            yield "quota_passed", f"đã chọn {len(chosen)} người, {quota.arithmetic}."
        return
    listed = {name["nomination"]: name["place"] for name in fixed.names}
    if len(listed) > fixed.allowed:
        yield "fixed_over_quota", f"danh sách chốt có {len(listed)} tên, chỉ {fixed.allowed} suất."
    if listed != chosen:
        yield (
            "list_not_places",
            f"danh sách chốt có {len(listed)} tên, trong hồ sơ {len(chosen)} người được chọn; "
            "hai bên không khớp.",
        )
