from django.contrib import admin

from ui.admin import ReadOnly

from .models import Regulation, RegulationValue


class ValueInline(ReadOnly, admin.TabularInline):
    model = RegulationValue
    extra = 0


@admin.register(Regulation)
class RegulationAdmin(ReadOnly, admin.ModelAdmin):
    """To look at: values are set on the page "Căn cứ pháp luật", which checks and logs them."""

    list_display = ["number", "title", "commune", "valid_from", "valid_to"]
    list_filter = ["commune"]
    search_fields = ["number", "title"]
    inlines = [ValueInline]
