"""Long lists in pages; to print, all of it on one."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import QueryDict

MOST_TO_PRINT = 1000
"""With more rows than that, a list is only shown in pages."""


def page_of(rows, size: int, address: QueryDict) -> Page:
    """Give the page of a list that an address asks for (`trang`), or all of it where the address
    says that it is to be printed (`in`)."""
    paginator = Paginator(rows, size)
    if "in" in address and paginator.count <= MOST_TO_PRINT:
        paginator.per_page = max(paginator.count, 1)
    return paginator.get_page(address.get("trang"))
