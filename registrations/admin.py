"""Registrations in the administrator's rooms: to look at. They are written by actions, which keep
the rules, the log and the notices; nothing here goes round them."""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import CollectiveLine, IndividualLine, Registration, RegistrationMove, Supplement


class CollectiveInline(ReadOnly, admin.TabularInline):
    model = CollectiveLine
    beside = ("supplement",)


class IndividualInline(ReadOnly, admin.TabularInline):
    model = IndividualLine
    beside = ("person", "supplement")


class SupplementInline(ReadOnly, admin.TabularInline):
    model = Supplement


class MoveInline(ReadOnly, admin.TabularInline):
    model = RegistrationMove


@admin.register(Registration)
class RegistrationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["unit", "campaign", "stage", "sent_on", "days_late", "approved_on"]
    list_filter = ["stage", "campaign__commune", "campaign__year"]
    list_select_related = ["unit", "campaign"]
    search_fields = ["unit__name", "campaign__title", "individuals__person__full_name"]
    date_hierarchy = "sent_on"
    inlines = [CollectiveInline, IndividualInline, SupplementInline, MoveInline]
