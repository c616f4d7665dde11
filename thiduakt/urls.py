"""Every address of the program; slugs are unaccented Vietnamese, names English."""

from django.contrib import admin
from django.urls import include, path

from . import views
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
    path("sao-luu/", include("backups.urls")),
    path("so-van-ban/", include("signing.urls")),
    path("ngay-thuc-hanh/", views.practise_day, name="practise_day"),
    path("ui/", include("ui.urls")),
    path("song/", health, name="health"),
    path("favicon.ico", views.icon_file, name="icon_file"),
    path("quan-tri/", admin.site.urls),
]
handler404 = "thiduakt.views.not_found"
handler500 = "thiduakt.outage.server_error"
