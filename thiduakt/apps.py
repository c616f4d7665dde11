from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class ThiduaktConfig(AppConfig):
    name = "thiduakt"
    verbose_name = "Thi đua, khen thưởng"

    def ready(self) -> None:
        from . import checks  # noqa: F401


class AdminConfig(DjangoAdminConfig):
    default_site = "thiduakt.admin.AdminSite"
