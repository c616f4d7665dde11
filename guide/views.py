"""The guide inside the program."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guide.places import codes_of
from guide.reading import guide


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the pages, the user's own first."""
    own = codes_of(request.user)
    pages = sorted(guide().values(), key=lambda page: page.code not in own)
    return render(request, "guide/index.html", {"pages": pages, "own": own})


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what one role reads; everybody may read of every role."""
    shown = next((page for page in guide().values() if page.slug == slug), None)
    if shown is None:
        raise Http404
    return render(request, "guide/page.html", {"page": shown})
