from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="list"),
    path("doc-het/", views.read_all, name="read_all"),
    path("dia-chi-lich/", views.renew_calendar, name="renew_calendar"),
    path("<int:pk>/", views.notice, name="detail"),
]
