"""Decisions in the administrator's rooms: to look at.

They are written by actions, which keep the rules, the log and the notices.
"""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import AwardDecision, DecisionLine


class LineInline(ReadOnly, admin.TabularInline):
    model = DecisionLine
    beside = ("nomination__person", "award")


@admin.register(AwardDecision)
class AwardDecisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["number", "decided_on", "authority", "issuer", "campaign", "revoked_on"]
    list_filter = ["authority", "commune", "campaign__year"]
    list_select_related = ["campaign"]
    search_fields = ["number", "issuer"]
    date_hierarchy = "decided_on"
    inlines = [LineInline]
