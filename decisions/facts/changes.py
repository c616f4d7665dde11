"""What the page of a draft that changes a decision shows: its lines, the money that is due back,
what rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from decisions.actions.changing import in_words
from decisions.facts.consequences import consequences
from decisions.facts.drafts import checks_of, steps_of_draft
from decisions.facts.fit import lines_changed, unfit_in
from decisions.models import DecisionDraft, DecisionLine
from decisions.papers.revocation import money_to_take_back
from decisions.rules.drafting import DraftKind
from law.bases import decision_bases
from law.findings import Finding, Level
from law.procedures import CHAIR_READS_DRAFTS
from law.sources import Citation
from law.values import Override
from signing.signers import signature_doubts
from signing.steps import Step
from vietnamese.words import money_words


@dataclass(frozen=True)
class ChangeOverview:
    """A draft that revokes or corrects, with everything its page shows."""

    made: DecisionDraft
    lines: tuple[DecisionLine, ...]
    overrides: tuple[Override, ...]

    @property
    def rows(self) -> list[tuple[DecisionLine, list[str]]]:
        """Give each line with what is corrected in it."""
        return [(line, in_words(line.award, line.drafted_change)) for line in self.lines]

    @property
    def is_revocation(self) -> bool:
        return self.made.does is DraftKind.REVOCATION

    @property
    def due(self) -> int:
        """Give the money to take back."""
        return money_to_take_back(self.lines) if self.is_revocation else 0

    @property
    def due_in_words(self) -> str:
        return money_words(self.due)

    @cached_property
    def rested(self) -> list[str]:
        """Name what rests on what is taken back."""
        if not self.is_revocation:
            return []
        return rested_on(self.lines)

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_of_draft(self.made)

    @cached_property
    def findings(self) -> list[Finding]:
        return [*unfit_in(self.made), *signature_doubts(self.made.paper)]

    @property
    def has_warnings(self) -> bool:
        return any(finding.level is Level.WARNING for finding in self.findings)

    @property
    def bases(self) -> tuple[Citation, ...]:
        return decision_bases(self.made.commune.today())

    @property
    def is_read_here(self) -> bool:
        return CHAIR_READS_DRAFTS.on(self.made.commune.today(), self.overrides).value

    @property
    def checks(self) -> list[tuple[bool, str]]:
        unfit = [finding for finding in self.findings if finding.level is Level.BLOCKER]
        fit = (not unfit, f"{len(self.lines)} kết quả đều còn hiệu lực")
        return [fit, *checks_of(self.made)]


def changes_of(made: DecisionDraft, overrides: tuple[Override, ...]) -> ChangeOverview:
    """Give a draft that changes a decision, with its lines."""
    return ChangeOverview(made, tuple(lines_changed(made)), overrides)


def rested_on(lines: list[DecisionLine] | tuple[DecisionLine, ...]) -> list[str]:
    """Name what rests on the awards of lines, each thing once."""
    awards = [line.award for line in lines if line.award]
    every = consequences(awards).values()
    return list(dict.fromkeys(sentence for sentences in every for sentence in sentences))
