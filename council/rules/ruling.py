"""The rule of an item as the law, or the commune's regulation, has it on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from council.rules.voting import Rule
from law.instruments import PROGRAM_DEFAULT
from law.values import Override, Parameter, Value
from law.votes import (
    INITIATIVE_VOTE_THRESHOLD,
    VOTE_ABSENT_IN_WRITING,
    VOTE_BALLOT,
    VOTE_CASTING,
    VOTE_DENOMINATOR,
    VOTE_QUORUM,
    VOTE_RECUSED_LEAVE,
    VOTE_THRESHOLD,
)


def rule_of_day(
    day: date,
    award: str = "",
    *,
    of_initiatives: bool = False,
    overrides: Sequence[Override] = (),
) -> Rule:
    """Give how a council votes on a kind of award on a day, or on a matter of its own.

    A council `of_initiatives` recognises by the share that its decree sets, of all members.
    `LawError` for a day without law.
    """
    bases: dict[str, str] = {}

    def value(name: str, parameter: Parameter[Any]) -> Any:
        ruled = parameter.on(day, overrides, award)
        bases[name] = _basis(ruled)
        return ruled.value

    threshold = INITIATIVE_VOTE_THRESHOLD if of_initiatives else VOTE_THRESHOLD
    return Rule(
        quorum=value("quorum", VOTE_QUORUM),
        threshold=value("threshold", threshold),
        is_secret=value("ballot", VOTE_BALLOT) == "secret",
        of_all=of_initiatives or value("denominator", VOTE_DENOMINATOR) == "all",
        with_written=value("written", VOTE_ABSENT_IN_WRITING),
        has_casting=value("casting", VOTE_CASTING),
        recused_leave=value("recused", VOTE_RECUSED_LEAVE),
        bases=bases,
    )


def _basis(value: Value[Any]) -> str:
    """Give the clause, with what is to be said of one that nobody has read; the program's own
    default says of itself what it is."""
    is_default = value.citation.instrument == PROGRAM_DEFAULT
    says_more = value.remark and not is_default
    return f"{value.citation} ({value.remark})" if says_more else str(value.citation)
