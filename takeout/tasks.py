"""What a worker is asked for."""

from celery import shared_task

from takeout import making


@shared_task
def make_takeout(pk: int) -> bool:
    """Make a takeout; harmless to run twice or at once."""
    return making.make(pk)
