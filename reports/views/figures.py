"""The reports: a page, the rows behind each number, the same as Excel file and PDF."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents.handing import a_file, a_pdf
from documents.paper import sheet
from documents.press import rendering
from reports.asking import Asked
from reports.catalogue import BY_CODE, REPORTS, ReportKind, reports_for
from reports.scope import Scope
from reports.sheets import report_sheets
from reports.views.overview import oversees
from ui.paging import page_of

KEPT = ("phong_trao", "nam", "don_vi", "danh_hieu")
"""The filters that go along to the next report."""
WIDENED = ("phong_trao", "nam")
"""Those that stay when the others are let go."""
ROWS_A_PAGE = 50
"""So many of a list of everybody; Excel file and PDF have them all."""


@require_safe
def report(request: HttpRequest, code: str = REPORTS[0].code) -> HttpResponse:
    """Show a report as far as the user may see it."""
    kind, asked = _asked(request, code)
    whole = kind.of(asked)
    page = page_of(whole.roll, ROWS_A_PAGE, request.GET)
    context = {
        "kind": kind,
        "kinds": reports_for(asked.scope),
        "report": whole.with_roll(page),
        "page": page,
        "turns": bool({"trang", "in"} & set(request.GET)),
        "form": asked.form,
        "kept": _query(request, KEPT),
        "widened": _query(request, WIDENED),
        "query": (query := _query(request, asked.form.fields)),
        "sees_papers": asked.scope.is_whole and asked.scope.sees_names,
        "oversees": oversees(request.user),
        "rows_at": _rows_at(code, query) if asked.scope.sees_names else "",
    }
    return render(request, "reports/report.html", context)


@require_safe
def rows(request: HttpRequest, code: str) -> HttpResponse:
    """List the rows that a figure counts (`?so=`); they add up to it."""
    kind, asked = _asked(request, code)
    if not asked.scope.sees_names:
        raise PermissionDenied("Trang này có tên cá nhân; vai trò của Ông/Bà chỉ xem số liệu.")
    report = kind.of(asked)
    figure = report.figure(request.GET.get("so", ""))
    query = _query(request, asked.form.fields)
    context = {
        "report": report,
        "figure": figure,
        "is_sum": figure is not None and figure.value != len(figure.rows),
        "back": f"{reverse('reports:report', args=[code])}{query}",
    }
    return render(request, "reports/rows.html", context)


@require_safe
def report_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    """Give what the page shows as an Excel file."""
    kind, asked = _asked(request, code)
    report, author, commune = kind.of(asked), request.user.display_name, asked.scope.commune
    sheets = report_sheets(report, issuer=commune.committee, author=author, made_on=commune.today())
    if not sheets:
        raise Http404
    return a_file(sheet.xlsx(*sheets), report.title, "xlsx")


@require_safe
def report_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Give what the page shows as a PDF."""
    kind, asked = _asked(request, code)
    report = kind.of(asked)
    page = f"{reverse('reports:report', args=[code])}{_query(request, asked.form.fields)}"

    def make() -> bytes:
        context = {"report": report, "commune": asked.scope.commune}
        html = render_to_string("reports/paper.html", context)
        return rendering.pdf(html, stylesheet="report")

    return a_pdf(request, make, report.title, otherwise=page)


def _asked(request: HttpRequest, code: str) -> tuple[ReportKind, Asked]:
    """Give the report and the question; PermissionDenied for who sees no figures, 404 for what is
    none, or none of the user's."""
    scope = Scope.of(request.user, request.commune)
    kind = BY_CODE.get(code)
    if kind is None or not kind.is_for(scope):
        raise Http404
    return kind, kind.ask(scope, request.GET)


def _rows_at(code: str, query: str) -> str:
    """Give the address of the rows behind a figure, all but its key."""
    return f"{reverse('reports:rows', args=[code])}{query or '?'}{'&' if query else ''}"


def _query(request: HttpRequest, names) -> str:
    """Give the filters of the address as the end of another: "?don_vi=3", or ""."""
    kept = request.GET.copy()
    for name in set(kept) - set(names):
        kept.pop(name)
    return f"?{kept.urlencode()}" if kept else ""
