"""The desk: where the registration of each unit stands."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from people.roles import Permission, can, require
from registrations.consolidation import chosen, launched, sees_names, units_shown
from registrations.desk import desk_rows, total_of
from registrations.forms.desk import DeskFilter


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """List all units of a campaign with their registrations; a head of a unit sees the own one.

    Who may see numbers alone is led to them.
    """
    user, commune = request.user, request.commune
    if commune is None:
        raise Http404
    only_numbers = not can(user, Permission.VIEW_REGISTRATIONS, commune)
    seen = Permission.VIEW_TOTALS if only_numbers else Permission.VIEW_REGISTRATIONS
    require(user, seen, commune)
    campaigns = list(launched(user, commune))
    campaign = chosen(campaigns, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return render(request, "registrations/desk_empty.html")
    if only_numbers:
        return redirect("registrations:consolidated", campaign.pk)
    return render(request, "registrations/desk.html", _context(request, campaign, campaigns))


def kept_filters(request: HttpRequest) -> str:
    """Give the filters of the desk as the end of an address ("?don_vi=3"), or ""."""
    return DeskFilter.query(request.GET)


def desk_address(request: HttpRequest, campaign: Campaign | None = None) -> str:
    """Give the address of the desk with the filters that came along; else of a campaign."""
    of_campaign = f"?phong_trao={campaign.pk}" if campaign else ""
    return f"{reverse('registrations:list')}{kept_filters(request) or of_campaign}"


def _context(request: HttpRequest, campaign: Campaign, campaigns: Sequence[Campaign]) -> dict:
    user, commune = request.user, campaign.commune
    units = units_shown(user, campaign)
    form = DeskFilter(request.GET, campaign=campaign, campaigns=campaigns, units=units)
    all_rows = desk_rows(campaign, units)
    rows = form.narrow(all_rows)
    return {
        "campaign": campaign,
        "form": form,
        "rows": rows,
        "total": total_of(rows),
        "is_filtered": form.is_narrowing,
        "is_of_unit": not sees_names(user, commune),
        "kept": kept_filters(request),
        "kept_pairs": DeskFilter.kept(request.GET),
        "waiting": sum(row.may_be_approved for row in rows),
        "may_review": can(user, Permission.REVIEW_REGISTRATIONS, commune),
        "may_write": can(user, Permission.WRITE_REGISTRATION, commune),
        "may_add_up": can(user, Permission.VIEW_TOTALS, commune),
    }
