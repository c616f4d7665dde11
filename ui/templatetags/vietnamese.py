"""Days, numbers and numbers of documents on pages, as `vietnamese/` writes them."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from vietnamese import dates, numbers, text

register = template.Library()

_NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐƯ]\w*(?:-\w+)*")


@register.filter
def short_date(day) -> str:
    """Give "15/11/2021", or a dash for an unknown day."""
    return dates.short_date(day) if day else "—"


@register.filter
def long_date(day) -> str:
    """Give "ngày 15 tháng 11 năm 2021", or a dash for an unknown day."""
    return dates.long_date(day) if day else "—"


@register.filter
def unbroken(text: object) -> SafeString:
    """Give the text as HTML that never breaks the number of a document, such as "12/KH-UBND"
    (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    escaped = conditional_escape(text)
    if "/" not in escaped:
        return SafeString(escaped)
    return SafeString(_NUMBER.sub(r'<span class="unbroken">\g<0></span>', escaped))


@register.simple_tag
def post(position: str, unit: object) -> str:
    """Give position and unit; what both call the same once."""
    return text.post_and_unit(str(position or ""), str(unit or ""))


register.filter("weekday", dates.weekday)
register.filter("money", numbers.money)
register.filter("number", numbers.number)
register.filter("percent", numbers.percent)
register.filter("two_digits", numbers.two_digits)
