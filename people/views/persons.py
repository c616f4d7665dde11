"""People: list, one, add, edit, move, leave."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.handing import a_file
from documents.paper.sheet import xlsx
from history.models import Event
from people.actions import change_person, hire_person, let_go, move_person, take_back
from people.actions.writing import commune_first
from people.asking_again import asks_again
from people.export import people_sheet
from people.forms.persons import HireForm, LeaveForm, MoveForm, PersonFilter, PersonForm
from people.models import Person, Unit
from people.models.persons import PersonQuerySet
from people.roles import Permission, can, require
from people.rows import person_rows
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from procedure.editing import editing
from ui.paging import page_of
from vietnamese.dates import short_date


@require_safe
def persons(request: HttpRequest) -> HttpResponse:
    """List the people that the user may see, as the filter asks."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_PEOPLE, commune)
    form, people = filtered(request)
    page = page_of(people, 50, request.GET)
    context = {
        "form": form,
        "page": page,
        "rows": list(person_rows(page, commune.today())),
        "may_manage": can(user, Permission.MANAGE_PEOPLE, commune),
    }
    return render(request, "people/persons.html", context)


@asks_again
@require_safe
def persons_export(request: HttpRequest) -> HttpResponse:
    """Give the filtered list as an Excel file, all pages of it."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_PEOPLE, commune)
    _, people = filtered(request)
    content = xlsx(people_sheet(people, commune=commune, author=user.display_name))
    return a_file(content, "danh-sach-con-nguoi", "xlsx")


def filtered(request: HttpRequest) -> tuple[PersonFilter, PersonQuerySet]:
    """Give the filter in the address and the people it leaves."""
    user, commune = request.user, request.commune
    form = PersonFilter(request.GET, units=Unit.objects.visible_to(user).filter(commune=commune))
    people = Person.objects.visible_to(user).filter(commune=commune).select_related("unit")
    return form, form.narrow(people, commune.today())


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person, with what the user's roles need to know; everybody sees all of oneself."""
    user = request.user
    person = _visible(request, pk)
    is_self = user.person_id == person.pk
    place = (person.commune, person.unit)
    sees_log = can(user, Permission.VIEW_HISTORY, *place)
    may_list = can(user, Permission.VIEW_PEOPLE, *place)
    sees_discipline = is_self or can(user, Permission.VIEW_DISCIPLINE, *place)
    context = {
        "person": person,
        "status": person.status_on(person.commune.today()),
        "postings": person.postings.select_related("unit"),
        "absences": person.absences.all(),
        "ratings": person.ratings.all(),
        "sees_discipline": sees_discipline,
        "disciplines": person.disciplines.all() if sees_discipline else [],
        "events": Event.objects.about(person)[:50] if sees_log else None,
        "may_list": may_list,
        "back_word": "Cán bộ, công chức" if may_list else "Tài khoản",
        "may_manage": can(user, Permission.MANAGE_PEOPLE, *place),
    }
    return render(request, "people/person.html", context)


@require_http_methods(["GET", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    """Take a person in; "Lưu và thêm mới" goes on with an empty form for the same unit."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_PEOPLE, commune)
    form = HireForm(posted(request), commune=commune, initial={"unit": request.GET.get("don_vi")})
    if person := carry_out(form, hire_person, by=actor):
        messages.success(request, f"Đã thêm {person.titled_name}.")
        if "and_another" in request.POST:
            return redirect(f"{reverse('people:person_add')}?don_vi={person.unit_id}")
        return redirect("people:person", person.pk)
    context = {
        "form": form,
        "title": "Thêm người",
        "back": reverse("people:persons"),
        "and_another": True,
    }
    return render(request, "procedure/form.html", context)


@require_http_methods(["GET", "POST"])
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is written about a person."""
    person, actor = managed(request, pk)
    title = f"Sửa thông tin {person.titled_name}"
    with editing(request, person, _form, lock=commune_first(actor)) as page:
        if changed := carry_out(page.form, change_person, person, by=actor):
            messages.success(request, f"Đã lưu thông tin {changed.titled_name}.")
            return redirect("people:person", pk)
    return form_page(request, page.form, title, pk)


def _form(data: QueryDict | None, person: Person) -> PersonForm:
    return PersonForm(data, instance=person)


@require_http_methods(["GET", "POST"])
def person_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person another unit or position."""
    person, actor = managed(request, pk)
    now = {"unit": person.unit_id, "position": person.position, "moved_on": person.commune.today()}
    form = MoveForm(posted(request), commune=person.commune, initial=now)
    if moved := carry_out(form, move_person, person, by=actor):
        messages.success(request, f"{moved.full_name}: {moved.position}, {moved.unit}.")
        return redirect("people:person", pk)
    lead = f"Hiện nay: {person.position}, {person.unit}. Quá trình công tác cũ được giữ lại."
    return form_page(request, form, f"Điều chuyển {person.titled_name}", pk, lead=lead)


@require_http_methods(["GET", "POST"])
def person_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a person leaves."""
    person, actor = managed(request, pk)
    day = {"left_on": person.left_on or person.commune.today()}
    form = LeaveForm(posted(request), initial=day)
    if left := carry_out(form, let_go, person, by=actor):
        messages.success(request, f"{left.full_name} nghỉ việc từ {short_date(left.left_on)}.")
        return redirect("people:person", pk)
    lead = "Hồ sơ và thành tích được giữ lại; vai trò của tài khoản kết thúc từ ngày này."
    return form_page(request, form, f"Nghỉ việc: {person.titled_name}", pk, lead=lead)


@require_POST
def person_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike out a leaving that was written by mistake."""
    person, actor = managed(request, pk)
    if done_or_told(request, take_back, person, by=actor):
        messages.success(request, f"Đã bỏ ngày nghỉ việc của {person.titled_name}.")
    return redirect("people:person", pk)


def managed(request: HttpRequest, pk: int):
    """Give a person that the user may change, and the actor who does."""
    person = _visible(request, pk)
    return person, require(request.user, Permission.MANAGE_PEOPLE, person.commune, person.unit)


def form_page(
    request: HttpRequest, form, title: str, person_pk: int, lead: str = ""
) -> HttpResponse:
    """Show a form about a person, with the way back to them."""
    back = reverse("people:person", args=[person_pk])
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, "procedure/form.html", context)


def _visible(request: HttpRequest, pk: int) -> Person:
    people = Person.objects.visible_to(request.user).select_related("unit", "commune")
    return get_object_or_404(people, pk=pk)
