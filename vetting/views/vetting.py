"""The conclusion of a vetting, and which papers of a dossier are taken in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from eligibility.judging import Outcome
from nominations.facts.conditions import Seen, seen_of
from nominations.facts.gaps import PAPERS
from nominations.models import Nomination
from nominations.rules.parts import FILES
from nominations.rules.stages import Stage
from nominations.rules.verdict import in_a_sentence
from nominations.views.access import dossier_of, nomination_of, vetter_of
from nominations.views.listing import kept_filters
from procedure.acting import carry_out, done_or_told
from procedure.asking import number_in, posted
from vetting import actions as vetting
from vetting.forms.desk import VetForm
from vetting.views.onward import dossier_address, onward_from


@require_http_methods(["GET", "POST"])
def vet(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for what a conclusion needs; then keep it and go on to the next of the room. Without a
    conclusion in the address (`ket_luan`) there is nothing to ask: the dossier itself is shown."""
    nomination = dossier_of(request, pk)
    by = vetter_of(request, nomination.commune)
    if request.method != "POST" and "ket_luan" not in request.GET:
        return redirect(dossier_address(request, pk))
    seen = seen_of(nomination, with_discipline=True)
    form = VetForm(
        posted(request),
        initial={"is_supported": request.GET.get("ket_luan")},
        needs_override=seen.judgement.outcome is not Outcome.MET,
    )
    # The next one is looked for before the conclusion changes what the filters show.
    onward = onward_from(request, nomination)
    if done := carry_out(form, vetting.vet, nomination, by=by):
        word = "đề nghị khen thưởng" if done.is_supported else "không đề nghị khen thưởng"
        messages.success(request, f"Đã thẩm định {done.called}: {word}.")
        return redirect(onward)
    return render(request, "vetting/conclude.html", _context(request, nomination, seen, form))


def _context(request: HttpRequest, nomination: Nomination, seen: Seen, form: VetForm) -> dict:
    return {
        "nomination": nomination,
        "seen": seen,
        "verdict": in_a_sentence(seen.judgement),
        "mark": vetting.mark_of(seen.differences),
        "form": form,
        "may_vet": nomination.state is Stage.RECEIVED,
        "back": dossier_address(request, nomination.pk),
    }


@require_POST
def accept_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file of the dossier into the whole dossier, or leave it out."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    kept = kept_filters(request)
    files = f"{kept}&phan={FILES}#{FILES}" if kept else PAPERS
    onward = redirect(f"{nomination.get_absolute_url()}{files}")
    number = number_in(request.POST.get("giay_to", ""))
    if number is None:
        messages.warning(request, "Hãy chọn một giấy tờ của hồ sơ.")
        return onward
    attachment = get_object_or_404(nomination.attachments, pk=number)
    is_accepted = request.POST.get("dong_y") == "1"
    if done_or_told(request, vetting.accept_file, attachment, is_accepted, by=by):
        messages.success(request, f"Đã ghi ý kiến về “{attachment.name}”.")
    return onward
