"""What has to be true of papers: numbers without gap or double, files as they were issued."""

from __future__ import annotations

from collections.abc import Iterator

from documents.issued.issuing import check_frozen
from documents.models import StoredFile
from law.findings import Finding, Level


def breaches() -> Iterator[Finding]:
    """Give what is missing or was altered."""
    for sentence in check_frozen():
        yield Finding("issued_paper", sentence, Level.BLOCKER, link="/so-van-ban/")
    for stored in StoredFile.objects.iterator():
        if not stored.file.storage.exists(stored.file.name):
            sentence = f"Tệp đã in {stored.file.name} không còn trên máy chủ."
            yield Finding("printed_file", sentence, link="/van-ban/in/")
