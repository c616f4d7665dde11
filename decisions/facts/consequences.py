"""What rests on an award that is taken back, named before anybody confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from django.db.models import Q

from awards.models import Award
from decisions.models import DecisionLine
from initiatives.models import Use
from law.ladders import OF_COLLECTIVES, REPEATED, counts_as_member, counts_members, rests_on
from nominations.models import Nomination
from nominations.rules.stages import Stage, TakenIn
from people.models import Commune
from regulations.facts import overrides_for
from vietnamese.text import capitalised

_OVER = {Stage.DRAFT.value, Stage.NOT_RECOGNISED.value, Stage.REVOKED.value}
_COLLECTIVE = [kind.code for kind in OF_COLLECTIVES]


def consequences_of(line: DecisionLine) -> list[str]:
    """Give a sentence for each thing that rests on a line of a decision; [] for a line that
    recognised nothing."""
    given = Award.objects.filter(pk=line.award_id).select_related("commune")
    return list(chain.from_iterable(consequences(list(given)).values()))


def consequences(awards: Sequence[Award]) -> dict[int, list[str]]:
    """Give by award what rests on it: later titles of the person, the collective's titles of the
    year, initiatives that were used for it. Four queries for any number of awards of a commune."""
    if not awards:
        return {}
    resting = _Resting(awards)
    return {award.pk: list(resting.on(award)) for award in awards}


class _Resting:
    def __init__(self, awards: Sequence[Award]) -> None:
        commune, today = awards[0].commune, awards[0].commune.today()
        overrides = overrides_for(commune)
        self.years = {
            award: before.years.on(today, overrides).value for award, before in REPEATED.items()
        }
        # What is taken back together does not rest on itself.
        leaving = [award.pk for award in awards]
        people = {award.person_id for award in awards if award.person_id}
        years = {award.year for award in awards}
        self.awards = list(_awards(commune, people, years).exclude(pk__in=leaving))
        self.nominations = list(_nominations(commune, people, years))
        uses = Use.objects.filter(person__in=people, campaign__commune=commune)
        self.uses = list(uses.select_related("initiative", "campaign"))

    def on(self, award: Award) -> Iterable[str]:
        if award.person_id is None:
            return
        for own in self.awards:
            if self._rests(own.person_id, own.kind_code, own.year, own.unit_id, award):
                yield f"{own.kind.name} năm {own.year} của {own.holder_name}{_by_decision(own)}."
        for nomination in self.nominations:
            year = nomination.campaign.year
            if self._rests(
                nomination.person_id, nomination.award, year, _own_unit(nomination), award
            ):
                word = nomination.state.word
                yield f"{capitalised(nomination.called)} ({word})."
        for use in self.uses:
            is_its = (use.person_id, use.award) == (award.person_id, award.kind_code)
            if is_its and use.campaign.year == award.year:
                yield f"Sáng kiến “{use.initiative.name}” đã dùng cho danh hiệu này."

    def _rests(
        self, person: int | None, kind: str, year: int | None, unit: int | None, award: Award
    ) -> bool:
        if person is None:
            is_counted = counts_members(kind) and counts_as_member(award.kind_code)
            return is_counted and year == award.year and unit in (None, award.unit_id)
        is_theirs = person == award.person_id and year is not None
        return is_theirs and rests_on(kind, year, award.kind_code, award.year, self.years)


def _awards(commune: Commune, people: set[int], years: set[int]):
    theirs = Q(person__in=people, year__gte=min(years))
    of_collectives = Q(person__isnull=True, year__in=years, kind_code__in=_COLLECTIVE)
    return Award.objects.held().filter(theirs | of_collectives, commune=commune)


def _nominations(commune: Commune, people: set[int], years: set[int]):
    """Give what was sent and is not decided yet; what was recognised is an award."""
    theirs = Q(person__in=people, campaign__year__gte=min(years))
    of_collectives = Q(person__isnull=True, campaign__year__in=years, award__in=_COLLECTIVE)
    nominations = Nomination.objects.filter(theirs | of_collectives, campaign__commune=commune)
    undecided = nominations.exclude(stage__in=_OVER | {Stage.RECOGNISED.value})
    return undecided.exclude(taken_in=TakenIn.ISSUED).with_names()


def _own_unit(nomination: Nomination) -> int | None:
    return None if nomination.is_whole_commune else nomination.unit_id


def _by_decision(award: Award) -> str:
    return f", quyết định số {award.decision_number}" if award.decision_number else ""
