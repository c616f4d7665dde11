from django.contrib import admin

from .models import Regulation, RegulationValue


class ValueInline(admin.TabularInline):
    model = RegulationValue
    extra = 0


@admin.register(Regulation)
class RegulationAdmin(admin.ModelAdmin):
    """To look at: values are set on the page "Căn cứ pháp luật", which checks and logs them."""

    list_display = ["number", "title", "commune", "valid_from", "valid_to"]
    list_filter = ["commune"]
    search_fields = ["number", "title"]
    inlines = [ValueInline]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
