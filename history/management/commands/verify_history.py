from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from history.chain import Anchor, anchors, anchors_in, breaches, breaches_against
from history.models import Event


class Command(BaseCommand):
    help = (
        "Kiểm tra nhật ký: mọi sự việc còn nguyên, nối liền, mang dấu của khóa; với --anchor, còn "
        "đúng như mốc đã giữ ở ngoài máy chủ. Mốc của lúc này được in ra để giữ."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--anchor",
            metavar="TỆP|MỐC",
            help="tệp (ví dụ thư đã lưu) hoặc dòng chữ chứa mốc dạng 1/1532/3f9a…",
        )

    def handle(self, *, anchor, **options):
        sentences = [*breaches(), *breaches_against(_anchors(anchor) if anchor else [])]
        if sentences:
            raise CommandError("\n".join(sentences))
        self.stdout.write(f"Nhật ký nguyên vẹn: {Event.objects.count()} sự việc. Mốc để giữ:")
        for mark in anchors():
            self.stdout.write(str(mark))


def _anchors(given: str) -> list[Anchor]:
    path = Path(given)
    is_file = len(given) < 200 and path.is_file()
    marks = anchors_in(path.read_text(errors="replace") if is_file else given)
    if not marks:
        raise CommandError("Không thấy mốc nào dạng 1/1532/3f9a… trong tệp hoặc dòng chữ đã cho.")
    return marks
