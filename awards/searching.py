"""Awards, as the search of the header finds them: by who holds them, by what they are, by the
number of the decision. What a decision holds back is found by the commune's roles alone."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse

from awards.models import Award
from law.kinds import CATALOGUE, award_kind
from people.models import Commune
from search.bare import Bare, WordFor, together
from search.sources import Hit, Searchable
from vietnamese.dates import short_date
from vietnamese.text import search_text


def words_of_kinds(field: str) -> WordFor:
    """Give the name of the kind whose code a field holds, without accents, in both spellings of
    "sĩ"."""
    names = {kind.code: search_text(kind.name, kind.short) for kind in CATALOGUE}
    spelt = {code: f"{name} {name.replace('chien si', 'chien sy')}" for code, name in names.items()}
    return WordFor(Value(json.dumps(spelt)), field)


def _visible(user, commune: Commune) -> QuerySet[Award]:
    """Give what the user may see; `own` is the number of the person where it is the user."""
    own = Case(When(person_id=user.person_id, then=F("person_id")))
    return Award.objects.visible_to(user).filter(commune=commune).alias(own=own)


def _hit(own: str, holder: str, kind: str, year: str, number: str, day: str, revoked: str) -> Hit:
    signed = f" ngày {short_date(date.fromisoformat(day))}" if day else ""
    detail = f"Quyết định số {number}{signed}" if number else "Chưa ghi quyết định"
    taken_back = "; đã thu hồi" if revoked else ""
    return Hit(
        f"{holder}: {award_kind(kind).name} năm {year}",
        f"{detail}{taken_back}",
        _page_of(own, holder, year),
    )


def _page_of(own: str, holder: str, year: str) -> str:
    """Give the own page of who looks for oneself, and needs no role for it; otherwise the list."""
    if own:
        return reverse("awards:history_person", args=[own])
    return f"{reverse('awards:history')}?{urlencode({'ten': holder, 'nam': year})}"


AWARDS = Searchable(
    heading="Khen thưởng đã được tặng",
    icon="award",
    rows=_visible,
    text=together(
        Bare(together("holder_name", "unit_name", "decision_number")),
        words_of_kinds("kind_code"),
        "year",
    ),
    title=F("holder_name"),
    columns=(
        F("own"),
        F("holder_name"),
        F("kind_code"),
        F("year"),
        F("decision_number"),
        F("decided_on"),
        F("revoked_on"),
    ),
    order=("-year", "kind_code", "holder_name", "pk"),
    hit=_hit,
)
