"""Reminders that are the same for all submissions: those that were given back with a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Max, Q, QuerySet

from campaigns.reminders import Running
from campaigns.rules.rungs import DEFAULT_RUNGS
from notifications.obligations import Obligation
from notifications.rules.ladder import Ladder

from .models import RETURNED, Submission


def with_day_of_return(rows: QuerySet) -> QuerySet:
    """Give the rows, each with `returned_on`, the day of its newest return or None."""
    return rows.annotate(returned_on=Max("moves__on", filter=Q(moves__after=RETURNED)))


def returned(
    running: Running, rows: Iterable[Submission], *, prefix: str = ""
) -> Iterator[Obligation]:
    """Give what is owed on the returned ones among rows that `with_day_of_return` gave.

    `prefix` keeps the ledger's names of the rooms apart.
    """
    for submission in rows:
        if submission.stage != RETURNED:
            continue
        # The notice of the return told of it; reminders begin after that day.
        ladder = Ladder(submission.return_due_on, DEFAULT_RUNGS, submission.returned_on)
        words = {
            "title": f"Bổ sung {submission.called}",
            "sentence": f"{submission.NOUN} được trả lại: {submission.return_reason}",
        }
        subject = f"{prefix}return:{submission.pk}"
        yield running.obligation(
            f"{subject}/unit", ladder, running.heads_of(submission.unit), **words
        )
        yield running.obligation(
            f"{subject}/office", ladder, running.office, **words, when_overdue=running.chair
        )
