"""What every form that is posted carries, beside its fields."""

from __future__ import annotations

import secrets

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


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
