from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from backups.passphrases import passphrase_from
from backups.refusals import ArchiveError
from backups.restoring import restore


class Command(BaseCommand):
    help = "Phục hồi toàn bộ dữ liệu và tệp từ một bản sao lưu; kiểm tra xong cả tệp rồi mới thay."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--passphrase-file", type=Path, help="tệp chứa mật khẩu mã hóa")
        parser.add_argument(
            "--replace", action="store_true", help="thay TOÀN BỘ dữ liệu đang có trên máy này"
        )

    def handle(self, *, file, passphrase_file, replace, **options):
        try:
            restored = restore(file, passphrase=passphrase_from(passphrase_file), replace=replace)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        for path in restored.missing:
            self.stderr.write(f"Đã thiếu từ khi sao lưu: {path}")
        self.stdout.write(
            f"Đã phục hồi {restored.rows} dòng dữ liệu và {restored.files} tệp, sao lưu lúc "
            f"{restored.made_at} bằng phiên bản {restored.version}. Mọi người cần đăng nhập lại.\n"
            "Hãy chạy tiếp: python manage.py check_invariants"
        )
