"""Titles won in consecutive years: a gap breaks the chain, a year without data leaves it open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from eligibility.candidates import History
from eligibility.judging import Outcome, worst
from law.kinds import AwardKind
from law.ladders import takes_in


class Year(Enum):
    """What the program knows of one year of somebody."""

    HELD = "held"
    REVOKED = "revoked"
    GAP = "gap"
    UNKNOWN = "unknown"


_OUTCOMES = {
    Year.HELD: Outcome.MET,
    Year.REVOKED: Outcome.NOT_MET,
    Year.GAP: Outcome.NOT_MET,
    Year.UNKNOWN: Outcome.UNSURE,
}
_SENTENCES = {
    Year.HELD: "đạt",
    Year.REVOKED: "đã bị thu hồi",
    Year.GAP: "không đạt",
    Year.UNKNOWN: "chưa có dữ liệu",
}


@dataclass(frozen=True)
class Chain:
    """The consecutive years up to a year in which a title, or a higher one, was won.

    `count` and `years` are the whole unbroken run, earliest first; `sentence` tells each year that
    was asked for.
    """

    count: int
    years: tuple[int, ...]
    outcome: Outcome
    sentence: str


def chain(kind: AwardKind, needed: int, until_year: int, history: History) -> Chain:
    """Give whether a title was won in each of the `needed` years that end with `until_year`."""
    asked = range(until_year - needed + 1, until_year + 1)
    known = {year: year_of(kind, year, history) for year in asked}
    years = _run(kind, until_year, history)
    return Chain(
        count=len(years),
        years=years,
        outcome=worst(_OUTCOMES[progress] for progress in known.values()),
        sentence=_sentence(known),
    )


def year_of(kind: AwardKind, year: int, history: History) -> Year:
    """Give what is known of a title in a year; a higher one stands for it, but one that was
    revoked says nothing of the lower."""
    of_year = [award for award in history.awards if award.year == year]
    if any(takes_in(award.award, kind.code) for award in of_year if not award.is_revoked):
        return Year.HELD
    if any(award.award == kind.code for award in of_year):
        return Year.REVOKED
    return Year.GAP if year in history.complete_years else Year.UNKNOWN


def _run(kind: AwardKind, until_year: int, history: History) -> tuple[int, ...]:
    years: list[int] = []
    while year_of(kind, until_year - len(years), history) is Year.HELD:
        years.append(until_year - len(years))
    return tuple(reversed(years))


def _sentence(known: dict[int, Year]) -> str:
    """Give "đạt năm 2019, 2021; chưa có dữ liệu năm 2020"."""
    parts = []
    for what, words in _SENTENCES.items():
        years = [str(year) for year, progress in known.items() if progress is what]
        if years:
            parts.append(f"{words} năm {', '.join(years)}")
    return "; ".join(parts)
