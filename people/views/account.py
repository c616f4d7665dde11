"""Entering, leaving, the password, the own roles, and the commune one works in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from notifications.models import CalendarFeed
from people.forms.account import ChangePasswordForm, LoginForm, NewPasswordForm, ResetForm
from people.middleware import SESSION_KEY
from people.models import Commune
from people.roles import role_of
from procedure.asking import number_in, page_before

login = auth.LoginView.as_view(form_class=LoginForm, redirect_authenticated_user=True)
logout = auth.LogoutView.as_view()
password_change = auth.PasswordChangeView.as_view(form_class=ChangePasswordForm)
password_change_done = auth.PasswordChangeDoneView.as_view()
password_reset = auth.PasswordResetView.as_view(
    form_class=ResetForm,
    email_template_name="registration/password_reset_mail.txt",
    subject_template_name="registration/password_reset_subject.txt",
    extra_email_context={"site_url": settings.SITE_URL},
)
password_reset_done = auth.PasswordResetDoneView.as_view()
password_reset_confirm = auth.PasswordResetConfirmView.as_view(form_class=NewPasswordForm)
password_reset_complete = auth.PasswordResetCompleteView.as_view()


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show the user's own name, roles and person."""
    memberships = request.user.memberships_of_today()
    roles = [
        {"membership": membership, "role": role_of(membership.role)} for membership in memberships
    ]
    feed = CalendarFeed.objects.filter(user=request.user).first()
    context = {"roles": roles, "feed": feed, "site_url": settings.SITE_URL}
    return render(request, "people/account.html", context)


@require_POST
def choose_commune(request: HttpRequest) -> HttpResponse:
    """Work in another commune of one's own from now on."""
    chosen = number_in(request.POST.get("commune", ""))
    commune = get_object_or_404(Commune.objects.visible_to(request.user), pk=chosen)
    request.session[SESSION_KEY] = commune.pk
    return redirect(page_before(request, otherwise="home"))
