"""The one notice of a day: everything a person is reminded of, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings

from .models import Reminder
from .rules.words import countdown_to, day_in_words


def digest_key(commune_id: int, day: date) -> str:
    """Give the key under which a person has at most one digest of a day."""
    return f"reminders-{commune_id}-{day}"


def digest_words(reminders: Iterable[Reminder], day: date) -> dict[str, str]:
    """Give subject, body and path of a digest; its words stay true whenever it is read."""
    ordered = sorted(reminders, key=lambda reminder: (reminder.due_on, reminder.title))
    paths = {reminder.path for reminder in ordered}
    return {
        "subject": _subject(ordered),
        "body": "\n".join(_lines(ordered, day, with_links=len(paths) > 1)),
        "path": paths.pop() if len(paths) == 1 else "",
    }


def _subject(ordered: Sequence[Reminder]) -> str:
    first = f"Nhắc hạn ngày {ordered[0].due_on:%d/%m/%Y}: {ordered[0].title}"
    others = f" và {len(ordered) - 1} việc khác" if len(ordered) > 1 else ""
    return f"{first[: 200 - len(others)]}{others}"


def _lines(ordered: Sequence[Reminder], day: date, *, with_links: bool) -> Iterable[str]:
    yield f"Tính đến ngày {day_in_words(day)}, xin nhắc Ông/Bà:"
    for number, reminder in enumerate(ordered, 1):
        yield ""
        yield f"{number}. {reminder.title}: {countdown_to(reminder.due_on, day)}."
        if reminder.sentence:
            yield reminder.sentence
        if with_links and reminder.path:
            yield f"Xem tại: {settings.SITE_URL}{reminder.path}"
