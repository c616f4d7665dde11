"""What a user asks of a report: by whose leave, of which campaign or year, narrowed to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import QueryDict

from campaigns.models import Campaign
from campaigns.outline import read_parts
from law.values import Override
from people.models import Unit
from registrations.consolidation import chosen, units_of
from regulations.facts import overrides_for
from reports.forms import ReportFilter
from reports.scope import Scope

EARLIEST = 2016
"""The first year that the program has a law for; older awards are history."""


@dataclass(frozen=True)
class Asked:
    """A question to a report. `campaign` is None where nothing was launched, or where the report
    is of a year."""

    scope: Scope
    form: ReportFilter
    campaign: Campaign | None
    offered: tuple[Unit, ...]
    """The units of the campaign, or of today, in the order of lists; to a paper, which is of all
    of them, none are offered."""
    known_overrides: tuple[Override, ...] | None = None

    @property
    def today(self) -> date:
        return self.scope.commune.today()

    @property
    def year(self) -> int:
        """Give the year that a report of a year is of."""
        return int(self.form.chosen("nam") or self.today.year)

    @cached_property
    def unit(self) -> Unit | None:
        """Give the one unit that was chosen."""
        wanted = self.form.chosen("don_vi")
        return next((unit for unit in self.offered if str(unit.pk) == wanted), None)

    @property
    def units(self) -> list[Unit]:
        """Give the units that count: what the user sees of them, narrowed."""
        seen = self.scope.among(self.offered)
        return [unit for unit in seen if self.unit in (None, unit)]

    @cached_property
    def numbers(self) -> frozenset[int] | None:
        """Give the numbers of the units that count; None for the whole commune, those of no unit
        and of units that were closed, too."""
        if self.scope.is_whole and self.unit is None:
            return None
        return frozenset(unit.pk for unit in self.units)

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        """Give the values of the commune's own regulations; one query, however often asked."""
        known = self.known_overrides
        return overrides_for(self.scope.commune) if known is None else known

    @property
    def award(self) -> str:
        return self.form.chosen("danh_hieu")

    @property
    def phase(self) -> int | None:
        """Give the number of the phase that was chosen."""
        return int(self.form.chosen("dot") or 0) or None

    @property
    def outcome(self) -> str:
        return self.form.chosen("ket_qua")

    @property
    def is_whole(self) -> bool:
        """Say whether it is of the whole commune and the whole year."""
        return self.numbers is None and self.phase is None


def asked_of(
    scope: Scope, data: QueryDict, fields: Sequence[str], reads: Sequence[str] = ()
) -> Asked:
    """Read a question out of an address; `reads` are the parts of the plan that it needs."""
    campaigns = list(scope.campaigns)
    meant = chosen(campaigns, scope.commune, data.get("phong_trao", ""))
    return _asked(scope, data, fields, reads, campaigns, meant)


def asked_by_paper(
    campaign: Campaign, phase: int | None = None, overrides: tuple[Override, ...] | None = None
) -> Asked:
    """Give the question that the commune's own report of a campaign asks, or of one of its phases;
    the campaign holds what is read of its plan. No query."""
    year = f"&nam={campaign.year}" if campaign.year else ""
    data = QueryDict(f"phong_trao={campaign.pk}{year}&dot={phase or ''}")
    scope, fields = Scope(None, campaign.commune), ("phong_trao", "nam", "dot")
    asked = _asked(scope, data, fields, (), [campaign], campaign)
    return replace(asked, known_overrides=overrides)


def _asked(
    scope: Scope,
    data: QueryDict,
    fields: Sequence[str],
    reads: Sequence[str],
    campaigns: Sequence[Campaign],
    meant: Campaign | None,
) -> Asked:
    today = scope.commune.today()
    campaign = meant if "phong_trao" in fields else None
    if campaign:
        campaign.commune = scope.commune
        read_parts(campaign, *reads)
    units = _units(scope, campaign)
    form = ReportFilter(
        data,
        fields,
        campaigns=campaigns,
        campaign=campaign,
        phases=list(campaign.phases.all()) if campaign and "dot" in fields else [],
        units=scope.among(units),
        years=range(today.year, EARLIEST - 1, -1),
        year=meant.year if meant and meant.year in range(EARLIEST, today.year) else today.year,
    )
    return Asked(scope, form, campaign, tuple(units))


def _units(scope: Scope, campaign: Campaign | None) -> list[Unit]:
    if scope.user is None:
        return []
    if campaign:
        return units_of(campaign)
    return list(Unit.objects.filter(commune=scope.commune).active_on(scope.commune.today()))
