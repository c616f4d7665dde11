"""What has to be true of awards."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from awards.models import Award
from law.findings import Finding
from law.kinds import award_kind
from law.timeline import LawError
from procedure.prepared import Prepared


def breaches() -> Iterator[Finding]:
    """Give awards of another commune's people or units, and those of a kind that nobody knows."""
    for award in _across():
        sentence = f"{award}: người hoặc đơn vị thuộc xã khác."
        yield Finding("award_across_communes", sentence, link=reverse("awards:history"))
    for code in _codes():
        if not _is_known(code):
            count = Award.objects.filter(kind_code=code).count()
            sentence = f"Mã khen thưởng “{code}” ({count} dòng) không có trong danh mục."
            yield Finding("award_of_no_kind", sentence, link=reverse("awards:history"))


@Prepared
def _across() -> QuerySet[Award]:
    across = (
        (Q(person__isnull=False) & ~Q(person__commune=F("commune")))
        | (Q(outsider__isnull=False) & ~Q(outsider__commune=F("commune")))
        | (Q(unit__isnull=False) & ~Q(unit__commune=F("commune")))
    )
    return Award.objects.order_by("pk").filter(across)


@Prepared
def _codes() -> QuerySet:
    return Award.objects.order_by().values_list("kind_code", flat=True).distinct()


def _is_known(code: str) -> bool:
    try:
        award_kind(code)
    except LawError:
        return False
    return True
