"""What the clock asks for."""

from celery import shared_task

from takeout import actions


@shared_task
def sweep_takeouts() -> int:
    """Go on with what nobody works on; harmless to run twice or at once."""
    return actions.sweep()


@shared_task
def clear_takeouts() -> int:
    """Remove the files of more than a week ago."""
    return actions.clear()
