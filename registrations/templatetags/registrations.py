"""Awards on pages, by name."""

from django import template

from law.kinds import award_kind

register = template.Library()


@register.filter
def award_name(code: str) -> str:
    """Give "Lao động tiên tiến" for "LDTT", or a dash for none."""
    return award_kind(code).name if code else "—"
