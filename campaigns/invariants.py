"""What has to be true of campaigns."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, QuerySet

from law.findings import Finding
from procedure.prepared import Prepared

from .models import Campaign, Extension


def breaches() -> Iterator[Finding]:
    """Give campaigns that were launched without their year, and extensions for the unit of another
    commune."""
    for campaign in _without_year():
        sentence = f"“{campaign}” đã phát động mà không có năm."
        yield Finding("launched_without_year", sentence, link=campaign.get_absolute_url())
    for extension in _for_others():
        campaign = extension.deadline.campaign
        sentence = f"“{campaign}”: gia hạn cho {extension.unit}, đơn vị của xã khác."
        yield Finding("extension_across_communes", sentence, link=campaign.get_absolute_url())


@Prepared
def _without_year() -> QuerySet[Campaign]:
    return Campaign.objects.launched().filter(year__isnull=True, kind=Campaign.Kind.ANNUAL)


@Prepared
def _for_others() -> QuerySet[Extension]:
    others = Extension.objects.exclude(unit__commune=F("deadline__campaign__commune"))
    return others.select_related("unit", "deadline__campaign")
