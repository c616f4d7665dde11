from django.contrib import admin

from ui.admin import ReadOnly
from vietnamese.dates import short_date

from .models import Event


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["at", "practice_day", "actor_name", "actor_role", "sentence"]
    list_filter = ["at", "actor_role"]
    search_fields = ["sentence", "actor_name"]
    date_hierarchy = "at"
    exclude = ["verb", "subject_type", "subject_id", "data"]
    readonly_fields = ["practice_day"]

    @admin.display(description="ngày thực hành")
    def practice_day(self, event: Event) -> str:
        """Give the other clock of a commune that practises."""
        return short_date(event.practice_day) if event.practice_day else "—"
