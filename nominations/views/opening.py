"""Beginning dossiers: one, a short one, all that were registered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from attachments.telling import tell_what_was_taken_out
from campaigns.models import Campaign
from law.findings import Finding
from nominations import actions as nominations
from nominations.facts.registered import candidacies_of
from nominations.forms.opening import CandidacyForm, OpeningForm, ShortForm, WholeForm
from nominations.models import Nomination
from nominations.pages import list_of, writes_for_all
from people.models import Unit
from people.roles import Actor, Permission, require
from procedure.acting import attempt, done_or_told
from procedure.asking import posted
from registrations.consolidation import current_campaign

PERMISSION = Permission.WRITE_NOMINATION


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Begin one yearly dossier, then go on to its report."""
    campaign, units = for_whom(request)
    is_for_all = writes_for_all(request.user, campaign.commune)
    form = CandidacyForm(posted(request), campaign=campaign, units=units, is_for_all=is_for_all)
    refusals: list[Finding] = []
    if form.is_valid():
        nomination, refusals = attempt(_open, request, campaign, form)
        if nomination:
            messages.success(request, f"Đã lập {nomination.called}.")
            return redirect("nominations:report", nomination.pk)
    hint = (
        "Đề nghị Chiến sĩ thi đua cơ sở hoặc danh hiệu cao hơn thì hồ sơ Lao động tiên tiến của "
        "người đó cũng được lập luôn, nếu chưa có."
    )
    words = {"title": "Thêm hồ sơ", "word": "Lập hồ sơ", "hint": hint}
    return _shown(request, campaign, form, refusals, **words)


@require_http_methods(["GET", "POST"])
def add_short(request: HttpRequest) -> HttpResponse:
    """Begin a dossier by phase, theme or on the spot, whole in one form."""
    is_for_all = writes_for_all(request.user, request.commune)
    title = "Đề nghị theo đợt, chuyên đề, đột xuất"
    return add_whole(request, partial(ShortForm, is_for_all=is_for_all), title=title)


def add_whole(
    request: HttpRequest, form_class: Callable[..., WholeForm], **words: str
) -> HttpResponse:
    """Begin a dossier with its report and a file out of one form; `words` stand on its page."""
    campaign, units = for_whom(request)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_class(data, campaign=campaign, units=units, files=files)
    refusals: list[Finding] = []
    if form.is_valid():
        nomination, refusals = attempt(_open_short, request, campaign, form)
        if nomination:
            messages.success(request, f"Đã lập {nomination.called}. Xem lại rồi gửi.")
            tell_what_was_taken_out(request, form)
            return redirect(nomination)
    return _shown(request, campaign, form, refusals, word="Lưu hồ sơ", **words)


@transaction.atomic
def _open_short(request: HttpRequest, campaign: Campaign, form: WholeForm) -> Nomination:
    typed = form.cleaned_data
    nomination = _open(request, campaign, form, achievements=typed["achievements"])
    if typed["file"]:
        by = require(request.user, PERMISSION, campaign.commune, form.proposing_unit)
        nominations.attach(nomination, typed["file"], typed["paper"], by=by)
    return nomination


def _open(request: HttpRequest, campaign: Campaign, form: OpeningForm, **more) -> Nomination:
    by = require(request.user, PERMISSION, campaign.commune, form.proposing_unit)
    return nominations.begin(campaign, form.proposing_unit, form.candidacy(), **more, by=by)


def for_whom(request: HttpRequest) -> tuple[Campaign, list[Unit]]:
    """Give the campaign that was asked for and the units that the user writes for."""
    require(request.user, PERMISSION, request.commune)
    wanted = request.GET.get("phong_trao", "")
    campaign = current_campaign(request.user, request.commune, wanted)
    if campaign is None:
        raise Http404
    return campaign, request.user.units_where(PERMISSION, campaign.commune)


def _shown(
    request: HttpRequest, campaign: Campaign, form: OpeningForm, refusals: list[Finding], **words
) -> HttpResponse:
    context = {
        "campaign": campaign,
        "form": form,
        "refusals": refusals,
        "back": list_of(campaign),
        **words,
    }
    return render(request, "nominations/add.html", context)


@require_http_methods(["GET", "POST"])
def from_registration(request: HttpRequest) -> HttpResponse:
    """Show which dossiers follow from the approved registration; then make them."""
    campaign, units = for_whom(request)
    unit = _asked_for(request, units)
    by = require(request.user, PERMISSION, campaign.commune, unit)
    if request.method == "POST":
        return _made(request, campaign, unit, by)
    candidacies = candidacies_of(campaign, unit)
    context = {
        "campaign": campaign,
        "unit": unit,
        "units": units,
        "found": candidacies,
        "back": list_of(campaign),
    }
    return render(request, "nominations/from_registration.html", context)


def _asked_for(request: HttpRequest, units: list[Unit]) -> Unit:
    if wanted := request.GET.get("don_vi", ""):
        units = [unit for unit in units if str(unit.pk) == wanted]
    if not units:
        raise Http404
    return units[0]


def _made(request: HttpRequest, campaign: Campaign, unit: Unit, by: Actor) -> HttpResponse:
    opened = done_or_told(request, nominations.begin_from_registration, campaign, unit, by=by)
    if opened is None:
        return redirect(list_of(campaign))
    if opened.made:
        messages.success(request, f"Đã lập {len(opened.made)} hồ sơ của {unit} từ bản đăng ký.")
    for sentence in opened.left_out:
        messages.info(request, sentence)
    return redirect(list_of(campaign))
