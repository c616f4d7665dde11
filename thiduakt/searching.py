"""Numbered papers of all rooms, as the search of the header finds them: for who issues papers."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet, Value
from django.urls import reverse

from documents.models import IssuedDocument
from people.models import Commune
from people.roles import Permission, can
from search.bare import Bare, together
from search.sources import Hit, Searchable
from vietnamese.dates import short_date


def _visible(user, commune: Commune) -> QuerySet[IssuedDocument]:
    papers = IssuedDocument.objects.filter(commune_id=commune.pk)
    return papers if can(user, Permission.ISSUE_PAPERS, commune) else papers.none()


def _hit(pk: str, kind: str, number: str, issued_on: str, abstract: str, withdrawn: str) -> Hit:
    day = short_date(date.fromisoformat(issued_on))
    taken_back = "; đã thu hồi" if withdrawn else ""
    title = f"{kind} số {number} ngày {day}{taken_back}"
    return Hit(title, abstract, reverse("signing:file", args=[pk]))


PAPERS = Searchable(
    heading="Văn bản đã lấy số",
    icon="file-lines",
    rows=_visible,
    text=Bare(together("kind", Value("số"), "number", "abstract")),
    title=F("number"),
    columns=(
        F("pk"),
        F("kind"),
        F("number"),
        F("issued_on"),
        F("abstract"),
        F("withdrawn_on"),
    ),
    order=("-issued_on", "-pk"),
    hit=_hit,
)
