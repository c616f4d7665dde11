"""The list of campaigns, and the page of one."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns import timeline
from campaigns.facts import gaps_of, plan_of, status_of, warnings_of
from campaigns.forms import CampaignFilter
from campaigns.models import Campaign, PlanReading
from campaigns.pages import CampaignRow, deadline_rows, target_rows
from campaigns.rules.status import Status
from history.models import Event
from law.findings import Finding
from people.roles import Permission, can, require
from regulations.facts import overrides_for
from ui.paging import page_of

from .access import campaign_of, commune_of

ROWS_A_PAGE = 30


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns of the commune, the newest year first."""
    commune = commune_of(request)
    require(request.user, Permission.VIEW_CAMPAIGNS, commune)
    visible = Campaign.objects.visible_to(request.user).filter(commune=commune)
    form = CampaignFilter(request.GET, years=visible.years())
    rows = [CampaignRow.of(campaign, commune.today()) for campaign in form.narrow(visible)]
    if wanted := form.chosen("trang_thai"):
        rows = [row for row in rows if row.status.slug == wanted]
    readings = PlanReading.objects.visible_to(request.user).filter(commune=commune)
    context = {
        "form": form,
        "page": page_of(rows, ROWS_A_PAGE, request.GET),
        "is_filtered": form.is_narrowing,
        "may_manage": can(request.user, Permission.MANAGE_CAMPAIGNS, commune),
        "readings": readings.waiting().select_related("read_by"),
    }
    return render(request, "campaigns/campaign_list.html", context)


@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a campaign: where the year stands, what the plan says, what is missing."""
    shown = campaign_of(request, pk)
    user, commune = request.user, shown.commune
    plan, today = plan_of(shown), commune.today()
    may_manage = can(user, Permission.MANAGE_CAMPAIGNS, commune)
    may_see_log = can(user, Permission.VIEW_HISTORY, commune)
    status = status_of(shown, today)
    edit = reverse("campaigns:edit", args=[shown.pk])
    context = {
        "campaign": shown,
        "plan": plan,
        "status": status,
        "counts_down": shown.is_launched and status is not Status.ENDED,
        "today": today,
        "wide": timeline.wide(plan, today),
        "tall": timeline.tall(plan, today),
        "deadlines": deadline_rows(shown, today),
        "targets": target_rows(plan, overrides_for(commune)),
        "gaps": mended_at(edit, gaps_of(shown)) if may_manage and not shown.is_launched else [],
        "warnings": mended_at(edit, warnings_of(shown)) if may_manage else [],
        "may_manage": may_manage,
        "may_launch": can(user, Permission.LAUNCH_CAMPAIGN, commune),
        "events": Event.objects.about(shown) if may_see_log else None,
    }
    return render(request, "campaigns/campaign_detail.html", context)


def mended_at(address: str, findings: list[Finding]) -> list[Finding]:
    """Give the findings with links into the form at an address."""
    return [
        replace(finding, link=address + finding.link if finding.link else "")
        for finding in findings
    ]
