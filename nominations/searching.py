"""Dossiers, as the search of the header finds them: by whom, for what, of which unit and year.

Where a dossier stands is not said: units hear of a decision when it is released.
"""

from __future__ import annotations

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.fields import TextField
from django.db.models.functions import Coalesce
from django.urls import reverse

from law.kinds import CATALOGUE, award_kind
from nominations.models import Nomination
from people.models import Commune
from search.bare import Bare, together
from search.sources import Hit, Searchable
from vietnamese.text import search_text


def _visible(user, commune: Commune) -> QuerySet[Nomination]:
    readable = Nomination.objects.readable_by(user).values("pk")
    return Nomination.objects.filter(campaign__commune=commune, pk__in=readable)


def _hit(pk: str, nominee: str, award: str, unit: str, year: str) -> Hit:
    title = f"{nominee}: {award_kind(award).name}"
    place = f"{unit}, năm {year}" if year else unit
    return Hit(title, place, reverse("nominations:detail", args=[pk]))


def _words_of_kinds() -> Case:
    """Give the name of the award without accents, in both spellings of "sĩ"."""
    names = ((kind.code, search_text(kind.name, kind.short)) for kind in CATALOGUE)
    spelt = ((code, f"{name} {name.replace('chien si', 'chien sy')}") for code, name in names)
    whens = [When(award=code, then=Value(name)) for code, name in spelt]
    return Case(*whens, default=Value(""), output_field=TextField())


_NOMINEE = Coalesce("person__full_name", "collective", output_field=TextField())

DOSSIERS = Searchable(
    heading="Hồ sơ đề nghị khen thưởng",
    icon="folder-open",
    rows=_visible,
    text=together(
        Bare(together(_NOMINEE, "matter")),
        "unit__search_text",
        _words_of_kinds(),
        "campaign__year",
    ),
    title=_NOMINEE,
    columns=(F("pk"), _NOMINEE, F("award"), F("unit__name"), F("campaign__year")),
    order=("-campaign__year", "person__sort_key", "collective", "pk"),
    hit=_hit,
)
