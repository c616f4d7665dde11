from django.apps import AppConfig


class TakeoutConfig(AppConfig):
    name = "takeout"
    verbose_name = "Lấy dữ liệu ra tệp"
