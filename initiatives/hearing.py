"""Initiatives before their council: what is ready for it, and its word on each.

One of `COUNCIL_SOURCES`: the council itself knows no initiatives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse

from campaigns.models import Campaign
from council.models import Council, Line, Meeting
from council.rules.ordering import VoteOutcome
from council.sources import Name, Proposed, Word
from documents.paper.letter import Column, Table
from initiatives import actions as initiatives
from initiatives.council import Scored, scored, under_review
from initiatives.models import Author, Initiative
from initiatives.models.initiatives import SOURCE
from initiatives.papers.words import ORDINAL, authors_in_words
from initiatives.rules.stages import Stage
from people.roles import Actor
from procedure.refusal import refuse
from submissions.stepping import all_locked

KEY = "recognition"
"""The one item that all requests are put before the council as."""

COLUMNS = (
    ORDINAL,
    Column("Tên sáng kiến, tác giả", 80),
    Column("Đơn vị", 45),
    Column("Lĩnh vực", 40),
    Column("Điểm chấm", 60),
)


class Requests:
    """What `council.sources.Source` asks of a room, for initiatives."""

    KIND = Council.Kind.INITIATIVE

    def proposed(self, campaign: Campaign) -> list[Proposed]:
        """Give all initiatives under review that are before no meeting yet, as one item."""
        waiting = Line.objects.waiting(SOURCE).values("subject")
        rows = under_review(campaign).exclude(pk__in=waiting)
        names = tuple(_name(row) for row in scored(list(rows), campaign.commune))
        return [Proposed(KEY, "Công nhận sáng kiến", names)] if names else []

    def award_of(self, key: str) -> str:
        """The council votes on initiatives as on a matter of its own."""
        return ""

    def put_before(self, meeting: Meeting, key: str, subjects: Sequence[int]) -> None:
        """Refuse initiatives that are not under review any more."""
        rows = all_locked(meeting.campaign.initiatives.filter(pk__in=subjects))
        if gone := [row for row in rows if row.state is not Stage.REVIEWED]:
            names = ", ".join(f"“{row.name}”" for row in gone)
            refuse("not_under_review", f"{names} không còn ở bước “{Stage.REVIEWED.word}”.")

    def own_of(self, subjects: Sequence[int]) -> Mapping[int, Collection[int]]:
        """Give the authors of each, as far as they are on the commune's list."""
        authors: dict[int, list[int]] = defaultdict(list)
        rows = Author.objects.filter(initiative__in=subjects, person__isnull=False)
        for initiative, person in rows.values_list("initiative", "person"):
            authors[initiative].append(person)
        return authors

    def lock(self, meeting: Meeting, subjects: Sequence[int]) -> None:
        """Lock the initiatives that are decided."""
        all_locked(Initiative.objects.filter(pk__in=subjects))

    def take(self, meeting: Meeting, key: str, words: Sequence[Word], by: Actor) -> None:
        """Recognise or refuse as the council says."""
        initiatives.conclude(meeting, words, by=by)

    def places_of(self, meeting: Meeting, key: str, outcomes: Mapping[int, VoteOutcome]) -> None:
        """Of initiatives any number may be recognised."""

    def set_aside(
        self, meeting: Meeting, subjects: Sequence[int], outcomes: Mapping[int, VoteOutcome]
    ) -> dict[int, str]:
        """No initiative rests on another."""
        return {}

    def left_out(self, meeting: Meeting, subjects: Sequence[int]) -> None:
        """All requests under review come before the council at once."""

    def table_of(self, key: str, subjects: Sequence[int]) -> Table:
        """Give what the members have before them of these initiatives."""
        initiatives = Initiative.objects.filter(pk__in=subjects).select_related(
            "campaign__commune", "unit"
        )
        rows = {initiative.pk: initiative for initiative in initiatives}
        ordered = [rows[pk] for pk in subjects]
        cells = [_cells(row) for row in scored(ordered, ordered[0].commune)]
        return Table(COLUMNS, tuple((str(n), *row) for n, row in enumerate(cells, start=1)))

    def address_of(self, subject: int) -> str:
        return reverse("initiatives:detail", args=[subject])


def _name(scored: Scored) -> Name:
    initiative = scored.initiative
    return Name(
        initiative.pk,
        initiative.name,
        f"{authors_in_words(initiative)}. {scored.scores.sentence}"[:300],
    )


def _cells(scored: Scored) -> tuple[str, ...]:
    initiative = scored.initiative
    named = f"{initiative.name}\n{authors_in_words(initiative)}"
    return named, initiative.unit.name, initiative.field, scored.scores.sentence


requests = Requests()
"""The one that the settings name."""
