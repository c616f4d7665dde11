"""What has to be true of everything that units send; each room asks it of its own."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from law.findings import Finding
from vietnamese.text import capitalised

from .models import DRAFT, Submission


def breaches_of(rows: QuerySet[Submission]) -> Iterator[Finding]:
    """Give what stands at a stage that its steps do not lead to, and what belongs to the unit of
    another commune; of rows with their unit and campaign."""
    whole = rows.defer("campaign__source_text").prefetch_related("moves")
    for row in whole.order_by("pk").iterator(chunk_size=500):
        begins = next((move.before for move in row.moves.all()), row.stage)
        if begins != DRAFT:
            word = row.STAGES(begins).word
            yield _of(row, "stage_without_steps", f"bắt đầu ở “{word}” mà không qua bước nào.")
        if fault := _fault(row, begins):
            yield _of(row, "stage_not_reached", fault)
        if row.unit.commune_id != row.campaign.commune_id:
            yield _of(row, "unit_of_another_commune", f"{row.unit} thuộc xã khác.")


def _of(row: Submission, code: str, sentence: str) -> Finding:
    called = row.called
    return Finding(code, f"{capitalised(called)}: {sentence}", link=row.get_absolute_url())


def _fault(row: Submission, at: str) -> str:
    """Say where the steps from a stage break off, or ""."""
    for move in row.moves.all():
        if move.before != at or row.STAGES(move.after) not in row.STEPS[row.STAGES(at)]:
            return f"bước “{move}” không nối được với “{row.STAGES(at).word}”."
        at = move.after
    if at != row.stage:
        return f"đang ở “{row.state.word}” nhưng các bước chỉ dẫn đến “{row.STAGES(at).word}”."
    return ""
