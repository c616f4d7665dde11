"""Báo cáo and what was handed up of them in the administrator's rooms: to look at; actions write
them."""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import HandingUp, YearPaper


@admin.register(YearPaper)
class YearPaperAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "campaign", "phase", "paper", "changed_at"]
    list_filter = ["campaign__commune", "campaign__year"]
    list_select_related = ["campaign", "phase", "paper"]


@admin.register(HandingUp)
class HandingUpAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "commune", "campaign", "stage", "sent_on", "answered_on"]
    list_filter = ["commune", "stage", "campaign__year"]
    list_select_related = ["commune", "campaign", "paper"]
