"""What the administrator's rooms have alike."""

from __future__ import annotations

from django.db.models import QuerySet


class ReadOnly:
    """Mixed into what may only be looked at. `beside` names what the rows of an inline are fetched
    with, as each says whom it is about."""

    beside: tuple[str, ...] = ()

    def get_queryset(self, request) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related(*self.beside) if self.beside else rows

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
