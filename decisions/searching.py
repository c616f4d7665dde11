"""Decisions, as the search of the header finds them: a unit finds those that are released and name
it."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet, Value
from django.urls import reverse

from decisions.models import AwardDecision
from people.models import Commune
from search.bare import Bare, together
from search.sources import Hit, Searchable
from vietnamese.dates import short_date


def _visible(user, commune: Commune) -> QuerySet[AwardDecision]:
    visible = AwardDecision.objects.visible_to(user).values("pk")
    return AwardDecision.objects.filter(commune=commune, pk__in=visible)


def _hit(pk: str, number: str, decided_on: str, issuer: str) -> Hit:
    day = short_date(date.fromisoformat(decided_on))
    title = f"Quyết định số {number} ngày {day}"
    return Hit(title, issuer, reverse("decisions:detail", args=[pk]))


DECISIONS = Searchable(
    heading="Quyết định khen thưởng",
    icon="stamp",
    rows=_visible,
    text=Bare(together(Value("quyết định số"), "number", "issuer", "signer", "campaign__title")),
    title=F("number"),
    columns=(F("pk"), F("number"), F("decided_on"), F("issuer")),
    order=("-decided_on", "-pk"),
    hit=_hit,
)
