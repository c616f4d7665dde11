"""People and units, as the search of the header finds them."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse

from people.models import Commune, Person, Unit
from search.bare import together
from search.sources import Hit, Searchable
from vietnamese.dates import short_date
from vietnamese.text import post_and_unit


def _persons(user, commune: Commune) -> QuerySet[Person]:
    return Person.objects.visible_to(user).filter(commune=commune)


def _person(pk: str, name: str, position: str, unit: str, left_on: str) -> Hit:
    detail = post_and_unit(position, unit)
    if left_on:
        detail = f"{detail}; nghỉ từ {short_date(date.fromisoformat(left_on))}"
    return Hit(name, detail, reverse("people:person", args=[pk]))


def _units(user, commune: Commune) -> QuerySet[Unit]:
    return Unit.objects.visible_to(user).filter(commune=commune)


def _unit(pk: str, name: str, kind: str, valid_to: str) -> Hit:
    word = Unit.Kind(kind).label
    if valid_to:
        word = f"{word}; hoạt động đến {short_date(date.fromisoformat(valid_to))}"
    return Hit(name, word, reverse("people:unit", args=[pk]))


PERSONS = Searchable(
    heading="Cán bộ, công chức",
    icon="users",
    rows=_persons,
    text=together("search_text", "unit__search_text"),
    title=F("full_name"),
    columns=(F("pk"), F("full_name"), F("position"), F("unit__name"), F("left_on")),
    order=("sort_key", "pk"),
    hit=_person,
)
UNITS = Searchable(
    heading="Bộ phận, đơn vị",
    icon="sitemap",
    rows=_units,
    text=F("search_text"),
    title=F("name"),
    columns=(F("pk"), F("name"), F("kind"), F("valid_to")),
    order=("position", "sort_key", "pk"),
    hit=_unit,
)
