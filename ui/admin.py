"""What the administrator's rooms have alike."""

from __future__ import annotations


class ReadOnly:
    """Mixed into what may only be looked at."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
