"""Units, people and accounts, as a commune takes them away: never a password."""

from __future__ import annotations

from collections.abc import Iterator

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from people.models import (
    Absence,
    Commune,
    Discipline,
    Membership,
    Outsider,
    Person,
    Posting,
    Rating,
    Unit,
)

_WHO = (Shown("person__full_name"), Shown("person__born_on"))


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give units, people with all that is known of their years, and who may log in."""
    units = Unit.objects.filter(commune=commune)
    yield sheet_of("Đơn vị", units, "name", "kind", "valid_from", "valid_to")
    yield sheet_of(
        "Cán bộ, công chức",
        Person.objects.filter(commune=commune),
        "full_name",
        "gender",
        "born_on",
        "position",
        Shown("unit__name", "Đơn vị"),
        "group",
        "is_leader",
        "joined_on",
        "left_on",
    )
    yield from _years(commune)
    yield sheet_of(
        "Ngoài danh sách",
        Outsider.objects.filter(commune=commune),
        "kind",
        "gender",
        "name",
        "address",
        Shown("unit__name", "Đơn vị đề nghị"),
    )
    yield sheet_of(
        "Tài khoản, vai trò",
        Membership.objects.filter(commune=commune).order_by("user__username", "pk"),
        Shown("user__username", "Tên đăng nhập"),
        Shown("user__last_name", "Họ và tên đệm"),
        Shown("user__first_name"),
        Shown("user__email", "Thư điện tử"),
        "role",
        Shown("unit__name", "Đơn vị"),
        "starts_on",
        "ends_on",
    )


def _years(commune: Commune) -> Iterator[Sheet]:
    """Give what is known of people year by year."""
    yield sheet_of(
        "Quá trình công tác",
        _of(Posting, commune, "starts_on"),
        *_WHO,
        Shown("unit__name", "Đơn vị"),
        "position",
        "starts_on",
        "ends_on",
    )
    absences = _of(Absence, commune, "starts_on")
    yield sheet_of(
        "Nghỉ, đi học", absences, *_WHO, "kind", "starts_on", "ends_on", "result", "note"
    )
    disciplines = _of(Discipline, commune, "decided_on")
    yield sheet_of("Kỷ luật", disciplines, *_WHO, "form", "decided_on", "ended_on", "decision")
    yield sheet_of("Xếp loại", _of(Rating, commune, "year"), *_WHO, "year", "level")


def _of(model, commune: Commune, day: str):
    rows = model.objects.filter(person__commune=commune)
    return rows.order_by("person__sort_key", "person", day, "pk")


def files(commune: Commune) -> Iterator:
    """Give nothing: lists that were brought are read, not kept as files."""
    return iter(())
