"""The own account: entering, leaving, the password, and the commune one works in."""

from django.urls import path

from .views import account

urlpatterns = [
    path("dang-nhap/", account.login, name="login"),
    path("dang-xuat/", account.logout, name="logout"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/doi-mat-khau/", account.password_change, name="password_change"),
    path("tai-khoan/doi-mat-khau/xong/", account.password_change_done, name="password_change_done"),
    path("quen-mat-khau/", account.password_reset, name="password_reset"),
    path("quen-mat-khau/da-gui/", account.password_reset_done, name="password_reset_done"),
    path(
        "dat-lai-mat-khau/<uidb64>/<token>/",
        account.password_reset_confirm,
        name="password_reset_confirm",
    ),
    path(
        "dat-lai-mat-khau/xong/",
        account.password_reset_complete,
        name="password_reset_complete",
    ),
    path("chon-xa/", account.choose_commune, name="choose_commune"),
]
