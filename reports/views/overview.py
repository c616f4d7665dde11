"""The communes that a level above looks after, side by side."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.handing import a_file
from documents.paper import sheet
from people.models import Commune
from people.roles import OVERSEER
from procedure.asking import number_in
from reports.asking import EARLIEST
from reports.facts.overview import overview_of
from reports.rules.overview import overview_part
from reports.rules.report import Report
from reports.sheets import report_sheets
from vietnamese.dates import short_date
from vietnamese.text import sort_key


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show how far each commune is in a year, with the year before."""
    report, year = _report(request)
    years = range(_newest(request), EARLIEST - 1, -1)
    context = {"report": report, "year": year, "years": years}
    return render(request, "reports/overview.html", context)


@require_safe
def overview_xlsx(request: HttpRequest) -> HttpResponse:
    """Give the same as an Excel file."""
    report, _ = _report(request)
    above = _above(_communes(request))
    author, today = request.user.display_name, timezone.localdate()
    sheets = report_sheets(report, issuer=above, author=author, made_on=today)
    return a_file(sheet.xlsx(*sheets), report.title, "xlsx")


def _report(request: HttpRequest) -> tuple[Report, int]:
    communes, newest = _communes(request), _newest(request)
    asked = number_in(request.GET.get("nam", ""))
    year = asked if asked in range(EARLIEST, newest + 1) else newest
    part = overview_part(year, overview_of(communes, year))
    today = max(commune.today() for commune in communes)
    lead = f"{_above(communes)}; tính đến ngày {short_date(today)}."
    title = f"Thi đua, khen thưởng của các xã, phường năm {year}"
    return Report("cac-xa", title, lead, (part,)), year


def _newest(request: HttpRequest) -> int:
    return max(commune.today().year for commune in _communes(request))


def _communes(request: HttpRequest) -> list[Commune]:
    """Give the communes that the user oversees, in the order of lists; PermissionDenied for who
    oversees none."""
    overseen = _overseen(request.user)
    if not overseen:
        raise PermissionDenied("Trang này dành cho cấp trên, xem số liệu tổng hợp của nhiều xã.")
    return sorted(
        overseen.values(),
        key=lambda commune: (commune.place_above(commune.today()), sort_key(commune.name)),
    )


def _overseen(user) -> dict[int, Commune]:
    given = user.memberships_of_today()
    return {
        membership.commune_id: membership.commune
        for membership in given
        if membership.role == OVERSEER.code
    }


def oversees(user) -> bool:
    """Say whether the page is the user's to see."""
    return bool(_overseen(user))


def _above(communes: list[Commune]) -> str:
    """Give the committee above: "Ủy ban nhân dân tỉnh …"."""
    places = dict.fromkeys(commune.place_above(commune.today()) for commune in communes)
    if len(places) > 1:
        places = dict.fromkeys(commune.province for commune in communes)
    return f"Ủy ban nhân dân {', '.join(places)}"
