"""Addresses of the awards, room by room."""

from django.urls import URLPattern

app_name = "awards"

of_the_unit: list[URLPattern] = []
"""/ho-so/: begin, write, attach, review, send."""

of_the_secretary: list[URLPattern] = []
"""/tham-dinh/, /chi-tieu/: receive, return, vet, choose, compare."""

of_decisions: list[URLPattern] = []
"""/quyet-dinh/, /tra-cuu/: decisions, who holds what, old years."""

of_papers: list[URLPattern] = []
"""Papers and whole dossiers."""

urlpatterns = of_the_unit + of_the_secretary + of_decisions + of_papers
