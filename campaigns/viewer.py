"""Who looks at the home page, on which day, and the campaigns that every room asks about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaigns.facts import status_of
from campaigns.models import Campaign
from campaigns.outline import outlined
from campaigns.rules.status import Status
from people.models import Commune, Unit, User
from people.roles import Permission, can


@dataclass(frozen=True)
class Viewer:
    """A user on a day of a commune, with its launched campaigns and, for those who prepare them,
    its drafts: loaded once, handed to every room."""

    user: User
    commune: Commune
    today: date
    campaigns: tuple[Campaign, ...]

    @classmethod
    def of(cls, user: User, commune: Commune, today: date | None = None) -> Viewer:
        """Load what concerns a user; two queries for any number of campaigns."""
        rows = Campaign.objects.visible_to(user).filter(commune=commune)
        campaigns = tuple(outlined(rows.with_outline()))
        for campaign in campaigns:
            campaign.commune = commune
        return cls(user, commune, today or commune.today(), campaigns)

    def can(self, permission: Permission, unit: Unit | None = None) -> bool:
        return can(self.user, permission, self.commune, unit)

    @cached_property
    def units(self) -> list[Unit]:
        """Give the units that the user heads."""
        return self.user.units_headed(self.commune)

    @cached_property
    def running(self) -> list[Campaign]:
        """Give the launched campaigns that have not ended, newest first."""
        over = (Status.DRAFT, Status.ENDED)
        return [
            campaign for campaign in self.campaigns if status_of(campaign, self.today) not in over
        ]

    @property
    def drafts(self) -> list[Campaign]:
        return [campaign for campaign in self.campaigns if not campaign.is_launched]

    def named(self, campaign: Campaign) -> str:
        """Give a campaign as the beginning of a sentence, where there are several to tell apart."""
        return f"{campaign}: " if len(self.running) > 1 else ""
