"""What has to be true of campaigns."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F

from law.findings import Finding

from .models import Campaign, Extension


def breaches() -> Iterator[Finding]:
    """Give campaigns that were launched without their year, and extensions for the unit of another
    commune."""
    for campaign in Campaign.objects.launched().filter(
        year__isnull=True, kind=Campaign.Kind.ANNUAL
    ):
        sentence = f"“{campaign}” đã phát động mà không có năm."
        yield Finding("launched_without_year", sentence, link=campaign.get_absolute_url())
    others = Extension.objects.exclude(unit__commune=F("deadline__campaign__commune"))
    for extension in others.select_related("unit", "deadline__campaign"):
        campaign = extension.deadline.campaign
        sentence = f"“{campaign}”: gia hạn cho {extension.unit}, đơn vị của xã khác."
        yield Finding("extension_across_communes", sentence, link=campaign.get_absolute_url())
