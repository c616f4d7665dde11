"""Councils, as a commune takes them away: what was counted, never how somebody voted in secret.

Piles of votes, who dropped one and the code slips are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from council.models import (
    Attendance,
    Item,
    Line,
    Meeting,
    Opinion,
    Recusal,
    Round,
    Seat,
    Tally,
)
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from people.models import Commune

_NAME = (
    Shown("line__item__meeting__held_on"),
    Shown("line__item__title"),
    Shown("line__name"),
)


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the members and the meetings, then what was put before them and the count of each
    closed vote."""
    yield from _meetings(commune)
    yield from _names(commune)
    yield from _votes(commune)


def _meetings(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Thành viên Hội đồng",
        Seat.objects.filter(council__commune=commune),
        Shown("council__kind"),
        Shown("council__decision_number"),
        "name",
        "position",
        "duty",
        "starts_on",
        "ends_on",
    )
    yield sheet_of(
        "Phiên họp",
        Meeting.objects.filter(council__commune=commune),
        Shown("council__kind"),
        "held_on",
        "place",
        "stage",
        "called_off_reason",
        Shown("chair__name", "Người chủ trì"),
        Shown("secretary__name", "Thư ký"),
        "discussion",
    )
    yield sheet_of(
        "Điểm danh Hội đồng",
        Attendance.objects.filter(meeting__council__commune=commune),
        Shown("meeting__held_on"),
        Shown("meeting__council__kind"),
        Shown("seat__name"),
        "state",
        "reason",
    )
    held_on = Shown("meeting__held_on")
    items = Item.objects.filter(meeting__council__commune=commune)
    yield sheet_of(
        "Chương trình họp", items, held_on, "ordinal", "title", "places", "places_in_words"
    )


def _names(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Tên đưa ra Hội đồng",
        Line.objects.filter(item__meeting__council__commune=commune),
        Shown("item__meeting__held_on"),
        Shown("item__title"),
        "ordinal",
        "name",
        "detail",
        "reason",
    )
    member = Shown("seat__name", "Thành viên")
    recusals = Recusal.objects.filter(line__item__meeting__council__commune=commune)
    yield sheet_of("Không biểu quyết", recusals, *_NAME, member, "kind", "note")
    opinions = Opinion.objects.filter(line__item__meeting__council__commune=commune)
    yield sheet_of(
        "Ý kiến bằng văn bản", opinions.order_by("line", "seat"), *_NAME, member, "agrees"
    )


def _votes(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Lần bỏ phiếu",
        Round.objects.filter(item__meeting__council__commune=commune),
        Shown("item__meeting__held_on"),
        Shown("item__title"),
        "number",
        "way",
        "is_runoff",
        "reason",
        "opened_at",
        "closed_at",
        "void_reason",
        "issued",
        "returned",
        "invalid",
    )
    closed = Tally.objects.filter(
        round__item__meeting__council__commune=commune, round__closed_at__isnull=False
    )
    yield sheet_of(
        "Kết quả biểu quyết",
        closed.order_by("round__item__meeting__held_on", "round", "line__ordinal"),
        Shown("round__item__meeting__held_on"),
        Shown("round__item__title"),
        Shown("line__name"),
        Shown("round__number"),
        Shown("round__way"),
        "agree",
        "disagree",
        "invalid",
        "written_agree",
        "written_disagree",
        Shown("line__reason"),
    )


def files(commune: Commune) -> Iterator:
    """Give nothing: the papers of meetings are among the numbered ones."""
    return iter(())
