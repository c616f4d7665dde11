"""Writing a request: beginning it, the form, its autosave."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from attachments.forms import FilesForm
from campaigns.models import Campaign
from campaigns.views.access import commune_of
from initiatives import actions as initiatives
from initiatives.facts import request_of
from initiatives.forms.single import BeginForm
from initiatives.forms.writing import AUTHORS, RequestEditor, candidates
from initiatives.models import Initiative
from initiatives.pages import beside, campaigns_to_write_for
from initiatives.planned import to_begin
from initiatives.rules.requests import Request
from law.findings import Finding, Level
from people.models import Commune, Person, Unit
from people.roles import Permission, require
from procedure.acting import carry_out
from procedure.asking import posted
from procedure.refusal import RefusedError
from registrations.models import IndividualLine
from submissions.views import autosave_part, edit_page
from ui.rows import with_another_row

from .access import initiative_of, visible_initiatives, writer_of, writes_for_all
from .reading import head


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Begin a request, from a name or from what was registered at the beginning of the year."""
    commune = commune_of(request)
    require(request.user, Permission.WRITE_INITIATIVE, commune)
    units = request.user.units_where(Permission.WRITE_INITIATIVE, commune)
    campaigns = campaigns_to_write_for(request.user, commune, commune.today())
    if not (campaigns and units):
        return render(request, "initiatives/add_empty.html", {"has_campaign": bool(campaigns)})
    planned = _planned(request, campaigns, units)
    chosen = next((line for line in planned if str(line.pk) == request.GET.get("dong")), None)
    form = BeginForm(
        posted(request),
        campaigns=campaigns,
        units=units,
        initial=_initial(chosen),
    )
    if begun := carry_out(form, partial(_begun, request, chosen)):
        return redirect("initiatives:edit", begun.pk)
    context = {"form": form, "planned": planned, "chosen": chosen}
    return render(request, "initiatives/add.html", context)


def _planned(
    request: HttpRequest, campaigns: list[Campaign], units: list[Unit]
) -> list[IndividualLine]:
    """Give what was registered and not begun: of the units that the user writes all for, and the
    user's own."""
    user, commune = request.user, request.commune
    whole = [unit for unit in units if writes_for_all(user, commune, unit)]
    lines = to_begin(user, [campaign.pk for campaign in campaigns], whole)
    return list(lines.select_related("registration__campaign", "registration__unit", "person"))


def _initial(line: IndividualLine | None) -> dict:
    if line is None:
        return {}
    registration = line.registration
    return {
        "campaign": registration.campaign_id,
        "unit": registration.unit_id,
        "name": line.initiative_name,
        "field": line.initiative_field,
    }


def _begun(
    request: HttpRequest,
    line: IndividualLine | None,
    *,
    campaign: Campaign,
    unit: Unit,
    name: str,
    field: str,
) -> Initiative:
    """Begin a request of whoever registered it, or else of the user."""
    by = require(request.user, Permission.WRITE_INITIATIVE, campaign.commune, unit)
    person = line.person if line else _first_author(request, campaign.commune, unit)
    return initiatives.begin(campaign, unit, name=name, field=field, person=person, by=by)


def _first_author(request: HttpRequest, commune: Commune, unit: Unit) -> Person | None:
    """Give whom a new request is of: the user, unless she writes for all of the unit."""
    user = request.user
    if writes_for_all(user, commune, unit):
        return None
    if user.person is None:
        raise PermissionDenied(
            "Tài khoản của Ông/Bà chưa gắn với ai trong danh sách cá nhân của xã nên chưa viết "
            "sáng kiến được. Hãy nhờ người quản trị gắn tài khoản với đúng người."
        )
    return user.person


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the request says and who its authors are."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    return edit_page(
        request,
        initiative,
        _editor,
        lambda editor, **how: initiatives.save(initiative, editor.request(), by=by, **how),
        closed="Đơn đã nộp nên không sửa được. Chưa tiếp nhận thì rút về được.",
        template="initiatives/edit.html",
        context=lambda editor: {
            **head(initiative),
            "editor": editor,
            "beside": beside(initiative, request.user),
            "attachments": initiative.attachments.all(),
            "files": FilesForm(),
        },
        onward=lambda: _onward(request, initiative),
    )


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far, and give what stands beside the form."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    return autosave_part(
        request,
        initiative,
        _editor,
        lambda editor, **how: _save_and_stay(request, initiative, editor.request(), by=by, **how),
        template="initiatives/parts/live.html",
        context=lambda stored: {"initiative": stored, "beside": beside(stored, request.user)},
    )


@transaction.atomic
def _save_and_stay(
    request: HttpRequest, initiative: Initiative, content: Request, **how
) -> Initiative:
    """Save, unless the writer takes herself out of the authors by it."""
    stored = initiatives.save(initiative, content, **how)
    if not _still_sees(request, initiative):
        raise RefusedError([_LEAVING])
    return stored


def _editor(data: QueryDict | None, initiative: Initiative) -> RequestEditor:
    stored = request_of(initiative)
    if data is not None and "add" in data:
        data = with_another_row(data, AUTHORS, [AUTHORS])
    return RequestEditor(data, people=candidates(initiative, stored), request=stored)


def _still_sees(request: HttpRequest, initiative: Initiative) -> bool:
    """Say whether the writer has not just taken herself out of the authors."""
    return visible_initiatives(request.user).filter(pk=initiative.pk).exists()


def _onward(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    if not _still_sees(request, initiative):
        messages.success(
            request,
            f"Đã lưu đơn sáng kiến “{initiative}”. Ông/Bà không còn là tác giả nên đơn này không "
            "còn trong danh sách của Ông/Bà.",
        )
        return redirect("initiatives:list")
    if request.POST.get("then") == "submit":
        return redirect("initiatives:submit", initiative.pk)
    messages.success(request, "Đã lưu đơn sáng kiến.")
    return redirect(initiative)


_LEAVING = Finding(
    "leaving",
    "Ông/Bà đã bỏ mình khỏi các tác giả, nên từ đây chưa tự lưu. Bấm “Lưu” để lưu; sau đó Ông/Bà "
    "không mở đơn này được nữa.",
    Level.WARNING,
)
