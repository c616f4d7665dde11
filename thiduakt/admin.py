from django.contrib import admin


class AdminSite(admin.AdminSite):
    """The administrator's rooms: catalogues, users, settings."""

    site_title = "Quản trị thiduakt"
    site_header = "Quản trị thi đua, khen thưởng"
    index_title = "Danh mục và người dùng"
    enable_nav_sidebar = True
