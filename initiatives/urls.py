"""Addresses of the initiatives: of their authors, and of the council."""

from django.urls import URLPattern

app_name = "initiatives"

of_the_authors: list[URLPattern] = []
"""/sang-kien/: write, attach, send."""

of_the_council: list[URLPattern] = []
"""/sang-kien/: receive, return, score, decide, print."""

urlpatterns = of_the_authors + of_the_council
