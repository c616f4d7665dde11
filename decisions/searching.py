"""Decisions, as the search of the header finds them: a unit finds those that are released and name
it, by the names of its own alone."""

from __future__ import annotations

from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from decisions.models import AwardDecision, DecisionLine
from nominations.models import Nomination
from people.models import Commune
from search.bare import Bare, Joined, together
from search.sources import Hit, Searchable
from vietnamese.dates import short_date


def _visible(user, commune: Commune) -> QuerySet[AwardDecision]:
    """Give the decisions that the user may see; `named` are those of its names that the user
    sees."""
    visible = AwardDecision.objects.visible_to(user).values("pk")
    seen = Nomination.objects.visible_to(user).values("pk")
    lines = DecisionLine.objects.filter(decision=OuterRef("pk"), nomination__in=seen)
    named = lines.order_by().values("decision").annotate(names=Joined(_NAME)).values("names")
    decisions = AwardDecision.objects.filter(commune=commune, pk__in=visible)
    return decisions.alias(named=Subquery(named))


_NAME = Coalesce("nomination__person__full_name", "nomination__collective")


def _hit(pk: str, number: str, decided_on: str, issuer: str) -> Hit:
    day = short_date(date.fromisoformat(decided_on))
    title = f"Quyết định số {number} ngày {day}"
    return Hit(title, issuer, reverse("decisions:detail", args=[pk]))


DECISIONS = Searchable(
    heading="Quyết định khen thưởng",
    icon="stamp",
    rows=_visible,
    text=Bare(
        together(Value("quyết định số"), "number", "issuer", "signer", "campaign__title", "named")
    ),
    title=F("number"),
    columns=(F("pk"), F("number"), F("decided_on"), F("issuer")),
    order=("-decided_on", "-pk"),
    hit=_hit,
)
