"""Typical examples before the council: what is written and waits for it, and its word on each.

One of `COUNCIL_SOURCES`: the council itself knows no examples. Source: the plan's II.2.6.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from campaigns.models import Campaign
from council.models import Council, Line, Meeting
from council.rules.ordering import VoteOutcome
from council.sources import Name, Proposed, Word
from documents.paper.letter import Column, Table
from history import log as history
from people.models import Person
from people.roles import Actor
from procedure.refusal import refuse
from publicity.models import EXAMPLES, Example
from vietnamese.dates import short_date

KEY = "choice"
COLUMNS = (
    Column("STT", 13, "center"),
    Column("Cá nhân, tập thể", 55),
    Column("Đơn vị, thôn", 45),
    Column("Việc làm nêu gương", 135),
)
HONORIFICS = ("ông ", "bà ")


def before_a_council() -> Exists:
    """Give the condition of examples that they stand on the agenda of a meeting that is not over
    yet."""
    return Exists(Line.objects.waiting(EXAMPLES).filter(subject=OuterRef("pk")))


class Examples:
    """What `council.sources.Source` asks of a room, for typical examples."""

    KIND = Council.Kind.EMULATION

    def proposed(self, campaign: Campaign) -> list[Proposed]:
        """Give what is written of the campaign's year and no council has had before it, as one
        item; one query."""
        written = Example.objects.filter(commune=campaign.commune, year=campaign.year, meeting=None)
        ready = list(written.filter(~before_a_council()).order_by("pk"))
        names = tuple(map(_name, ready))
        return [Proposed(KEY, "Điển hình tiên tiến", names)] if names else []

    def award_of(self, key: str) -> str:
        """The council votes on examples as on a matter of its own."""
        return ""

    def put_before(self, meeting: Meeting, key: str, subjects: Sequence[int]) -> None:
        """Refuse what a council has decided meanwhile."""
        if heard := [example for example in _locked(subjects) if example.meeting_id]:
            names = ", ".join(example.name for example in heard)
            refuse("was_heard", f"Hội đồng đã xét {names}.")

    def own_of(self, subjects: Sequence[int]) -> Mapping[int, Collection[int]]:
        """Give whoever of the commune bears the name of each."""
        examples = Example.objects.filter(pk__in=subjects)
        named = {example: (example.commune_id, _bare(example.name)) for example in examples}
        people = Person.objects.filter(full_name__in={name for _, name in named.values()})
        bearers = defaultdict(list)
        for commune, name, person in people.values_list("commune", "full_name", "pk"):
            bearers[commune, name].append(person)
        return {example.pk: bearers[key] for example, key in named.items()}

    def lock(self, meeting: Meeting, subjects: Sequence[int]) -> None:
        """Lock the examples that are decided."""
        list(_locked(subjects))

    def take(self, meeting: Meeting, key: str, words: Sequence[Word], by: Actor) -> None:
        """Keep of each whether the council chose it; what it did not choose is public no longer."""
        rows = {example.pk: example for example in _locked([word.subject for word in words])}
        for word in words:
            _keep(rows[word.subject], meeting, word, by)

    def places_of(self, meeting: Meeting, key: str, outcomes: Mapping[int, VoteOutcome]) -> None:
        """Any number may be chosen."""

    def set_aside(
        self, meeting: Meeting, subjects: Sequence[int], outcomes: Mapping[int, VoteOutcome]
    ) -> dict[int, str]:
        """No example rests on another."""
        return {}

    def left_out(self, meeting: Meeting, subjects: Sequence[int]) -> None:
        """All that are written come before the council at once."""

    def table_of(self, key: str, subjects: Sequence[int]) -> Table:
        """Give what the members have before them of these examples."""
        rows = Example.objects.in_bulk(list(subjects))
        cells = [
            (example.name, example.unit, example.headline)
            for example in (rows[pk] for pk in subjects)
        ]
        return Table(COLUMNS, tuple((str(n), *row) for n, row in enumerate(cells, start=1)))

    def address_of(self, subject: int) -> str:
        return reverse("publicity:example_manage", args=[subject])


def _locked(subjects: Sequence[int]) -> QuerySet[Example]:
    return Example.objects.select_for_update().filter(pk__in=subjects).order_by("pk")


def _name(example: Example) -> Name:
    unit = "" if example.is_of_unit else f"{example.unit}. "
    return Name(example.pk, example.name, f"{unit}{example.headline}"[:300])


def _bare(name: str) -> str:
    """Give a name without what stands before it: "Trần Văn Thuận"."""
    before = (honorific for honorific in HONORIFICS if name.lower().startswith(honorific))
    return name[len(next(before, "")) :]


def _keep(example: Example, meeting: Meeting, word: Word, by: Actor) -> None:
    example.meeting, example.is_chosen = meeting, word.outcome is VoteOutcome.PASSED
    day = short_date(meeting.held_on)
    example.verdict = f"{meeting.council} họp ngày {day}: {word.sentence}." + (
        f" Lý do: {word.reason}" if word.reason else ""
    )
    if not example.is_chosen:
        example.published_on = None
    example.save()
    sentence = f"Hội đồng xét điển hình “{example}”. {example.verdict}"
    history.record("publicity.heard", example, sentence, by=by, commune_id=example.commune_id)


examples = Examples()
"""The one that the settings name."""
