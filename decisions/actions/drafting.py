"""The steps of a drafted decision up to its number: written, read by the chair, returned."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from campaigns.models import Campaign
from decisions.announcing import tell_chairs, tell_drafter
from decisions.facts.fit import unfit_among, unfit_in
from decisions.facts.ready import with_what_hinders
from decisions.models import DecisionDraft, DraftLine
from decisions.rules.drafting import STEPS, DraftStage
from history.log import record
from history.models import Event
from law.procedures import CHAIR_READS_DRAFTS
from nominations.models import Nomination
from nominations.rules.stages import TakenIn
from people.actions.writing import lock_commune
from people.roles import Actor
from procedure import locking
from procedure.refusal import RefusedError, refuse
from regulations.facts import overrides_for
from signing import actions as signing
from vetting.papers.rows import ranked
from vietnamese.text import clean, clean_lines


@transaction.atomic
def draft(
    campaign: Campaign,
    nominations: Iterable[Nomination],
    *,
    proposer: str,
    merit: str = "",
    other_bases: str = "",
    by: Actor,
) -> DecisionDraft:
    """Draft a decision of the commune's chair over dossiers that passed; nothing is given by it.

    `RefusedError` with a sentence for each dossier that another level decides, that did not pass,
    is decided already or stands in another draft.
    """
    lock_commune(campaign.commune_id, by)
    made = begun(campaign, by)
    _write(made, proposer, merit, other_bases)
    _take_in(made, nominations)
    log(made, f"Soạn {made.called} cho {made.lines.count()} hồ sơ.", "drafted", by)
    return made


def begun(campaign: Campaign, by: Actor, **values) -> DecisionDraft:
    """Give a draft that nobody has written in yet, not saved."""
    return DecisionDraft(
        commune=campaign.commune,
        campaign=campaign,
        drafted_by=by.user_id,
        drafted_by_name=by.name,
        drafted_on=campaign.commune.today(),
        **values,
    )


@transaction.atomic
def amend(
    made: DecisionDraft,
    nominations: Iterable[Nomination],
    *,
    proposer: str,
    merit: str = "",
    other_bases: str = "",
    by: Actor,
) -> DecisionDraft:
    """Write a draft anew; `RefusedError` once the chair reads it."""
    made = writable(made, by)
    _write(made, proposer, merit, other_bases)
    _let_go(made)
    _take_in(made, nominations)
    log(made, f"Sửa {made.called}: {made.lines.count()} hồ sơ.", "amended", by)
    return made


@transaction.atomic
def submit(made: DecisionDraft, *, by: Actor) -> DecisionDraft:
    """Put a draft before the chair; where the commune's rule is that the chair reads on paper, it
    goes on at once."""
    made = locked_draft(made, by)
    _refuse_unfit(made)
    if not _is_read_here(made):
        step(made, DraftStage.APPROVED)
        log(made, f"Chuyển {made.called} sang lấy số.", "approved", by)
        return made
    step(made, DraftStage.WAITING)
    event = log(made, f"Trình Chủ tịch {made.called}.", "submitted", by)
    tell_chairs(made, key=f"{event.sequence}", by=by)
    return made


@transaction.atomic
def approve(made: DecisionDraft, *, by: Actor) -> DecisionDraft:
    """Let the chair approve a draft for signing; its drafter is told."""
    made = locked_draft(made, by)
    _refuse_unfit(made)
    step(made, DraftStage.APPROVED, read_by=by)
    event = log(made, f"Duyệt {made.called} để ký.", "approved", by)
    sentence = "Đã duyệt, mời lấy số và in trình ký."
    tell_drafter(made, sentence, key=f"{event.sequence}", by=by)
    return made


@transaction.atomic
def send_back(made: DecisionDraft, *, reason: str, by: Actor) -> DecisionDraft:
    """Let the chair return a draft with a reason, which its drafter reads."""
    made, reason = locked_draft(made, by), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do trả lại.", field="reason")
    made.return_reason = reason
    step(made, DraftStage.RETURNED, read_by=by)
    event = log(made, f"Trả lại {made.called}. Lý do: {reason}", "returned", by)
    tell_drafter(made, f"Được trả lại. Lý do: {reason}", key=f"{event.sequence}", by=by)
    return made


@transaction.atomic
def take_back(made: DecisionDraft, *, by: Actor) -> DecisionDraft:
    """Take a draft back to write in it: from the chair, or after approval; a number that it has
    got is let go, and it is read again."""
    made = locked_draft(made, by)
    if made.paper:
        signing.let_number_go(made.paper, by=by)
        made = locked_draft(made, by)
    step(made, DraftStage.DRAFT)
    log(made, f"Rút {made.called} về để sửa.", "taken_back", by)
    return made


@transaction.atomic
def discard(made: DecisionDraft, *, by: Actor) -> None:
    """Throw a draft away; its dossiers wait for a decision as before."""
    made = locked_draft(made, by)
    if not made.is_writable:
        refuse("not_writable", "Hãy rút dự thảo về trước khi bỏ.")
    log(made, f"Bỏ {made.called}.", "discarded", by)
    _let_go(made)
    made.delete()


def locked_draft(made: DecisionDraft, by: Actor) -> DecisionDraft:
    """Give a draft as it is now, locked with its commune."""
    lock_commune(made.commune_id, by)
    return locking.locked(made, "commune", "campaign__commune", "target")


def writable(made: DecisionDraft, by: Actor) -> DecisionDraft:
    """Give a draft locked; `RefusedError` once the chair reads it."""
    made = locked_draft(made, by)
    if not made.is_writable:
        refuse(
            "not_writable",
            f"Dự thảo đang ở trạng thái “{made.state.word}” nên không sửa được. Hãy rút về trước.",
        )
    return made


def step(made: DecisionDraft, to: DraftStage, *, read_by: Actor | None = None) -> None:
    """Take a draft to a stage; `RefusedError` where the table of steps has no such one."""
    if to not in STEPS[made.state]:
        refuse(
            "no_such_step",
            f"Dự thảo đang ở trạng thái “{made.state.word}” nên không chuyển sang “{to.word}” "
            "được. Có thể người khác vừa làm trước; hãy mở lại trang.",
        )
    if to is not DraftStage.RETURNED:
        made.return_reason = ""
    if read_by:
        made.read_by_name, made.read_on = read_by.name, made.commune.today()
    made.stage = to.value
    made.save()


def _write(made: DecisionDraft, proposer: str, merit: str, other_bases: str) -> None:
    made.merit = clean(merit)
    write_words(made, proposer, other_bases)


def write_words(made: DecisionDraft, proposer: str, other_bases: str) -> None:
    """Write who proposes and what else a draft rests on, and save it."""
    made.proposer, made.other_bases = clean(proposer), clean_lines(other_bases)
    made.full_clean(exclude=["commune", "campaign", "target"])
    made.save()


def _let_go(made: DecisionDraft) -> None:
    """Let the dossiers of a draft wait for a decision as before."""
    Nomination.objects.filter(draft_line__draft=made).take_in(TakenIn.NOWHERE)
    made.lines.all().delete()


def _take_in(made: DecisionDraft, nominations: Iterable[Nomination]) -> None:
    numbers = [nomination.pk for nomination in nominations]
    rows = Nomination.objects.select_for_update(of=["self"]).filter(campaign=made.campaign)
    taken = ranked(with_what_hinders(rows.with_names().filter(pk__in=numbers)))
    if not numbers or len(taken) != len(numbers):
        refuse("nobody", "Hãy chọn ít nhất một hồ sơ của phong trào này.")
    if findings := unfit_among(made, taken):
        raise RefusedError(findings)
    DraftLine.objects.bulk_create(
        DraftLine(draft=made, nomination=nomination) for nomination in taken
    )
    rows.filter(pk__in=numbers).take_in(TakenIn.DRAFT)


def _refuse_unfit(made: DecisionDraft) -> None:
    if findings := unfit_in(made):
        raise RefusedError(findings)


def _is_read_here(made: DecisionDraft) -> bool:
    rule = CHAIR_READS_DRAFTS.on(made.commune.today(), overrides_for(made.commune))
    return rule.value


def log(made: DecisionDraft, sentence: str, verb: str, by: Actor) -> Event:
    """Write into the log of the commune what was done to a draft."""
    return record(f"decision_draft.{verb}", made, sentence, by=by, commune_id=made.commune_id)
