"""The list of dossiers: a unit's own, the commune's, or the own ones of a person."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from law.kinds import COMMENDATIONS, TITLES
from nominations.facts.counts import DossierCount, dossier_counts, units_in
from nominations.facts.registered import count_not_begun
from nominations.forms.listing import DossierFilter
from nominations.pages import dossier_rows, sees_all, units_written_for
from nominations.views.access import visible
from people.models import Unit
from people.roles import Permission, can, require
from registrations.consolidation import chosen, launched
from submissions.models import EDITABLE

ROWS_A_PAGE = 50
ORDER = Case(
    *(When(award=kind.code, then=rank) for rank, kind in enumerate(TITLES + COMMENDATIONS)),
    output_field=IntegerField(),
)


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """List the dossiers of a campaign that the user may see; a person without a role for it sees
    the own ones."""
    user, commune = request.user, request.commune
    if user.person_id is None or commune is None:
        require(user, Permission.VIEW_NOMINATIONS, commune)
    campaigns = list(launched(user, commune))
    campaign = chosen(campaigns, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return render(request, "nominations/list_empty.html")
    return render(request, "nominations/list.html", _context(request, campaign, campaigns))


def _context(request: HttpRequest, campaign: Campaign, campaigns: list[Campaign]) -> dict:
    user, commune = request.user, campaign.commune
    mine = visible(request).filter(campaign=campaign)
    writes_for = units_written_for(user, commune)
    counts = dossier_counts(mine)
    form = DossierFilter(
        request.GET,
        campaign=campaign,
        campaigns=campaigns,
        units=units_in(counts),
    )
    page = Paginator(_ordered(form.narrow(mine)), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    return {
        "campaign": campaign,
        "form": form,
        "page": page,
        "rows": dossier_rows(list(page.object_list), user),
        "is_filtered": form.is_narrowing,
        "may_write": bool(writes_for),
        "sees_all": sees_all(user, commune),
        "sees_units": can(user, Permission.VIEW_NOMINATIONS, commune),
        "unsent": _unsent(counts, writes_for),
        "registered": _not_begun(campaign, writes_for),
    }


def _ordered(rows):
    names = ("unit__position", "unit__sort_key", "collective", "person__sort_key", "pk")
    return rows.annotate(rank=ORDER).order_by("rank", *names)


def _unsent(counts: list[DossierCount], units: list[Unit]) -> int:
    """Give how many dossiers of these units are with their unit."""
    numbers = {unit.pk for unit in units}
    return sum(one.count for one in counts if one.unit in numbers and one.stage in EDITABLE)


def _not_begun(campaign: Campaign, units: list[Unit]) -> int:
    """Give how many registered awards of the one unit of a head have no dossier yet."""
    return count_not_begun(campaign, units[0]) if len(units) == 1 else 0
