"""Sending dossiers, one or all of a unit's at once, and taking one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.urls import reverse

from law.findings import Finding, Level
from nominations.facts.freezing import freeze
from nominations.facts.gaps import gaps_of_many
from nominations.models import FrozenJudgement, Nomination, NominationMove
from nominations.rules.stages import Stage
from notifications.outbox import notify
from people.roles import OFFICE, SECRETARY, Actor
from procedure.refusal import RefusedError, refuse
from submissions import lateness
from submissions.announcements import holders_of
from submissions.stepping import all_locked, locked, log, step
from vietnamese.dates import short_date


def days_late(nomination: Nomination) -> int:
    """Give by how many days a sending of today would be late; the day of the plan binds what is
    proposed at the year's end, not what happens on the way."""
    return 0 if nomination.is_short else lateness.days_late(nomination)


def submit(nomination: Nomination, *, late_reason: str = "", by: Actor) -> Nomination:
    """Send a dossier; `RefusedError` with what it lacks, and for a late one without a reason."""
    return submit_many([nomination], late_reason=late_reason, by=by)[0]


@transaction.atomic
def submit_many(
    nominations: Sequence[Nomination], *, late_reason: str = "", by: Actor
) -> list[Nomination]:
    """Send all of them or none: `RefusedError` has a sentence for each that cannot go.

    What comes late is taken with its days and a reason. The judgement of each is frozen as it was
    when it went; the office and the secretary are told once of all.
    """
    if not nominations:
        refuse("nothing_chosen", "Hãy đánh dấu ít nhất một hồ sơ để gửi.")
    nominations = all_locked(nominations)
    if refusals := _refusals(nominations, is_named=len(nominations) > 1):
        raise RefusedError(refusals)
    moves = [_send(nomination, late_reason, by=by) for nomination in nominations]
    for nomination in nominations:  # only now: the title that another rests on may be among them
        freeze(nomination, FrozenJudgement.Moment.SENT, by=by)
    _tell(nominations, _sentence(nominations), key=f"nomination-move-{moves[0].pk}", by=by)
    return nominations


def _refusals(nominations: list[Nomination], *, is_named: bool) -> list[Finding]:
    gaps = gaps_of_many(nominations)
    refusals = []
    for nomination in nominations:
        who = f"{nomination}: " if is_named else ""
        if not nomination.is_editable:
            word = nomination.state.word
            sentence = f"{who}hồ sơ đang ở trạng thái “{word}” nên không gửi được nữa."
            refusals.append(Finding("not_waiting", sentence, Level.BLOCKER))
        for gap in gaps[nomination.pk]:
            if gap.level is Level.BLOCKER:
                refusals.append(replace(gap, sentence=f"{who}{gap.sentence}"))
    return refusals


def _send(nomination: Nomination, late_reason: str, *, by: Actor) -> NominationMove:
    late = "" if nomination.is_short else lateness.take_lateness(nomination, late_reason)
    today, note = nomination.commune.today(), nomination.late_reason
    move = step(nomination, Stage.SUBMITTED, on=today, by=by, note=note)
    log("submit", nomination, f"{nomination.unit} gửi {nomination.called}{late}.", by=by)
    return move


def _sentence(sent: list[Nomination]) -> str:
    unit = sent[0].unit
    if len(sent) == 1:
        return f"{unit} gửi {sent[0].called}."
    names = "\n".join(f"- {nomination}" for nomination in sent)
    return f"{unit} gửi {len(sent)} hồ sơ đề nghị khen thưởng:\n{names}"


@transaction.atomic
def withdraw(nomination: Nomination, *, by: Actor) -> Nomination:
    """Take a sent dossier back, as long as nobody has received it."""
    nomination = locked(nomination)
    if nomination.state is not Stage.SUBMITTED:
        refuse(
            "not_waiting",
            "Chỉ rút được hồ sơ đã nộp mà chưa được tiếp nhận; hồ sơ này đang ở trạng thái "
            f"“{nomination.state.word}”.",
        )
    move = step(nomination, Stage.DRAFT, on=nomination.commune.today(), by=by)
    sentence = f"{nomination.unit} rút {nomination.called} về để sửa."
    log("withdraw", nomination, sentence, by=by)
    _tell([nomination], sentence, key=f"nomination-move-{move.pk}", by=by)
    return nomination


def _tell(nominations: list[Nomination], sentence: str, *, key: str, by: Actor) -> None:
    """Tell the office and the secretary once of all; whoever did it knows already."""
    first = nominations[0]
    commune, campaign = first.commune, first.campaign
    users: Iterable = holders_of(commune, OFFICE, SECRETARY)
    listed = f"{reverse('nominations:list')}?phong_trao={campaign.pk}&don_vi={first.unit_id}"
    notify(
        [user for user in users if user.pk != by.user_id],
        commune=commune,
        key=key,
        subject=f"Hồ sơ khen thưởng: {first.unit}"[:200],
        body=f"{sentence}\n\n{campaign.title}, ngày {short_date(commune.today())}.",
        path=first.get_absolute_url() if len(nominations) == 1 else listed,
    )
