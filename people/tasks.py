"""What a worker is asked for."""

from celery import shared_task

from people.letters import write_those_asked_for


@shared_task
def write_letters() -> int:
    """Write the letters for forgotten passwords; harmless to run twice or at once."""
    return write_those_asked_for()
