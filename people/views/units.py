"""Units: list, one, add, edit, close, merge."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from history.models import Event
from people.actions import add_unit, add_units, change_unit, close_unit, merge_units
from people.actions.writing import commune_first
from people.forms.units import CloseUnitForm, MergeUnitsForm, UnitForm, UnitsForm
from people.models import Unit
from people.models.communes import UnitQuerySet
from people.roles import Permission, can, require
from procedure.acting import carry_out
from procedure.asking import posted
from procedure.editing import editing
from ui.paging import page_of

from .onward import onward


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """List the units that exist today; with `tat_ca` in the address, the closed ones too."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_PEOPLE, commune)
    shows_closed = "tat_ca" in request.GET
    shown = Unit.objects.visible_to(user).filter(commune=commune)
    if not shows_closed:
        shown = shown.active_on(commune.today())
    page = page_of(_with_head_counts(shown, commune.today()), 50, request.GET)
    context = {
        "page": page,
        "shows_closed": shows_closed,
        "today": commune.today(),
        "may_manage": can(user, Permission.MANAGE_PEOPLE, commune),
    }
    return render(request, "people/units.html", context)


def _with_head_counts(units: UnitQuerySet, today: date) -> UnitQuerySet:
    works_today = Q(people__joined_on__lte=today) & (
        Q(people__left_on__isnull=True) | Q(people__left_on__gt=today)
    )
    counted = units.annotate(head_count=Count("people", filter=works_today))
    return counted.order_by("position", "sort_key", "pk")


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a unit with its people of today."""
    user = request.user
    unit = get_object_or_404(Unit.objects.visible_to(user).select_related("commune"), pk=pk)
    require(user, Permission.VIEW_PEOPLE, unit.commune, unit)
    today = unit.commune.today()
    context = {
        "unit": unit,
        "is_open": unit.valid_to is None or unit.valid_to >= today,
        "predecessors": unit.predecessors.all(),
        "successors": unit.successors.all(),
        "people": unit.people.visible_to(user).employed_on(today),
        "may_manage": can(user, Permission.MANAGE_PEOPLE, unit.commune, unit),
        "events": _events(user, unit),
    }
    return render(request, "people/unit.html", context)


def _events(user, unit: Unit):
    if can(user, Permission.VIEW_HISTORY, unit.commune, unit):
        return Event.objects.about(unit)[:50]
    return None


@require_http_methods(["GET", "POST"])
def unit_add(request: HttpRequest) -> HttpResponse:
    """Open a unit."""
    actor = require(request.user, Permission.MANAGE_PEOPLE, request.commune)
    form = UnitForm(posted(request), initial={"valid_from": request.commune.today()})
    if unit := carry_out(form, add_unit, request.commune, by=actor):
        messages.success(request, f"Đã thêm {unit}.")
        return redirect("people:units")
    context = {"form": form, "title": "Thêm bộ phận, đơn vị", "back": reverse("people:units")}
    return render(request, "procedure/form.html", context)


_LOOK = "Hãy xem lại danh sách, bỏ dòng thừa (tiêu đề, ghi chú), rồi bấm “Thêm các đơn vị”."


@require_http_methods(["GET", "POST"])
def units_add(request: HttpRequest) -> HttpResponse:
    """Open many units from a pasted list."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_PEOPLE, commune)
    form = UnitsForm(posted(request), request.FILES or None, commune=commune)
    if form.is_valid() and form.read:
        messages.info(request, f"Đã đọc {len(form.read)} tên. {_LOOK}")
        form = form.filled_in()
    elif opened := carry_out(form, add_units, commune, by=actor):
        messages.success(request, f"Đã thêm {len(opened)} bộ phận, đơn vị.")
        return redirect(onward(commune, "people:units"))
    context = {
        "form": form,
        "title": "Thêm nhiều bộ phận, đơn vị",
        "lead": "Loại được đoán theo tên (thôn, hội, trường…) và sửa được sau.",
        "back": reverse("people:units"),
        "word": "Thêm các đơn vị",
    }
    return render(request, "procedure/form.html", context)


@require_http_methods(["GET", "POST"])
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a unit."""
    unit, actor = _managed(request, pk)
    with editing(request, unit, _form, lock=commune_first(actor)) as page:
        if changed := carry_out(page.form, change_unit, unit, by=actor):
            messages.success(request, f"Đã lưu {changed}.")
            return redirect("people:unit", pk)
    return _form_page(request, page.form, "Sửa bộ phận, đơn vị", pk)


def _form(data: QueryDict | None, unit: Unit) -> UnitForm:
    return UnitForm(data, instance=unit)


@require_http_methods(["GET", "POST"])
def unit_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a unit, moving its people where a successor takes them."""
    unit, actor = _managed(request, pk)
    form = CloseUnitForm(posted(request), unit=unit, initial={"closed_on": unit.commune.today()})
    if closed := carry_out(form, close_unit, unit, by=actor):
        messages.success(request, f"{closed} đã ngừng hoạt động; các năm cũ vẫn giữ tên đơn vị.")
        return redirect("people:unit", pk)
    lead = (
        "Đơn vị không bị xóa: các năm cũ vẫn giữ. Vai trò của người dùng ở đơn vị này kết thúc; "
        "tài khoản Cá nhân được chuyển sang đơn vị tiếp nhận."
    )
    return _form_page(request, form, f"Ngừng hoạt động: {unit}", pk, lead=lead)


@require_http_methods(["GET", "POST"])
def unit_merge(request: HttpRequest) -> HttpResponse:
    """Merge several units into a new one."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_PEOPLE, commune)
    form = MergeUnitsForm(posted(request), commune=commune, initial={"merged_on": commune.today()})
    if merged := carry_out(form, merge_units, by=actor):
        messages.success(request, f"Đã sáp nhập các đơn vị thành {merged}.")
        return redirect("people:unit", merged.pk)
    context = {
        "form": form,
        "title": "Sáp nhập các bộ phận, đơn vị",
        "lead": "Các đơn vị cũ ngừng hoạt động, mọi người chuyển sang đơn vị mới với chức vụ cũ. "
        "Vai trò Trưởng bộ phận, đơn vị cần được giao lại.",
        "back": reverse("people:units"),
        "word": "Sáp nhập đơn vị",
    }
    return render(request, "procedure/form.html", context)


def _managed(request: HttpRequest, pk: int):
    unit = get_object_or_404(Unit.objects.visible_to(request.user).select_related("commune"), pk=pk)
    return unit, require(request.user, Permission.MANAGE_PEOPLE, unit.commune, unit)


def _form_page(request: HttpRequest, form, title: str, pk: int, lead: str = "") -> HttpResponse:
    back = reverse("people:unit", args=[pk])
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, "procedure/form.html", context)
