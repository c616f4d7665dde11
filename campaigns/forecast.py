"""Who will be reminded of what, and when: the sweep tried beforehand, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from notifications.ledger import ledger_of
from notifications.obligations import Key, Obligation
from notifications.rules.ladder import Ladder, rungs_due
from notifications.rules.words import countdown_to, rung_in_words
from notifications.sweep import DueReminder, due_on
from vietnamese.dates import short_date, weekday

AHEAD = 60
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Coming:
    """One reminder of a day, with the names of those who get it."""

    title: str
    rung: str
    due_on: date
    names: str


@dataclass(frozen=True)
class DayAhead:
    day: date
    reminders: list[Coming]

    @property
    def title(self) -> str:
        """Give "thứ Ba, 19/01/2021"."""
        return f"{weekday(self.day)}, {short_date(self.day)}"

    @property
    def in_words(self) -> str:
        """Give what is reminded of, each thing once: "2 lần nhắc: Đăng ký thi đua của 2 đơn vị"."""
        titles = dict.fromkeys(reminder.title for reminder in self.reminders)
        return f"{len(self.reminders)} lần nhắc: {'; '.join(titles)}"


def days_ahead(owed: list[Obligation], today: date) -> list[DayAhead]:
    """Give the coming sixty days on which somebody is reminded, if nothing more gets done."""
    ledger = ledger_of(owed)
    by_day: dict[date, dict[tuple[Obligation, int], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for reminder in _day_by_day(owed, dict(ledger.told), today):
        by_day[reminder.day][reminder.obligation, reminder.rung].append(
            ledger.names[reminder.recipient]
        )
    return [
        DayAhead(day, [_coming(*what, names) for what, names in together.items()])
        for day, together in by_day.items()
    ]


def _day_by_day(owed: list[Obligation], told: dict[Key, int], today: date) -> Iterator[DueReminder]:
    ladders = {obligation.ladder for obligation in owed}
    for day in (today + timedelta(days=n) for n in range(AHEAD)):
        # Of what comes to no other rung everybody was told the day before.
        climbed = {ladder for ladder in ladders if day == today or _is_climbed(ladder, day)}
        asked = [owing for owing in owed if owing.ladder in climbed] if climbed else []
        due = due_on(asked, told, day)
        told |= {reminder.key: reminder.rung for reminder in due}
        yield from due


def _is_climbed(ladder: Ladder, day: date) -> bool:
    return rungs_due(ladder, day) != rungs_due(ladder, day - timedelta(days=1))


def _coming(obligation: Obligation, rung: int, names: list[str]) -> Coming:
    last_day = obligation.ladder.last_day
    return Coming(obligation.title, rung_in_words(rung), last_day, ", ".join(names))


def owed_soon(owed: Iterable[Obligation], today: date) -> list[Obligation]:
    """Give what all units owe in the coming thirty days, and what is overdue, by its day."""
    soon = [
        obligation
        for obligation in owed
        if obligation.when_overdue and obligation.ladder.last_day <= today + SOON
    ]
    return sorted(soon, key=lambda obligation: obligation.ladder.last_day)


def chat_text(soon: Iterable[Obligation], today: date) -> str:
    """Give a text for the commune's chat group, of what is owed soon."""
    lines = [
        f"- {obligation.title}: {countdown_to(obligation.ladder.last_day, today)}. "
        f"{obligation.sentence}"
        for obligation in soon
    ]
    if not lines:
        return ""
    return "\n".join(["Văn phòng xin nhắc các đơn vị:", *lines, "Trân trọng cảm ơn."])
