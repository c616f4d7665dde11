from typing import Any

from django.core.management.base import BaseCommand

from takeout import making


class Command(BaseCommand):
    help = "Lấy dữ liệu của một xã ra tệp, ở nơi không có hàng đợi việc nền."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("pk", type=int, metavar="SỐ", help="số của lần lấy dữ liệu")

    def handle(self, *args: Any, **options: Any) -> None:
        making.make(options["pk"])
