"""Preprinted forms: taken in, laid out with a live preview, tried on a sheet with a grid."""

from __future__ import annotations

from copy import copy
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions as certificates
from certificates.forms import BlankForm, SpotFormSet, SubjectForm
from certificates.models import Blank
from certificates.papers.preprinted import placed_on, sample_words, sheet_to_try
from certificates.rules.spots import SUBJECTS, Spot
from certificates.views.access import blank_of, issuer_of
from documents.handing import a_pdf
from documents.paper.certificate import order_of_sheets
from documents.press import rendering
from documents.refusals import UnprintableError
from law.kinds import Subject
from people.actions.writing import commune_first
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from procedure.editing import editing

FIELDS = ("x", "y", "width", "size", "align", "is_on", "code")


@require_http_methods(["GET", "POST"])
def blank_add(request: HttpRequest) -> HttpResponse:
    """Take in a form."""
    by = issuer_of(request)
    form = BlankForm(posted(request))
    if blank := carry_out(form, certificates.add_blank, request.commune, by=by):
        messages.success(request, "Đã thêm phôi. Hãy in thử một tờ rồi căn lại từng phần.")
        return redirect(blank)
    context = {
        "form": form,
        "title": "Thêm phôi in sẵn",
        "lead": "Đo khổ phôi bằng thước; phần mềm đặt sẵn chỗ in, căn lại ở trang sau.",
        "back": reverse("certificates:list"),
    }
    return render(request, "procedure/form.html", context)


@require_http_methods(["GET", "POST"])
def blank(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay out a form for one kind of subject, with a preview beside it."""
    shown, by = blank_of(request, pk), issuer_of(request)
    asked = SubjectForm(request.GET)
    subject = asked.subject
    forms = partial(_forms, subject=subject)
    with editing(request, shown, forms, lock=commune_first(by)) as page:
        form, spots = page.parts
        if form.is_valid() and spots.is_valid():
            subjects = SUBJECTS if "for_all" in request.POST else (subject,)
            placed = [spot.spot for spot in spots]
            if carry_out(form, certificates.place, shown, subjects, placed, by=by):
                messages.success(request, "Đã lưu chỗ in. Hãy in thử một tờ trên giấy thường.")
                return redirect(f"{shown.get_absolute_url()}?doi_tuong={subject.value}")
    context = {"blank": shown, "subject": subject, "asked": asked, "form": form, "spots": spots}
    return render(request, "certificates/blank.html", context | _preview(shown, subject))


@require_POST
def blank_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw what stands in the form right now, unsaved; as it was saved where that is no layout."""
    shown = blank_of(request, pk)
    issuer_of(request)
    subject = SubjectForm(request.GET).subject
    form, spots = _forms(request.POST, shown, subject)
    placed = None
    if form.is_valid() and spots.is_valid():
        shown, placed = form.instance, [spot.spot for spot in spots]
    return render(request, "certificates/parts/preview.html", _preview(shown, subject, placed))


@require_safe
def blank_test_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the sheet to try: a grid of millimetres, the rooms, and sample words."""
    shown, subject = blank_of(request, pk), SubjectForm(request.GET).subject
    order = order_of_sheets(sheet_to_try(shown, subject))
    return a_pdf(request, lambda: rendering.only(order), f"in-thu {shown}", otherwise=shown)


@require_http_methods(["GET", "POST"])
def blank_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a form away, after asking."""
    shown, by = blank_of(request, pk), issuer_of(request)
    if request.method == "POST":
        if done_or_told(request, certificates.remove_blank, shown, by=by):
            messages.success(request, f"Đã bỏ phôi “{shown}”.")
        return redirect("certificates:list")
    return render(request, "certificates/blank_remove.html", {"blank": shown})


def _forms(data: QueryDict | None, shown: Blank, subject: Subject) -> tuple[BlankForm, Any]:
    initial = [{name: getattr(spot, name) for name in FIELDS} for spot in shown.spots_for(subject)]
    typed = copy(shown)  # validating writes into it: what is typed is not to show as saved
    return BlankForm(data, instance=typed), SpotFormSet(data, initial=initial, prefix="cho")


def _preview(shown: Blank, subject: Subject, spots: list[Spot] | None = None) -> dict:
    spots = shown.spots_for(subject) if spots is None else spots
    try:
        sheet = placed_on(spots, sample_words(shown, subject), (shown.shift_x, shown.shift_y))
    except UnprintableError as error:
        return {"blank": shown, "missing": str(error)}
    rooms = [spot for spot in spots if spot.is_on]
    return {"blank": shown, "sheet": sheet, "rooms": rooms}
