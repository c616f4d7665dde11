"""Báo cáo sơ kết, tổng kết and what was handed up, as a commune takes it away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from people.models import Commune
from reports.models import HandingUp, YearPaper
from reports.rules.texts import TEXT_BLOCKS


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give what people wrote, then each round of what was handed up."""
    yield sheet_of(
        "Báo cáo sơ kết, tổng kết",
        YearPaper.objects.filter(campaign__commune=commune),
        Shown("campaign__title", "Phong trào"),
        Shown("phase__ordinal", "Đợt"),
        Shown("paper__number", "Số"),
        *(block.name for block in TEXT_BLOCKS),
    )
    yield sheet_of(
        "Báo cáo gửi cấp trên",
        HandingUp.objects.filter(commune=commune).order_by("sent_on", "pk"),
        Shown("campaign__title", "Phong trào"),
        Shown("paper__number", "Số"),
        Shown("paper__abstract", "Trích yếu"),
        "round",
        "stage",
        "sent_on",
        "sent_by_name",
        "answered_on",
        "answered_by_name",
        "return_reason",
        "return_due_on",
    )


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give nothing: the papers are taken away with all that bear a number."""
    return iter(())
