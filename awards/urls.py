"""/tra-cuu/: who holds what, old years."""

from django.urls import path

from .views import history, imports

app_name = "awards"

urlpatterns = [
    path("tra-cuu/", history.history, name="history"),
    path("tra-cuu/xuat.xlsx", history.history_export, name="history_export"),
    path("tra-cuu/ca-nhan/<int:pk>/", history.history_person, name="history_person"),
    path("tra-cuu/don-vi/<int:pk>/", history.history_unit, name="history_unit"),
    path("tra-cuu/ghi/", history.history_add, name="history_add"),
    path("tra-cuu/nam-du-du-lieu/", history.complete_years, name="complete_years"),
    path("tra-cuu/nhap-excel/", imports.history_import, name="history_import"),
    path("tra-cuu/mau.xlsx", imports.history_template, name="history_template"),
    path(
        "tra-cuu/nhap-excel/<int:pk>/",
        imports.history_import_preview,
        name="history_import_preview",
    ),
]
