"""The home page: what there is to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the user today."""
    return render(request, "home.html", {})
