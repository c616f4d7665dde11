from __future__ import annotations

from django.contrib.auth import forms as auth

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


class ChangePasswordForm(auth.PasswordChangeForm):
    helper = laid_out(("old_password",), ("new_password1",), ("new_password2",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu đang dùng"
        _name_new_passwords(self)

    def clean(self):
        cleaned = super().clean()
        new = cleaned.get("new_password1")
        if new and new == cleaned.get("old_password"):
            self.add_error("new_password1", "Mật khẩu mới phải khác mật khẩu đang dùng.")
        return cleaned


class ResetForm(auth.PasswordResetForm):
    helper = laid_out(("email",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Địa chỉ thư điện tử"


class NewPasswordForm(auth.SetPasswordForm):
    helper = laid_out(("new_password1",), ("new_password2",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_new_passwords(self)


def _name_new_passwords(form) -> None:
    form.fields["new_password1"].label = "Mật khẩu mới"
    form.fields["new_password2"].label = "Gõ lại mật khẩu mới"
    form.fields["new_password2"].help_text = ""
