"""What the clock asks for."""

import logging

from celery import shared_task

from documents.dossier import jobs, keeping
from documents.issued.issuing import check_frozen

logger = logging.getLogger(__name__)


@shared_task
def verify_papers() -> int:
    """Go over all issued papers at night; what differs becomes an error in the server's log."""
    found = list(check_frozen())
    for sentence in found:
        logger.error(sentence)
    return len(found)


@shared_task
def sweep_print_jobs() -> int:
    """Go on with jobs that nobody works on; harmless to run twice or at once."""
    return jobs.sweep()


@shared_task
def clear_printed_files() -> int:
    """Remove jobs of 30 days ago and files that no job holds."""
    return keeping.clear()
