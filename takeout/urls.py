"""/lay-du-lieu/: all that a commune has kept here."""

from django.urls import path

from . import views

app_name = "takeout"
urlpatterns = [
    path("", views.takeouts, name="takeouts"),
    path("lay/", views.ask, name="ask"),
    path("<int:pk>/", views.takeout, name="takeout"),
    path("<int:pk>/tep/", views.takeout_file, name="takeout_file"),
]
