"""/sao-luu/: the backups of the place."""

from django.urls import path

from . import views

app_name = "backups"

urlpatterns = [
    path("", views.backup_list, name="list"),
    path("ngay/", views.backup_now, name="now"),
    path("<int:pk>/tep/", views.backup_file, name="file"),
]
