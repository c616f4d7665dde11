"""The secretary's queue."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from nominations.pages import refuse_unless_sees_all
from people.roles import Permission, can
from registrations.consolidation import current_campaign, launched
from vetting.facts.desk import QueueRow, counts_of, queue
from vetting.facts.ratings import rating_findings
from vetting.forms.desk import QueueFilter

ROWS_A_PAGE = 100


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """List what units have sent for a campaign, narrowed as the address says."""
    user, commune = request.user, request.commune
    refuse_unless_sees_all(user, commune)
    campaign = current_campaign(user, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return render(request, "vetting/desk_empty.html")
    all_rows, form, rows = narrowed(request, campaign)
    context = {
        "campaign": campaign,
        "form": form,
        "is_filtered": form.is_narrowing,
        "counts": counts_of(all_rows),
        "rating_findings": rating_findings(campaign),
        "all": len(all_rows),
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang")),
        "waiting": sum(row.may_be_received for row in rows),
        "may_vet": can(user, Permission.VET_NOMINATIONS, commune),
        "kept": kept_filters(request),
        "kept_pairs": QueueFilter.kept(request.GET),
    }
    return render(request, "vetting/desk.html", context)


def narrowed(
    request: HttpRequest, campaign: Campaign
) -> tuple[list[QueueRow], QueueFilter, list[QueueRow]]:
    """Give the whole queue of a campaign, its filter, and the rows that the address asks for."""
    rows = queue(request.user, campaign)
    campaigns = list(launched(request.user, campaign.commune))
    form = QueueFilter(request.GET, campaign=campaign, campaigns=campaigns, rows=rows)
    return rows, form, form.narrow(rows)


def kept_filters(request: HttpRequest) -> str:
    """Give the filters of the queue as the end of an address ("?don_vi=3"), or ""."""
    return QueueFilter.query(request.GET)


def desk_address(request: HttpRequest) -> str:
    """Give the address of the queue with the filters that came along."""
    return f"{reverse('vetting:desk')}{kept_filters(request)}"
