"""What a room says that somebody owes, and the rooms that say it (`settings.REMINDER_SOURCES`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from .rules.ladder import Ladder, rungs_due

Key = tuple[int, str, date]
"""Recipient, subject and last good day: what the rungs of one person are counted under."""


class OwingCommune(Protocol):
    """What is asked of a commune here; `practice_day` None is a real one."""

    pk: int
    practice_day: date | None


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something to be done by a day, and whom to remind of it.

    `today` is the day of its commune; `subject` names it for good, such as "deadline:12/unit:3".
    Recipients are ids of users; `when_overdue` are reminded only after the last good day.
    """

    commune: OwingCommune
    today: date
    subject: str
    ladder: Ladder
    recipients: tuple[int, ...]
    title: str
    sentence: str
    path: str
    when_overdue: tuple[int, ...] = ()

    def concerned(self) -> Iterator[Key]:
        """Give the key of everybody whom it may concern, each once."""
        for recipient in dict.fromkeys(self.recipients + self.when_overdue):
            yield recipient, self.subject, self.ladder.last_day

    def rungs_due(self, day: date) -> Iterator[tuple[Key, tuple[int, ...]]]:
        """Give, for the key of each person, the rungs whose day has come."""
        # A page that looks sixty days ahead asks this a hundred thousand times.
        rungs = rungs_due(self.ladder, day)
        if not rungs:
            return
        last_day, always = self.ladder.last_day, dict.fromkeys(self.recipients)
        for recipient in always:
            yield (recipient, self.subject, last_day), rungs
        if self.when_overdue and (overdue := tuple(rung for rung in rungs if rung > 0)):
            for recipient in dict.fromkeys(self.when_overdue):
                if recipient not in always:
                    yield (recipient, self.subject, last_day), overdue


def obligations(on: date | None = None, commune: OwingCommune | None = None) -> list[Obligation]:
    """Give all that is owed, of one commune or of all; the number of queries is constant.

    `on` takes the place of each commune's own today.
    """
    sources = map(import_string, settings.REMINDER_SOURCES)
    return [obligation for source in sources for obligation in source(on, commune)]
