"""Recording what an authority decided over nominations, and mending a slip in the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction

from attachments.accepting import Accepted, stored
from awards.actions import tidy_number
from awards.models import Award
from campaigns.models import Campaign
from decisions.announcing import announce_decision
from decisions.facts.results import Result
from decisions.facts.rewards import forget_rewards, store_rewards
from decisions.models import AwardDecision, DecisionFile, DecisionLine
from documents.models import IssuedDocument
from history import log as history
from law.authority import Authority
from nominations.models import Nomination
from nominations.rules.stages import Stage, TakenIn
from people.actions.writing import lock_commune
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from submissions.stepping import log, step
from vietnamese.text import clean, clean_lines

from .refusing import award_values, refuse_paper, refuse_results, refuse_unconfirmed


@transaction.atomic
def record(
    campaign: Campaign,
    *,
    number: str,
    decided_on: date,
    authority: Authority,
    issuer: str,
    signer: str = "",
    file: Accepted | None = None,
    results: Sequence[Result],
    is_confirmed: bool = False,
    paper: IssuedDocument | None = None,
    by: Actor,
) -> AwardDecision:
    """Record a decision over vetted nominations: all of its results or none.

    `RefusedError` with a sentence for each nomination that is not vetted or lacks its reason, for
    a decision that is there already (with a link to it), and, unless `is_confirmed`, for what the
    law warns of. Who is concerned is told, unless the decision was made here (`paper`): that one is
    held back until it is released.
    """
    lock_commune(campaign.commune_id, by)
    decision = AwardDecision(
        commune=campaign.commune,
        campaign=campaign,
        number=tidy_number(number),
        decided_on=decided_on,
        authority=authority.value,
        issuer=clean(issuer),
        signer=clean(signer),
        paper=paper,
        released_on=None if paper else campaign.commune.today(),
        by_name=by.name,
    )
    refuse_paper(decision)
    results = _record_results(decision, results, is_confirmed, by)
    if file:
        DecisionFile.objects.create(**stored(file, by=by), decision=decision)
    log_decision(decision, f"Ghi {named(decision)}: {counted(results)}.", "recorded", by)
    if decision.released_on:
        announce_decision(decision, results, by=by)
    return decision


def _record_results(
    decision: AwardDecision, results: Sequence[Result], is_confirmed: bool, by: Actor
) -> Sequence[Result]:
    """Save the decision with a line for each result, in the order they came, and the money."""
    order = {result.nomination.pk: at for at, result in enumerate(results)}
    results = _locked_results(decision.campaign, results)
    refuse_results(decision, results)
    refuse_unconfirmed(decision, results, is_confirmed)
    decision.save()
    for ordinal, result in enumerate(_as_listed(results, order), start=1):
        _record_line(decision, result, ordinal, by)
    store_rewards(decision.commune, decision.decided_on)
    return results


@transaction.atomic
def correct(
    decision: AwardDecision,
    *,
    number: str,
    decided_on: date,
    issuer: str,
    signer: str = "",
    reason: str,
    by: Actor,
) -> AwardDecision:
    """Mend a slip in number, day, issuer or signer of a recorded decision, and in the awards that
    carry them; `RefusedError` without a reason or where it becomes another decision."""
    lock_commune(decision.commune_id, by)
    decision = locked(decision)
    if decision.paper_id:
        refuse(
            "made_here",
            "Quyết định này được ban hành trên chương trình, số và ngày in trên văn bản đã ký; "
            "muốn sửa phải ra quyết định khác.",
        )
    old_day = decision.decided_on
    before, reason = named(decision), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do sửa.", field="reason")
    decision.number, decision.decided_on = tidy_number(number), decided_on
    decision.issuer, decision.signer = clean(issuer), clean(signer)
    refuse_paper(decision)
    decision.save()
    _carry_into_awards(decision)
    if decision.decided_on != old_day:
        forget_rewards(decision)
        for day in (old_day, decision.decided_on):
            store_rewards(decision.commune, day)
    log_decision(
        decision, f"Sửa {before} thành {named(decision)}. Lý do: {reason}", "corrected", by
    )
    return decision


def _carry_into_awards(decision: AwardDecision) -> None:
    try:
        with transaction.atomic():
            Award.objects.filter(line__decision=decision).update(
                decision_number=decision.number,
                decided_on=decision.decided_on,
                issuer=decision.issuer,
            )
    except IntegrityError:
        refuse(
            "award_is_there",
            f"Lịch sử đã có một kết quả của quyết định này dưới số {decision.number}. "
            "Hãy kiểm tra lại số quyết định.",
            field="number",
        )


def _locked_results(campaign: Campaign, results: Sequence[Result]) -> list[Result]:
    """Give the results with their nominations as they are now, locked."""
    by_pk = {result.nomination.pk: result for result in results}
    rows = Nomination.objects.select_for_update(of=["self"]).filter(campaign=campaign)
    nominations = list(rows.with_names().filter(pk__in=by_pk).order_by("pk"))
    if not nominations or len(nominations) != len(results):
        refuse("no_results", "Hãy chọn kết quả cho ít nhất một hồ sơ; mỗi hồ sơ một kết quả.")
    return [
        replace(
            by_pk[nomination.pk],
            nomination=nomination,
            reason=clean_lines(by_pk[nomination.pk].reason),
        )
        for nomination in nominations
    ]


def _as_listed(results: Sequence[Result], order: Mapping[int, int]) -> list[Result]:
    """Give the results in the order of the list that they came in."""
    return sorted(results, key=lambda result: order[result.nomination.pk])


def _record_line(decision: AwardDecision, result: Result, ordinal: int, by: Actor) -> None:
    nomination = result.nomination
    is_recognised = result.is_recognised
    award = Award.objects.create(**award_values(decision, nomination)) if is_recognised else None
    line = DecisionLine.objects.create(
        decision=decision,
        nomination=nomination,
        ordinal=ordinal,
        is_recognised=is_recognised,
        reason="" if is_recognised else result.reason,
        award=award,
    )
    if decision.released_on:
        tell_dossier(line, nomination, by)
    else:
        nomination.taken_in = TakenIn.ISSUED.value
        nomination.save(update_fields=["taken_in"])


def tell_dossier(line: DecisionLine, nomination: Nomination, by: Actor) -> None:
    """Let a dossier, and so its unit, know what a decision says of it."""
    decision = line.decision
    stage = Stage.RECOGNISED if line.is_recognised else Stage.NOT_RECOGNISED
    nomination.taken_in = TakenIn.NOWHERE.value
    step(nomination, stage, on=decision.commune.today(), by=by, note=line.reason)
    reason = f" Lý do: {line.reason}" if line.reason else ""
    word = nomination.kind.granted if line.is_recognised else nomination.kind.denied
    sentence = f"{word} theo {named(decision)}: {nomination.called}.{reason}"
    log("decide", nomination, sentence, by=by, decision=decision.pk)


def counted(results: Sequence[Result]) -> str:
    """Give "18 được khen thưởng, 2 không được"."""
    recognised = sum(result.is_recognised for result in results)
    return f"{recognised} được khen thưởng, {len(results) - recognised} không được"


def named(decision: AwardDecision) -> str:
    """Give "quyết định số 125/QĐ-UBND ngày 01/12/2021 của Chủ tịch …"."""
    return f"{decision.called} của {decision.issuer}"


def log_decision(decision: AwardDecision, sentence: str, verb: str, by: Actor) -> None:
    """Write into the log of the commune what was done to a decision."""
    verb = f"award_decision.{verb}"
    history.record(verb, decision, sentence, by=by, commune_id=decision.commune_id)
