"""The checklist of the first day, resumed at any time."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people import actions as people
from people.actions.writing import commune_first
from people.forms.accounts import AccountsForm
from people.forms.communes import CommuneForm, FoundingForm
from people.forms.units import UnitsForm
from people.middleware import SESSION_KEY
from people.models import Commune
from people.roles import Permission, can, require
from people.views.accounts import with_slips
from procedure.acting import carry_out
from procedure.asking import posted
from procedure.editing import editing

from .beginning import Beginning, beginning_of
from .tasks import checklist


@require_safe
def first_day(request: HttpRequest) -> HttpResponse:
    """Show the tasks with the one in hand open in place."""
    commune = request.commune
    if commune is None:
        _require_superuser(request)
        return _founding(request, FoundingForm())
    require(request.user, Permission.MANAGE_USERS, commune)
    tasks = checklist(beginning_of(commune), request.GET.get("viec", ""))
    context = {
        "checklist": tasks,
        "slips": with_slips(commune).count(),
        "may_hold": can(request.user, Permission.HOLD_MEETINGS, commune),
        **_open(commune, tasks.open_key),
    }
    return render(request, "firstday/checklist.html", context)


def _open(commune: Commune, key: str) -> dict:
    if key == "don-vi":
        return {"form": UnitsForm(commune=commune)}
    if key == "tai-khoan":
        return {"accounts": AccountsForm(commune)}
    return {}


@require_http_methods(["GET", "POST"])
def commune(request: HttpRequest) -> HttpResponse:
    """Write the commune down, or correct what is written of it."""
    if request.commune is None:
        return _found(request)
    by = require(request.user, Permission.MANAGE_USERS, request.commune)
    with editing(request, request.commune, _commune_form, lock=commune_first(by)) as page:
        if carry_out(page.form, people.change_commune, request.commune, by=by):
            messages.success(request, "Đã lưu thông tin của xã.")
            return redirect("first_day")
    context = {"form": page.form, "title": "Sửa thông tin của xã", "back": reverse("first_day")}
    return render(request, "procedure/form.html", context)


def _commune_form(data: QueryDict | None, commune: Commune) -> list[CommuneForm]:
    return [CommuneForm(data, instance=commune)]


def _found(request: HttpRequest) -> HttpResponse:
    _require_superuser(request)
    form = FoundingForm(posted(request))

    def found(roles: list[str], **_values: str) -> Commune:
        return people.found_commune(form.instance, roles=roles, by=request.user)

    if commune := carry_out(form, found):
        request.session[SESSION_KEY] = commune.pk
        messages.success(request, f"Đã khai báo {commune.full_name}.")
        return redirect("first_day")
    return _founding(request, form)


def _founding(request: HttpRequest, form: FoundingForm) -> HttpResponse:
    context = {"checklist": checklist(Beginning()), "form": form}
    return render(request, "firstday/checklist.html", context)


def _require_superuser(request: HttpRequest) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied(
            "Khai báo xã là việc của tài khoản quản trị. Nếu xã đã có, hãy nhờ Văn phòng giao vai "
            "trò cho tài khoản của Ông/Bà."
        )


@require_POST
def keep_law_defaults(request: HttpRequest) -> HttpResponse:
    """Note that the law's own values hold here."""
    by = require(request.user, Permission.MANAGE_RULES, request.commune)
    people.keep_law_defaults(request.commune, by=by)
    return redirect("first_day")


@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """Put the checklist away, among the catalogues."""
    by = require(request.user, Permission.MANAGE_USERS, request.commune)
    people.finish_first_day(request.commune, by=by)
    messages.success(request, "Đã xong phần Bắt đầu; trang này còn ở mục Danh mục.")
    return redirect("home")
