"""The search of the header: first answers while somebody types, a page of them on Enter."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from search.answering import Answer, answers
from search.asked import Wanted, asked
from search.sources import Searchable, searchables

WHILE_TYPING = 4
ON_A_PAGE = 10
OF_ONE_KIND = 30


@require_safe
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """Show what bears the words; `loai` asks for one kind, in pages. To htmx the first answers."""
    words, kinds = asked(request.GET.get("q", "")), searchables()
    chosen = request.GET.get("loai", "")
    if request.htmx:
        return _while_typing(request, words, kinds)
    if chosen in kinds:
        return _of_one_kind(request, words, {chosen: kinds[chosen]})
    given = answers(words, kinds, request.user, request.commune, span=(1, ON_A_PAGE))
    return _page(request, words, given)


def _while_typing(
    request: HttpRequest, words: Wanted, kinds: dict[str, Searchable]
) -> HttpResponse:
    given = answers(words, kinds, request.user, request.commune, span=(1, WHILE_TYPING))
    context = {"asked": words, "answers": given, "total": sum(answer.total for answer in given)}
    return render(request, "search/parts/first.html", context)


def _of_one_kind(request: HttpRequest, words: Wanted, kind: dict[str, Searchable]) -> HttpResponse:
    number = _number(request.GET.get("trang", ""))
    span = ((number - 1) * OF_ONE_KIND + 1, number * OF_ONE_KIND)
    given = answers(words, kind, request.user, request.commune, span=span)
    places = range(given[0].total if given else 0)
    page = Paginator(places, OF_ONE_KIND).get_page(number)
    return _page(request, words, given, page=page, chosen=next(iter(kind.values())))


def _page(request: HttpRequest, words: Wanted, given: list[Answer], **more) -> HttpResponse:
    context = {"asked": words, "answers": given, "total": sum(answer.total for answer in given)}
    return render(request, "search/search.html", {**context, **more})


def _number(text: str) -> int:
    """Give the number of a page as an address has it; the first where it is none."""
    return int(text) if text.isdecimal() and 0 < len(text) < 6 and int(text) else 1
