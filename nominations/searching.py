"""Dossiers, as the search of the header finds them: by whom, for what, of which unit and year.

Where a dossier stands is not said: units hear of a decision when it is released.
"""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.db.models.fields import TextField
from django.db.models.functions import Coalesce
from django.urls import reverse

from awards.searching import words_of_kinds
from law.kinds import award_kind
from nominations.models import Nomination
from people.models import Commune
from search.bare import Bare, together
from search.sources import Hit, Searchable


def _visible(user, commune: Commune) -> QuerySet[Nomination]:
    readable = Nomination.objects.readable_by(user).values("pk")
    return Nomination.objects.filter(campaign__commune=commune, pk__in=readable)


def _hit(pk: str, nominee: str, award: str, unit: str, year: str) -> Hit:
    title = f"{nominee}: {award_kind(award).name}"
    place = f"{unit}, năm {year}" if year else unit
    return Hit(title, place, reverse("nominations:detail", args=[pk]))


_NOMINEE = Coalesce("person__full_name", "collective", output_field=TextField())

DOSSIERS = Searchable(
    heading="Hồ sơ đề nghị khen thưởng",
    icon="folder-open",
    rows=_visible,
    text=together(
        Bare(together(_NOMINEE, "matter")),
        "unit__search_text",
        words_of_kinds("award"),
        "campaign__year",
    ),
    title=_NOMINEE,
    columns=(F("pk"), _NOMINEE, F("award"), F("unit__name"), F("campaign__year")),
    order=("-campaign__year", "person__sort_key", "collective", "pk"),
    hit=_hit,
)
