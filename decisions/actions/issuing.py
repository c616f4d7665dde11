"""The last steps of a drafted decision: number, day and signer; the signed paper; issued."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from attachments.accepting import Accepted
from decisions.actions.changing import correct_by, revoke_by
from decisions.actions.deciding import record
from decisions.actions.drafting import locked_draft, log, step
from decisions.facts.fund import short_after
from decisions.facts.ready import nominations_of
from decisions.facts.results import Result
from decisions.models import AwardDecision, DecisionDraft
from decisions.papers.lists import in_list_order
from decisions.rules.drafting import DraftKind, DraftStage
from decisions.signed import drafts
from documents.issued.issuing import put_in_force
from documents.models import IssuedDocument
from law.authority import Authority
from law.findings import Finding
from law.procedures import ISSUER_IS_ANOTHER
from people.models import Person
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from regulations.facts import overrides_for
from signing import actions as signing
from signing.signers import signature_doubts
from vietnamese.numbers import money


def number(
    made: DecisionDraft, *, signed_on: date, signer: Person, ordinal: int | None = None, by: Actor
) -> DecisionDraft:
    """Give an approved draft its number, day and signer, and print it as it is to be signed.

    `RefusedError` for what stops any number, and for one that a recorded decision bears.
    """
    signing.number(drafts, made, signed_on=signed_on, signer=signer, ordinal=ordinal, by=by)
    return _again(made)


def let_number_go(made: DecisionDraft, *, by: Actor) -> DecisionDraft:
    """Take a number that was entered by mistake off a draft, with the print that bears it."""
    signing.let_number_go(_paper_of(made, "Dự thảo này chưa có số."), by=by)
    return _again(made)


def attach_signed(made: DecisionDraft, *, file: Accepted, by: Actor) -> DecisionDraft:
    """Keep the scan of the signed paper, or the digitally signed file."""
    missing = "Hãy nhập số, ngày, người ký trước khi đính kèm bản đã ký."
    signing.attach_signed(_paper_of(made, missing), file=file, by=by)
    return _again(made)


def _again(made: DecisionDraft) -> DecisionDraft:
    return drafts.subjects.get(pk=made.pk)


def _paper_of(made: DecisionDraft, missing: str) -> IssuedDocument:
    paper = _again(made).paper
    if paper is None:
        refuse("no_number", missing)
    return paper


@transaction.atomic
def issue(made: DecisionDraft, *, is_confirmed: bool = False, by: Actor) -> AwardDecision:
    """Put a signed decision in force: what it gives, takes back or corrects holds from now on; what
    it gives is held back until released. Give the decision that it became or changed.

    `RefusedError` without number or signed paper, where its drafter may not issue it, for what
    changed meanwhile, and, unless `is_confirmed`, for what the law, the fund or the signatures in
    the signed file warn of.
    """
    made = locked_draft(made, by)
    _refuse_unready(made)
    _refuse_own(made, by)
    if not is_confirmed and (warned := _warnings(made)):
        raise RefusedError(warned)
    decision = _EFFECTS[made.does](made, is_confirmed, by)
    address = decision.get_absolute_url()
    made.paper = put_in_force(made.paper, by_name=by.name, subject_path=address)
    if made.decision:
        decision.paper = made.paper
    step(made, DraftStage.ISSUED)
    log(made, f"Ban hành quyết định số {made.paper.number} từ {made.called}.", "issued", by)
    return decision


def _award(made: DecisionDraft, is_confirmed: bool, by: Actor) -> AwardDecision:
    nominations, paper = nominations_of(made), made.paper
    decision = record(
        made.campaign,
        number=paper.number,
        decided_on=paper.issued_on,
        authority=Authority.COMMUNE,
        issuer=f"Chủ tịch {made.commune.committee}",
        signer=made.signer.full_name,
        results=[
            Result(nomination, is_recognised=True) for nomination in in_list_order(nominations)
        ],
        is_confirmed=is_confirmed,
        paper=paper,
        by=by,
    )
    _refuse_other_money(made, decision)
    made.lines.all().delete()
    made.decision = decision
    return decision


def _revoke(made: DecisionDraft, is_confirmed: bool, by: Actor) -> AwardDecision:
    revoke_by(made, by=by)
    return made.target


def _correct(made: DecisionDraft, is_confirmed: bool, by: Actor) -> AwardDecision:
    correct_by(made, by=by)
    return made.target


_EFFECTS = {
    DraftKind.AWARD: _award,
    DraftKind.REVOCATION: _revoke,
    DraftKind.CORRECTION: _correct,
}


def _refuse_unready(made: DecisionDraft) -> None:
    if made.state is not DraftStage.APPROVED or made.paper is None:
        refuse("no_number", "Dự thảo chưa duyệt hoặc chưa có số nên chưa ban hành được.")
    signing.refuse_unsigned(made.paper)


def _warnings(made: DecisionDraft) -> list[Finding]:
    is_award = made.does is DraftKind.AWARD
    short = short_after(made, nominations_of(made)) if is_award else None
    return [*signature_doubts(made.paper), *([short] if short else [])]


def _refuse_other_money(made: DecisionDraft, decision: AwardDecision) -> None:
    """Stop where the money that the paper says is not what is due any more."""
    due = decision.paid_total()
    if due != made.printed_total:
        refuse(
            "other_money",
            f"Văn bản đã in ghi tổng tiền thưởng {money(made.printed_total)}, nay tính ra "
            f"{money(due)} vì có quyết định khác cùng ngày hoặc mức thưởng đã đổi. Hãy bỏ số, lấy "
            "số lại và in lại để ký.",
        )


def _refuse_own(made: DecisionDraft, by: Actor) -> None:
    rule = ISSUER_IS_ANOTHER.on(made.commune.today(), overrides_for(made.commune))
    if rule.value and by.user_id == made.drafted_by:
        refuse(
            "own_draft",
            f"Ông/Bà soạn dự thảo này nên người khác phải ban hành ({rule.citation}).",
        )
