"""Who must log in first, what stands before the work, how long a session lasts, and which commune
the user works in now."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import middleware
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from people import asking_again, entering, second_factor, sessions

SESSION_KEY = "commune_id"


class SessionLengthMiddleware:
    """Lengthen a session that is used; let no browser keep a page from behind the login."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sessions.note(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """Send whoever is not logged in to the login page; answer 401 to htmx, which would put that
    page in the place of a part and lose what stands there. What was typed waits for the login and
    until it is sent."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method == "POST" and request.user.is_authenticated:
            entering.forget_typed(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        if request.htmx:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        if request.method == "POST" and not getattr(view_func, "is_never_kept", False):
            entering.keep_typed(request)
        return super().handle_no_permission(request, view_func)


class StepsBeforeWorkMiddleware:
    """Let nobody go on who came in with the password of a slip before changing it, nor who needs a
    second factor before setting it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        step = _step_before_work(request) if request.user.is_authenticated else ""
        if step and request.path not in map(reverse, (step, "logout", "login")):
            return redirect(step)
        return self.get_response(request)


def _step_before_work(request) -> str:
    if request.user.must_change_password:
        return "password_change"
    if not settings.SECOND_FACTOR or asking_again.has_second_factor(request):
        return ""
    return "second_factor" if second_factor.is_required_of(request.user) else ""


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
