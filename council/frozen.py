"""The rule that is frozen with an item of the agenda."""

from __future__ import annotations

from datetime import date

from council.models import Council
from council.rules.ruling import rule_of_day
from council.rules.voting import Rule
from regulations.facts import overrides_for


def rule_on(council: Council, day: date, award: str = "") -> Rule:
    """Give how the council votes on a kind of award on a day, or on a matter of its own, by the
    values of its commune."""
    return rule_of_day(
        day,
        award,
        of_initiatives=council.kind == Council.Kind.INITIATIVE,
        overrides=overrides_for(council.commune),
    )
