"""The paper of a drafted decision, whatever it does."""

from __future__ import annotations

from decisions.facts.fit import lines_changed
from decisions.facts.ready import nominations_of
from decisions.models import DecisionDraft
from decisions.papers.correction import correction_letter
from decisions.papers.decision import decision_letter
from decisions.papers.lists import in_list_order
from decisions.papers.revocation import revocation_letter
from decisions.rules.drafting import DraftKind
from documents.paper.letter import Letter
from signing.sources import Head


def letter_of(made: DecisionDraft, head: Head | None = None) -> Letter:
    """Give the decision as it is to be signed, or without a head the draft of it."""
    if made.does is DraftKind.AWARD:
        return decision_letter(made, in_list_order(nominations_of(made)), head)
    make = revocation_letter if made.does is DraftKind.REVOCATION else correction_letter
    return make(made, lines_changed(made), head)
