from django.core.management.base import BaseCommand, CommandError

from backups.models import Backup
from backups.running import make_nightly


class Command(BaseCommand):
    help = "Sao lưu theo lịch vào BACKUP_ROOT rồi bỏ các bản cũ; beat tự gọi mỗi đêm."

    def handle(self, *args, **options):
        backup = make_nightly()
        if backup.state != Backup.State.DONE:
            raise CommandError(backup.note)
        self.stdout.write(f"{backup.path}\nSHA-256: {backup.sha256}")
