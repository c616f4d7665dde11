"""Who holds what: the list, one person or unit year by year, one award by hand, complete years."""

from __future__ import annotations

from collections import defaultdict

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards import actions as awards
from awards.forms import AwardForm, HistoryFilter, YearsForm, years_of
from awards.models import Award, AwardQuerySet, CompleteYear
from awards.rules.histories import by_year
from awards.sheets import history_sheet
from awards.views.recording import PERMISSION, recorder_of
from documents.handing import a_file
from documents.paper.sheet import xlsx
from people.asking_again import asks_again
from people.models import Commune, Person, Unit
from people.roles import Permission, can, require
from procedure.acting import carry_out
from procedure.asking import posted
from ui.paging import page_of
from vietnamese.text import post_and_unit

A_PAGE = 20
YEARS_BACK = 10  # that complete years may be ticked for before anything is known


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """List awards as the filter asks."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_DECISIONS, commune)
    form, shown = _filtered(request)
    page = page_of(shown, A_PAGE, request.GET)
    people = {award.person_id for award in page if award.person_id}
    units = {award.unit_id for award in page if award.is_of_unit}
    context = {
        "form": form,
        "page": page,
        "people": _seen(Person.objects.visible_to(user), people),
        "units": _seen(Unit.objects.visible_to(user), units),
        "may_record": can(user, PERMISSION, commune),
    }
    return render(request, "awards/history.html", context)


@asks_again
@require_safe
def history_export(request: HttpRequest) -> HttpResponse:
    """Give the filtered list as an Excel file, all pages of it."""
    require(request.user, Permission.VIEW_DECISIONS, request.commune)
    _, shown = _filtered(request)
    sheet = history_sheet(shown, commune=request.commune, author=request.user.display_name)
    return a_file(xlsx(sheet), "lich-su-khen-thuong", "xlsx")


def _filtered(request: HttpRequest) -> tuple[HistoryFilter, AwardQuerySet]:
    user, commune = request.user, request.commune
    awards = Award.objects.visible_to(user).filter(commune=commune)
    units = Unit.objects.visible_to(user).filter(commune=commune)
    form = HistoryFilter(request.GET, units=units, years=years_of(awards))
    return form, form.narrow(awards).select_related("person", "line")


def _seen(visible, numbers: set[int]) -> set[int]:
    """Give those of the numbers whose own page the user may open."""
    return set(visible.filter(pk__in=numbers).values_list("pk", flat=True))


@require_safe
def history_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person year by year: to who sees the person, and to everybody oneself."""
    people = Person.objects.visible_to(request.user).select_related("commune", "unit")
    person = get_object_or_404(people, pk=pk)
    if request.user.person_id != person.pk:
        require(request.user, Permission.VIEW_DECISIONS, person.commune, person.unit)
    awards = Award.objects.told_to(request.user).filter(person=person)
    context = {
        "title": f"Thành tích của {person.titled_name}",
        "lead": post_and_unit(person.position, str(person.unit)),
        "years": _years(person.commune, awards, since=person.joined_on.year),
        "back": reverse("people:person", args=[pk]),
        "back_word": "Trang cá nhân",
        "may_record": can(request.user, PERMISSION, person.commune),
    }
    return render(request, "awards/history_of.html", context)


@require_safe
def history_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a unit as a collective year by year, with the units it goes on from."""
    units = Unit.objects.visible_to(request.user).select_related("commune")
    unit = get_object_or_404(units, pk=pk)
    require(request.user, Permission.VIEW_DECISIONS, unit.commune, unit)
    awards = Award.objects.told_to(request.user)
    its = Q(unit=unit) | Q(unit__in=unit.predecessors.values("pk"))
    context = {
        "title": f"Thành tích tập thể {unit}",
        "lead": "Gồm cả các đơn vị đã nhập vào, đổi tên thành đơn vị này.",
        "years": _years(unit.commune, awards.of_collectives().filter(its)),
        "back": f"{reverse('awards:history')}?don_vi={pk}",
        "back_word": "Tra cứu",
        "may_record": can(request.user, PERMISSION, unit.commune),
    }
    return render(request, "awards/history_of.html", context)


def _years(commune: Commune, awards: AwardQuerySet, since: int = 0) -> list:
    of_year: dict[int, list[Award]] = defaultdict(list)
    for award in awards:
        of_year[award.year].append(award)
    complete = CompleteYear.objects.filter(commune=commune, year__gte=since)
    return by_year(of_year, set(complete.values_list("year", flat=True)), commune.today().year)


@require_http_methods(["GET", "POST"])
def history_add(request: HttpRequest) -> HttpResponse:
    """Write one award of an old year by hand."""
    by, commune = recorder_of(request), request.commune
    form = AwardForm(posted(request), commune=commune)
    if award := carry_out(form, awards.add, commune, by=by):
        messages.success(request, f"Đã ghi {award}.")
        again = "and_another" in request.POST
        return redirect("awards:history_add" if again else "awards:history")
    context = {
        "form": form,
        "title": "Ghi khen thưởng của năm trước",
        "lead": "Chức vụ, đơn vị ghi theo lúc được khen.",
        "back": reverse("awards:history"),
        "and_another": True,
    }
    return render(request, "procedure/form.html", context)


@require_http_methods(["GET", "POST"])
def complete_years(request: HttpRequest) -> HttpResponse:
    """Tick the years of which all awards of the commune are here."""
    by, commune = recorder_of(request), request.commune
    known = years_of(Award.objects.filter(commune=commune))
    ticked = list(CompleteYear.objects.filter(commune=commune).values_list("year", flat=True))
    this_year = commune.today().year
    first = min([*known, *ticked, this_year - YEARS_BACK])
    years = list(range(this_year, first - 1, -1))
    form = YearsForm(posted(request), years=years, initial={"years": ticked})
    if form.is_valid():
        awards.confirm_years(commune, form.cleaned_data["years"], by=by)
        messages.success(request, "Đã ghi các năm có đủ dữ liệu.")
        return redirect("awards:history")
    context = {
        "form": form,
        "title": "Các năm đã đủ dữ liệu khen thưởng",
        "lead": "Năm được đánh dấu mà một người không có dòng nào thì ghi “không có”; năm khác ghi "
        "“chưa có dữ liệu” và việc xét chuỗi năm liên tục cần người xem xét.",
        "back": reverse("awards:history"),
    }
    return render(request, "procedure/form.html", context)
