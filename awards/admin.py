"""Who holds what in the administrator's rooms: to look at.

They are written by actions, which keep the rules, the log and the notices.
"""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import Award, AwardsImport, CompleteYear


@admin.register(Award)
class AwardAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["holder_name", "kind_code", "year", "decision_number", "revoked_on"]
    list_filter = ["kind_code", "year", "commune"]
    search_fields = ["holder_name", "decision_number"]


@admin.register(AwardsImport)
class AwardsImportAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["source", "commune", "by", "made_at", "done_at"]
    list_select_related = ["commune", "by"]
    exclude = ["sheets"]


@admin.register(CompleteYear)
class CompleteYearAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["commune", "year", "by_name"]
    list_select_related = ["commune"]
