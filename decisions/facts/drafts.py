"""What the page of a drafted decision shows: where it stands, its list, its money, its fund."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from decisions.facts.fund import FundBalance, balance_of, short_by
from decisions.facts.ready import nominations_of, unfit_now
from decisions.facts.results import Result, findings_of
from decisions.facts.rewards import Payment, rewards_of
from decisions.models import DecisionDraft
from decisions.papers.lists import in_list_order
from decisions.rules.drafting import DraftStage
from law.authority import Authority
from law.bases import decision_bases
from law.findings import Finding, Level
from law.procedures import CHAIR_READS_DRAFTS, NUMBERS_GIVEN_BY
from law.sources import Citation
from law.values import Override
from nominations.models import Nomination
from signing.signers import signature_doubts
from signing.steps import Step, steps_of
from vetting.facts.foundations import foundations_of
from vietnamese.dates import short_date
from vietnamese.words import money_words


@dataclass(frozen=True)
class DraftOverview:
    """A draft with everything its page shows."""

    made: DecisionDraft
    nominations: tuple[Nomination, ...]
    payments: Mapping[int, Payment]
    fund: FundBalance
    overrides: tuple[Override, ...]
    on: date

    @property
    def rows(self) -> list[tuple[Nomination, Payment | None]]:
        return [(nomination, self.payments.get(nomination.pk)) for nomination in self.nominations]

    @property
    def total(self) -> int:
        return sum(payment.reward.amount for payment in self.payments.values() if payment.is_paid)

    @property
    def total_in_words(self) -> str:
        return money_words(self.total)

    @property
    def left_after(self) -> int:
        """Give what the fund has left once this is paid."""
        return self.fund.left - self.total

    @property
    def arithmetic(self) -> list[tuple[str, int, int]]:
        """Give each way in which an amount came about: its sentence, for how many, and the sum."""
        paid = [payment.reward for payment in self.payments.values() if payment.is_paid]
        ways = dict.fromkeys(reward.sentence for reward in paid)
        return [(way, *_counted(way, paid)) for way in ways]

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_of_draft(self.made)

    @cached_property
    def findings(self) -> list[Finding]:
        """Give what is to be looked at before it is issued, blockers first."""
        foundations = foundations_of(self.nominations)
        unfit = unfit_now(self.nominations, in_draft=self.made.pk, foundations=foundations)
        results = [Result(nomination, is_recognised=True) for nomination in self.nominations]
        findings = [
            *(
                Finding("unfit", f"{row.nomination.nominee}: {row.why}", Level.BLOCKER)
                for row in unfit
            ),
            *findings_of(
                self.made.campaign,
                results,
                authority=Authority.COMMUNE,
                decided_on=self.on,
                overrides=self.overrides,
                foundations=foundations,
            ),
        ]
        findings += signature_doubts(self.made.paper)
        short = short_by(self.fund, self.total)
        return [*findings, short] if short else findings

    @property
    def has_warnings(self) -> bool:
        return any(finding.level is Level.WARNING for finding in self.findings)

    @property
    def bases(self) -> tuple[Citation, ...]:
        """Give the instruments that the paper names; those nobody has verified are marked."""
        return decision_bases(self.on)

    @property
    def is_read_here(self) -> bool:
        return CHAIR_READS_DRAFTS.on(self.on, self.overrides).value

    @property
    def is_numbered_here(self) -> bool:
        return NUMBERS_GIVEN_BY.on(self.on, self.overrides).value == "program"

    @property
    def checks(self) -> list[tuple[bool, str]]:
        """Give what has to be so before it is issued, and whether it is."""
        unfit = [finding for finding in self.findings if finding.code == "unfit"]
        fit = (not unfit, f"{len(self.nominations)} hồ sơ đều đạt và chưa có quyết định")
        return [fit, *checks_of(self.made)]


def checks_of(made: DecisionDraft) -> list[tuple[bool, str]]:
    """Give what has to be so of any draft before it is issued, and whether it is."""
    paper = made.paper
    return [
        (made.state is DraftStage.APPROVED, "Chủ tịch đã duyệt dự thảo"),
        (paper is not None, _numbered(made)),
        (bool(paper and paper.signed_file), "Đã đính kèm bản đã ký"),
    ]


def overview_of(made: DecisionDraft, overrides: tuple[Override, ...]) -> DraftOverview:
    """Give a draft with its list and money, by the day of signing or, before that, by today."""
    on = made.paper.issued_on if made.paper else made.commune.today()
    nominations = tuple(in_list_order(nominations_of(made)))
    payments = rewards_of(nominations, decided_on=on, overrides=overrides)
    fund = balance_of(made.commune, on.year)
    return DraftOverview(made, nominations, payments, fund, overrides, on)


def steps_of_draft(made: DecisionDraft) -> tuple[Step, ...]:
    """Give the four boxes over a draft."""
    is_approved = made.state in (DraftStage.APPROVED, DraftStage.ISSUED)
    return steps_of(made.paper, is_approved=is_approved, approved_on=made.read_on)


def _counted(way: str, paid: Sequence) -> tuple[int, int]:
    same = [reward.amount for reward in paid if reward.sentence == way]
    return len(same), sum(same)


def _numbered(made: DecisionDraft) -> str:
    if made.paper is None:
        return "Đã có số, ngày, người ký"
    return f"Số {made.paper.number}, ký ngày {short_date(made.paper.issued_on)}"
