"""Launching a campaign, and putting a deadline off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns import actions as campaigns
from campaigns.announcements import audience
from campaigns.facts import doubts_of, gaps_of, plan_of, warnings_of
from campaigns.forms import ExtensionForm
from people.roles import Permission, require
from procedure.acting import attempt, carry_out
from procedure.asking import posted

from .access import campaign_of
from .campaigns import mended_at


@require_http_methods(["GET", "POST"])
def launch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a launch will do and whom it tells; then do it."""
    campaign = campaign_of(request, pk)
    by = require(request.user, Permission.LAUNCH_CAMPAIGN, campaign.commune)
    edit = reverse("campaigns:edit", args=[campaign.pk])
    doubts, refusals = doubts_of(campaign), []
    is_sure = not doubts or "chac_chan" in request.POST
    if request.method == "POST" and is_sure:
        _, refusals = attempt(campaigns.launch, campaign, by=by)
        if not refusals:
            messages.success(request, "Đã phát động phong trào và gửi thông báo tới các đơn vị.")
            return redirect(campaign)
    elif campaign.is_launched:
        return redirect(campaign)
    context = {
        "campaign": campaign,
        "plan": plan_of(campaign),
        "told": audience(campaign.commune),
        "doubts": mended_at(edit, doubts),
        "must_be_sure": request.method == "POST" and not is_sure,
        "gaps": mended_at(edit, refusals or gaps_of(campaign)),
        "warnings": mended_at(edit, warnings_of(campaign)),
    }
    return render(request, "campaigns/campaign_launch.html", context)


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a deadline off for one unit."""
    campaign = campaign_of(request, pk)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, campaign.commune)
    if not campaign.is_launched:
        messages.error(request, "Chỉ gia hạn được khi phong trào đã phát động.")
        return redirect(campaign)
    initial = {"deadline": request.GET.get("moc")}
    form = ExtensionForm(posted(request), campaign=campaign, initial=initial)
    if extension := carry_out(form, campaigns.extend_deadline, by=by):
        messages.success(request, f"Đã gia hạn cho {extension.unit}.")
        return redirect(campaign)
    context = {"campaign": campaign, "form": form}
    return render(request, "campaigns/extension_form.html", context)
