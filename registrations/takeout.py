"""Registrations, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune
from registrations.models import CollectiveLine, IndividualLine, Registration, Supplement

_OF = (
    Shown("registration__campaign__year"),
    Shown("registration__unit__name", "Đơn vị"),
    Shown("registration__stage"),
)
_FOR = (Shown("title", says=name_of), Shown("commendation", says=name_of))


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give what units sent, then who strives for what, and what was added."""
    yield sheet_of(
        "Bản đăng ký",
        Registration.objects.filter(campaign__commune=commune),
        Shown("campaign__year"),
        Shown("unit__name", "Đơn vị"),
        "stage",
        "sent_on",
        "days_late",
        "late_reason",
        "return_reason",
        "approved_on",
    )
    collectives = CollectiveLine.objects.filter(registration__campaign__commune=commune)
    yield sheet_of("Đăng ký tập thể", collectives, *_OF, "name", *_FOR)
    yield sheet_of(
        "Đăng ký cá nhân",
        IndividualLine.objects.filter(registration__campaign__commune=commune),
        *_OF,
        Shown("person__full_name"),
        "position",
        *_FOR,
        "initiative_name",
        "initiative_field",
        "commitment",
    )
    supplements = Supplement.objects.filter(registration__campaign__commune=commune)
    yield sheet_of("Bổ sung đăng ký", supplements, *_OF, "on", "reason", "by_name")


def files(commune: Commune) -> Iterator:
    """Give nothing: registrations have no files."""
    return iter(())
