"""The room of dossiers: the commune's, a unit's own, or the own ones of a person."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.documents import of_year
from campaigns.models import Campaign
from documents.handing import a_file
from documents.paper.sheet import xlsx
from nominations.facts.listed import sums_in_words
from nominations.facts.ratings import rating_findings
from nominations.facts.registered import count_not_begun
from nominations.forms.listing import RoomFilter
from nominations.models import SavedFilter
from nominations.room import Room
from nominations.rows import table_of
from nominations.rules.room import EVERYTHING, Wish
from nominations.rules.stages import Stage
from nominations.sheets import room_sheet
from people.models import User
from people.roles import Permission, can, require
from procedure.prepared import Prepared
from registrations.consolidation import chosen, launched
from submissions.models import EDITABLE

NAMED_UNITS = 3
"""So many units that have no dossier are named; the others are counted."""


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """List the dossiers of a campaign that the user may see; a person without a role for it sees
    the own ones."""
    room = _room_of(request)
    if room is None:
        return render(request, "nominations/list_empty.html")
    campaign, table = room.campaign, table_of(room, request.GET)
    context = {"room": room, "table": table, "campaign": campaign, **_of_units(room)}
    context["sums"] = sums_in_words(room.rows)
    context["waiting"] = sum(row.stage == Stage.SUBMITTED for row in room.rows)
    context["has_boxes"] = room.vets and context["waiting"] > 0
    context["rating_findings"] = rating_findings(campaign) if room.sees_all else []
    context["everything"] = room.query_of(Wish(EVERYTHING))
    return render(request, "nominations/list.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the dossiers that the page shows as an Excel file, all pages of them."""
    room = _room_of(request)
    if room is None:
        raise Http404
    sheet = room_sheet(room, author=request.user.display_name)
    return a_file(xlsx(sheet), f"ho-so-khen-thuong{of_year(room.campaign)}", "xlsx")


def _room_of(request: HttpRequest) -> Room | None:
    """Give the room as the address asks for it; None before a campaign is launched."""
    user, commune = request.user, request.commune
    if user.person_id is None or commune is None:
        require(user, Permission.VIEW_NOMINATIONS, commune)
    campaigns = list(launched(user, commune))
    campaign = chosen(campaigns, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return None
    return Room(user, campaign, campaigns, request.GET, filters_of(user, campaign))


def _of_units(room: Room) -> dict:
    """Give what the page says and offers besides the rows: to who writes, and of the units that
    have begun nothing."""
    user, commune = room.user, room.campaign.commune
    sees_units = can(user, Permission.VIEW_NOMINATIONS, commune)
    if not sees_units:
        return {"sees_units": False}
    active = user.units_where(Permission.VIEW_NOMINATIONS, commune)
    writes_for = [unit for unit in active if can(user, Permission.WRITE_NOMINATION, commune, unit)]
    numbers = {unit.pk for unit in writes_for}
    begun = {row.unit for row in room.all}
    idle = [unit.name for unit in active if unit.pk not in begun]
    return {
        "sees_units": True,
        "may_write": bool(writes_for),
        "unsent": sum(row.unit in numbers and row.stage in EDITABLE for row in room.all),
        "registered": count_not_begun(room.campaign, writes_for[0]) if len(numbers) == 1 else 0,
        "units": len(begun),
        "idle": _named(idle) if room.sees_all and room.all else "",
    }


def _named(units: Sequence[str]) -> str:
    """Give "2 đơn vị chưa lập: A; B"."""
    if not units:
        return ""
    more = len(units) - NAMED_UNITS
    tail = f" và {more} đơn vị khác" if more > 0 else ""
    return f"{len(units)} đơn vị chưa lập: {'; '.join(units[:NAMED_UNITS])}{tail}"


def filters_of(user: User, campaign: Campaign) -> list[SavedFilter]:
    """Give the filters that a user has saved; who sees only the own dossiers filters nothing."""
    if not can(user, Permission.VIEW_NOMINATIONS, campaign.commune):
        return []
    return _saved(user.pk, campaign.commune_id)


def _saved_by(user: int, commune: int) -> QuerySet[SavedFilter]:
    own = SavedFilter.objects.filter(user=user, commune=commune)
    return own.annotate(unit_name=F("unit__name"))


_saved: Prepared[SavedFilter] = Prepared(_saved_by, 9001, 9002)


def kept_filters(request: HttpRequest) -> str:
    """Give the filters of the room that came along as the end of an address ("?don_vi=3"), or
    ""."""
    return RoomFilter.query(request.GET)


def room_address(request: HttpRequest) -> str:
    """Give the address of the room with the filters that came along."""
    return f"{reverse('nominations:list')}{kept_filters(request)}"


def room_around(request: HttpRequest, campaign: Campaign) -> Room:
    """Give the room from which a dossier of a campaign was opened."""
    return Room(request.user, campaign, [campaign], request.GET)
