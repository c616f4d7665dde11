"""Which earlier initiatives of the commune say nearly the same as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from initiatives.models import Initiative
from initiatives.rules.similarity import Likeness, likeness, shared
from initiatives.rules.stages import Stage
from law.findings import Finding
from people.models import User
from vietnamese.numbers import percent

MOST_READ = 20
"""So many texts at most are read word by word: those whose fingerprints share most."""


@dataclass(frozen=True)
class Alike:
    """Another initiative that says nearly the same; `is_open` where the reader may see it."""

    other: Initiative
    likeness: Likeness
    is_open: bool

    @property
    def share(self) -> str:
        """Give "72 %"."""
        return percent(self.likeness.score.limit_denominator(100))


def alike_of(initiative: Initiative, user: User) -> list[Alike]:
    """Give the initiatives of this year or earlier that were sent and say nearly the same, the
    nearest first; two queries. What the user may not open is given without being open."""
    near = _candidates(initiative)
    if not near:
        return []
    open_to_user = Initiative.objects.visible_to(user).filter(pk=OuterRef("pk"))
    others = Initiative.objects.filter(pk__in=near).annotate(is_open=Exists(open_to_user))
    pairs = [
        Alike(other, likeness(initiative.description, other.description), other.is_open)
        for other in others.select_related("campaign", "unit")
    ]
    kept = [pair for pair in pairs if pair.likeness.is_near]
    return sorted(kept, key=lambda pair: (-pair.likeness.score, pair.other.pk))


def alike_findings(alike: Sequence[Alike]) -> list[Finding]:
    """Give a warning for each; one that the reader may not open is not named."""
    return [Finding("nearly_the_same", _sentence(pair)) for pair in alike]


def _sentence(pair: Alike) -> str:
    year = f" năm {pair.other.campaign.year}" if pair.other.campaign.year else ""
    if pair.is_open:
        return f"Mô tả giống {pair.share} với sáng kiến “{pair.other}” ({pair.other.unit}{year})."
    return (
        f"Mô tả giống {pair.share} với một sáng kiến đã nộp của đơn vị khác{year}. Hãy ghi rõ chỗ "
        "khác; người xét sẽ đối chiếu hai bản."
    )


def _candidates(initiative: Initiative) -> list[int]:
    """Give the numbers of those worth reading, by how much of the fingerprints is shared."""
    mine = set(initiative.fingerprint)
    rows = _others(initiative).values_list("pk", "fingerprint") if mine else ()
    shares = {pk: shared(mine, theirs) for pk, theirs in rows}
    near = [pk for pk, share in shares.items() if share]
    return sorted(near, key=lambda pk: (-shares[pk], pk))[:MOST_READ]


def _others(initiative: Initiative) -> QuerySet[Initiative]:
    campaign = initiative.campaign
    rows = Initiative.objects.filter(campaign__commune=campaign.commune_id).order_by("pk")
    if campaign.year:
        rows = rows.filter(Q(campaign__year__lte=campaign.year) | Q(campaign=campaign))
    return rows.exclude(pk=initiative.pk).exclude(stage=Stage.DRAFT.value)
