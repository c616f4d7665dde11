import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.bringing import plan_at
from campaigns.rules.plan import Deadline, Phase, Plan, Target, from_json
from campaigns.sources.unreadable import UnreadablePlan
from vietnamese.dates import short_date
from vietnamese.numbers import number

_OPERATORS = {">=": "ít nhất ", "<=": "không quá ", "=": ""}
_AWARDS = {
    "LDTT": "Lao động tiên tiến",
    "CSTDCS": "Chiến sĩ thi đua cơ sở",
    "CSTDT": "Chiến sĩ thi đua cấp tỉnh",
    "CSTDTQ": "Chiến sĩ thi đua toàn quốc",
    "TTLDTT": "Tập thể lao động tiên tiến",
    "TTLDXS": "Tập thể lao động xuất sắc",
    "CO_THI_DUA": "Cờ thi đua",
    "GIAY_KHEN": "Giấy khen",
    "BANG_KHEN": "Bằng khen",
}
_DEADLINES = {
    "registration": "Đăng ký thi đua",
    "initiative": "Sáng kiến",
    "nomination": "Hồ sơ khen thưởng",
    "report": "Báo cáo",
    "other": "Mốc khác",
}
_SINGLE_VALUES = (
    ("number", "Số"),
    ("issued_on", "Ngày ký"),
    ("issuer", "Cơ quan"),
    ("place", "Nơi ký"),
    ("year", "Năm"),
    ("title", "Tiêu đề"),
    ("theme", "Chủ đề"),
    ("slogan", "Khẩu hiệu"),
)


class Command(BaseCommand):
    help = "Đọc tệp kế hoạch (.docx, .pdf có chữ, .txt) và in những gì đọc được, kèm dòng gốc."
    requires_system_checks: list[str] = []  # it needs neither pages nor a database

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", metavar="TỆP", help="tệp kế hoạch")
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        try:
            brought = plan_at(Path(file))
        except UnreadablePlan as problem:
            raise CommandError(str(problem)) from None
        if options["json"]:
            self.stdout.write(json.dumps(brought.plan, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_summary(from_json(brought.plan))))


def _summary(plan: Plan) -> Iterator[str]:
    for name, label in _SINGLE_VALUES:
        value = getattr(plan, name)
        words = short_date(value) if isinstance(value, date) else value or "(không có)"
        yield f"{label}: {words}{_line(plan.lines.get(name))}"
    sections = (
        ("Đợt thi đua", [(_phase(phase), phase.line) for phase in plan.phases]),
        ("Chỉ tiêu", [(_target(target), target.line) for target in plan.targets]),
        ("Thời hạn", [(_deadline(deadline), deadline.line) for deadline in plan.deadlines]),
        (
            "Nội dung",
            [(f"{content.number}. {content.text}", content.line) for content in plan.contents],
        ),
        ("Nơi nhận", [(_recipient(recipient), recipient.line) for recipient in plan.recipients]),
        ("Cần kiểm tra", [(note.message, note.line) for note in plan.notes]),
    )
    for heading, entries in sections:
        yield f"\n{heading}:"
        yield from (f"  - {words}{_line(line)}" for words, line in entries)
        if not entries:
            yield "  (không có)"
    if plan.signer:
        signer = plan.signer
        words = " – ".join(
            part for part in (signer.on_behalf, signer.position, signer.name) if part
        )
        yield f"\nNgười ký: {words}{_line(signer.line)}"


def _line(line: int | None) -> str:
    return f"  [dòng {line}]" if line else ""


def _day(day: date | None) -> str:
    return short_date(day) if day else "?"


def _phase(phase: Phase) -> str:
    goal = f": {phase.goal}" if phase.goal else ""
    return f"Đợt {phase.ordinal}, {_day(phase.starts_on)} - {_day(phase.ends_on)}{goal}"


def _target(target: Target) -> str:
    unit = " %" if target.unit == "percent" else ""
    of = {"LDTT": " số Lao động tiên tiến", "eligible": " số được xét"}.get(target.base or "", "")
    how_many = f"{_OPERATORS[target.operator]}{number(target.value)}{unit}{of}"
    return f"{_AWARDS[target.award]}: {how_many} ({target.who})"


def _deadline(deadline: Deadline) -> str:
    until = "đến hết" if deadline.inclusive else "trước"
    receiver = f", gửi {deadline.receiver}" if deadline.receiver else ""
    return f"{_DEADLINES[deadline.kind]}: {until} ngày {short_date(deadline.due_on)}{receiver}"


def _recipient(recipient: Any) -> str:
    return f"{recipient.name} (để báo cáo)" if recipient.for_report else recipient.name
