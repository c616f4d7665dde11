from django.core.management.base import BaseCommand, CommandError

from documents.issued.issuing import check_frozen
from documents.models import IssuedDocument


class Command(BaseCommand):
    help = "Kiểm tra văn bản đã ban hành: mọi tệp còn nguyên như lúc ban hành, không số nào bị mất."

    def handle(self, *args, **options):
        found = list(check_frozen())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"Văn bản nguyên vẹn: {IssuedDocument.objects.count()} tệp.")
