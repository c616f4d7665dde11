"""The list of meetings, and who sits in the councils."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from council.actions.councils import NewSeat, seat, set_up, unseat
from council.forms.meetings import MemberForm, SetUpForm, UnseatForm
from council.forms.seats import SeatsForm
from council.models import Council, Seat
from people.roles import can, require
from procedure.asking import Question, ask_for_reason, posted
from ui.paging import page_of

from .access import HOLD, VIEW, VOTE, council_of, visible

MEETINGS_A_PAGE = 50


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings of the commune, the newest first, and its councils of today."""
    if request.commune is None:
        raise Http404
    require(request.user, VIEW, request.commune)
    rows = visible(request).filter(council__commune=request.commune)
    councils = Council.objects.in_force_on(request.commune.today()).filter(commune=request.commune)
    context = {
        "page": page_of(rows, MEETINGS_A_PAGE, request.GET),
        "councils": councils.prefetch_related("seats"),
        "may_hold": can(request.user, HOLD, request.commune),
        "may_vote": can(request.user, VOTE, request.commune),
    }
    return render(request, "council/list.html", context)


@require_safe
def council(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who sits in a council, and who sat."""
    shown = council_of(request, pk)
    today = shown.commune.today()
    seats = shown.seats.all()
    context = {
        "council": shown,
        "seats": [seat for seat in seats if seat.ends_on is None or seat.ends_on >= today],
        "former": [seat for seat in seats if seat.ends_on is not None and seat.ends_on < today],
        "may_hold": can(request.user, HOLD, shown.commune),
    }
    return render(request, "council/council.html", context)


@require_http_methods(["GET", "POST"])
def council_add(request: HttpRequest) -> HttpResponse:
    """Ask for the decision that sets a council up."""
    by = require(request.user, HOLD, request.commune)
    return ask_for_reason(
        request,
        SetUpForm(posted(request)),
        partial(set_up, request.commune, by=by),
        Question("Lập Hội đồng", back=reverse("council:list"), word="Lập"),
        done="Đã lập Hội đồng. Hãy thêm thành viên.",
        onward=_page,
    )


@require_http_methods(["GET", "POST"])
def seats_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which of those with a login and a role in it sit in the council; give them seats."""
    council = council_of(request, pk)
    by = require(request.user, HOLD, council.commune)
    users = list(council.without_a_seat())
    return ask_for_reason(
        request,
        SeatsForm(posted(request), users=users, initial={"on": council.starts_on}),
        partial(seat, council, by=by),
        Question(
            "Chọn thành viên",
            back=_page(council),
            lead=f"{council}: những người có vai trò Chủ tịch, Thư ký, Thành viên Hội đồng. Chức "
            "danh đề xuất theo vai trò; sửa theo quyết định thành lập.",
            word="Thêm các thành viên",
        ),
        done=lambda seats: f"Đã thêm {len(seats)} thành viên.",
    )


@require_http_methods(["GET", "POST"])
def seat_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a member and give the seat."""
    council = council_of(request, pk)
    by = require(request.user, HOLD, council.commune)

    def act(on, **row) -> list[Seat]:
        return seat(council, [NewSeat(**row)], on=on, by=by)

    return ask_for_reason(
        request,
        MemberForm(posted(request), commune=council.commune, initial={"on": council.starts_on}),
        act,
        Question("Thêm thành viên", back=_page(council), lead=str(council), word="Thêm"),
        done=lambda seats: f"Đã thêm {seats[0].name}.",
    )


def _page(council: Council) -> str:
    return reverse("council:council", args=[council.pk])


@require_http_methods(["GET", "POST"])
def seat_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a member's last day."""
    taken = get_object_or_404(Seat.objects.select_related("council"), pk=pk)
    council = council_of(request, taken.council_id)
    by = require(request.user, HOLD, council.commune)
    return ask_for_reason(
        request,
        UnseatForm(posted(request), initial={"on": council.commune.today()}),
        partial(unseat, taken, by=by),
        Question(f"{taken.name} thôi tham gia", back=_page(council), lead=str(council)),
        done=lambda seat: f"{seat.name} thôi tham gia; các phiên đã họp giữ nguyên.",
    )
