from django.contrib import admin

from ui.admin import ReadOnly

from .models import Notice, Reminder


@admin.register(Notice)
class NoticeAdmin(ReadOnly, admin.ModelAdmin):
    """The outbox to look at: what waits, what failed and why. Nothing is changed by hand."""

    list_display = ["subject", "recipient", "created_at", "mail_state", "tries", "last_error"]
    list_filter = ["mail_state", "tries", "created_at"]
    search_fields = ["subject", "recipient__username", "recipient__email"]
    date_hierarchy = "created_at"
    exclude = ["key", "path"]


@admin.register(Reminder)
class ReminderAdmin(NoticeAdmin):
    """The ledger to look at."""

    list_display = ["title", "recipient", "due_on", "rung", "day", "state"]
    list_filter = ["state", "day"]
    search_fields = ["title", "subject", "recipient__username"]
    date_hierarchy = "day"
    exclude: list[str] = []
