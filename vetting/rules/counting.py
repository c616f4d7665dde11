"""Nominations as everything that counts them takes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from eligibility.progress import Progress
from law.kinds import Subject
from law.ladders import above, counts_members
from nominations.rules.progress import progress_of
from nominations.rules.stages import Stage


@dataclass(frozen=True)
class CountedNomination:
    """A nomination as far as counting goes.

    `nominee` tells people and collectives apart and is the same in all nominations of one of
    them; `award` is a code of `law.kinds`; `place` its rank among the chosen, or None; `phase` and
    `unit_pk` are numbers, the first of what is proposed for a phase alone. `is_outsider`: of nobody
    whom a unit registers, and whom no goal of the plan counts.
    """

    pk: int
    nominee: str
    name: str
    subject: Subject
    award: str
    stage: Stage
    is_supported: bool | None = None
    has_left: bool = False
    place: int | None = None
    reason: str = ""
    unit: str = ""
    is_annual: bool = True
    phase: int | None = None
    unit_pk: int = 0
    is_outsider: bool = False

    @cached_property
    def progress(self) -> Progress:
        return progress_of(self.stage, is_supported=self.is_supported, has_left=self.has_left)


def deciding(award: str, nominations: Iterable[CountedNomination]) -> dict[str, CountedNomination]:
    """Give, for each nominee, the nomination that says how far they are on the way to an award.

    Their own one for it, of several the furthest. A collective that has none, not even a draft,
    strives for it with the nomination for the next higher title. A person is proposed for each
    title apart (see `candidacies.beside`), so that eligibility, ceiling, goals and lists count the
    same dossiers.
    """
    rows = list(nominations)
    chosen: dict[str, CountedNomination] = {}
    for code in (award, *_standing_in_for(award)):
        own = {row.nominee for row in rows if row.award == code} - chosen.keys()
        for row in rows:
            if row.award == code and row.nominee in own:
                chosen[row.nominee] = max(chosen.get(row.nominee, row), row, key=_furthest)
    return chosen


def _standing_in_for(award: str) -> tuple[str, ...]:
    return above(award) if counts_members(award) else ()


def _furthest(nomination: CountedNomination) -> int:
    return _FURTHEST.index(nomination.progress)


_FURTHEST = (Progress.NONE, Progress.DECLINED, Progress.PROPOSED, Progress.RECOGNISED)
