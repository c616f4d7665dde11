"""What every form that is posted carries, beside its fields, and two versions of one text."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from django import template
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SHORT = 40  # signs that are read at a look
MOST_WORDS = 1000  # beyond that a page would wait for the comparison


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Give the token that tells our pages from a stranger's, in place of Django's own tag, and one
    that tells a press from its repetition (`procedure/pressing.py`): no form can forget it. A form
    that is sent again for its page has the token of that (`kept_token`)."""
    token = context.get("csrf_token")
    if not token or token == "NOTPROVIDED":
        return SafeString()
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="once" value="{}">',
        token,
        context.get("kept_token") or secrets.token_urlsafe(16),
    )


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """Give the attributes of a widget, as Django's own template writes them."""
    return mark_safe(
        "".join(_attribute(name, value) for name, value in attrs.items() if value is not False)
    )


def _attribute(name: str, value: Any) -> str:
    key = conditional_escape(name)
    return f" {key}" if value is True else f' {key}="{conditional_escape(value)}"'


@register.filter
def unlike(text: str, other: str) -> SafeString:
    """Give a text with its lines; where both are long, the words that the other has not are
    marked."""
    words, others = re.findall(r"\S+|\s+", text), re.findall(r"\S+|\s+", other)
    is_short = min(len(text), len(other)) < SHORT or max(len(words), len(others)) > MOST_WORDS
    if is_short:
        return linebreaksbr(text)
    pieces = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    marked = (
        _piece("".join(words[first:last]), is_own=step != "equal")
        for step, first, last, *_ in pieces
    )
    return linebreaksbr(mark_safe("".join(marked)))


def _piece(text: str, *, is_own: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if is_own and text.strip() else escape(text)
