"""The consolidated list: as a page, as Excel, and as the paper to the level above."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from documents.handing import a_file, a_letter
from documents.paper import sheet
from people.roles import Permission, can, require
from registrations.columns import COLLECTIVES, PEOPLE, page_table
from registrations.consolidation import Consolidation, consolidation, sees_names
from registrations.documents import report_letter
from registrations.sheets import consolidated_sheets
from registrations.signed import registered_totals
from signing.handing import a_paper
from signing.sources import paper_of
from ui.paging import page_of

from .access import campaign_of

PEOPLE_A_PAGE = 200


@require_safe
def consolidated(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the totals against the goals, who has not sent, and, to who may see them, the names."""
    campaign = campaign_of(request, pk)
    require(request.user, Permission.VIEW_TOTALS, campaign.commune)
    added_up = consolidation(campaign)
    context = _numbers(added_up)
    if sees_names(request.user, campaign.commune):
        context |= _names(request, added_up) | {
            "paper": paper_of(registered_totals, campaign),
            "may_issue": can(request.user, Permission.ISSUE_PAPERS, campaign.commune),
        }
    return render(request, "registrations/consolidated.html", context)


def _numbers(added_up: Consolidation) -> dict:
    summary, columns = added_up.summary, added_up.summary.columns
    return {
        "campaign": added_up.campaign,
        "on": added_up.on,
        "columns": columns,
        "units": [
            (unit_list.unit, count, count.along(columns))
            for unit_list, count in zip(summary.lists, summary.counts, strict=True)
        ],
        "total": summary.total,
        "totals": summary.total.along(columns),
        "heads": added_up.heads,
        "goals": added_up.goals,
        "findings": added_up.findings,
        "waiting": added_up.waiting,
        "missing": added_up.missing,
        "of_all": f"trong {len(added_up.lists)} đơn vị",
    }


def _names(request: HttpRequest, added_up: Consolidation) -> dict:
    lists = added_up.summary.lists
    people = [(entry, unit_list.unit) for unit_list in lists for entry in unit_list.people]
    collectives = [
        (entry, unit_list.unit) for unit_list in lists for entry in unit_list.collectives
    ]
    page = page_of(people, PEOPLE_A_PAGE, request.GET)
    return {
        "sees_names": True,
        "twins": added_up.twins,
        "page": page,
        "people": page_table(PEOPLE, page.object_list, page.start_index()),
        "collectives": page_table(COLLECTIVES, collectives),
    }


@require_safe
def xlsx_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list as an Excel file: counts, people, collectives."""
    added_up = _with_names(request, pk)
    sheets = consolidated_sheets(added_up, author=request.user.display_name)
    return a_file(sheet.xlsx(*sheets), _name("tong-hop-dang-ky", added_up.campaign), "xlsx")


@require_safe
def report(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the report to the level above, with its annexes."""
    added_up = _with_names(request, pk)
    name = _name("bao-cao-dang-ky", added_up.campaign)
    page = reverse("registrations:consolidated", args=[pk])
    return a_letter(request, report_letter(added_up), suffix, name, otherwise=page)


@require_safe
def totals(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the report without names: the draft, or once it has its number the very print."""
    campaign = _named_campaign(request, pk)
    page = reverse("registrations:consolidated", args=[pk])
    name = _name("bao-cao-so-lieu-dang-ky", campaign)
    return a_paper(request, registered_totals, campaign, suffix, name, otherwise=page)


def _with_names(request: HttpRequest, pk: int) -> Consolidation:
    return consolidation(_named_campaign(request, pk))


def _named_campaign(request: HttpRequest, pk: int) -> Campaign:
    """Give a campaign to who may see everybody's name in it; PermissionDenied otherwise."""
    campaign = campaign_of(request, pk)
    require(request.user, Permission.VIEW_TOTALS, campaign.commune)
    if not sees_names(request.user, campaign.commune):
        raise PermissionDenied("Tệp này có tên cá nhân; vai trò của Ông/Bà chỉ xem số liệu.")
    return campaign


def _name(what: str, campaign: Campaign) -> str:
    return f"{what} {campaign.year or ''}"
