"""More pass than there are places: the order by votes, and who is tied for the last place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from submissions.stages import NamedStage

from .voting import VoteResult


class VoteOutcome(NamedStage):
    """What the council says of a name."""

    PASSED = "passed", "Đạt"
    FAILED = "failed", "Không đạt"
    NO_PLACE = "no_place", "Đủ phiếu, hết chỗ"
    TIED = "tied", "Bằng phiếu"
    SET_ASIDE = "set_aside", "Không xét"
    WAITING = "waiting", "Chưa biểu quyết"


@dataclass(frozen=True)
class VoteStanding:
    """A name with its first vote and the run-offs it stood in, oldest first."""

    key: int
    result: VoteResult | None
    runoffs: tuple[VoteResult, ...] = ()

    @property
    def rank(self) -> tuple[Fraction, ...]:
        """Give what orders it among those that passed: the most votes first."""
        results = (self.result, *self.runoffs) if self.result else ()
        return tuple(result.share for result in results)


def outcomes(standings: Sequence[VoteStanding], places: int | None) -> Mapping[int, VoteOutcome]:
    """Give what becomes of each name; with fewer `places` than pass, the most votes win, and
    those who are equal across the last place are tied."""
    becomes = {standing.key: _alone(standing) for standing in standings}
    passing = [standing for standing in standings if becomes[standing.key] is VoteOutcome.PASSED]
    if places is None or len(passing) <= places:
        return becomes
    for standing in passing:
        better = sum(other.rank > standing.rank for other in passing)
        equal = sum(other.rank == standing.rank for other in passing)
        becomes[standing.key] = _placed(better, equal, places)
    return becomes


def _alone(standing: VoteStanding) -> VoteOutcome:
    result = standing.result
    if result is None:
        return VoteOutcome.WAITING
    if result.waits_for_the_chair:
        return VoteOutcome.TIED
    return VoteOutcome.PASSED if result.passes else VoteOutcome.FAILED


def _placed(better: int, equal: int, places: int) -> VoteOutcome:
    if better + equal <= places:
        return VoteOutcome.PASSED
    return VoteOutcome.NO_PLACE if better >= places else VoteOutcome.TIED


def tied_for_a_place(
    becomes: Mapping[int, VoteOutcome], standings: Sequence[VoteStanding]
) -> list[int]:
    """Give the names that a run-off is held among: tied in votes, not one that waits for the
    chair's word."""
    return [
        standing.key
        for standing in standings
        if becomes[standing.key] is VoteOutcome.TIED
        and standing.result
        and not standing.result.waits_for_the_chair
    ]
