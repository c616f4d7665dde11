import logging
from datetime import timedelta

from celery import shared_task
from django.core.files.storage import default_storage
from django.utils import timezone

from .orphans import orphans

logger = logging.getLogger(__name__)

LONGER_THAN_ANY_ACT = timedelta(days=1)


@shared_task
def sweep_orphans() -> int:
    """Remove at night the files that an undone act left behind; give how many."""
    left_behind = list(orphans(timezone.now() - LONGER_THAN_ANY_ACT))
    for path in left_behind:
        logger.warning("removing %s: no row names it", path)
        default_storage.delete(path)
    return len(left_behind)
