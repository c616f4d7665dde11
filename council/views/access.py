"""Who may open what of a council; 404 for what is not theirs to know of."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from council.models import Council, Item, Line, Meeting, Round, Seat
from people.roles import Actor, Permission, can, require

HOLD, VIEW, VOTE = (
    Permission.HOLD_MEETINGS,
    Permission.VIEW_COUNCIL,
    Permission.VOTE_IN_COUNCIL,
)


def visible(request: HttpRequest):
    """Give the meetings that the user sees."""
    rows = Meeting.objects.visible_to(request.user)
    return rows.select_related("council__commune", "campaign__commune", "chair", "secretary")


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    """Give a meeting that the user sees; 404 otherwise."""
    return get_object_or_404(visible(request), pk=pk)


def holder_of(request: HttpRequest, meeting: Meeting) -> Actor:
    """Give the actor who holds meetings of the commune; 403 for others."""
    return require(request.user, HOLD, meeting.commune)


def held(request: HttpRequest, pk: int) -> tuple[Meeting, Actor]:
    """Give a meeting to its holder."""
    meeting = meeting_of(request, pk)
    return meeting, holder_of(request, meeting)


def item_of(request: HttpRequest, pk: int) -> Item:
    """Give an item of a meeting that the user sees."""
    return _with_meeting(request, get_object_or_404(Item, pk=pk))


def _with_meeting(request: HttpRequest, item: Item) -> Item:
    item.meeting = meeting_of(request, item.meeting_id)
    return item


def line_of(request: HttpRequest, pk: int) -> Line:
    """Give a name of such an item."""
    line = get_object_or_404(Line.objects.select_related("item"), pk=pk)
    _with_meeting(request, line.item)
    return line


def round_of(request: HttpRequest, pk: int) -> Round:
    """Give a round of such an item."""
    round = get_object_or_404(Round.objects.select_related("item"), pk=pk)
    _with_meeting(request, round.item)
    return round


def council_of(request: HttpRequest, pk: int) -> Council:
    """Give a council of the user's commune; 404 otherwise."""
    council = get_object_or_404(Council.objects.select_related("commune"), pk=pk)
    if not can(request.user, VIEW, council.commune):
        raise Http404
    return council


def own_seat(request: HttpRequest, meeting: Meeting) -> Seat | None:
    """Give the seat that the user has in a meeting."""
    return Seat.objects.filter(attendances__meeting=meeting, user=request.user).first()


def may_hold(request: HttpRequest, meeting: Meeting) -> bool:
    return can(request.user, HOLD, meeting.commune)
