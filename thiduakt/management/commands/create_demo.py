from django.core.management.base import BaseCommand

from people.models import Commune
from people.roles import UNIT_HEAD
from thiduakt.demo import commune as rows
from thiduakt.demo.build import DEFAULT_STAGE, STAGES, build
from thiduakt.demo.years import DEFAULT_YEAR, YEARS


class Command(BaseCommand):
    help = (
        "Tạo xã Quảng Thành để dùng thử: năm 2021 với kế hoạch thật, hoặc năm 2026 không còn cấp "
        "huyện; tên người là hư cấu."
    )

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=STAGES, default=DEFAULT_STAGE, help="Đến bước nào")
        parser.add_argument("--year", type=int, choices=YEARS, default=DEFAULT_YEAR, help="Năm nào")
        parser.add_argument(
            "--logins", action="store_true", help="Chỉ in danh sách tài khoản dùng thử"
        )

    def handle(self, *args, **options):
        if options["logins"]:
            self._print_logins()
        elif Commune.objects.exists():
            self.stdout.write("Đã có dữ liệu nên không tạo dữ liệu dùng thử.")
        else:
            stage, year = options["stage"], options["year"]
            commune = build(stage, year)
            self.stdout.write(f"Đã tạo {commune} năm {year} đến bước “{stage}”.")
            self._print_logins()

    def _print_logins(self) -> None:
        self.stdout.write(f"Tài khoản dùng thử, mật khẩu chung: {rows.PASSWORD}")
        logins = [(UNIT_HEAD.name, "truong")]
        logins += [(row.role.name, row.username) for row in rows.LOGINS]
        for name, username in [*logins, ("Quản trị", rows.ADMINISTRATOR)]:
            self.stdout.write(f"  {name:<26}{username}")
