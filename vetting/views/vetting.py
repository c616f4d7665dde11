"""One dossier side by side: what it says on the left, what the rules say of it on the right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nominations.models import Nomination
from nominations.pages import uses_of
from nominations.rules.stages import Stage
from nominations.views.access import nomination_of, vetter_of
from procedure.acting import carry_out, done_or_told
from procedure.asking import number_in, posted
from vetting import actions as vetting
from vetting.facts.desk import Vetting, vetting_of
from vetting.forms.desk import VetForm
from vetting.views.desk import desk_address, following, kept_filters


@require_http_methods(["GET", "POST"])
def vet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dossier beside its conditions; then keep the conclusion and go on to the next."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    beside = vetting_of(nomination)
    form = VetForm(posted(request), needs_override=beside.needs_override)
    # The next one is looked for before the conclusion changes what the filters show.
    onward = _onward(request, nomination) if "and_next" in request.POST else desk_address(request)
    if done := carry_out(form, vetting.vet, nomination, by=by):
        word = "đề nghị khen thưởng" if done.is_supported else "không đề nghị khen thưởng"
        messages.success(request, f"Đã thẩm định {done.called}: {word}.")
        return redirect(onward)
    return render(request, "vetting/vet.html", _context(request, nomination, beside, form))


def _onward(request: HttpRequest, nomination: Nomination) -> str:
    number = following(request, nomination)
    if number is None:
        return desk_address(request)
    return f"{reverse('vetting:vet', args=[number])}{kept_filters(request)}"


def _context(request: HttpRequest, nomination: Nomination, beside: Vetting, form: VetForm) -> dict:
    return {
        "nomination": nomination,
        "report": getattr(nomination, "report", None),
        "uses": uses_of(nomination),
        "files": nomination.attachments.all(),
        "votes": nomination.review_votes.select_related("review"),
        "moves": nomination.moves.all(),
        "beside": beside,
        "mark": vetting.mark_of(beside.differences),
        "form": form,
        "may_receive": vetting.may_receive(nomination),
        "may_vet": nomination.state is Stage.RECEIVED,
        "may_reopen": vetting.may_reopen(nomination),
        "back": desk_address(request),
        "kept": kept_filters(request),
    }


@require_POST
def accept_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file of the dossier into the whole dossier, or leave it out."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    onward = redirect(f"{reverse('vetting:vet', args=[pk])}{kept_filters(request)}#giay-to")
    number = number_in(request.POST.get("giay_to", ""))
    if number is None:
        messages.warning(request, "Hãy chọn một giấy tờ của hồ sơ.")
        return onward
    attachment = get_object_or_404(nomination.attachments, pk=number)
    is_accepted = request.POST.get("dong_y") == "1"
    if done_or_told(request, vetting.accept_file, attachment, is_accepted, by=by):
        messages.success(request, f"Đã ghi ý kiến về “{attachment.name}”.")
    return onward
