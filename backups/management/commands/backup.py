from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from backups.making import make
from backups.passphrases import passphrase_from
from backups.refusals import ArchiveError


class Command(BaseCommand):
    help = "Sao lưu toàn bộ dữ liệu và tệp vào một tệp; mọi người vẫn làm việc được trong lúc đó."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument(
            "--passphrase-file",
            type=Path,
            help="tệp chứa mật khẩu mã hóa; không có thì dùng BACKUP_PASSPHRASE, nếu đã đặt",
        )

    def handle(self, *, file, passphrase_file, **options):
        try:
            made = make(file, passphrase=passphrase_from(passphrase_file))
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        for path in made.missing:
            self.stderr.write(f"Không còn trên máy chủ nên không sao lưu được: {path}")
        self.stdout.write(
            f"Đã sao lưu {made.rows} dòng dữ liệu và {made.files} tệp vào {file} "
            f"({made.size} byte).\nSHA-256: {made.sha256}"
        )
