"""Units, people and users, under /danh-muc/."""

from django.urls import path

from . import actions
from .views import accounts, imports, persons, records, units, users
from .views.records import ABSENCES, DISCIPLINES, RATINGS

app_name = "people"
urlpatterns = [
    path("don-vi/", units.units, name="units"),
    path("don-vi/them/", units.unit_add, name="unit_add"),
    path("don-vi/them-nhieu/", units.units_add, name="units_add"),
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
    path("con-nguoi/nhap-tu-excel/<int:pk>/dien/", imports.fill_in, name="import_fill"),
    path("con-nguoi/nhap-tu-excel/<int:pk>/don-vi/", imports.add_units, name="import_units"),
    path("con-nguoi/<int:pk>/", persons.person, name="person"),
    path("con-nguoi/<int:pk>/sua/", persons.person_edit, name="person_edit"),
    path("con-nguoi/<int:pk>/dieu-chuyen/", persons.person_move, name="person_move"),
    path("con-nguoi/<int:pk>/nghi-viec/", persons.person_leave, name="person_leave"),
    path("con-nguoi/<int:pk>/bo-nghi-viec/", persons.person_take_back, name="person_take_back"),
    path("nguoi-dung/", users.users, name="users"),
    path("nguoi-dung/tao-nhieu/", accounts.accounts, name="accounts"),
    path("nguoi-dung/phieu.pdf", accounts.slips, name="slips_pdf"),
    path("nguoi-dung/them/", users.user_add, name="user_add"),
    path("nguoi-dung/giao-vai-tro/", users.role_to_existing, name="role_to_existing"),
    path("nguoi-dung/<int:pk>/", users.user, name="user"),
    path("nguoi-dung/<int:pk>/giao-vai-tro/", users.role_add, name="role_add"),
    path("vai-tro/<int:pk>/", users.role_edit, name="role_edit"),
]
for name, slug, act, done in (
    ("user_lock", "khoa", actions.lock_account, "Đã khóa tài khoản."),
    ("user_unlock", "mo-khoa", actions.unlock_account, "Đã mở khóa tài khoản."),
    (
        "user_password",
        "mat-khau-moi",
        actions.renew_password,
        "Đã cấp mật khẩu dùng một lần mới. Hãy in phiếu và đưa tận tay.",
    ),
    ("user_let_in", "cho-thu-lai", actions.let_try_again, "Đã cho thử lại ngay."),
    ("user_factor_off", "tat-xac-thuc", actions.drop_second_factor, "Đã tắt xác thực hai bước."),
):
    extra = {"act": act, "done": done}
    urlpatterns.append(path(f"nguoi-dung/<int:pk>/{slug}/", users.user_act, extra, name=name))
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
