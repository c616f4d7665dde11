from django.contrib import admin

from .models import Event


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    list_display = ["at", "actor_name", "actor_role", "sentence"]
    list_filter = ["at", "actor_role"]
    search_fields = ["sentence", "actor_name"]
    date_hierarchy = "at"
    exclude = ["verb", "subject_type", "subject_id", "data"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
