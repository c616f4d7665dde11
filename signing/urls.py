"""/so-van-ban/: the papers of a commune that bear a number, and the steps of one."""

from django.urls import path

from . import views

app_name = "signing"

urlpatterns = [
    path("", views.papers, name="list"),
    path("lay-so/<slug:source>/<int:pk>/", views.number, name="number"),
    path("<int:pk>/tep/", views.paper_file, name="file"),
    path("<int:pk>/ban-da-ky/", views.signed_file, name="signed_file"),
    path("<int:pk>/cho-ky/", views.paper, name="paper"),
    path("<int:pk>/chu-ky-so/", views.signatures, name="signatures"),
    path("<int:pk>/kiem-tra/", views.check_again, name="check_again"),
    path("<int:pk>/ky-so/", views.sign, name="sign"),
    path("<int:pk>/phu-luc/", views.annexes, name="annexes"),
    path("phu-luc/<int:pk>/tep/", views.annex_file, name="annex_file"),
    path("phu-luc/<int:pk>/bo/", views.annex_drop, name="annex_drop"),
    path("<int:pk>/ky-phu-luc/", views.sign_annex, name="sign_annex"),
    path("<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("<int:pk>/bo-so/", views.let_number_go, name="let_number_go"),
    path("<int:pk>/thu-hoi/", views.withdraw, name="withdraw"),
]
