"""The filters of the room that somebody saves for oneself, as tabs."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from nominations import actions as nominations
from nominations.forms.listing import FilterNameForm
from nominations.room import Room
from nominations.views.listing import filters_of
from people.roles import Permission, require
from procedure.acting import carry_out
from registrations.consolidation import chosen, launched


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep what the room shows under a name, as a tab of the user."""
    room, form = _room_of(request), FilterNameForm(request.POST)
    commune = room.campaign.commune
    if saved := carry_out(form, nominations.save_filter, request.user, commune, room.wish):
        messages.success(request, f"Đã lưu bộ lọc “{saved}”. Chỉ Ông/Bà thấy bộ lọc này.")
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
    return redirect(room.address)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take a tab of the user away, and show the same dossiers without it."""
    room, name = _room_of(request), request.POST.get("name", "")
    if nominations.remove_filter(request.user, room.campaign.commune, name=name):
        messages.success(request, f"Đã bỏ bộ lọc “{name}”; hồ sơ không thay đổi.")
    return redirect(room.address)


def _room_of(request: HttpRequest) -> Room:
    """Give the room as the form came from it."""
    user, commune = request.user, request.commune
    require(user, Permission.VIEW_NOMINATIONS, commune)
    campaigns = list(launched(user, commune))
    campaign = chosen(campaigns, commune, request.POST.get("phong_trao", ""))
    if campaign is None:
        raise Http404
    return Room(user, campaign, campaigns, request.POST, filters_of(user, campaign))
