from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def minutes(time: timedelta) -> int:
    """Give a stretch of time in whole minutes, rounded up: what a person is told to wait."""
    return -(-int(time.total_seconds()) // 60)
