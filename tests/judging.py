"""Judgements in tests: somebody who meets everything, and short ways to read the result."""

from __future__ import annotations

from datetime import date

from eligibility.candidates import (
    Candidate,
    CollectiveCandidate,
    History,
    KnownInitiative,
    Member,
    PastAward,
    Recognition,
)
from eligibility.judging import Condition, Judgement
from eligibility.merits import Merit

RECEIVED = {
    "A": date(2021, 11, 11),
    "B1": date(2024, 11, 11),
    "B2": date(2025, 11, 11),
    "C": date(2026, 11, 11),
}
"""A day of receipt in each regime."""

HANDBOOK = KnownInitiative("Sổ tay một cửa", Recognition.RECOGNISED, "nation")


def lan(year: int = 2021, **values) -> Candidate:
    """Give somebody who may be given every title of a person in a year."""
    defaults = {
        "name": "Trần Thị Lan",
        "year": year,
        "joined_on": date(2015, 3, 1),
        "rating": "HTXS",
        "merit": Merit.INITIATIVE,
        "initiatives": (HANDBOOK,),
        "ldtt": "recognised",
        "is_registered": True,
        "history": held("CSTDT", *range(year - 3, year)),
    }
    return Candidate(**defaults | values)


def office(year: int = 2021, *members: Member, **values) -> CollectiveCandidate:
    """Give a collective of three that may be given every title of a collective."""
    three = tuple(member(name) for name in ("An", "Bình", "Chi"))
    defaults = {
        "name": "Văn phòng",
        "year": year,
        "rating": "HTXS",
        "members": members or three,
        "is_registered": True,
    }
    return CollectiveCandidate(**defaults | values)


def member(name: str = "An", **values) -> Member:
    defaults = {"rating": "HTT", "ldtt": "recognised", "cstdcs": "recognised"}
    return Member(name, **defaults | values)


def held(award: str, *years: int, complete: tuple[int, ...] = ()) -> History:
    return History(tuple(PastAward(award, year) for year in years), frozenset(complete))


def line(judgement: Judgement, code: str) -> Condition:
    """Give the one condition with a code."""
    (condition,) = [candidate for candidate in judgement.conditions if candidate.code == code]
    return condition


def outcomes(judgement: Judgement) -> dict[str, str]:
    """Give the result of each condition."""
    return {condition.code: condition.outcome.value for condition in judgement.conditions}
