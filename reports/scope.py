"""Who sees which figures: the whole commune with names, its totals alone, or the own unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet

from campaigns.models import Campaign
from decisions.models import DecisionLine
from nominations.rules.stages import Stage
from people.models import Commune, Unit, User
from people.roles import Permission, can, can_for_all, require
from registrations.consolidation import launched
from vetting.rules.counting import CountedNomination


@dataclass(frozen=True)
class Scope:
    """What a user sees of a commune. `units`: only these; None for the whole commune. Without a
    `user` it is what the commune's own papers say: everything."""

    user: User | None
    commune: Commune
    units: tuple[Unit, ...] | None = None
    sees_names: bool = True

    @classmethod
    def of(cls, user: User, commune: Commune | None) -> Scope:
        """Give the scope of a user; PermissionDenied for who sees no figures."""
        if can(user, Permission.VIEW_TOTALS, commune):
            return cls(user, commune, None, can_for_all(user, Permission.VIEW_NOMINATIONS, commune))
        require(user, Permission.VIEW_NOMINATIONS, commune)
        return cls(user, commune, tuple(user.units_headed(commune)))

    @property
    def campaigns(self) -> QuerySet[Campaign]:
        """Give the launched campaigns that are seen, the newest first."""
        return launched(self.user, self.commune) if self.user else Campaign.objects.none()

    @property
    def sees_fund(self) -> bool:
        """Say whether the fund is the user's to know of."""
        if self.user is None:
            return True
        may = (Permission.RECORD_DECISIONS, Permission.APPROVE_DECISIONS)
        return any(can(self.user, permission, self.commune) for permission in may)

    @property
    def is_whole(self) -> bool:
        return self.units is None

    @cached_property
    def numbers(self) -> frozenset[int] | None:
        """Give the numbers of the units, None for all."""
        return None if self.units is None else frozenset(unit.pk for unit in self.units)

    def among(self, units: Iterable[Unit]) -> list[Unit]:
        """Give those of the units that are seen."""
        return [unit for unit in units if self.numbers is None or unit.pk in self.numbers]

    def known(
        self, campaign: Campaign, nominations: Sequence[CountedNomination]
    ) -> list[CountedNomination]:
        """Give the dossiers as far as the user knows of them: of a decision that is not released
        yet only the commune's office does; to a unit they still wait."""
        if self.is_whole:
            return list(nominations)
        held = held_back(campaign)
        return [
            replace(nomination, stage=Stage.VETTED) if nomination.pk in held else nomination
            for nomination in nominations
        ]


def held_back(campaign: Campaign) -> set[int]:
    """Give the dossiers whose result is decided and not released; one query."""
    lines = DecisionLine.objects.filter(
        nomination__campaign=campaign,
        revoked_on__isnull=True,
        decision__released_on__isnull=True,
    )
    return set(lines.values_list("nomination", flat=True))
