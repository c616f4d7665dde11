"""The rule that is frozen with an item of the agenda: of the day of its meeting."""

from __future__ import annotations

from datetime import date

from council.models import Council, Line, Meeting
from council.rules.ruling import rule_of_day
from council.rules.stages import Stage
from council.rules.voting import Rule, rule_as_json
from council.sources import source
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


def rules_anew(meeting: Meeting, day: date) -> None:
    """Freeze the rules of another day with the items of a meeting that has not begun."""
    for item in meeting.items.all():
        if item.is_voted:
            award = "" if item.is_matter else source(item.source).award_of(item.key)
            item.rule = rule_as_json(rule_on(meeting.council, day, award))
            item.save(update_fields=["rule"])


def rule_voted_by(source: str, subject: int) -> Rule | None:
    """Give the rule by which the last closed meeting voted on what a room brought; None where none
    did."""
    lines = Line.objects.filter(item__source=source, subject=subject, set_aside="")
    voted = lines.filter(item__meeting__stage=Stage.CLOSED.value).select_related("item")
    line = voted.order_by("item__meeting__held_on", "pk").last()
    return line.item.voting if line and line.item.is_voted else None
