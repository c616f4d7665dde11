"""The papers of a whole campaign: lists, proposals, and whole dossiers printed by the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Campaign
from documents.dossier.jobs import ask
from documents.handing import a_file, a_letter
from documents.paper import sheet
from law.authority import Authority
from nominations.rules.stages import Stage
from nominations.views.access import dossier_of, visible
from people.asking_again import asks_again
from people.roles import Permission, can, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import number_in
from registrations.views.access import campaign_of
from signing.sources import DRAFT_MARK
from signing.views import number_form
from vetting.actions.proposing import propose
from vetting.models import Proposal
from vetting.papers.dossiers import parts_of
from vetting.papers.proposal import authorities_of, list_letter, proposal_letter, rows_for
from vetting.papers.rows import (
    WITHOUT_A_PLACE,
    names_put_forward,
    rows_put_forward,
    rows_to_propose,
    undecided,
    unproposed,
)
from vetting.papers.sheets import list_sheet
from vetting.papers.tables import NomineeRow, by_kind
from vetting.signed import proposals


@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what can be printed of a campaign, and what its counts are."""
    campaign = _campaign(request, pk)
    today, rows = campaign.commune.today(), names_put_forward(campaign)
    waiting = unproposed(undecided(rows))
    context = {
        "campaign": campaign,
        "counts": [
            (kind, subject.label, len(of_kind))
            for (kind, subject), of_kind in by_kind(rows).items()
        ],
        "proposals": _proposals(campaign, rows, waiting, today),
        "reviews": campaign.unit_reviews.select_related("unit"),
        **_counts(campaign),
        "may_issue": can(request.user, Permission.ISSUE_PAPERS, campaign.commune),
    }
    return render(request, "vetting/papers.html", context)


def _counts(campaign: Campaign) -> dict[str, int]:
    """Give how many dossiers wait for a place, and how many units have sent."""
    return campaign.nominations.aggregate(
        without_a_place=Count("pk", filter=WITHOUT_A_PLACE),
        dossiers=Count("pk", filter=~Q(stage=Stage.DRAFT.value)),
    )


def _proposals(
    campaign: Campaign, rows: list[NomineeRow], waiting: list[NomineeRow], today: date
) -> list[dict]:
    """Give each authority of the rows with its tờ trình that have their number, and how many wait
    to be proposed to it."""
    made = list(_standing_proposals(campaign))
    return [
        {
            "authority": authority,
            "proposals": [proposal for proposal in made if proposal.level is authority],
            "count": len(rows_for(waiting, authority, today)),
        }
        for authority in authorities_of(rows, today)
    ]


def _standing_proposals(campaign: Campaign):
    proposals = Proposal.objects.filter(campaign=campaign, paper__withdrawn_on__isnull=True)
    return proposals.select_related("paper").annotate(count=Count("lines"))


def _campaign(request: HttpRequest, pk: int) -> Campaign:
    """Give a campaign to who sees the nominations of the whole commune."""
    launched = Campaign.objects.visible_to(request.user).launched().select_related("commune")
    campaign = get_object_or_404(launched.defer("source_text"), pk=pk)
    require(request.user, Permission.VIEW_DISCIPLINE, campaign.commune)
    return campaign


@require_safe
def summary(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the danh sách trích ngang as a letter or as an Excel file."""
    campaign = _campaign(request, pk)
    rows, name = rows_put_forward(campaign), f"danh-sach-trich-ngang {campaign.year or ''}"
    if suffix == "xlsx":
        made = list_sheet(campaign, rows, author=request.user.display_name)
        return a_file(sheet.xlsx(made), name, suffix)
    return a_letter(request, list_letter(campaign, rows), suffix, name, otherwise=_back(campaign))


@require_safe
def proposal(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the draft of the tờ trình to one authority (`?cap=`), the first where none is named."""
    campaign = _campaign(request, pk)
    today, rows = campaign.commune.today(), rows_to_propose(campaign)
    authority = _authority(request.GET.get("cap", ""), rows, today)
    name = f"to-trinh {campaign.year or ''}"
    chosen = rows_for(rows, authority, today)
    if not chosen:
        messages.warning(request, "Không còn hồ sơ nào chờ trình nên chưa có tờ trình để in.")
        return redirect(_back(campaign))
    paper = done_or_told(request, proposal_letter, campaign, chosen, authority, on=today)
    if paper is None:
        return redirect(_back(campaign))
    draft = replace(paper, mark=DRAFT_MARK)
    return a_letter(request, draft, suffix, name, otherwise=_back(campaign))


def _authority(wanted: str, rows: list, today) -> Authority:
    authorities = authorities_of(rows, today)
    if not wanted:
        return authorities[0] if authorities else Authority.COMMUNE
    if wanted not in authorities:
        raise Http404
    return Authority(wanted)


@asks_again
@require_http_methods(["GET", "POST"])
def proposal_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Take number and day of the tờ trình, and print it for signing."""
    campaign = _campaign(request, pk)
    by = require(request.user, Permission.ISSUE_PAPERS, campaign.commune)
    today, rows = campaign.commune.today(), rows_to_propose(campaign)
    authority = _authority(request.POST.get("cap") or request.GET.get("cap", ""), rows, today)
    chosen = rows_for(rows, authority, today)
    form = number_form(request, proposals, Proposal(campaign=campaign, authority=authority.value))
    nominations = [row.nomination for row in chosen]
    if document := carry_out(form, propose, campaign, nominations, authority, by=by):
        messages.success(request, f"{document} đã có số. Hãy tải bản in để trình ký.")
        return redirect("signing:paper", document.pk)
    context = {"campaign": campaign, "authority": authority, "rows": chosen, "form": form}
    return render(request, "vetting/proposal_issue.html", context)


@require_POST
def print_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the whole dossier of one nomination printed."""
    nomination = dossier_of(request, pk)
    knows = can(request.user, Permission.VIEW_DISCIPLINE, nomination.commune)
    job = done_or_told(
        request,
        ask,
        f"Hồ sơ {nomination.kind.name} của {nomination.nominee}",
        parts_of([nomination], with_vetting=knows),
        user=request.user,
        commune_id=nomination.commune.pk,
        back_path=nomination.get_absolute_url(),
    )
    return redirect(job or nomination)


@require_POST
def print_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Have all dossiers of a campaign printed, or those of one unit (`don_vi`): of what the user
    sees, and what was sent."""
    campaign = campaign_of(request, pk)
    require(request.user, Permission.VIEW_NOMINATIONS, campaign.commune)
    dossiers = visible(request).filter(campaign=campaign).proposed()
    if unit := request.POST.get("don_vi", ""):
        dossiers = dossiers.filter(unit=number_in(unit))
    nominations = list(dossiers)
    knows = can(request.user, Permission.VIEW_DISCIPLINE, campaign.commune)
    back = _back(campaign) if knows else reverse("nominations:list")
    if not nominations:
        messages.error(request, "Chưa có hồ sơ nào đã gửi để in.")
        return redirect("nominations:list")
    job = done_or_told(
        request,
        ask,
        f"Hồ sơ đề nghị khen thưởng: {campaign}"[:300],
        parts_of(nominations, with_vetting=knows, campaign=campaign if knows else None),
        user=request.user,
        commune_id=campaign.commune_id,
        back_path=back,
    )
    return redirect(job or back)


def _back(campaign: Campaign) -> str:
    return reverse("vetting:papers", args=[campaign.pk])
