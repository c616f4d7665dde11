"""Days as officials write them."""

from datetime import date

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def short_date(day: date) -> str:
    """Give "15/11/2021"."""
    return f"{day:%d/%m/%Y}"


def long_date(day: date) -> str:
    """Give "ngày 05 tháng 02 năm 2021": a leading 0 for days under 10 and for months 1 and 2.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday(day: date) -> str:
    """Give "thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def closing(last_day: date) -> str:
    """Give "hết hạn 24:00 ngày 19/01/2021"."""
    return f"hết hạn {_midnight(last_day)}"


def time_left(last_day: date, today: date) -> str:
    """Give "còn 3 ngày", "hôm nay là ngày cuối" or "đã hết hạn 2 ngày"."""
    days = (last_day - today).days
    if days > 0:
        return f"còn {days} ngày"
    return f"đã hết hạn {-days} ngày" if days else "hôm nay là ngày cuối"


def countdown(last_day: date, today: date) -> str:
    """Give "còn 3 ngày, hết hạn 24:00 ngày 19/01/2021"; what is over says so only once: "đã hết
    hạn 2 ngày, từ 24:00 ngày 19/01/2021"."""
    verb = "từ" if last_day < today else "hết hạn"
    return f"{time_left(last_day, today)}, {verb} {_midnight(last_day)}"


def _midnight(day: date) -> str:
    return f"24:00 ngày {short_date(day)}"
