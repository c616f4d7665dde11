from django.core.management.base import BaseCommand, CommandError

from thiduakt.invariants import breaches, in_words, tell_administrators


class Command(BaseCommand):
    help = "Đi qua toàn bộ dữ liệu và tệp, in ra mọi điều không đúng; mã thoát 1 nếu có."

    def add_arguments(self, parser):
        parser.add_argument(
            "--notify", action="store_true", help="gửi kết quả cho người quản trị như mỗi đêm"
        )

    def handle(self, *, notify, **options):
        findings = list(breaches())
        if notify:
            tell_administrators(findings)
        if findings:
            raise CommandError("\n".join(in_words(finding) for finding in findings))
        self.stdout.write("Mọi điều phải đúng đều đúng.")
