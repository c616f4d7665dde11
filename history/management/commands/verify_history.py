from django.core.management.base import BaseCommand, CommandError

from history.log import breaches
from history.models import Event


class Command(BaseCommand):
    help = "Kiểm tra nhật ký: mọi sự việc còn nguyên, nối liền, không bị sửa, không bị cắt."

    def handle(self, *args, **options):
        found = list(breaches())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"Nhật ký nguyên vẹn: {Event.objects.count()} sự việc.")
