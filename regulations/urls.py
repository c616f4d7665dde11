from django.urls import path

from . import views

app_name = "regulations"
urlpatterns = [
    path("", views.rules, name="list"),
    path("quy-che/them-moi/", views.add, name="add"),
    path("quy-che/<int:pk>/sua/", views.edit, name="edit"),
    path("quy-che/<int:pk>/xoa/", views.delete, name="delete"),
]
