"""Rooms above bring what a council votes on, and take its word back: `COUNCIL_SOURCES` in the
settings names them, so that the council knows none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from campaigns.models import Campaign
from council.models import Council, Meeting
from council.rules.ordering import VoteOutcome
from documents.paper.letter import Table
from people.models import Person, Unit
from people.roles import Actor


@dataclass(frozen=True)
class Name:
    """A name to be voted on: `subject` is its number in the room that brings it; `person` or
    `unit` says whom it concerns."""

    subject: int
    name: str
    detail: str = ""
    person: Person | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Proposed:
    """An item for the agenda: `key` names it in its room."""

    key: str
    title: str
    names: tuple[Name, ...]
    places: int | None = None
    places_in_words: str = ""


@dataclass(frozen=True)
class Word:
    """What the council says of one name, with its arithmetic, and the reason where it gave one."""

    subject: int
    outcome: VoteOutcome
    sentence: str
    reason: str = ""
    votes_for: int = 0
    votes_against: int = 0


class Source(Protocol):
    """A room that brings items; one module may be one."""

    KIND: Council.Kind

    def proposed(self, campaign: Campaign) -> Sequence[Proposed]:
        """Give what is ready to be put before the council, in the order of the agenda."""
        ...

    def award_of(self, key: str) -> str:
        """Give the kind of award whose rule an item has; "" for one that is about no award."""
        ...

    def put_before(self, meeting: Meeting, key: str, subjects: Sequence[int]) -> None:
        """Refuse what may not be put before the council (any more)."""
        ...

    def own_of(self, subjects: Sequence[int]) -> Mapping[int, Collection[int]]:
        """Give by subject the numbers of the people whose own work it is: beside whom a name
        concerns they do not vote on it either."""
        ...

    def lock(self, meeting: Meeting, subjects: Sequence[int]) -> None:
        """Lock what the council's word will change; called before anything is logged, so that
        nobody who holds one of them waits for the log while the meeting waits for it."""
        ...

    def take(self, meeting: Meeting, key: str, words: Sequence[Word], by: Actor) -> None:
        """Take the council's word on an item when the meeting closes."""
        ...

    def places_of(
        self, meeting: Meeting, key: str, outcomes: Mapping[int, VoteOutcome]
    ) -> tuple[int, str] | None:
        """Give how many may be chosen of an item, with the arithmetic in words, by what the meeting
        has said so far of the room's subjects; None where an item has no number of places."""
        ...

    def set_aside(
        self, meeting: Meeting, subjects: Sequence[int], outcomes: Mapping[int, VoteOutcome]
    ) -> Mapping[int, str]:
        """Give which of these subjects are not to be voted on any more, and why, by what the
        meeting has said so far of the room's subjects."""
        ...

    def table_of(self, key: str, subjects: Sequence[int]) -> Table:
        """Give what the members have before them of these subjects, for the papers."""
        ...

    def left_out(self, meeting: Meeting, subjects: Sequence[int]) -> Table | None:
        """Give who is not put before the council beside these subjects, and why, for the papers;
        None where it is nobody."""
        ...

    def address_of(self, subject: int) -> str:
        """Give the page on which a member reads the subject."""
        ...


def sources_of(kind: str) -> dict[str, Source]:
    """Give the rooms that bring items to a kind of council, by name."""
    rooms = {name: source(name) for name in settings.COUNCIL_SOURCES}
    return {name: room for name, room in rooms.items() if kind == room.KIND}


def source(name: str) -> Source:
    """Give a room by the name that an item keeps."""
    return import_string(settings.COUNCIL_SOURCES[name])
