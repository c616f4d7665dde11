"""What the clock asks for."""

import logging

from celery import shared_task

from . import invariants

logger = logging.getLogger(__name__)


@shared_task
def check_invariants() -> int:
    """Go over the whole database at night; what is wrong goes to the administrators, and into the
    server's log as errors."""
    findings = list(invariants.breaches())
    for finding in findings:
        logger.error(invariants.in_words(finding))
    invariants.tell_administrators(findings)
    return len(findings)
