"""Receiving dossiers, one or many; sending one back; opening its vetting again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nominations.models import Nomination
from nominations.views.access import nomination_of, nominations_of, vetter_of
from people.roles import Actor
from procedure.refusal import RefusedError
from registrations.forms.desk import SendBackForm
from vetting.actions import vetting
from vetting.forms.desk import ReasonForm
from vetting.views.desk import desk_address, kept_filters


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be received; then receive it and open it for vetting."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    onward = f"{reverse('vetting:vet', args=[pk])}{kept_filters(request)}"
    return _confirmed(request, [nomination], by, onward)


@require_http_methods(["GET", "POST"])
def receive_many(request: HttpRequest) -> HttpResponse:
    """Show the dossiers that were ticked, and how many; then receive all of them or none."""
    by = vetter_of(request, request.commune)
    data = request.POST if request.method == "POST" else request.GET
    chosen = nominations_of(request, data.getlist("ho_so"))
    if not chosen:
        messages.warning(request, "Hãy đánh dấu ít nhất một hồ sơ rồi bấm Tiếp nhận.")
        return redirect(desk_address(request))
    if any(one.commune.pk != by.commune_id for one in chosen):
        raise Http404
    return _confirmed(request, chosen, by, desk_address(request))


def _confirmed(
    request: HttpRequest, chosen: list[Nomination], by: Actor, onward: str
) -> HttpResponse:
    refusals = []
    if request.method == "POST":
        try:
            done = vetting.receive_many(chosen, by=by)
            messages.success(request, f"Đã tiếp nhận {_in_words(done)}.")
            return redirect(onward)
        except RefusedError as refused:
            refusals = refused.findings
    context = {
        "chosen": chosen,
        "refusals": refusals,
        "in_words": _in_words(chosen),
        "back": desk_address(request),
        "kept": kept_filters(request),
        "may_confirm": all(vetting.may_receive(one) for one in chosen),
    }
    return render(request, "vetting/desk_receive.html", context)


def _in_words(chosen: list[Nomination]) -> str:
    return chosen[0].called if len(chosen) == 1 else f"{len(chosen)} hồ sơ"


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and a new day; then send the dossier back."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    form = SendBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(form, lambda said: vetting.send_back(nomination, **said, by=by)):
        messages.success(request, f"Đã trả lại {nomination.called}; đơn vị được báo.")
        return redirect(desk_address(request))
    context = {
        "form": form,
        "title": "Trả lại để bổ sung",
        "lead": f"{_sentence(nomination)}. Đơn vị và người được đề nghị được báo lý do, hạn mới.",
        "back": f"{reverse('vetting:vet', args=[pk])}{kept_filters(request)}",
        "word": "Trả lại",
    }
    return render(request, "people/form.html", context)


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why; then open the vetting of the dossier again."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    onward = f"{reverse('vetting:vet', args=[pk])}{kept_filters(request)}"
    if form.is_valid() and _done(form, lambda said: vetting.reopen(nomination, **said, by=by)):
        messages.success(request, f"Đã mở lại thẩm định {nomination.called}.")
        return redirect(onward)
    freed = " Suất đã chọn cho hồ sơ này sẽ được trả lại." if nomination.place else ""
    context = {
        "form": form,
        "title": "Mở lại thẩm định",
        "lead": f"{_sentence(nomination)}. Kết luận thẩm định trước đó vẫn được lưu.{freed}",
        "back": onward,
        "word": "Mở lại",
    }
    return render(request, "people/form.html", context)


def _sentence(nomination: Nomination) -> str:
    called = nomination.called
    return f"{called[0].upper()}{called[1:]}"


def _done(form, act: Callable[[dict], object]) -> bool:
    """Do an act with what the form says; a refusal goes to its field."""
    try:
        act(form.cleaned_data)
    except RefusedError as refused:
        for finding in refused.findings:
            form.add_error(finding.where or None, finding.sentence)
        return False
    return True
