from django.urls import path

from .views import imports, unit_side, writing

app_name = "registrations"
unit_side_addresses = [
    path("don-vi/", unit_side.mine, name="mine"),
    path("lap/<int:pk>/", unit_side.begin, name="open"),
    path("<int:pk>/", unit_side.detail, name="detail"),
    path("<int:pk>/sua/", writing.edit, name="edit"),
    path("<int:pk>/tu-luu/", writing.autosave, name="autosave"),
    path("<int:pk>/dien-nam-truoc/", writing.fill_last_year, name="fill_last_year"),
    path("<int:pk>/dien-don-vi/", writing.fill_unit, name="fill_unit"),
    path("<int:pk>/nhap-excel/", imports.bring, name="import"),
    path("<int:pk>/gui/", unit_side.submit, name="submit"),
    path("<int:pk>/rut-ve/", unit_side.withdraw, name="withdraw"),
    path("<int:pk>/bo-sung/", writing.supplement, name="supplement"),
]
urlpatterns = [*unit_side_addresses]
