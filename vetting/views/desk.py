"""The secretary's queue."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from nominations.facts.counts import dossier_counts, units_in
from nominations.models import Nomination
from nominations.pages import refuse_unless_sees_all
from nominations.rules.stages import Stage
from people.roles import Permission, can
from registrations.consolidation import chosen, launched
from vetting.facts.desk import counts_of, next_to_vet, queue, queue_rows
from vetting.facts.ratings import rating_findings
from vetting.forms.desk import QueueFilter

ROWS_A_PAGE = 50


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """List what units have sent for a campaign, narrowed as the address says."""
    user, commune = request.user, request.commune
    refuse_unless_sees_all(user, commune)
    campaigns = list(launched(user, commune))
    campaign = chosen(campaigns, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return render(request, "vetting/desk_empty.html")
    counts = dossier_counts(queue(user, campaign))
    form = QueueFilter(request.GET, campaign=campaign, campaigns=campaigns, units=units_in(counts))
    rows = form.narrow(queue(user, campaign), user)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    page.object_list = queue_rows(list(page.object_list), user)
    context = {
        "campaign": campaign,
        "form": form,
        "is_filtered": form.is_narrowing,
        "counts": counts_of(counts),
        "rating_findings": rating_findings(campaign),
        "all": sum(one.count for one in counts),
        "page": page,
        "waiting": rows.filter(stage=Stage.SUBMITTED.value).count(),
        "may_vet": can(user, Permission.VET_NOMINATIONS, commune),
        "kept": kept_filters(request),
        "kept_pairs": QueueFilter.kept(request.GET),
    }
    return render(request, "vetting/desk.html", context)


def following(request: HttpRequest, nomination: Nomination) -> int | None:
    """Give the number of the dossier to vet after this one, among those that the address asks
    for."""
    user, campaign = request.user, nomination.campaign
    units = units_in(dossier_counts(queue(user, campaign)))
    form = QueueFilter(request.GET, campaign=campaign, campaigns=[campaign], units=units)
    return next_to_vet(form.narrow(queue(user, campaign), user), nomination.pk)


def kept_filters(request: HttpRequest) -> str:
    """Give the filters of the queue as the end of an address ("?don_vi=3"), or ""."""
    return QueueFilter.query(request.GET)


def desk_address(request: HttpRequest) -> str:
    """Give the address of the queue with the filters that came along."""
    return f"{reverse('vetting:desk')}{kept_filters(request)}"
