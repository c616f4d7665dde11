from typing import Any

from django.core.management.base import BaseCommand

from documents.dossier import running


class Command(BaseCommand):
    help = "In một lần in đang chờ, ở nơi không có hàng đợi việc nền."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("pk", type=int, metavar="SỐ", help="số của lần in")

    def handle(self, *args: Any, **options: Any) -> None:
        running.run(options["pk"])
