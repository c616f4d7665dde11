"""What a worker does, asked by the timetable or by a press of the button."""

from celery import shared_task

from . import running


@shared_task
def make_nightly_backup() -> str:
    """Back everything up at night; give the name of the file."""
    return str(running.make_nightly())


@shared_task
def make_waiting_backups() -> int:
    """Make the backups that were asked for; harmless to run twice or at once."""
    return running.run_waiting()
