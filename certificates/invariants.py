"""What has to be true of the book of awards."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from certificates.models import BookEntry, BookYear
from law.findings import Finding, Level
from procedure.prepared import Prepared


def breaches() -> Iterator[Finding]:
    """Give entries with a number that the book of the year never gave, and of another commune."""
    for entry in _never_given():
        yield _of(entry, "book_number_never_given", f"sổ mới ghi đến số {entry.last}.")
    for entry in _of_others():
        yield _of(entry, "book_of_another_commune", "khen thưởng của xã khác.")


@Prepared
def _never_given() -> QuerySet[BookEntry]:
    book = BookYear.objects.filter(commune=OuterRef("commune"), year=OuterRef("year"))
    entries = BookEntry.objects.select_related("award").order_by("pk")
    given = entries.annotate(last=Coalesce(Subquery(book.values("last")[:1]), 0))
    return given.filter(ordinal__gt=F("last"))


@Prepared
def _of_others() -> QuerySet[BookEntry]:
    entries = BookEntry.objects.select_related("award").order_by("pk")
    return entries.exclude(award__commune=F("commune"))


def _of(entry: BookEntry, code: str, sentence: str) -> Finding:
    link = reverse("certificates:book")
    return Finding(code, f"Sổ khen thưởng, dòng {entry}: {sentence}", Level.BLOCKER, link=link)
