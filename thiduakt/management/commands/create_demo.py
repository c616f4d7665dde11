import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from people.models import Commune, User
from people.one_time import SIGNS
from people.roles import UNIT_HEAD
from thiduakt.demo import commune as rows
from thiduakt.demo.build import DEFAULT_STAGE, STAGES, build, set_password
from thiduakt.demo.years import DEFAULT_YEAR, YEARS
from thiduakt.environment import VAR_DIR

KEPT = VAR_DIR / "demo_password"


class Command(BaseCommand):
    help = (
        "Tạo xã Quảng Thành để dùng thử: năm 2021 với kế hoạch thật, hoặc năm 2026 không còn cấp "
        "huyện; tên người là hư cấu."
    )

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=STAGES, default=DEFAULT_STAGE, help="Đến bước nào")
        parser.add_argument("--year", type=int, choices=YEARS, default=DEFAULT_YEAR, help="Năm nào")
        parser.add_argument("--logins", action="store_true", help="Chỉ in danh sách tài khoản")
        parser.add_argument(
            "--random-password",
            action="store_true",
            help="Thay mật khẩu ai cũng biết bằng một mật khẩu ngẫu nhiên",
        )
        parser.add_argument(
            "--on-server",
            action="store_true",
            help="Tạo cả khi đã đặt DATABASE_URL; phải kèm --password",
        )
        parser.add_argument("--password", default="", help="Mật khẩu chung của các tài khoản")

    def handle(self, *args, **options):
        if options["random_password"]:
            self._refuse_a_server()
            _draw_a_password()
        elif options["logins"]:
            self._print_logins(_password())
        elif Commune.objects.exists():
            self.stdout.write("Đã có dữ liệu nên không tạo dữ liệu dùng thử.")
        else:
            self._create(options)

    def _create(self, options: dict) -> None:
        if not (options["on_server"] and options["password"]):
            self._refuse_a_server()
        stage, year = options["stage"], options["year"]
        password = options["password"] or _password()
        commune = build(stage, year, password)
        self.stdout.write(f"Đã tạo {commune} năm {year} đến bước “{stage}”.")
        self._print_logins(password)

    def _refuse_a_server(self) -> None:
        if not settings.EMBEDDED:
            raise CommandError(
                "Cơ sở dữ liệu này không phải bản cài sẵn để dùng thử, mà mật khẩu dùng thử thì ai "
                "cũng biết. Nếu thật sự muốn tạo dữ liệu dùng thử ở đây, hãy thêm: --on-server "
                "--password MẬT-KHẨU-RIÊNG"
            )

    def _print_logins(self, password: str) -> None:
        self.stdout.write(f"Tài khoản dùng thử, mật khẩu chung: {password}")
        logins = [(UNIT_HEAD.name, "truong")]
        logins += [(row.role.name, row.username) for row in rows.LOGINS]
        for name, username in [*logins, ("Quản trị", rows.ADMINISTRATOR)]:
            self.stdout.write(f"  {name:<26}{username}")


def _password() -> str:
    return KEPT.read_text() if KEPT.exists() else rows.PASSWORD


def _draw_a_password() -> None:
    """Change the password that everybody knows, once; the new one is kept for the next start."""
    admin = User.objects.filter(username=rows.ADMINISTRATOR).first()
    if admin is None or not admin.check_password(rows.PASSWORD):
        return
    KEPT.touch(mode=0o600)
    KEPT.write_text("-".join("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(3)))
    set_password(KEPT.read_text())
