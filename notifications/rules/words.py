"""How reminders are worded."""

from __future__ import annotations

from datetime import date

from law.calendar import last_working_day_before, why_off
from vietnamese.dates import countdown, short_date, weekday


def day_in_words(day: date) -> str:
    """Give "19/01/2021 (thứ Ba)"."""
    return f"{short_date(day)} ({weekday(day)})"


def countdown_to(last_day: date, today: date) -> str:
    """Give "còn 3 ngày, hết hạn 24:00 ngày 19/01/2021 (thứ Ba)"; when the last day is a day off
    ahead, also the working day before it."""
    worked = _worked_before(last_day) if last_day >= today else ""
    return f"{countdown(last_day, today)} ({weekday(last_day)}){worked}"


def _worked_before(last_day: date) -> str:
    reason = why_off(last_day)
    if not reason:
        return ""
    worked = last_working_day_before(last_day)
    return f"; ngày cuối là ngày nghỉ ({reason}), ngày làm việc cuối cùng là {day_in_words(worked)}"


def rung_in_words(rung: int) -> str:
    """Give "trước hạn 3 ngày", "ngày cuối" or "quá hạn 3 ngày"."""
    if rung == 0:
        return "ngày cuối"
    return f"trước hạn {-rung} ngày" if rung < 0 else f"quá hạn {rung} ngày"
