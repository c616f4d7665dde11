from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="list"),
    path("doc-het/", views.read_all, name="read_all"),
    path("<int:pk>/", views.notice, name="detail"),
]
