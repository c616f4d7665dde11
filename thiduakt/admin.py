from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator


class AdminSite(admin.AdminSite):
    """The administrator's rooms: catalogues, users, settings."""

    site_title = "Quản trị thiduakt"
    site_header = "Quản trị thi đua, khen thưởng"
    index_title = "Danh mục và người dùng"
    enable_nav_sidebar = True

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Lead to the one login, where guessing is slowed and the second factor asked for."""
        if request.user.is_authenticated:
            raise PermissionDenied("Trang này chỉ dành cho người quản trị.")
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))

    def password_change(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Lead to the one page on which wrong old passwords are counted."""
        return redirect("password_change")
