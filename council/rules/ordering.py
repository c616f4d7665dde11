"""More pass than there are places: the order by votes, and who is tied for the last place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from submissions.stages import NamedStage

from .voting import Result


class Outcome(NamedStage):
    """What the council says of a name."""

    PASSED = "passed", "Đạt"
    FAILED = "failed", "Không đạt"
    NO_PLACE = "no_place", "Đủ phiếu, hết chỗ"
    TIED = "tied", "Bằng phiếu"
    WAITING = "waiting", "Chưa biểu quyết"


@dataclass(frozen=True)
class Standing:
    """A name with its first vote and the run-offs it stood in, oldest first."""

    key: int
    result: Result | None
    runoffs: tuple[Result, ...] = ()

    @property
    def rank(self) -> tuple[Fraction, ...]:
        """Give what orders it among those that passed: the most votes first."""
        results = (self.result, *self.runoffs) if self.result else ()
        return tuple(one.share for one in results)


def outcomes(standings: Sequence[Standing], places: int | None) -> Mapping[int, Outcome]:
    """Give what becomes of each name; with fewer `places` than pass, the most votes win, and
    those who are equal across the last place are tied."""
    found = {one.key: _alone(one) for one in standings}
    passing = [one for one in standings if found[one.key] is Outcome.PASSED]
    if places is None or len(passing) <= places:
        return found
    for one in passing:
        better = sum(other.rank > one.rank for other in passing)
        equal = sum(other.rank == one.rank for other in passing)
        found[one.key] = _placed(better, equal, places)
    return found


def _alone(standing: Standing) -> Outcome:
    result = standing.result
    if result is None:
        return Outcome.WAITING
    if result.waits_for_the_chair:
        return Outcome.TIED
    return Outcome.PASSED if result.passes else Outcome.FAILED


def _placed(better: int, equal: int, places: int) -> Outcome:
    if better + equal <= places:
        return Outcome.PASSED
    return Outcome.NO_PLACE if better >= places else Outcome.TIED


def tied_for_a_place(found: Mapping[int, Outcome], standings: Sequence[Standing]) -> list[int]:
    """Give the names that a run-off is held among: tied in votes, not one that waits for the
    chair's word."""
    return [
        one.key
        for one in standings
        if found[one.key] is Outcome.TIED and one.result and not one.result.waits_for_the_chair
    ]
