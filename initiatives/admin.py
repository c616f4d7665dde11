"""Initiatives in the administrator's rooms: to look at. They are written by actions, which keep
the rules, the log and the notices; nothing here goes round them."""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import Author, Initiative, InitiativeAttachment, InitiativeMove, Use


class AuthorInline(ReadOnly, admin.TabularInline):
    model = Author
    beside = ("person",)


class AttachmentInline(ReadOnly, admin.TabularInline):
    model = InitiativeAttachment
    exclude = ["file", "sha256"]


class MoveInline(ReadOnly, admin.TabularInline):
    model = InitiativeMove


class UseInline(ReadOnly, admin.TabularInline):
    model = Use
    beside = ("initiative", "campaign", "person")


@admin.register(Initiative)
class InitiativeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "unit", "campaign", "stage", "sent_on", "days_late", "decided_on"]
    list_filter = ["stage", "campaign__commune", "campaign__year"]
    list_select_related = ["unit", "campaign"]
    search_fields = ["name", "unit__name", "authors__name"]
    date_hierarchy = "sent_on"
    inlines = [AuthorInline, AttachmentInline, UseInline, MoveInline]
