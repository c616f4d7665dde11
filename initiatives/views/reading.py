"""The list of initiatives, and the page of one."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.views.access import commune_of
from campaigns.views.campaigns import mended_at
from history.models import Event
from initiatives.council import standing_for
from initiatives.forms.single import ListFilter
from initiatives.models import Initiative, Use
from initiatives.pages import beside, counts_of, due_in_words, rows_of
from initiatives.uses import uses_of
from people.models import Commune
from people.roles import Permission, can, require
from regulations.facts import overrides_for

from .access import initiative_of, may_write, visible_initiatives

ROWS_A_PAGE = 50


@require_safe
def initiatives(request: HttpRequest) -> HttpResponse:
    """List what the user may see, the newest year first: authors their own, heads their unit's,
    the council what was sent."""
    commune = commune_of(request)
    _require_any(request, commune)
    visible = visible_initiatives(request.user).filter(campaign__commune=commune)
    form = ListFilter(request.GET, **_choices(visible))
    counts = counts_of(form.narrow(visible))
    page = _page(request, form.narrow(visible), sum(count.count for count in counts))
    sits = can(request.user, Permission.SCORE_INITIATIVES, commune)
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list, commune.today()),
        "counts": counts,
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


def _page(request: HttpRequest, rows: QuerySet[Initiative], count: int) -> Page:
    """Give a page of the list, whose length is known already."""
    uses = Use.objects.select_related("person", "campaign")
    initiatives = rows.prefetch_related(Prefetch("uses", uses), "campaign__deadlines__extensions")
    paginator = Paginator(initiatives, ROWS_A_PAGE)
    paginator.count = count
    return paginator.get_page(request.GET.get("trang"))


def _choices(visible: QuerySet[Initiative]) -> dict:
    """Give the years, newest first, and the units that there are initiatives of; one query."""
    rows = visible.order_by("unit__position", "unit__sort_key", "unit")
    triples = list(rows.values_list("campaign__year", "unit", "unit__name").distinct())
    years = {year for year, *_ in triples if year is not None}
    units = dict.fromkeys((pk, name) for _, pk, name in triples)
    return {"years": sorted(years, reverse=True), "units": list(units)}


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an initiative: where it stands, what it says, what is known of it, where it is used."""
    shown = initiative_of(request, pk)
    writes, is_editable = may_write(request, shown), shown.is_editable
    edit = reverse("initiatives:edit", args=[pk]) if writes and is_editable else ""
    attachments = list(shown.attachments.all())
    overrides = overrides_for(shown.commune)
    known = beside(shown, request.user, overrides=overrides, files=len(attachments))
    context = {
        **head(shown),
        "gaps": mended_at(edit, known.gaps) if edit else [],
        "findings": known.findings,
        "alike": [pair for pair in known.alike if pair.is_open],
        "council": standing_for(request.user, shown, overrides),
        "uses": uses_of(shown),
        **_steps(request, shown),
        "attachments": attachments,
        "may_write": writes,
        "is_editable": is_editable,
    }
    return render(request, "initiatives/detail.html", context)


def _steps(request: HttpRequest, initiative: Initiative) -> dict:
    """Give the steps it took: as the log has them to who may see it, which tells more."""
    if can(request.user, Permission.VIEW_HISTORY, initiative.commune):
        return {"events": Event.objects.about(initiative)}
    return {"moves": initiative.moves.all()}


def head(initiative: Initiative) -> dict:
    """Give what stands on top of every page about an initiative."""
    return {
        "initiative": initiative,
        "stage": initiative.state,
        "due": due_in_words(initiative, initiative.commune.today()),
    }
