"""Entering and leaving: password, code, what was typed before the session ended, a new password."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people import asking_again, devices, entering, resetting, second_factor, slowing
from people.forms.account import FactorCodeForm, LoginForm, NewPasswordForm, ResetForm
from people.tokens import link_tokens
from procedure.asking import client_address, posted


class LoginView(auth.LoginView):
    """Ask for name and password; say how long to wait after too many tries."""

    form_class = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        typed = entering.typed(self.request)
        has_files = any(form["files"] for form in typed)
        return super().get_context_data(**kwargs) | {"typed": typed, "has_files": has_files}

    def form_valid(self, form):
        return entering.go_on(self.request, form.get_user(), self.get_success_url())

    def form_invalid(self, form):
        response = super().form_invalid(form)
        return _to_wait(response, form.slowed.wait) if form.slowed else response


login = LoginView.as_view()
logout = auth.LogoutView.as_view()


def _to_wait(response: HttpResponse, wait: timedelta) -> HttpResponse:
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    response.headers["Retry-After"] = str(-(-wait // timedelta(seconds=1)))
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def login_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of whose password was right."""
    who = entering.waiting(request)
    if who is None:
        return redirect("login")
    user, onward = who
    form = FactorCodeForm(posted(request))
    if form.is_valid():
        try:
            if second_factor.is_right(user, form.cleaned_data["code"]):
                response = entering.let_in(request, user, onward)
                asking_again.note(request)
                return response
            form.add_error("code", FactorCodeForm.WRONG)
        except slowing.SlowedError as slowed:
            form.add_error("code", str(slowed))
            return _to_wait(_code_page(request, form), slowed.wait)
    return _code_page(request, form)


def _code_page(request: HttpRequest, form: FactorCodeForm) -> HttpResponse:
    return render(request, "registration/login_code.html", {"form": form})


@require_http_methods(["GET", "POST"])
def resend(request: HttpRequest) -> HttpResponse:
    """Offer to send what was typed when the session had ended; on POST let all of it go."""
    typed = entering.typed(request)
    if request.method == "POST" or not typed:
        request.session.pop(entering.TYPED, None)
        return redirect("home")
    return render(request, "registration/resend.html", {"typed": typed})


@login_not_required
@require_http_methods(["GET", "POST"])
def password_reset(request: HttpRequest) -> HttpResponse:
    """Take a request for a new password, the same way whether the address is known or not."""
    form = ResetForm(posted(request))
    if form.is_valid():
        try:
            resetting.ask(form.cleaned_data["email"], client_address(request))
        except slowing.SlowedError as slowed:
            form.add_error("email", resetting.TOO_MANY.format(slowing.in_words(slowed.wait)))
            return _to_wait(_reset_page(request, form), slowed.wait)
        return redirect("password_reset_done")
    return _reset_page(request, form)


def _reset_page(request: HttpRequest, form: ResetForm) -> HttpResponse:
    return render(request, "registration/password_reset_form.html", {"form": form})


password_reset_done = auth.PasswordResetDoneView.as_view()


class PasswordResetConfirmView(auth.PasswordResetConfirmView):
    form_class = NewPasswordForm
    token_generator = link_tokens

    def form_valid(self, form):
        """Know the device from now on: who guesses at the account slows its user no more."""
        response = super().form_valid(form)
        devices.remember(self.request, response, form.user)
        return response


password_reset_confirm = PasswordResetConfirmView.as_view()
password_reset_complete = auth.PasswordResetCompleteView.as_view()


@require_http_methods(["GET", "POST"])
def factor(request: HttpRequest) -> HttpResponse:
    """Set up the second factor; afterwards show its state."""
    user = request.user
    if second_factor.is_used_by(user):
        return _state(request)
    form = FactorCodeForm(posted(request))
    form.fields["code"].help_text = "6 chữ số đang hiện trong ứng dụng."
    if form.is_valid():
        if codes := second_factor.confirm(user, form.cleaned_data["code"]):
            asking_again.note(request)
            return render(request, "people/recovery_codes.html", {"codes": codes})
        form.add_error("code", FactorCodeForm.WRONG)
    begun = second_factor.begun(user)
    context = {
        "form": form,
        "secret": second_factor.secret_in_groups(begun),
        "drawing": second_factor.drawing_of(begun),
        "is_required": second_factor.is_required_of(user),
    }
    return render(request, "people/second_factor_begin.html", context)


def _state(request: HttpRequest) -> HttpResponse:
    context = {
        "factor": request.user.second_factor,
        "left": request.user.second_factor.recovery_codes.count(),
        "is_required": second_factor.is_required_of(request.user),
    }
    return render(request, "people/second_factor.html", context)


@asking_again.asks_again
@require_http_methods(["POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Give new recovery codes."""
    if not second_factor.is_used_by(request.user):
        return redirect("second_factor")
    codes = second_factor.renew_recovery_codes(request.user)
    return render(request, "people/recovery_codes.html", {"codes": codes})


@asking_again.asks_again
@require_http_methods(["POST"])
def factor_off(request: HttpRequest) -> HttpResponse:
    """Let the own second factor go, where the place does not ask for one."""
    if second_factor.is_required_of(request.user):
        messages.error(request, "Tài khoản này phải dùng xác thực hai bước nên không tắt được.")
        return redirect("second_factor")
    second_factor.turn_off(request.user)
    asking_again.forget(request)
    messages.success(request, "Đã tắt xác thực hai bước.")
    return redirect("account")
