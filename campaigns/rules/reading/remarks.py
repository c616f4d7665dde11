"""What a careful reader remarks: slips of the text, gaps, and days that do not fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from campaigns.rules.plan import Deadline, Note, Phase, Plan
from vietnamese.dates import short_date, weekday

from .flow import Flow
from .lines import spaced
from .paper import Paper

_LITTLE_TIME = 5  # working days between the signature and the end of registration
_SETTLING = timedelta(days=60)  # a phase's nominations come in within two months of its end
_KIND_NAMES = {
    "registration": "đăng ký thi đua",
    "initiative": "hồ sơ sáng kiến",
    "nomination": "hồ sơ đề nghị khen thưởng",
    "report": "báo cáo",
    "other": "mốc khác",
}
_GAPS = (
    ("number", "Không có số của kế hoạch."),
    ("issued_on", "Không đọc được ngày ký."),
    ("issuer", "Không đọc được cơ quan ban hành."),
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
_YEAR_OF_WORK = spaced(
    r"(?<![a-z])(?:ke hoach|chuong trinh|nhiem vu|chi tieu|phong trao|danh hieu|dien hinh|muc tieu)"
    r"[^.;,\n\d(]{0,60}?(?<![a-z])nam (?P<year>20\d\d)(?!\d| ?-)"
)
_LOOKS_BACK = spaced(
    r"(?:ket qua|thanh tich|so voi|tong ket|so ket|trong nam|phat huy|nhung|dat duoc|cuoi|quyet dinh)"
)
_ANNIVERSARY = spaced(
    r"(?<![\d/])(?P<count>\d{1,3})(?: \(\w+\))? nam[^;\n]{0,200}?"
    r"\( ?(?:\d{1,2} ?/ ?){1,2}(?P<from>\d{4}) ?- ?(?:\d{1,2} ?/ ?){1,2}(?P<to>\d{4}) ?\)"
)
_CALL_OF_1948 = spaced(
    r"(?P<count>\d{2,3}) nam (?:ngay )?[^.;\n(]{0,60}?loi keu goi thi dua ai quoc(?! ?[^.;\n]{0,60}\()"
)
_HOP = re.compile(r"(?i)\bhợp\s(?:thống\snhất|xét|bình\sxét|bàn|biểu\squyết|bỏ\sphiếu)")
_DOUBLED = re.compile(r"(?i)\b(các|của|và|trong|được|cho|với|về|là|những|theo|đến|tại)\s\1\b")
_AS_FOLLOWS = re.compile(r"(?i)như\ssau[^.:;\n]{1,60}như\ssau")
_COUNCIL_DECIDES = spaced(
    r"hoi dong (?:thi dua|tdkt)[^.;\n]{0,80}?(?<![a-z])(?:ra|ban hanh) quyet dinh"
)
_SY = re.compile(r"(?i)chiến\ssỹ\sthi\sđua")


def remarks(paper: Paper, plan: Plan) -> list[Note]:
    """Give the notes on a plan that was read from this paper, in the order of their lines."""
    notes = [
        *_gaps(plan),
        *_slips(paper.body, plan.year),
        *_phases(plan),
        *_deadlines(plan),
        *_targets(plan),
    ]
    if paper.annex_line:
        message = "Phần phụ lục, biểu mẫu sau chữ ký không được đọc."
        notes.append(Note("annex_not_read", message, paper.annex_line))
    return notes


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


def _slips(flow: Flow, year: int | None) -> Iterator[Note]:
    """Give the slips of the pen; the text is kept as it is."""
    yield from _stale_years(flow, year)
    yield from _anniversaries(flow, year)
    for pattern, code, message in (
        (_HOP, "typo_hop", "“hợp” có lẽ là “họp”; văn bản được giữ nguyên."),
        (_AS_FOLLOWS, "repeated_words", "Lặp từ: “như sau … như sau”; văn bản được giữ nguyên."),
        (_DOUBLED, "repeated_words", "Lặp từ; văn bản được giữ nguyên."),
    ):
        for found in pattern.finditer(flow.text):
            yield Note(code, message, flow.line_at(found.start()))
    decides = _COUNCIL_DECIDES.search(flow.bare)
    if decides:
        message = "Hội đồng chỉ đề nghị; quyết định thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân."
        yield Note("council_decides", message, flow.line_at(decides.start()))
    spelling = _SY.search(flow.text)
    if spelling:
        message = "Văn bản viết “Chiến sỹ thi đua”, luật viết “Chiến sĩ thi đua”."
        yield Note("spelling_chien_si", message, flow.line_at(spelling.start()))


def _stale_years(flow: Flow, year: int | None) -> Iterator[Note]:
    for found in _YEAR_OF_WORK.finditer(flow.bare):
        named = int(found["year"])
        before = flow.bare[max(0, found.start() - 40) : found.end()]
        if year and named < year and not _LOOKS_BACK.search(before):
            words = flow.words(found.start(), found.end())
            message = f"“{words}” trong kế hoạch năm {year}: có thể chép sót từ văn bản cũ."
            yield Note("stale_year", message, flow.line_at(found.start("year")))


def _anniversaries(flow: Flow, year: int | None) -> Iterator[Note]:
    for found in _ANNIVERSARY.finditer(flow.bare):
        first, last = int(found["from"]), int(found["to"])
        if last - first != int(found["count"]):
            message = f"Ghi {found['count']} năm nhưng {last} - {first} = {last - first}."
            yield Note("anniversary_wrong", message, flow.line_at(found.start()))
    for found in _CALL_OF_1948.finditer(flow.bare):
        if year and year - 1948 != int(found["count"]):
            message = f"Ghi {found['count']} năm nhưng {year} - 1948 = {year - 1948}."
            yield Note("anniversary_wrong", message, flow.line_at(found.start()))


def _phases(plan: Plan) -> Iterator[Note]:
    for phase in plan.phases:
        name = f"Đợt {phase.ordinal}"
        if phase.starts_on and plan.issued_on and phase.starts_on < plan.issued_on:
            message = f"{name} bắt đầu {short_date(phase.starts_on)}, trước ngày ký kế hoạch."
            yield Note("phase_before_issue", message, phase.line)
        if phase.starts_on and phase.ends_on and phase.ends_on < phase.starts_on:
            yield Note("phase_reversed", f"{name} kết thúc trước khi bắt đầu.", phase.line)
    for one, following in pairwise(plan.phases):
        if one.ends_on and following.starts_on:
            yield from _between(one.ordinal, one.ends_on, following.starts_on, following.line)


def _between(ordinal: int, ends_on: date, starts_on: date, line: int | None) -> Iterator[Note]:
    if starts_on <= ends_on:
        days = "ngày " + short_date(starts_on)
        if starts_on < ends_on:
            days = f"các ngày {short_date(starts_on)} - {short_date(ends_on)}"
        message = f"Đợt {ordinal} và đợt {ordinal + 1} trùng {days}; việc trong đó tính cho đợt {ordinal}."
        yield Note("phases_overlap", message, line)
    elif starts_on - ends_on > timedelta(days=1):
        message = f"Giữa đợt {ordinal} và đợt {ordinal + 1} có khoảng không thuộc đợt nào."
        yield Note("phases_gap", message, line)


def _deadlines(plan: Plan) -> Iterator[Note]:
    ends = [phase.ends_on for phase in plan.phases if phase.ends_on]
    nominations = [one.due_on for one in plan.deadlines if one.kind == "nomination"]
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
                "Tỷ lệ Chiến sĩ thi đua cơ sở ở đây là chỉ tiêu phấn đấu; mức trần theo quy định là "
                "chuyện khác và được tính riêng."
            )
            yield Note("goal_and_ceiling", message, target.line)
