from __future__ import annotations

from django import forms
from django.contrib.auth import forms as auth
from django.core.exceptions import ValidationError

from people import entering, slowing
from people.models import Door

from .fields import laid_out


class LoginForm(auth.AuthenticationForm):
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và "
        "tắt bộ gõ tiếng Việt khi gõ mật khẩu.",
        "inactive": "Tài khoản này đã bị khóa. Hãy liên hệ người quản trị.",
    }
    helper = laid_out(("username",), ("password",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"
        self.slowed: slowing.SlowedError | None = None

    def clean(self):
        typed = self.cleaned_data
        if "username" in typed and "password" in typed:
            try:
                user = entering.enter(self.request, typed["username"], typed["password"])
            except slowing.SlowedError as slowed:
                self.slowed = slowed
                raise ValidationError(str(slowed), code="slowed") from None
            if user is None:
                raise self.get_invalid_login_error()
            self.user_cache = user
        return typed


class FactorCodeForm(forms.Form):
    """A code of the telephone, or a recovery code."""

    WRONG = "Mã chưa đúng hoặc đã dùng rồi. Hãy gõ mã đang hiện trên điện thoại."
    code = forms.CharField(
        label="Mã xác thực",
        max_length=20,
        help_text="6 chữ số trong ứng dụng xác thực trên điện thoại, hoặc một mã dự phòng.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class ChangePasswordForm(auth.PasswordChangeForm):
    helper = laid_out(("old_password",), ("new_password1",), ("new_password2",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu đang dùng"
        _name_new_passwords(self)

    def clean_old_password(self):
        """Count wrong old passwords: who sits down at a session left open guesses here."""
        tries = [slowing.of_user(Door.OLD_PASSWORD, self.user)]
        try:
            slowing.count(tries)
        except slowing.SlowedError as slowed:
            raise ValidationError(str(slowed), code="slowed") from None
        old = super().clean_old_password()
        slowing.passed(tries)
        return old

    def clean(self):
        cleaned = super().clean()
        new = cleaned.get("new_password1")
        if new and new == cleaned.get("old_password"):
            self.add_error("new_password1", "Mật khẩu mới phải khác mật khẩu đang dùng.")
        return cleaned


class ResetForm(forms.Form):
    email = forms.EmailField(
        label="Địa chỉ thư điện tử",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    helper = laid_out(("email",))


class NewPasswordForm(auth.SetPasswordForm):
    helper = laid_out(("new_password1",), ("new_password2",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_new_passwords(self)


def _name_new_passwords(form) -> None:
    form.fields["new_password1"].label = "Mật khẩu mới"
    form.fields["new_password2"].label = "Gõ lại mật khẩu mới"
    form.fields["new_password2"].help_text = ""
