"""Campaigns in the filters of lists."""

from __future__ import annotations

from campaigns.models import Campaign


def campaign_choice(campaign: Campaign) -> tuple[str, str]:
    """Give a campaign as a choice: "2021 Triển khai …"."""
    return str(campaign.pk), f"{campaign.year or ''} {campaign.title}".strip()
