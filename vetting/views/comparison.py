"""Đăng ký ↔ đề nghị, as a page and as an Excel file."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.handing import a_file
from documents.paper import sheet
from nominations.pages import refuse_unless_sees_all
from registrations.views.access import campaign_of
from ui.paging import page_of
from vetting.facts.comparison import comparison_of, comparison_sheet
from vetting.forms.desk import ComparisonFilter
from vetting.rules.comparison import Match

ROWS_A_PAGE = 20


@require_safe
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who registered for what and was proposed for what, by unit and person."""
    campaign = campaign_of(request, pk)
    refuse_unless_sees_all(request.user, campaign.commune)
    rows, standing = comparison_of(campaign)
    form = ComparisonFilter(request.GET, rows=rows)
    counts = Counter(row.verdict for row in rows)
    context = {
        "campaign": campaign,
        "form": form,
        "is_filtered": form.is_narrowing,
        "counts": [(match, counts[match]) for match in Match],
        "standing": standing,
        "page": page_of(form.narrow(rows), ROWS_A_PAGE, request.GET),
        "query": request.GET.urlencode(),
    }
    return render(request, "vetting/comparison.html", context)


@require_safe
def comparison_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the rows that the page shows as an Excel file."""
    campaign = campaign_of(request, pk)
    refuse_unless_sees_all(request.user, campaign.commune)
    rows, _ = comparison_of(campaign)
    shown = ComparisonFilter(request.GET, rows=rows).narrow(rows)
    page = comparison_sheet(campaign, shown, author=request.user.display_name)
    return a_file(sheet.xlsx(page), f"so-sanh-dang-ky-de-nghi {campaign.year or ''}", "xlsx")
