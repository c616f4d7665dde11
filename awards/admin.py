"""Dossiers in the administrator's rooms: to look at. They are written by actions, which keep the
rules, the log and the notices; nothing here goes round them."""

from __future__ import annotations

from django.contrib import admin

from campaigns.admin import ReadOnly

from .models import (
    AchievementReport,
    Award,
    AwardDecision,
    AwardsImport,
    CompleteYear,
    DecisionLine,
    FrozenJudgement,
    Nomination,
    NominationAttachment,
    NominationMove,
    Present,
    QuotaList,
    ReviewVote,
    UnitReview,
)


class ReportInline(ReadOnly, admin.StackedInline):
    model = AchievementReport


class AttachmentInline(ReadOnly, admin.TabularInline):
    model = NominationAttachment


class JudgementInline(ReadOnly, admin.TabularInline):
    model = FrozenJudgement


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


@admin.register(UnitReview)
class UnitReviewAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["unit", "campaign", "held_on", "invited"]
    list_filter = ["campaign__commune", "campaign__year"]
    list_select_related = ["unit", "campaign"]
    inlines = [PresentInline, VoteInline]


class LineInline(ReadOnly, admin.TabularInline):
    model = DecisionLine


@admin.register(AwardDecision)
class AwardDecisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["number", "decided_on", "authority", "issuer", "campaign", "revoked_on"]
    list_filter = ["authority", "commune", "campaign__year"]
    list_select_related = ["campaign"]
    search_fields = ["number", "issuer"]
    date_hierarchy = "decided_on"
    inlines = [LineInline]


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


@admin.register(QuotaList)
class QuotaListAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["campaign", "award", "base", "allowed", "fixed_on", "opened_on"]
    list_filter = ["campaign__commune", "award"]
