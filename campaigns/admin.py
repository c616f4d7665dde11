"""Plans in the administrator's rooms: to look at. They are written by actions, which keep the
rules, the log and the notices; nothing here goes round them."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from history.models import Event
from ui.admin import ReadOnly

from .models import Campaign, Content, Deadline, Extension, Phase, PlanReading, Recipient, Target


class PhaseInline(ReadOnly, admin.TabularInline):
    model = Phase


class TargetInline(ReadOnly, admin.TabularInline):
    model = Target


class DeadlineInline(ReadOnly, admin.TabularInline):
    model = Deadline
    show_change_link = True


class ContentInline(ReadOnly, admin.TabularInline):
    model = Content


class RecipientInline(ReadOnly, admin.TabularInline):
    model = Recipient


class ExtensionInline(ReadOnly, admin.TabularInline):
    model = Extension
    beside = ("unit",)


@admin.register(Campaign)
class CampaignAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "commune", "year", "kind", "number", "issued_on", "launched_at"]
    list_filter = ["commune", "year", "kind", ("launched_at", admin.EmptyFieldListFilter)]
    list_select_related = ["commune"]
    search_fields = ["title", "number", "theme", "slogan"]
    date_hierarchy = "issued_on"
    inlines = [PhaseInline, TargetInline, DeadlineInline, ContentInline, RecipientInline]
    readonly_fields = ["log"]

    @admin.display(description="nhật ký")
    def log(self, campaign: Campaign) -> SafeString:
        """Link to the events of the campaign."""
        query = f"subject_type={campaign._meta.label_lower}&subject_id={campaign.pk}"
        count = Event.objects.about(campaign).count()
        address = reverse("admin:history_event_changelist")
        return format_html('<a href="{}?{}">{} sự việc</a>', address, query, count)


@admin.register(Deadline)
class DeadlineAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["campaign", "kind", "due_on", "inclusive", "receiver", "version"]
    list_filter = ["kind", "campaign__commune", "campaign__year"]
    list_select_related = ["campaign"]
    search_fields = ["campaign__title", "receiver"]
    date_hierarchy = "due_on"
    inlines = [ExtensionInline]


@admin.register(PlanReading)
class PlanReadingAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "commune", "read_by", "read_at", "campaign"]
    list_filter = ["commune", ("campaign", admin.EmptyFieldListFilter)]
    list_select_related = ["commune", "read_by", "campaign"]
    search_fields = ["source_name", "text"]
    date_hierarchy = "read_at"
    exclude = ["plan"]
