"""What has to be true of awards."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.urls import reverse

from awards.models import Award
from law.findings import Finding
from law.kinds import award_kind
from law.timeline import LawError


def breaches() -> Iterator[Finding]:
    """Give awards of another commune's people or units, and those of a kind that nobody knows."""
    rows = Award.objects.order_by("pk")
    across = (
        (Q(person__isnull=False) & ~Q(person__commune=F("commune")))
        | (Q(outsider__isnull=False) & ~Q(outsider__commune=F("commune")))
        | (Q(unit__isnull=False) & ~Q(unit__commune=F("commune")))
    )
    for award in rows.filter(across):
        sentence = f"{award}: người hoặc đơn vị thuộc xã khác."
        yield Finding("award_across_communes", sentence, link=reverse("awards:history"))
    for code in rows.order_by().values_list("kind_code", flat=True).distinct():
        if not _is_known(code):
            count = rows.filter(kind_code=code).count()
            sentence = f"Mã khen thưởng “{code}” ({count} dòng) không có trong danh mục."
            yield Finding("award_of_no_kind", sentence, link=reverse("awards:history"))


def _is_known(code: str) -> bool:
    try:
        award_kind(code)
    except LawError:
        return False
    return True
