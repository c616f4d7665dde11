"""The rule of an item as the law, or the commune's regulation, has it on the day of the meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from council.models import Council
from council.rules.voting import Rule
from law.instruments import PROGRAM_DEFAULT
from law.parameters import Parameter
from law.values import Value
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
from regulations.facts import overrides_for


def rule_on(council: Council, day: date, award: str = "") -> Rule:
    """Give how the council votes on a kind of award on a day, or on a matter of its own.

    A council of initiatives recognises by the share that its decree sets, of all members.
    """
    overrides = overrides_for(council.commune)
    is_initiative = council.kind == Council.Kind.INITIATIVE
    bases: dict[str, str] = {}

    def value(name: str, parameter: Parameter) -> Any:
        ruled = parameter.on(day, overrides, award)
        bases[name] = _basis(ruled)
        return ruled.value

    threshold = INITIATIVE_VOTE_THRESHOLD if is_initiative else VOTE_THRESHOLD
    return Rule(
        quorum=value("quorum", VOTE_QUORUM),
        threshold=value("threshold", threshold),
        is_secret=value("ballot", VOTE_BALLOT) == "secret",
        of_all=is_initiative or value("denominator", VOTE_DENOMINATOR) == "all",
        with_written=value("written", VOTE_ABSENT_IN_WRITING),
        has_casting=value("casting", VOTE_CASTING),
        recused_leave=value("recused", VOTE_RECUSED_LEAVE),
        bases=bases,
    )


def _basis(value: Value) -> str:
    """Give the clause, with what is to be said of one that nobody has read; the program's own
    default says of itself what it is."""
    is_default = value.citation.instrument == PROGRAM_DEFAULT
    says_more = value.remark and not is_default
    return f"{value.citation} ({value.remark})" if says_more else str(value.citation)
