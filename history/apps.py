from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "history"
    verbose_name = "Nhật ký"

    def ready(self) -> None:
        from . import checks  # noqa: F401
