"""Last year's plan as the draft of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from campaigns.rules import anniversary
from campaigns.rules.plan import Content, Deadline, Note, Phase, Plan, Recipient, Signer, Target
from vietnamese.dates import short_date


def clone_plan(plan: Plan, year: int) -> Plan:
    """Give the plan moved to `year`: every date on the same day and month (29/02 becomes 28/02),
    the years and the anniversary in its words renewed, number and day of signing left open.

    `notes` says what was changed and what a person has to look at. Raises ValueError with a
    sentence for a plan without a year.
    """
    if plan.year is None:
        raise ValueError("Kế hoạch chưa ghi năm nên chưa nhân bản được. Hãy điền năm rồi thử lại.")
    moved = Plan(
        issuer=plan.issuer,
        place=plan.place,
        year=year,
        title=renewed(plan.title, plan.year, year),
        theme=renewed(plan.theme, plan.year, year),
        slogan=renewed(plan.slogan, plan.year, year),
        purposes=renewed(plan.purposes, plan.year, year),
        phases=tuple(_phase(item, plan.year, year) for item in plan.phases),
        targets=tuple(_target(item) for item in plan.targets),
        deadlines=tuple(_deadline(item, year - plan.year) for item in plan.deadlines),
        contents=tuple(_content(item, plan.year, year) for item in plan.contents),
        recipients=tuple(Recipient(item.name, item.for_report) for item in plan.recipients),
        signer=_signer(plan.signer),
    )
    return replace(moved, notes=tuple(_notes(plan, plan.year, moved, year)))


def shifted(day: date, years: int) -> date:
    """Give the same day and month some years later; 28/02 where there is no 29/02."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def renewed(text: str, old: int, new: int) -> str:
    """Give a text of the year `old` as one of `new`: "năm 2021", the end of "(11/6/1948 -
    11/6/2021)" and the count of the anniversary.

    Years of periods ("2021-2025") and in dates of other papers ("ngày 09 tháng 10 năm 2021",
    "11/01/2021") stay.
    """
    text = _year_of_the_plan(old).sub(rf"\g<1>{new}", text)
    text = _end_of_commemoration(old).sub(rf"\g<1>{new}", text)
    return anniversary.recount(text, new)


def _year_of_the_plan(year: int) -> re.Pattern[str]:
    not_a_date = r"(?<!tháng \d )(?<!tháng \d\d )"
    return re.compile(rf"{not_a_date}\b(năm ){year}\b(?!\s*[-–]\s*\d)", re.IGNORECASE)


def _end_of_commemoration(year: int) -> re.Pattern[str]:
    day = r"\d{1,2}/\d{1,2}/"
    return re.compile(rf"({day}(?!{year})\d{{4}}\s*[-–]\s*{day}){year}\b")


def _phase(phase: Phase, old: int, new: int) -> Phase:
    starts_on, ends_on = (
        shifted(day, new - old) if day else None for day in (phase.starts_on, phase.ends_on)
    )
    return Phase(phase.ordinal, starts_on, ends_on, renewed(phase.goal, old, new))


def _target(target: Target) -> Target:
    return replace(target, line=None)


def _deadline(deadline: Deadline, years: int) -> Deadline:
    return replace(deadline, due_on=shifted(deadline.due_on, years), line=None)


def _content(content: Content, old: int, new: int) -> Content:
    return Content(content.number, renewed(content.text, old, new))


def _signer(signer: Signer | None) -> Signer | None:
    return replace(signer, line=None) if signer else None


def _notes(plan: Plan, old: int, moved: Plan, new: int) -> Iterator[Note]:
    yield Note(
        "dates_shifted",
        f"Ngày của {len(plan.phases)} đợt và {len(plan.deadlines)} mốc thời hạn đã chuyển từ năm "
        f"{old} sang năm {new}, giữ nguyên ngày và tháng.",
    )
    yield Note("number_emptied", "Số và ngày ký để trống, chờ kế hoạch mới được ký.")
    yield from _anniversary_notes(moved, new)
    yield from _leap_day_notes(plan, old, new)
    if plan.targets:
        yield Note("targets_kept", "Chỉ tiêu giữ như kế hoạch cũ: hãy xem lại từng chỉ tiêu.")
    for name, text in _texts(moved):
        if re.search(rf"\b{old}\b", text):
            yield Note("old_year_left", f"{name} còn nhắc năm {old}: hãy xem có phải sửa không.")


def _anniversary_notes(moved: Plan, year: int) -> Iterator[Note]:
    if any(anniversary.counted(text) for _, text in _texts(moved)):
        yield Note(
            "anniversary_recounted",
            f"Số năm kỷ niệm Ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc được tính lại: {year} − "
            f"{anniversary.CALLED_IN} = {anniversary.anniversary(year)}.",
        )


def _leap_day_notes(plan: Plan, old: int, new: int) -> Iterator[Note]:
    days = [day for phase in plan.phases for day in (phase.starts_on, phase.ends_on) if day]
    for day in sorted({*days, *(deadline.due_on for deadline in plan.deadlines)}):
        moved = shifted(day, new - old)
        if moved.day != day.day:
            yield Note(
                "leap_day_moved",
                f"Ngày {short_date(day)} chuyển thành {short_date(moved)} vì năm {moved.year} "
                "không có ngày 29/02.",
            )


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Tên kế hoạch", plan.title
    yield "Chủ đề", plan.theme
    yield "Khẩu hiệu", plan.slogan
    yield "Mục đích, yêu cầu", plan.purposes
    for phase in plan.phases:
        yield f"Mục tiêu của đợt {phase.ordinal}", phase.goal
    for place, content in enumerate(plan.contents, start=1):
        yield f"Nội dung {content.number or f'thứ {place}'}", content.text
