"""Dossiers and reviews of units in the administrator's rooms: to look at.

They are written by actions, which keep the rules, the log and the notices.
"""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import (
    AchievementReport,
    FrozenJudgement,
    Nomination,
    NominationAttachment,
    NominationMove,
    Present,
    ReviewVote,
    UnitReview,
)


class ReportInline(ReadOnly, admin.StackedInline):
    model = AchievementReport


class AttachmentInline(ReadOnly, admin.TabularInline):
    model = NominationAttachment
    exclude = ["file", "sha256"]


class JudgementInline(ReadOnly, admin.TabularInline):
    model = FrozenJudgement
    exclude = ["judgement"]


class MoveInline(ReadOnly, admin.TabularInline):
    model = NominationMove


@admin.register(Nomination)
class NominationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "unit", "campaign", "stage", "sent_on", "days_late"]
    list_filter = ["stage", "occasion", "campaign__commune", "campaign__year"]
    list_select_related = ["unit", "campaign", "person"]
    search_fields = ["person__full_name", "collective", "unit__name"]
    date_hierarchy = "sent_on"
    inlines = [ReportInline, AttachmentInline, JudgementInline, MoveInline]


class PresentInline(ReadOnly, admin.TabularInline):
    model = Present


class VoteInline(ReadOnly, admin.TabularInline):
    model = ReviewVote
    beside = ("nomination__person",)


@admin.register(UnitReview)
class UnitReviewAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["unit", "campaign", "held_on", "invited"]
    list_filter = ["campaign__commune", "campaign__year"]
    list_select_related = ["unit", "campaign"]
    inlines = [PresentInline, VoteInline]
