"""Days and numbers on pages, as `vietnamese/` writes them."""

from django import template

from vietnamese import dates, numbers, text

register = template.Library()


@register.filter
def short_date(day) -> str:
    """Give "15/11/2021", or a dash for an unknown day."""
    return dates.short_date(day) if day else "—"


@register.filter
def long_date(day) -> str:
    """Give "ngày 15 tháng 11 năm 2021", or a dash for an unknown day."""
    return dates.long_date(day) if day else "—"


@register.simple_tag
def post(position: str, unit: object) -> str:
    """Give position and unit; what both call the same once."""
    return text.post_and_unit(str(position or ""), str(unit or ""))


register.filter("weekday", dates.weekday)
register.filter("money", numbers.money)
register.filter("number", numbers.number)
register.filter("percent", numbers.percent)
register.filter("two_digits", numbers.two_digits)
