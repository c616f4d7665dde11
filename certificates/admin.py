"""Forms and the book in the administrator's rooms: to look at."""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import Blank, BookEntry


@admin.register(Blank)
class BlankAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "award", "commune"]
    list_select_related = ["commune"]


@admin.register(BookEntry)
class BookEntryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["ordinal", "year", "award"]
    list_filter = ["year", "commune"]
    list_select_related = ["award"]
