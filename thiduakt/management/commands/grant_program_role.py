from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from thiduakt.database_roles import granted


class Command(BaseCommand):
    help = (
        "Giao quyền trên các bảng cho vai trò PostgreSQL mà chương trình dùng: nhật ký chỉ đọc và "
        "ghi thêm. Chạy bằng vai trò chủ, sau mỗi lần migrate."
    )

    def add_arguments(self, parser):
        parser.add_argument("role", metavar="VAI-TRÒ")

    def handle(self, *, role, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Chỉ PostgreSQL mới có vai trò; cơ sở dữ liệu này thì không.")
        if connection.settings_dict["USER"] == role:
            raise CommandError(f"Lệnh này phải chạy bằng vai trò chủ, không phải bằng “{role}”.")
        granted(role)
        self.stdout.write(f"“{role}” có đủ quyền để chạy chương trình; nhật ký chỉ ghi thêm được.")
