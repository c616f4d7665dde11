"""Taking back what was recognised: a whole decision, one line of it, an award of old years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from awards.actions import tidy_number
from awards.models import Award, AwardsImport
from decisions.announcing import announce_revocation
from decisions.facts.consequences import consequences
from decisions.facts.results import Result
from decisions.facts.rewards import store_rewards
from decisions.models import AwardDecision, DecisionLine
from history.log import record
from nominations.models import Nomination
from nominations.rules.stages import Stage, TakenIn
from people.actions.writing import lock_commune
from people.roles import Actor
from procedure import locking
from procedure.refusal import refuse
from submissions.stepping import locked, log, step
from vietnamese.dates import short_date
from vietnamese.numbers import money
from vietnamese.text import clean_lines


@transaction.atomic
def revoke(
    decision: AwardDecision, *, reason: str, on: date, number: str = "", by: Actor
) -> AwardDecision:
    """Record that a decision made outside was taken back, by the decision with a `number`, with all
    that it recognised and that still stands; whom it refused waits for a decision again. What
    rested on it is named in the log."""
    lock_commune(decision.commune_id, by)
    decision = locking.locked(decision)
    _refuse_made_here(decision)
    reason = _checked(decision, reason, on)
    if decision.revoked_on:
        refuse("revoked_already", f"{decision} đã bị thu hồi rồi.")
    decision.revoked_on, decision.revoke_reason = on, reason
    decision.revoke_number = tidy_number(number)
    decision.save()
    lines = list(decision.lines.filter(revoked_on__isnull=True).select_related("nomination"))
    take_back(decision, lines, reason=reason, on=on, number=number, by=by)
    return decision


@transaction.atomic
def revoke_line(
    line: DecisionLine, *, reason: str, on: date, number: str = "", by: Actor
) -> DecisionLine:
    """Record the same of one recognition; the rest stands."""
    lock_commune(line.decision.commune_id, by)
    line = locking.locked(line, "decision__commune", "nomination")
    _refuse_made_here(line.decision)
    reason = _checked(line.decision, reason, on)
    if line.revoked_on or not line.is_recognised:
        refuse("nothing_to_revoke", "Kết quả này không còn hiệu lực nên không thu hồi được nữa.")
    take_back(line.decision, [line], reason=reason, on=on, number=number, by=by)
    line.refresh_from_db()
    return line


@transaction.atomic
def revoke_award(award: Award, *, reason: str, on: date, by: Actor) -> Award:
    """Mark an award of old years, which no decision here gave, as taken back."""
    lock_commune(award.commune_id, by)
    award = locking.locked(award)
    if DecisionLine.objects.filter(award=award).exists():
        refuse("revoke_its_line", "Khen thưởng này do quyết định ghi; hãy thu hồi ở quyết định đó.")
    if award.revoked_on:
        refuse("revoked_already", "Khen thưởng này đã bị thu hồi rồi.")
    reason = _checked(award, reason, on)
    touched = consequences([award])[award.pk]
    award.revoked_on, award.revoke_reason = on, reason
    award.save()
    sentence = f"Thu hồi {award}. Lý do: {reason}{_touching(touched)}"
    record("award.revoked", award, sentence, by=by, commune_id=by.commune_id)
    return award


def _refuse_made_here(decision: AwardDecision) -> None:
    if decision.paper_id:
        refuse(
            "made_here",
            f"{decision} được ban hành trên chương trình: hãy soạn quyết định hủy bỏ, lấy số và "
            "ký như mọi quyết định.",
        )


def _checked(given: AwardDecision | Award, reason: str, on: date) -> str:
    """Give the reason, cleaned; refuse one left out and a day that cannot be."""
    reason, today = clean_lines(reason), given.commune.today()
    if not reason:
        refuse("no_reason", "Hãy ghi lý do thu hồi.", field="reason")
    if on > today or (given.decided_on and on < given.decided_on):
        since = (
            f" và không trước ngày ký {short_date(given.decided_on)}" if given.decided_on else ""
        )
        refuse(
            "wrong_day",
            f"Ngày thu hồi không được sau hôm nay ({short_date(today)}){since}.",
            field="on",
        )
    return reason


def take_back(
    decision: AwardDecision,
    lines: Sequence[DecisionLine],
    *,
    reason: str,
    on: date,
    number: str,
    by: Actor,
) -> None:
    """Take lines of a decision back, with the dossiers and the awards that they gave."""
    awards = Award.objects.filter(line__in=lines).select_related("commune")
    touched = consequences(list(awards))
    results = []
    for line in lines:
        line.revoked_on, line.revoke_reason = on, reason
        line.revoke_number = tidy_number(number)
        line.save()
        nomination = locked(line.nomination)
        results.append(Result(nomination, line.is_recognised))
        if not decision.released_on:
            _wait_again(nomination)
            continue
        stage = Stage.REVOKED if line.is_recognised else _before(nomination)
        step(nomination, stage, on=decision.commune.today(), by=by, note=reason)
        word = "Thu hồi" if line.is_recognised else "Chờ quyết định lại"
        rested = _touching(touched.get(line.award_id, []))
        log("revoke", nomination, f"{word} {nomination}. Lý do: {reason}{rested}", by=by)
    awards.update(revoked_on=on, revoke_reason=reason)
    store_rewards(decision.commune, decision.decided_on)
    every = dict.fromkeys(sentence for sentences in touched.values() for sentence in sentences)
    what = f"Thu hồi {sum(result.is_recognised for result in results)} kết quả của {decision}"
    due = sum(line.reward_amount or 0 for line in lines if line.is_paid)
    money_back = f" Tiền thưởng phải thu hồi: {money(due)}." if due else ""
    sentence = f"{what}. Lý do: {reason}{money_back}{_touching(list(every))}"
    record("award_decision.revoked", decision, sentence, by=by, commune_id=by.commune_id)
    if results and decision.released_on:
        announce_revocation(decision, results, reason=reason, by=by)


def _wait_again(nomination: Nomination) -> None:
    """Let a dossier go whose decision nobody knew of: it never left its stage."""
    nomination.taken_in = TakenIn.NOWHERE.value
    nomination.save(update_fields=["taken_in"])


def _before(nomination: Nomination) -> Stage:
    """Give where a dossier stood when it was refused: vetted, or considered by the council."""
    refused = nomination.moves.filter(after=Stage.NOT_RECOGNISED.value).last()
    return Stage(refused.before) if refused else Stage.VETTED


def _touching(sentences: Sequence[str]) -> str:
    return f" Cần xem lại: {' '.join(sentences)}" if sentences else ""


@transaction.atomic
def undo_history(brought: AwardsImport, *, by: Actor) -> AwardsImport:
    """Take out again what an import added; refused once something rests on it."""
    lock_commune(brought.commune_id, by)
    brought = locking.locked(brought)
    awards = list(brought.awards.select_related("commune"))
    if not brought.done_at:
        refuse("not_done", "Danh sách này chưa được nhập hoặc đã được hoàn tác.")
    rested = [sentence for consequence in consequences(awards).values() for sentence in consequence]
    if any(award.revoked_on for award in awards):
        rested.append("Có khen thưởng trong danh sách này đã bị thu hồi.")
    if rested:
        shown = " ".join(dict.fromkeys(rested))
        refuse("rested_on", f"Không hoàn tác được vì đã có việc dựa vào danh sách này: {shown}")
    brought.awards.all().delete()
    brought.done_at = None
    brought.save()
    sentence = f"Hoàn tác lần nhập lịch sử từ {brought.source}: bỏ {len(awards)} khen thưởng."
    record("awards_import.undone", brought, sentence, by=by, commune_id=by.commune_id)
    return brought
