"""Councils, as a commune takes them away: what was counted, never how somebody voted in secret.

Piles of votes, who dropped one and the code slips are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from council.models import Meeting, Seat, Tally
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from people.models import Commune


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the members, the meetings, and the count of each closed vote."""
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
        Shown("chair__name", "Người chủ trì"),
        Shown("secretary__name", "Thư ký"),
        "discussion",
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
