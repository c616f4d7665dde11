"""What the clock asks for."""

from celery import shared_task

from .sweep import sweep


@shared_task
def sweep_reminders() -> int:
    """Put today's reminders into the outbox; harmless to run twice or at once."""
    return sweep().reminders
