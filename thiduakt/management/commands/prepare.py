"""What `bin/start` needs before the first page can answer."""

import io
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from people.models import Commune


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu và, ở bản cài sẵn, dữ liệu mẫu; chạy lại không đổi gì."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        try:
            self._migrate()
        except OperationalError as error:
            self.stdout.write(
                "Không dùng được cơ sở dữ liệu. Hãy kiểm tra DATABASE_URL, máy chủ cơ sở dữ liệu "
                "và dung lượng đĩa."
            )
            self.stderr.write(str(error))
            sys.exit(1)
        if settings.EMBEDDED:
            self._create_demo()
        else:  # a real installation serves collected files and begins without invented people
            call_command("collectstatic", interactive=False, verbosity=0)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._say("Đang cập nhật cơ sở dữ liệu…")
            call_command("migrate", interactive=False, verbosity=0)

    def _create_demo(self) -> None:
        if not Commune.objects.exists():
            self._say("Đang tạo dữ liệu mẫu của xã Quảng Thành (chỉ lần đầu)…")
            call_command("create_demo", stdout=io.StringIO())

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
