"""Addresses of papers: what is being printed, what was issued."""

from django.urls import URLPattern

app_name = "documents"

of_printing: list[URLPattern] = []
"""/van-ban/in/: a job, its progress, its file."""

of_issued: list[URLPattern] = []
"""/van-ban/: issued papers, and the page that says whether one is genuine."""

urlpatterns = of_printing + of_issued
