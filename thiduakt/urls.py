"""Every address of the program; slugs are unaccented Vietnamese, names English."""

from django.contrib import admin
from django.urls import include, path

from . import issued, views
from .firstday import views as firstday
from .health import health
from .home import views as home

urlpatterns = [
    path("", home.home, name="home"),
    path("chieu/", home.wall, name="home_wall"),
    path("bat-dau/", firstday.first_day, name="first_day"),
    path("bat-dau/xa/", firstday.commune, name="first_day_commune"),
    path("bat-dau/phap-luat/", firstday.keep_law_defaults, name="first_day_law"),
    path("bat-dau/xong/", firstday.finish, name="first_day_finish"),
    path("", include("people.urls_account")),
    path("phong-trao/", include("campaigns.urls")),
    path("dang-ky/", include("registrations.urls")),
    path("hoi-dong/", include("council.urls")),
    path("sang-kien/", include("initiatives.urls")),
    path("", include("nominations.urls")),
    path("", include("vetting.urls")),
    path("", include("decisions.urls")),
    path("", include("awards.urls")),
    path("", include("certificates.urls")),
    path("cong-khai/", include("publicity.urls")),
    path("bao-cao/", include("reports.urls")),
    path("van-ban/", include("documents.urls")),
    path("danh-muc/", include("people.urls")),
    path("can-cu/", include("regulations.urls")),
    path("", include("campaigns.urls_reminders")),
    path("tim/", include("search.urls")),
    path("huong-dan/", include("guide.urls")),
    path("lay-du-lieu/", include("takeout.urls")),
    path("thong-bao/", include("notifications.urls")),
    path("nhat-ky/", views.event_log, name="event_log"),
    path("so-van-ban/", issued.issued_list, name="issued_list"),
    path("so-van-ban/<int:pk>/tep/", issued.issued_file, name="issued_file"),
    path("so-van-ban/<int:pk>/ban-da-ky/", issued.issued_signed_file, name="issued_signed_file"),
    path("so-van-ban/<int:pk>/cho-ky/", issued.issued_waiting, name="issued_waiting"),
    path("so-van-ban/<int:pk>/chu-ky-so/", issued.issued_signed, name="issued_signed"),
    path("so-van-ban/<int:pk>/kiem-tra/", issued.issued_check_again, name="issued_check_again"),
    path("so-van-ban/<int:pk>/ky-so/", issued.issued_sign, name="issued_sign"),
    path("so-van-ban/<int:pk>/ky-phu-luc/", issued.issued_sign_annex, name="issued_sign_annex"),
    path("so-van-ban/<int:pk>/ban-hanh/", issued.issued_put_in_force, name="issued_put_in_force"),
    path("so-van-ban/<int:pk>/bo-so/", issued.issued_let_number_go, name="issued_let_number_go"),
    path("so-van-ban/<int:pk>/thu-hoi/", issued.issued_withdraw, name="issued_withdraw"),
    path("sao-luu/", include("backups.urls")),
    path("ngay-thuc-hanh/", views.practise_day, name="practise_day"),
    path("ui/", include("ui.urls")),
    path("song/", health, name="health"),
    path("quan-tri/", admin.site.urls),
]
handler404 = "thiduakt.views.not_found"
handler500 = "thiduakt.outage.server_error"
