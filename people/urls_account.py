"""The own account: entering, leaving, the password, and the commune one works in."""

from django.urls import path

from .views import account, entering

urlpatterns = [
    path("dang-nhap/", entering.login, name="login"),
    path("dang-nhap/ma-xac-thuc/", entering.login_code, name="login_code"),
    path("dang-nhap/gui-tiep/", entering.resend, name="resend"),
    path("dang-xuat/", entering.logout, name="logout"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/doi-mat-khau/", account.password_change, name="password_change"),
    path("tai-khoan/doi-mat-khau/xong/", account.password_change_done, name="password_change_done"),
    path("tai-khoan/phien/ket-thuc/", account.sessions_end, name="sessions_end"),
    path("tai-khoan/xac-thuc/", entering.factor, name="second_factor"),
    path("tai-khoan/xac-thuc/ma-du-phong/", entering.recovery_codes, name="recovery_codes"),
    path("tai-khoan/xac-thuc/tat/", entering.factor_off, name="second_factor_off"),
    path("quen-mat-khau/", entering.password_reset, name="password_reset"),
    path("quen-mat-khau/da-gui/", entering.password_reset_done, name="password_reset_done"),
    path(
        "dat-lai-mat-khau/<uidb64>/<token>/",
        entering.password_reset_confirm,
        name="password_reset_confirm",
    ),
    path(
        "dat-lai-mat-khau/xong/",
        entering.password_reset_complete,
        name="password_reset_complete",
    ),
    path("chon-xa/", account.choose_commune, name="choose_commune"),
]
