"""What is public in the administrator's rooms: to look at."""

from __future__ import annotations

from django.contrib import admin

from ui.admin import ReadOnly

from .models import Example, Publication


@admin.register(Publication)
class PublicationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "commune", "starts_on", "ends_on", "withdrawn_on"]
    list_select_related = ["commune"]
    exclude = ["rows"]


@admin.register(Example)
class ExampleAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "headline", "year", "published_on"]
