"""/tim/: the search over all rooms."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]
