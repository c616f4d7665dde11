"""A calendar that phones and mail programs subscribe to (RFC 5545): whole days, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75
"""A longer line is folded (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class CalendarEntry:
    """One day to be known; `uid` stays the same when the day or the words change."""

    uid: str
    day: date
    title: str
    text: str
    url: str
    changed_at: datetime


def calendar_file(name: str, entries: Iterable[CalendarEntry]) -> bytes:
    """Give the calendar as the bytes of an .ics file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//thiduakt//Lich thi dua//VI",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(entry: CalendarEntry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{entry.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield f"URL:{entry.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """Break a line between characters, never within one; what follows begins with a space."""
    folded, room = b"", MOST_OCTETS
    for character in line:
        octets = character.encode()
        if len(octets) > room:
            folded, room = folded + b"\r\n ", MOST_OCTETS - 1
        folded, room = folded + octets, room - len(octets)
    return folded
