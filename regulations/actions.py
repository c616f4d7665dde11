"""Setting and taking back what the commune rules for itself."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from history.log import record
from law.parameters import parameter
from people.actions.writing import lock_commune
from people.roles import Actor

from .models import Regulation, RegulationValue


@transaction.atomic
def save_regulation(
    regulation: Regulation, values: Sequence[RegulationValue], *, by: Actor
) -> Regulation:
    """Save a regulation with exactly these values, in place of those it had; `ValidationError` for
    one that is declared already."""
    lock_commune(regulation.commune_id, by)
    is_new = regulation.pk is None
    regulation.full_clean()
    regulation.save()
    regulation.values.all().delete()
    for row in values:
        row.pk, row.regulation = None, regulation
        row.save()
    record(
        "regulation.added" if is_new else "regulation.changed",
        regulation,
        f"{'Khai' if is_new else 'Sửa'} quy chế {regulation}: {_in_words(values)}.",
        by=by,
        commune_id=regulation.commune_id,
    )
    return regulation


@transaction.atomic
def delete_regulation(regulation: Regulation, *, by: Actor) -> None:
    """Take a regulation back; the national values hold again."""
    record(
        "regulation.deleted",
        regulation,
        f"Xóa quy chế {regulation}; áp dụng lại quy định chung.",
        by=by,
        commune_id=regulation.commune_id,
    )
    regulation.delete()


def _in_words(values: Sequence[RegulationValue]) -> str:
    words = [f"{parameter(row.parameter).name} {row.value}" for row in values]
    return "; ".join(words) or "chưa có giá trị riêng"
