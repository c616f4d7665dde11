from celery import shared_task

from nominations.facts import kept


@shared_task
def follow_changes() -> int:
    """Let go of the judgements that have changed since, in communes where nobody looks, too; give
    how many changes they were."""
    return sum(iter(kept.follow_changes, 0))
