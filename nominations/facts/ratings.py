"""A check on the ratings of a campaign's year, before titles are judged by them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from campaigns.models import Campaign
from law.findings import Finding
from law.ratings import too_many_best
from law.standards import HTXS_CEILING_SHARE
from people.models import Rating
from registrations.headcount import year_of
from regulations.facts import overrides_for


def rating_findings(campaign: Campaign) -> list[Finding]:
    """Give a warning for each unit with more people rated best than the law allows, in the order
    of the units; none, and no query, for a year in which it sets no share."""
    year = year_of(campaign)
    if not HTXS_CEILING_SHARE.has_value_on(date(year, 12, 31)):
        return []
    rows = Rating.objects.filter(person__commune=campaign.commune_id, year=year)
    levels: dict[str, list[str]] = defaultdict(list)
    of_units = rows.order_by("person__unit__position", "person__unit__sort_key")
    for unit, level in of_units.values_list("person__unit__name", "level"):
        levels[unit].append(level)
    overrides = overrides_for(campaign.commune)
    findings = (
        too_many_best(unit, rated, year=year, overrides=overrides) for unit, rated in levels.items()
    )
    return [finding for finding in findings if finding]
