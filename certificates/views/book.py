"""The book of awards: looked at, written up, taken along as PDF and Excel."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from awards.models import Award
from certificates import actions as certificates
from certificates.book import book_letter, book_sheet, entries_of, rows_of
from certificates.forms import BookFilter
from certificates.models import BookYear
from certificates.views.access import require_whole_commune
from documents.handing import a_file, a_letter
from documents.paper.sheet import xlsx
from people.roles import Permission, can, require
from ui.paging import page_of

A_PAGE = 20


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """Show the book of a year or of all years, and how much waits to be written into it."""
    require_whole_commune(request)
    commune, form = request.commune, _filter(request)
    entries = entries_of(request.user, commune, form.year)
    page = page_of(entries, A_PAGE, request.GET)
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page),
        "waiting": Award.objects.filter(commune=commune, book_entry=None).count(),
        "may_write": can(request.user, Permission.RECORD_DECISIONS, commune),
    }
    return render(request, "certificates/book.html", context)


@require_POST
def book_write(request: HttpRequest) -> HttpResponse:
    """Give what was awarded since its lines in the book."""
    by = require(request.user, Permission.RECORD_DECISIONS, request.commune)
    if count := certificates.write_up(request.commune, by=by):
        messages.success(request, f"Đã vào sổ {count} dòng.")
    else:
        messages.info(request, "Sổ đã đủ, không còn khen thưởng nào chờ vào sổ.")
    return redirect("certificates:book")


@require_safe
def book_file(request: HttpRequest, suffix: str) -> HttpResponse:
    """Give the book, as the page filters it, as "pdf", "docx" or "xlsx"."""
    require_whole_commune(request)
    commune, year = request.commune, _filter(request).year
    rows = rows_of(entries_of(request.user, commune, year))
    name = f"so-khen-thuong-{year or 'cac-nam'}"
    if suffix == "xlsx":
        author = request.user.display_name
        return a_file(
            xlsx(book_sheet(rows, commune=commune, year=year, author=author)), name, suffix
        )
    letter = book_letter(rows, commune=commune, year=year)
    return a_letter(request, letter, suffix, name, otherwise="certificates:book")


def _filter(request: HttpRequest) -> BookFilter:
    years = BookYear.objects.filter(commune=request.commune).order_by("-year")
    return BookFilter(request.GET, years=list(years.values_list("year", flat=True)))
