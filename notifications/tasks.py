"""What a worker is asked for."""

from celery import shared_task

from .mailing import send_due


@shared_task
def send_notices() -> int:
    """Send what waits in the outbox; harmless to run twice or at once."""
    return send_due()
