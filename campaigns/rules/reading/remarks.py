"""What a careful reader remarks: gaps, and days that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from campaigns.rules.plan import Deadline, Note, Phase, Plan
from vietnamese.dates import short_date, weekday

from .paper import DECISION, LETTER, REPORT, Paper
from .slips import slips

_LITTLE_TIME = 5  # working days between the signature and the end of registration
_SETTLING = timedelta(days=60)  # a phase's nominations come in within two months of its end
_KIND_NAMES = {
    "registration": "đăng ký thi đua",
    "initiative": "hồ sơ sáng kiến",
    "nomination": "hồ sơ đề nghị khen thưởng",
    "report": "báo cáo",
    "other": "mốc khác",
}
_OTHER_PAPERS = {
    REPORT: "báo cáo",
    LETTER: "công văn",
    "huong dan": "hướng dẫn",
    "thong bao": "thông báo",
    "chi thi": "chỉ thị",
    DECISION: "quyết định",
    "to trinh": "tờ trình",
    "giay moi": "giấy mời",
    "bien ban": "biên bản",
    "nghi quyet": "nghị quyết",
}
_GAPS = (
    ("number", "Không có số của kế hoạch."),
    ("issued_on", "Không đọc được ngày ký."),
    ("issuer", "Không đọc được cơ quan ban hành."),
    ("place", "Không đọc được địa danh."),
    ("year", "Không đọc được năm thi đua."),
    ("title", "Không đọc được tiêu đề của kế hoạch."),
    ("theme", "Không có chủ đề thi đua."),
    ("slogan", "Không có khẩu hiệu thi đua."),
    ("purposes", "Không đọc được phần mục đích."),
    ("phases", "Không đọc được đợt thi đua nào."),
    ("targets", "Không đọc được chỉ tiêu thi đua nào."),
    ("contents", "Không đọc được nội dung thi đua nào."),
    ("recipients", "Không đọc được nơi nhận."),
    ("signer", "Không đọc được người ký."),
)


def remarks(paper: Paper, plan: Plan) -> list[Note]:
    """Give the notes on a plan that was read from this paper, in the order of their lines."""
    notes = [
        *_kind(paper),
        *_gaps(plan),
        *slips(paper.body, plan.year),
        *_phases(plan),
        *_deadlines(plan),
        *_targets(plan),
    ]
    if paper.annex_line:
        message = "Phần phụ lục, biểu mẫu sau chữ ký không được đọc."
        notes.append(Note("annex_not_read", message, paper.annex_line))
    return notes


def _kind(paper: Paper) -> Iterator[Note]:
    """Say of a paper that calls itself something else that it is no plan."""
    name = _OTHER_PAPERS.get(paper.kind)
    if name:
        message = f"Văn bản này là {name}, không phải kế hoạch; hãy xem có nên nhập hay không."
        yield Note("not_a_plan", message)


def _gaps(plan: Plan) -> Iterator[Note]:
    for name, message in _GAPS:
        if not getattr(plan, name):
            yield Note(f"{name}_missing", message)
    kinds = {deadline.kind for deadline in plan.deadlines}
    for kind in ("registration", "initiative", "nomination"):
        if kind not in kinds:
            message = f"Không đọc được thời hạn {_KIND_NAMES[kind]}."
            yield Note(f"{kind}_deadline_missing", message)
    if plan.signer and not plan.signer.name:
        yield Note("signer_name_missing", "Chưa có tên người ký.", plan.signer.line)


def _phases(plan: Plan) -> Iterator[Note]:
    for phase in plan.phases:
        name = f"Đợt {phase.ordinal}"
        if phase.starts_on and plan.issued_on and phase.starts_on < plan.issued_on:
            message = f"{name} bắt đầu {short_date(phase.starts_on)}, trước ngày ký kế hoạch."
            yield Note("phase_before_issue", message, phase.line)
        if phase.starts_on and phase.ends_on and phase.ends_on < phase.starts_on:
            yield Note("phase_reversed", f"{name} kết thúc trước khi bắt đầu.", phase.line)
    for phase, following in pairwise(plan.phases):
        if phase.ends_on and following.starts_on:
            yield from _between(phase.ordinal, phase.ends_on, following.starts_on, following.line)


def _between(ordinal: int, ends_on: date, starts_on: date, line: int | None) -> Iterator[Note]:
    if starts_on <= ends_on:
        days = "ngày " + short_date(starts_on)
        if starts_on < ends_on:
            days = f"các ngày {short_date(starts_on)} - {short_date(ends_on)}"
        names = f"Đợt {ordinal} và đợt {ordinal + 1}"
        message = f"{names} trùng {days}; việc trong đó tính cho đợt {ordinal}."
        yield Note("phases_overlap", message, line)
    elif starts_on - ends_on > timedelta(days=1):
        message = f"Giữa đợt {ordinal} và đợt {ordinal + 1} có khoảng không thuộc đợt nào."
        yield Note("phases_gap", message, line)


def _deadlines(plan: Plan) -> Iterator[Note]:
    ends = [phase.ends_on for phase in plan.phases if phase.ends_on]
    nominations = [deadline.due_on for deadline in plan.deadlines if deadline.kind == "nomination"]
    latest = max(nominations, default=None)
    for deadline in plan.deadlines:
        yield from _last_day(deadline)
        if plan.issued_on and deadline.due_on < plan.issued_on:
            message = f"Hạn {short_date(deadline.due_on)} trước ngày ký kế hoạch; hãy kiểm tra lại."
            yield Note("deadline_before_issue", message, deadline.line)
        elif plan.issued_on and deadline.kind == "registration":
            yield from _little_time(plan.issued_on, deadline)
        if ends and deadline.kind in ("initiative", "nomination"):
            yield from _against_phases(deadline, max(ends), deadline.due_on == latest)
    yield from _without_deadline(plan.phases, nominations)


def _without_deadline(phases: tuple[Phase, ...], nominations: list[date]) -> Iterator[Note]:
    """Give the phases before the last that end without a day for their nominations."""
    for phase in phases[:-1]:
        end = phase.ends_on
        if end and nominations and not any(end <= day <= end + _SETTLING for day in nominations):
            message = f"Đợt {phase.ordinal} không có thời hạn nộp hồ sơ riêng."
            yield Note("phase_without_deadline", message, phase.line)


def _last_day(deadline: Deadline) -> Iterator[Note]:
    """Give what must be known of the last day that is still in time."""
    last = deadline.due_on if deadline.inclusive else deadline.due_on - timedelta(days=1)
    name = _KIND_NAMES[deadline.kind]
    if not deadline.inclusive:
        message = (
            f"“Trước ngày {short_date(deadline.due_on)}” ({name}): ngày cuối còn nhận là "
            f"{short_date(last)}, hết 24 giờ."
        )
        yield Note("exclusive_deadline", message, deadline.line)
    if last.weekday() >= 5:
        code = "deadline_on_weekend" if deadline.inclusive else "deadline_eve_weekend"
        message = f"Ngày cuối còn nhận {name} ({short_date(last)}) là {weekday(last)}."
        yield Note(code, message, deadline.line)


def _little_time(issued_on: date, deadline: Deadline) -> Iterator[Note]:
    last = deadline.due_on if deadline.inclusive else deadline.due_on - timedelta(days=1)
    span = min((last - issued_on).days, 60)
    days = sum((issued_on + timedelta(days=at)).weekday() < 5 for at in range(1, span + 1))
    if days < _LITTLE_TIME:
        message = f"Từ ngày ký đến hạn đăng ký chỉ còn {days} ngày làm việc."
        yield Note("short_notice", message, deadline.line)


def _against_phases(deadline: Deadline, last: date, is_latest: bool) -> Iterator[Note]:
    name, due = _KIND_NAMES[deadline.kind], deadline.due_on
    if due > last:
        message = f"Hạn {name} ({short_date(due)}) sau khi đợt cuối kết thúc ({short_date(last)})."
        yield Note("deadline_after_phase_end", message, deadline.line)
    elif deadline.kind == "nomination" and is_latest and due < last:
        message = (
            f"Hạn {name} ({short_date(due)}) trước khi đợt cuối kết thúc ({short_date(last)}): "
            "xét theo kết quả đến lúc đó."
        )
        yield Note("deadline_before_phase_end", message, deadline.line)


def _targets(plan: Plan) -> Iterator[Note]:
    for target in plan.targets:
        if target.award == "CSTDCS" and target.unit == "percent" and target.operator != "<=":
            message = (
                "Tỷ lệ Chiến sĩ thi đua cơ sở ở đây là chỉ tiêu phấn đấu; mức trần theo quy định "
                "là chuyện khác và được tính riêng."
            )
            yield Note("goal_and_ceiling", message, target.line)
