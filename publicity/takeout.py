"""What was public, as a commune takes it away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from people.models import Commune
from publicity.models import Comment, Example, ExamplePhoto


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the typical examples and what people commented."""
    yield sheet_of(
        "Điển hình tiên tiến",
        Example.objects.filter(commune=commune),
        "year",
        "name",
        "unit",
        "headline",
        "story",
        "verdict",
        "consent",
        "published_on",
    )
    yield sheet_of(
        "Ý kiến của người dân",
        Comment.objects.filter(publication__commune=commune),
        Shown("publication__title", "Danh sách"),
        "sent_at",
        "name",
        "contact",
        "text",
        "state",
        "answer",
    )


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give the pictures of the examples."""
    kept = ExamplePhoto.objects.filter(example__commune=commune).select_related("example")
    for attachment in kept:
        of = attachment.example
        yield ("Điển hình tiên tiến", str(of.year), of.name, attachment.name), attachment.file
