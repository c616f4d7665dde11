"""What the templates of papers ask for beside the components of the pages."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐƯ]\w*(?:-\w+)*")


@register.filter
def unbroken(text: str) -> SafeString:
    """Give the text as HTML that never breaks the number of a document, such as "12/KH-UBND"
    (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    escaped = conditional_escape(text)
    return mark_safe(_NUMBER.sub(r'<span class="unbroken">\g<0></span>', escaped))
