"""Lists of a limited title that were fixed in the administrator's rooms: to look at.

They are written by actions, which keep the rules, the log and the notices.
"""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import QuotaList


@admin.register(QuotaList)
class QuotaListAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["campaign", "award", "base", "allowed", "fixed_on", "opened_on"]
    list_filter = ["campaign__commune", "award"]
