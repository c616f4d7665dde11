"""The list of initiatives, and the page of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from campaigns.views.access import commune_of
from campaigns.views.campaigns import mended_at
from history.models import Event
from initiatives.council import standing_for
from initiatives.forms.single import ListFilter
from initiatives.models import Initiative
from initiatives.pages import beside, counts_of, due_in_words, rows_of
from initiatives.uses import uses_of
from people.models import Commune, Unit
from people.roles import Permission, can, require

from .access import initiative_of, may_write, visible_initiatives

ROWS_A_PAGE = 50


@require_safe
def initiatives(request: HttpRequest) -> HttpResponse:
    """List what the user may see, the newest year first: authors their own, heads their unit's,
    the council what was sent."""
    commune = commune_of(request)
    _require_any(request, commune)
    visible = visible_initiatives(request.user).filter(campaign__commune=commune)
    form = ListFilter(request.GET, years=_years(visible), units=_units(visible))
    found = form.narrow(visible).prefetch_related("uses__person", "uses__campaign")
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    sits = can(request.user, Permission.SCORE_INITIATIVES, commune)
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list, commune.today()),
        "counts": counts_of(form.narrow(visible)),
        "is_filtered": form.is_narrowing,
        "may_add": can(request.user, Permission.WRITE_INITIATIVE, commune),
        "sits": sits,
        "sees_sessions": sits or can(request.user, Permission.ISSUE_PAPERS, commune),
    }
    return render(request, "initiatives/list.html", context)


def _require_any(request: HttpRequest, commune: Commune) -> None:
    """Let in whoever writes, sees or scores initiatives."""
    for permission in (Permission.WRITE_INITIATIVE, Permission.SCORE_INITIATIVES):
        if can(request.user, permission, commune):
            return
    require(request.user, Permission.VIEW_INITIATIVES, commune)


def _years(visible: QuerySet[Initiative]) -> list[int]:
    return Campaign.objects.filter(pk__in=visible.order_by().values("campaign")).years()


def _units(visible: QuerySet[Initiative]) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=visible.order_by().values("unit"))


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an initiative: where it stands, what it says, what is known of it, where it is used."""
    shown = initiative_of(request, pk)
    writes, is_editable = may_write(request, shown), shown.is_editable
    edit = reverse("initiatives:edit", args=[pk]) if writes and is_editable else ""
    known = beside(shown, request.user)
    may_see_log = can(request.user, Permission.VIEW_HISTORY, shown.commune)
    context = {
        **head(shown),
        "gaps": mended_at(edit, known.gaps) if edit else [],
        "findings": known.findings,
        "alike": [one for one in known.alike if one.is_open],
        "council": standing_for(request.user, shown),
        "uses": uses_of(shown),
        "moves": shown.moves.all(),
        "attachments": shown.attachments.all(),
        "may_write": writes,
        "is_editable": is_editable,
        "events": Event.objects.about(shown) if may_see_log else None,
    }
    return render(request, "initiatives/detail.html", context)


def head(initiative: Initiative) -> dict:
    """Give what stands on top of every page about an initiative."""
    return {
        "initiative": initiative,
        "stage": initiative.state,
        "due": due_in_words(initiative, initiative.commune.today()),
    }
