"""Filters that somebody keeps for oneself; nobody else sees them, and the log tells nothing."""

from __future__ import annotations

from django.db import transaction

from nominations.models import SavedFilter
from nominations.rules.room import Wish
from people.models import Commune, User
from procedure.refusal import refuse

MOST_FILTERS = 12


@transaction.atomic
def save_filter(user: User, commune: Commune, wish: Wish, *, name: str) -> SavedFilter:
    """Keep what the room shows as a tab of the user; one of the same name is replaced."""
    User.objects.select_for_update().get(pk=user.pk)
    own = SavedFilter.objects.filter(user=user, commune=commune)
    if own.exclude(name=name).count() >= MOST_FILTERS:
        refuse(
            "too_many",
            f"Ông/Bà đã lưu {MOST_FILTERS} bộ lọc. Hãy bỏ một bộ lọc không dùng nữa, rồi lưu lại.",
        )
    values = {"tab": wish.tab, "award": wish.award, "result": wish.result}
    saved, _ = own.update_or_create(
        user=user, commune=commune, name=name, defaults={**values, "unit_id": wish.unit or None}
    )
    return saved


def remove_filter(user: User, commune: Commune, *, name: str) -> bool:
    """Take a tab of the user away, and say whether it was there; the dossiers stay as they are."""
    removed, _ = SavedFilter.objects.filter(user=user, commune=commune, name=name).delete()
    return removed > 0
