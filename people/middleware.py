"""Who must log in first, whose password is still that of a slip, and which commune the user works
in now."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import middleware
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

SESSION_KEY = "commune_id"


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """Send whoever is not logged in to the login page; answer 401 to htmx, which would put that
    page in the place of a part and lose what stands there."""

    def handle_no_permission(self, request, view_func):
        if request.htmx:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return super().handle_no_permission(request, view_func)


class OneTimePasswordMiddleware:
    """Let nobody who came in with the password of a slip go on before changing it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if user.is_authenticated and user.must_change_password and not _leads_on(request.path):
            return redirect("password_change")
        return self.get_response(request)


def _leads_on(path: str) -> bool:
    open_names = ("password_change", "logout", "login")
    return path in map(reverse, open_names)


class CurrentCommuneMiddleware:
    """Set `request.commune`: the one chosen in this session, or the first that the user has a role
    in; None for somebody without a role."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.commune = _current_commune(request) if request.user.is_authenticated else None
        return self.get_response(request)


def _current_commune(request):
    communes = [membership.commune for membership in request.user.memberships_of_today()]
    chosen = request.session.get(SESSION_KEY)
    for commune in communes:
        if commune.pk == chosen:
            return commune
    return communes[0] if communes else None
