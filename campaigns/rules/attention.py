"""Which remarks on a text that was read ask a person to decide, and for which part of the plan."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.rules import checks
from campaigns.rules.plan import Note, Plan

# What is only to be known: how a day counts, slips that are kept, what was rightly left out.
_TO_KNOW = frozenset(
    [
        "number_normalised",
        "exclusive_deadline",
        "deadline_eve_weekend",
        "deadline_on_weekend",
        "deadline_hour",
        "deadline_yearly",
        "spelling_chien_si",
        "goal_and_ceiling",
        "typo_hop",
        "repeated_words",
        "council_decides",
        "phase_before_issue",
        "phases_overlap",
        "phases_gap",
        "short_notice",
        "phase_without_deadline",
        "deadline_before_phase_end",
        "deadline_after_phase_end",
        "target_without_award",
        "target_per_unit",
        "annex_not_read",
        "theme_missing",
        "slogan_missing",
        "purposes_missing",
        "place_missing",
    ]
)
_PLACES = (
    (checks.PHASES, ("phase",)),
    (checks.TARGETS, ("target", "award_level", "strict_bound", "approximate")),
    (checks.DEADLINES, ("deadline", "receiver", "too_many_days")),
    (checks.DEADLINES, ("registration_", "initiative_", "nomination_")),
    (checks.CONTENTS, ("content",)),
    (checks.RECIPIENTS, ("recipient", "report_bracket")),
    (checks.SIGNER, ("signer", "several_signers")),
    (checks.THEME, ("quote", "theme", "slogan", "purposes")),
    (checks.GENERAL, ("number", "issued_on", "issuer", "place", "year", "title", "not_a_plan")),
)


def asks_for_decision(note: Note) -> bool:
    """Say whether a person must look and decide before the plan is kept."""
    return note.code not in _TO_KNOW


def places_to_decide(plan: Plan) -> frozenset[str]:
    """Give the parts of the plan (anchors of the page) in which something is to be decided."""
    days = {deadline.line for deadline in plan.deadlines}
    asked = (note for note in plan.notes if asks_for_decision(note))
    return frozenset(filter(None, (_place(note, days) for note in asked)))


def _place(note: Note, days: Iterable[int | None]) -> str:
    if note.code == "year_assumed" and note.line in days:
        return checks.DEADLINES
    return next((place for place, codes in _PLACES if note.code.startswith(codes)), "")
