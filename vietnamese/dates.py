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
