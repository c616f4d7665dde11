"""Writing a plan: a new one, a changed one, last year's moved on; deleting a draft."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from campaigns import actions as campaigns
from campaigns.facts import plan_of
from campaigns.forms import CloneYear, PlanEditor
from campaigns.forms.plan import ROWS
from campaigns.models import Campaign
from campaigns.rules.cloning import clone_plan
from campaigns.rules.plan import Plan, Signer
from law.findings import Finding
from people.actions.writing import commune_first
from people.models import Commune
from people.roles import Actor, Permission, can, require
from procedure.acting import attempt, done_or_told
from procedure.editing import editing
from ui.rows import with_another_row

from .access import campaign_of, commune_of

TEMPLATE = "campaigns/campaign_form.html"
LIST = reverse_lazy("campaigns:list")


def editor_of(request: HttpRequest, **stored) -> PlanEditor:
    """Give the form: filled from what is stored, or as it was sent (with one more row where "Thêm
    dòng" was pressed)."""
    if request.method == "GET":
        return PlanEditor(**stored)
    return PlanEditor(_grown(request.POST), **stored)


def _grown(data: QueryDict) -> QueryDict:
    return with_another_row(data, data["add"], ROWS) if "add" in data else data


def save(
    request: HttpRequest, editor: PlanEditor, act: Callable[[], Campaign]
) -> tuple[Campaign | None, list[Finding]]:
    """Do the act if the form was sent to be saved and is valid; give its campaign, or why it was
    refused."""
    if request.method == "GET" or "add" in request.POST or not editor.is_valid():
        return None, []
    return attempt(act)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Write a plan from nothing; what the commune always says is filled in."""
    commune = commune_of(request)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, commune)
    editor = editor_of(request, plan=_blank_plan(commune))
    campaign, findings = save(request, editor, lambda: _new_draft(commune, editor, by))
    if campaign:
        return saved(request, campaign)
    context = {"editor": editor, "findings": findings, "is_new": True, "cancel": LIST}
    return render(request, TEMPLATE, context)


def _new_draft(commune: Commune, editor: PlanEditor, by: Actor) -> Campaign:
    return campaigns.create_draft(
        commune, editor.plan(), kind=editor.kind, rungs=editor.rungs, by=by
    )


def _blank_plan(commune: Commune) -> Plan:
    year = commune.today().year
    return Plan(
        issuer=commune.committee,
        place=commune.name,
        year=year,
        title=f"Triển khai thực hiện phong trào thi đua năm {year}",
        signer=Signer("", "Chủ tịch", "Ủy ban nhân dân"),
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a plan; after the launch with a reason where the units plan by it."""
    campaign = campaign_of(request, pk)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, campaign.commune)
    may_launch = can(request.user, Permission.LAUNCH_CAMPAIGN, campaign.commune)
    with editing(request, campaign, _editor, lock=commune_first(by)) as page:
        editor = page.built
        changed, findings = save(request, editor, lambda: _changed(campaign, editor, by))
        if changed:
            return saved(request, changed)
    context = {
        "editor": editor,
        "findings": findings,
        "campaign": campaign,
        "may_launch": may_launch and not campaign.is_launched,
        "cancel": campaign.get_absolute_url(),
    }
    return render(request, TEMPLATE, context)


def _editor(data: QueryDict | None, campaign: Campaign) -> PlanEditor:
    return PlanEditor(
        data and _grown(data),
        plan=plan_of(campaign),
        kind=campaign.kind,
        rungs=_rungs(campaign),
        is_launched=campaign.is_launched,
    )


def _changed(campaign: Campaign, editor: PlanEditor, by: Actor) -> Campaign:
    return campaigns.change_plan(
        campaign,
        editor.plan(),
        kind=editor.kind,
        rungs=editor.rungs,
        reason=editor.reason,
        by=by,
    )


def _rungs(campaign: Campaign) -> list[list[int]]:
    return [deadline.rungs for deadline in campaign.deadlines.all()]


@require_http_methods(["GET", "POST"])
def clone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan moved to another year, to be looked through and saved as a draft."""
    source = campaign_of(request, pk)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, source.commune)
    if source.year is None:
        messages.error(request, "Kế hoạch chưa ghi năm nên chưa nhân bản được. Hãy điền năm trước.")
        return redirect(source)
    year_form = CloneYear(request.GET if "nam" in request.GET else {"nam": source.year + 1})
    year = year_form.cleaned_data["nam"] if year_form.is_valid() else source.year + 1
    plan = clone_plan(plan_of(source), year)
    editor = editor_of(request, plan=plan, kind=source.kind, rungs=_rungs(source))
    campaign, findings = save(request, editor, lambda: _new_draft(source.commune, editor, by))
    if campaign:
        return saved(request, campaign)
    context = {
        "editor": editor,
        "findings": findings,
        "source": source,
        "year_form": year_form,
        "notes": plan.notes,
        "is_new": True,
        "cancel": source.get_absolute_url(),
    }
    return render(request, TEMPLATE, context)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then delete a draft."""
    campaign = campaign_of(request, pk)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, campaign.commune)
    if request.method == "POST":
        if not done_or_told(request, campaigns.delete_draft, campaign, by=by):
            return redirect(campaign)
        messages.success(request, f"Đã xóa dự thảo “{campaign}”.")
        return redirect("campaigns:list")
    return render(request, "campaigns/campaign_delete.html", {"campaign": campaign})


def saved(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """Say that it was saved; go on to the launch where that was asked for."""
    messages.success(request, "Đã lưu kế hoạch." if campaign.is_launched else "Đã lưu dự thảo.")
    goes_on = request.POST.get("then") == "launch"
    return redirect("campaigns:launch" if goes_on else "campaigns:detail", campaign.pk)
