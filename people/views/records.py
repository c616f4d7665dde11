"""Absences, disciplines and ratings: the same three pages for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people.actions import (
    change_record,
    rate,
    record_absence,
    record_discipline,
    remove_record,
)
from people.actions.writing import commune_first
from people.forms.records import AbsenceForm, DisciplineForm, RatingForm
from people.models import Absence, Discipline, Person, Rating
from people.roles import Actor
from procedure.acting import carry_out
from procedure.asking import posted
from procedure.editing import editing

from .persons import form_page, managed


@dataclass(frozen=True)
class Kind:
    """One kind of record: its name in addresses and on pages, its form, and how it is added."""

    name: str
    slug: str
    words: str
    model: type[Absence | Discipline | Rating]
    form: type[ModelForm]
    add: Callable[..., Any]


ABSENCES = Kind(
    "absence", "nghi-di-hoc", "thời gian nghỉ, đi học", Absence, AbsenceForm, record_absence
)
DISCIPLINES = Kind(
    "discipline", "ky-luat", "quyết định kỷ luật", Discipline, DisciplineForm, record_discipline
)
RATINGS = Kind("rating", "xep-loai", "mức xếp loại", Rating, RatingForm, rate)


@require_http_methods(["GET", "POST"])
def record_add(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """Add a record to a person."""
    person, actor = managed(request, pk)
    form = kind.form(posted(request))
    if carry_out(form, kind.add, person, by=actor):
        messages.success(request, f"Đã ghi {kind.words} của {person.titled_name}.")
        return redirect("people:person", person.pk)
    return form_page(request, form, f"Thêm {kind.words}: {person.full_name}", person.pk)


@require_http_methods(["GET", "POST"])
def record_edit(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """Correct a record."""
    row, person, actor = _managed_record(request, pk, kind)

    def form(data: QueryDict | None, row: Absence | Discipline | Rating) -> ModelForm:
        return kind.form(data, instance=row)

    with editing(request, row, form, lock=commune_first(actor)) as page:
        if carry_out(page.form, change_record, row, by=actor):
            messages.success(request, f"Đã lưu {kind.words} của {person.titled_name}.")
            return redirect("people:person", person.pk)
    return form_page(request, page.form, f"Sửa {kind.words}: {person.full_name}", person.pk)


@require_http_methods(["GET", "POST"])
def record_remove(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """Ask, then strike out a record."""
    row, person, actor = _managed_record(request, pk, kind)
    if request.method == "POST":
        remove_record(row, by=actor)
        messages.success(request, f"Đã xóa {kind.words} của {person.titled_name}.")
        return redirect("people:person", person.pk)
    context = {
        "title": f"Xóa {kind.words}: {person.full_name}",
        "row": row,
        "back": reverse("people:person", args=[person.pk]),
    }
    return render(request, "people/record_remove.html", context)


def _managed_record(request: HttpRequest, pk: int, kind: Kind) -> tuple[Any, Person, Actor]:
    seen = Person.objects.visible_to(request.user)
    row = get_object_or_404(kind.model.objects.filter(person__in=seen), pk=pk)
    person, actor = managed(request, row.person_id)
    return row, person, actor
