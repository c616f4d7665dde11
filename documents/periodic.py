"""What the clock asks for."""

from celery import shared_task

from documents.dossier import jobs, keeping


@shared_task
def sweep_print_jobs() -> int:
    """Go on with jobs that nobody works on; harmless to run twice or at once."""
    return jobs.sweep()


@shared_task
def clear_printed_files() -> int:
    """Remove jobs of 30 days ago and files that no job holds."""
    return keeping.clear()
