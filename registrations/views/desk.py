"""The desk: where the registration of each unit stands."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from campaigns.models import Campaign
from people.roles import Permission, can, require
from registrations.consolidation import current_campaign, launched, sees_names, units_shown
from registrations.desk import desk_rows, total_of
from registrations.forms.desk import DeskFilter


@require_GET
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
    campaign = current_campaign(user, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return render(request, "registrations/desk_empty.html")
    if only_numbers:
        return redirect("registrations:consolidated", campaign.pk)
    return render(request, "registrations/desk.html", _context(request, campaign))


def _context(request: HttpRequest, campaign: Campaign) -> dict:
    user, commune = request.user, campaign.commune
    units = units_shown(user, campaign)
    form = DeskFilter(
        request.GET, campaign=campaign, campaigns=launched(user, commune), units=units
    )
    all_rows = desk_rows(campaign, units)
    rows = form.narrow(all_rows)
    return {
        "campaign": campaign,
        "form": form,
        "rows": rows,
        "total": total_of(rows),
        "is_filtered": form.is_narrowing,
        "is_of_unit": not sees_names(user, commune),
        "waiting": sum(row.may_be_approved for row in rows),
        "may_review": can(user, Permission.REVIEW_REGISTRATIONS, commune),
        "may_write": can(user, Permission.WRITE_REGISTRATION, commune),
        "may_add_up": can(user, Permission.VIEW_TOTALS, commune),
    }
