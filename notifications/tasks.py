from celery import shared_task

from .outbox import send_due
from .sweep import sweep


@shared_task
def send_notices() -> int:
    """Send what waits in the outbox; harmless to run twice or at once."""
    return send_due()


@shared_task
def sweep_reminders() -> int:
    """Put today's reminders into the outbox; harmless to run twice or at once."""
    return sweep().reminders
