"""Units, people and users, under /danh-muc/."""

from django.urls import path

from .views import imports, persons, records, units, users
from .views.records import ABSENCES, DISCIPLINES, RATINGS

app_name = "people"
urlpatterns = [
    path("don-vi/", units.units, name="units"),
    path("don-vi/them/", units.unit_add, name="unit_add"),
    path("don-vi/nhap/", units.unit_merge, name="unit_merge"),
    path("don-vi/<int:pk>/", units.unit, name="unit"),
    path("don-vi/<int:pk>/sua/", units.unit_edit, name="unit_edit"),
    path("don-vi/<int:pk>/dong/", units.unit_close, name="unit_close"),
    path("con-nguoi/", persons.persons, name="persons"),
    path("con-nguoi/xuat-excel/", persons.persons_export, name="persons_export"),
    path("con-nguoi/them/", persons.person_add, name="person_add"),
    path("con-nguoi/nhap-tu-excel/", imports.bring, name="import"),
    path("con-nguoi/nhap-tu-excel/tep-mau/", imports.template, name="import_template"),
    path("con-nguoi/nhap-tu-excel/<int:pk>/", imports.preview, name="import_preview"),
    path("con-nguoi/nhap-tu-excel/<int:pk>/hoan-tac/", imports.undo, name="import_undo"),
    path("con-nguoi/<int:pk>/", persons.person, name="person"),
    path("con-nguoi/<int:pk>/sua/", persons.person_edit, name="person_edit"),
    path("con-nguoi/<int:pk>/dieu-chuyen/", persons.person_move, name="person_move"),
    path("con-nguoi/<int:pk>/nghi-viec/", persons.person_leave, name="person_leave"),
    path("con-nguoi/<int:pk>/bo-nghi-viec/", persons.person_take_back, name="person_take_back"),
    path("nguoi-dung/", users.users, name="users"),
]
for kind in (ABSENCES, DISCIPLINES, RATINGS):
    urlpatterns += [
        path(
            f"con-nguoi/<int:pk>/{kind.slug}/them/",
            records.record_add,
            {"kind": kind},
            name=f"{kind.name}_add",
        ),
        path(
            f"{kind.slug}/<int:pk>/sua/",
            records.record_edit,
            {"kind": kind},
            name=f"{kind.name}_edit",
        ),
        path(
            f"{kind.slug}/<int:pk>/xoa/",
            records.record_remove,
            {"kind": kind},
            name=f"{kind.name}_remove",
        ),
    ]
