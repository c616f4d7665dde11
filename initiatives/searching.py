"""Initiatives, as the search of the header finds them: by name and by any of the authors."""

from __future__ import annotations

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from initiatives.models import Author, Initiative
from people.models import Commune
from search.bare import Bare, Joined, together
from search.sources import Hit, Searchable


def _visible(user, commune: Commune) -> QuerySet[Initiative]:
    visible = Initiative.objects.visible_to(user).values("pk")
    return Initiative.objects.filter(campaign__commune=commune, pk__in=visible)


def _hit(pk: str, name: str, unit: str, year: str) -> Hit:
    place = f"{unit}, năm {year}" if year else unit
    return Hit(name, place, reverse("initiatives:detail", args=[pk]))


_OF_IT = Author.objects.filter(initiative=OuterRef("pk")).order_by().values("initiative")
_AUTHORS = Subquery(_OF_IT.annotate(names=Joined("name")).values("names"))

INITIATIVES = Searchable(
    heading="Sáng kiến",
    icon="lightbulb",
    rows=_visible,
    text=Bare(together("name", _AUTHORS, "unit__name", "campaign__year")),
    title=F("name"),
    columns=(F("pk"), F("name"), F("unit__name"), F("campaign__year")),
    order=("-campaign__year", "name", "pk"),
    hit=_hit,
)
