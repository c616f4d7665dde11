"""The own account: roles, password, where one is logged in, and the commune one works in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from notifications.models import CalendarFeed
from people import devices, second_factor, sessions
from people.forms.account import ChangePasswordForm
from people.middleware import SESSION_KEY
from people.models import Commune
from people.roles import role_of
from procedure.asking import number_in, page_before

password_change_done = auth.PasswordChangeDoneView.as_view()


class PasswordChangeView(auth.PasswordChangeView):
    form_class = ChangePasswordForm

    def form_valid(self, form):
        """Keep knowing the device, which the new password would make unknown."""
        response = super().form_valid(form)
        devices.remember(self.request, response, form.user)
        return response


password_change = PasswordChangeView.as_view()


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show the user's own name, roles and person, and where the user is logged in."""
    memberships = request.user.memberships_of_today()
    roles = [
        {"membership": membership, "role": role_of(membership.role)} for membership in memberships
    ]
    feed = CalendarFeed.objects.filter(user=request.user).first()
    context = {
        "roles": roles,
        "feed": feed,
        "site_url": settings.SITE_URL,
        "visits": sessions.visits(request),
        "has_second_factor": second_factor.is_used_by(request.user),
    }
    return render(request, "people/account.html", context)


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """End the sessions of one's own that were chosen, or all others."""
    here = {visit.name for visit in sessions.visits(request) if visit.is_here}
    chosen = set(request.POST.getlist("visit"))
    if "others" in request.POST:
        chosen = {visit.name for visit in sessions.visits(request)}
    ended = sessions.end(request.user, chosen - here)
    messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập ở nơi khác.")
    return redirect("account")


@require_POST
def choose_commune(request: HttpRequest) -> HttpResponse:
    """Work in another commune of one's own from now on."""
    chosen = number_in(request.POST.get("commune", ""))
    commune = get_object_or_404(Commune.objects.visible_to(request.user), pk=chosen)
    request.session[SESSION_KEY] = commune.pk
    return redirect(page_before(request, otherwise="home"))
