"""Addresses of papers: what is being printed, what was issued."""

from django.urls import URLPattern, path

from .verifying import verify

app_name = "documents"

of_printing: list[URLPattern] = []
"""/van-ban/in/: a job, its progress, its file."""

of_issued: list[URLPattern] = [path("kiem-tra/<str:token>/", verify, name="verify")]
"""/van-ban/kiem-tra/: the page that says whether an issued paper is genuine."""

urlpatterns = of_printing + of_issued
