import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from notifications.rules.words import rung_in_words
from notifications.sweep import DueReminder, look, sweep
from vietnamese.dates import short_date


class Command(BaseCommand):
    help = "Quét một lần các hạn và đưa các lần nhắc đến ngày vào hàng chờ gửi."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--on", metavar="YYYY-MM-DD", help="tính cho ngày này thay cho ngày hôm nay của mỗi xã"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi, không gửi")
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        on = _day(options["on"])
        if options["dry_run"]:
            rows = _rows(look(on))
            lines = [_sentence(row) for row in rows] + [f"Sẽ nhắc {len(rows)} lượt; chưa gửi gì."]
            data: Any = {"dry_run": True, "reminders": rows}
        else:
            counts = sweep(on)
            lines = [
                f"Đã xem {counts.obligations} việc; nhắc {counts.reminders} lượt trong "
                f"{counts.digests} thông báo; {counts.overtaken} lần nhắc cũ được thay; "
                f"{counts.voided} lần nhắc không còn đúng được rút."
            ]
            data = {"dry_run": False} | asdict(counts)
        as_json = json.dumps(data, ensure_ascii=False, indent=2)
        self.stdout.write(as_json if options["json"] else "\n".join(lines))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CommandError(
            f"“{text}” không phải là ngày. Hãy viết năm-tháng-ngày, ví dụ: --on 2021-01-18"
        ) from None


def _rows(due: Iterable[DueReminder]) -> list[dict[str, Any]]:
    due = list(due)
    users = get_user_model().objects.in_bulk({reminder.recipient for reminder in due})
    return [
        {
            "day": reminder.day.isoformat(),
            "recipient": users[reminder.recipient].username,
            "subject": reminder.obligation.subject,
            "due_on": reminder.obligation.ladder.last_day.isoformat(),
            "rung": reminder.rung,
            "overtaken": list(reminder.overtaken),
            "title": reminder.obligation.title,
        }
        for reminder in due
    ]


def _sentence(row: dict[str, Any]) -> str:
    due_on = short_date(date.fromisoformat(row["due_on"]))
    return f"{row['recipient']}: {row['title']}, hạn {due_on} ({rung_in_words(row['rung'])})"
