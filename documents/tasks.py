"""What a worker is asked for."""

from celery import shared_task

from documents.dossier import running


@shared_task
def print_job(pk: int) -> bool:
    """Print a job; harmless to run twice or at once."""
    return running.run(pk)
