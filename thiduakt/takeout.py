"""Numbered papers and the log, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from documents.models import IssuedDocument
from documents.paper.listing import sheet_of
from documents.paper.sheet import Sheet
from history.models import Event
from people.models import Commune


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the papers with their numbers, then the log."""
    yield sheet_of(
        "Văn bản đã lấy số",
        IssuedDocument.objects.filter(commune_id=commune.pk),
        "year",
        "book",
        "ordinal",
        "number",
        "kind",
        "abstract",
        "issued_on",
        "issued_at",
        "by_name",
        "withdrawn_on",
        "withdraw_reason",
    )
    log = Event.objects.filter(chain=commune.pk).order_by("sequence")
    yield sheet_of("Nhật ký", log, "sequence", "at", "actor_name", "actor_role", "sentence")


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give each paper as it was frozen, and its signed scan, by year."""
    papers = IssuedDocument.objects.filter(commune_id=commune.pk).prefetch_related("annexes")
    for document in papers.order_by("pk"):
        folders = ("Văn bản", str(document.year))
        yield (*folders, f"{document}.pdf"), document.file
        if document.signed_file:
            yield (*folders, f"{document} - {document.signed_name}"), document.signed_file
        for annex in document.annexes.all():
            yield (*folders, f"{document} - phụ lục - {annex.name}"), annex.file
