"""What was public, as a commune takes it away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from people.models import Commune
from publicity.models import Comment, Example, ExamplePhoto, Publication


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the typical examples, the lists that were put up, and what people commented."""
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
        "Danh sách công khai",
        Publication.objects.filter(commune=commune),
        "title",
        "basis",
        "starts_on",
        "ends_on",
        Shown("rows", says=_rows),
        "by_name",
        "withdrawn_on",
        "withdraw_reason",
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


def _rows(rows: list[dict[str, str]]) -> str:
    return "\n".join(" – ".join(filter(None, row.values())) for row in rows)


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give the pictures of the examples."""
    kept = ExamplePhoto.objects.filter(example__commune=commune).select_related("example")
    for attachment in kept:
        of = attachment.example
        yield ("Điển hình tiên tiến", str(of.year), of.name, attachment.name), attachment.file
