"""What on the page of a reading a person must decide, and what is only to be known."""

import pytest

from campaigns.rules.attention import asks_for_decision, places_to_decide
from campaigns.rules.plan import Deadline, Note, Plan
from tests.plans import REGISTRATION


@pytest.mark.parametrize(
    "code",
    ["number_missing", "old_font_converted", "target_without_subject", "several_signers", "new"],
)
def test_what_was_concluded_or_not_read_asks_for_a_decision(code: str) -> None:
    assert asks_for_decision(Note(code, "…"))


@pytest.mark.parametrize("code", ["exclusive_deadline", "goal_and_ceiling", "typo_hop"])
def test_how_the_text_counts_is_only_to_be_known(code: str) -> None:
    assert not asks_for_decision(Note(code, "…"))


@pytest.mark.parametrize(
    ("note", "places"),
    [
        (Note("phase_dates_missing", "…", 3), {"#dot-thi-dua"}),
        (Note("registration_deadline_missing", "…"), {"#moc-thoi-han"}),
        (Note("issuer_derived", "…", 1), {"#chung"}),
        (Note("year_assumed", "…", 2), {"#chung"}),
        (Note("year_assumed", "…", 76), {"#moc-thoi-han"}),
        (Note("stale_year", "…", 78), set()),
        (Note("exclusive_deadline", "…", 76), set()),
    ],
)
def test_a_decision_opens_the_part_it_is_about(note: Note, places: set[str]) -> None:
    deadline = Deadline(REGISTRATION.kind, REGISTRATION.due_on, False, line=76)

    assert places_to_decide(Plan(deadlines=(deadline,), notes=(note,))) == places
