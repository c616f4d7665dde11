from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from history.log import record
from people import second_factor, sessions
from people.models import User
from people.roles import INSTALLATION, Actor


class Command(BaseCommand):
    help = (
        "Tắt xác thực hai bước của một tài khoản: khi mất điện thoại mà không ai vào được để tắt, "
        "hoặc khi SECRET_KEY đã đổi."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="Tên đăng nhập")

    @transaction.atomic
    def handle(self, *args, **options):
        user = User.objects.filter(username=options["username"]).first()
        if user is None or not second_factor.is_used_by(user):
            raise CommandError(f"Tài khoản “{options['username']}” không dùng xác thực hai bước.")
        second_factor.turn_off(user)
        sessions.end_all(user)
        by = Actor(None, "Người giữ máy chủ", "", INSTALLATION)
        sentence = f"Tắt xác thực hai bước của tài khoản {user.username}."
        record("user.second_factor", user, sentence, by=by, commune_id=INSTALLATION)
        self.stdout.write(f"{sentence} Người dùng vào bằng mật khẩu rồi đặt lại.")
