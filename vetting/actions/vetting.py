"""The secretary's half of the procedure: received, sent back, vetted, opened again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from eligibility.judging import Outcome
from law.findings import Finding, Level
from nominations.facts.freezing import differences, freeze
from nominations.models import FrozenJudgement, Nomination, NominationAttachment
from nominations.rules.stages import Stage, TakenIn
from people.models import User
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from submissions import returning
from submissions.stepping import all_locked, locked, log, step
from vetting.actions.quota import locked_campaign
from vetting.announcing import announce_receipt
from vetting.facts.heard import meeting_before
from vetting.facts.standing import fixed_list
from vetting.models import ProposalLine
from vietnamese.dates import short_date
from vietnamese.text import clean_lines, uncapitalised


def receive(nomination: Nomination, *, by: Actor) -> Nomination:
    """Take in a dossier that was sent; the day of it fixes by which rules it is judged."""
    return receive_many([nomination], by=by)[0]


@transaction.atomic
def receive_many(nominations: Sequence[Nomination], *, by: Actor) -> list[Nomination]:
    """Take in all of them or none: `RefusedError` has a sentence for each that cannot be. The
    units' heads and whoever is proposed are told."""
    nominations = all_locked(nominations)
    if refusals := [
        _too_late(nomination, "tiếp nhận")
        for nomination in nominations
        if not may_receive(nomination)
    ]:
        raise RefusedError(refusals)
    moves = []
    for nomination in nominations:
        today = nomination.commune.today()
        moves.append(step(nomination, Stage.RECEIVED, on=today, by=by))
        sentence = f"Tiếp nhận {nomination.called} ngày {short_date(nomination.received_on)}."
        log("receive", nomination, sentence, by=by)
    if moves:
        announce_receipt(nominations, move=moves[0].pk, by=by)
    return nominations


def may_receive(nomination: Nomination) -> bool:
    """Say whether a dossier waits to be received."""
    return nomination.state is Stage.SUBMITTED


def _too_late(nomination: Nomination, act: str) -> Finding:
    sentence = (
        f"{nomination.nominee} ({nomination.kind.short}): hồ sơ đang ở trạng thái "
        f"“{nomination.state.word}” nên không {act} được. Có thể người khác vừa làm trước; hãy "
        "mở lại danh sách."
    )
    return Finding("not_waiting", sentence, Level.BLOCKER)


@transaction.atomic
def send_back(nomination: Nomination, *, reason: str, due_on: date, by: Actor) -> Nomination:
    """Send a dossier back for mending until the end of `due_on`; the unit's heads and whoever is
    proposed are told."""
    person = nomination.person_id
    own = User.objects.filter(is_active=True, person=person) if person else User.objects.none()
    return returning.send_back(nomination, reason=reason, due_on=due_on, by=by, also_tell=own)


@transaction.atomic
def send_back_many(
    nominations: Sequence[Nomination], *, reason: str, due_on: date, by: Actor
) -> list[Nomination]:
    """Send all of them back for the same reason, or none: `RefusedError` has a sentence for each
    that cannot be."""
    nominations = all_locked(nominations)
    if refusals := [
        _too_late(nomination, "trả lại")
        for nomination in nominations
        if not may_send_back(nomination)
    ]:
        raise RefusedError(refusals)
    return [
        send_back(nomination, reason=reason, due_on=due_on, by=by) for nomination in nominations
    ]


def may_send_back(nomination: Nomination) -> bool:
    """Say whether a dossier is with the desk, which may give it back."""
    return nomination.state in (Stage.SUBMITTED, Stage.RECEIVED)


@transaction.atomic
def vet(
    nomination: Nomination,
    *,
    is_supported: bool,
    note: str = "",
    override_reason: str = "",
    seen: str,
    by: Actor,
) -> Nomination:
    """Close the vetting of a received dossier with a conclusion; the conditions are judged again
    and kept as they are now.

    `seen` is `mark_of` the differences that the vetter had before her. `RefusedError` when there
    are others by now, when a dossier that does not meet the conditions is supported without a
    reason, and when one is not supported without an opinion.
    """
    nomination = locked(nomination)
    note, override_reason = clean_lines(note), clean_lines(override_reason)
    _refuse_unseen(nomination, seen)
    frozen = freeze(nomination, FrozenJudgement.Moment.VETTED, by=by)
    needs_reason = is_supported and frozen.outcome != Outcome.MET
    if needs_reason and not override_reason:
        refuse("no_override_reason", _why_override(frozen), field="override_reason")
    if not is_supported and not note:
        refuse("no_note", "Không đề nghị khen thưởng thì phải ghi ý kiến thẩm định.", field="note")
    nomination.is_supported, nomination.vetting_note = is_supported, note
    nomination.override_reason = override_reason if needs_reason else ""
    step(nomination, Stage.VETTED, on=nomination.commune.today(), by=by, note=note)
    log("vet", nomination, _vetted(nomination, frozen), by=by)
    return nomination


def _why_override(frozen: FrozenJudgement) -> str:
    return (
        f"Kết quả xét điều kiện là “{frozen.get_outcome_display()}”. Vẫn đề nghị khen thưởng được, "
        "nhưng phải ghi lý do để Hội đồng biết."
    )


def mark_of(sentences: Sequence[str]) -> str:
    """Give a mark of differences as a page showed them; "" for none."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest() if sentences else ""


def _refuse_unseen(nomination: Nomination, seen: str) -> None:
    if mark_of(differences(nomination, with_discipline=True)) != seen:
        refuse(
            "differences_unseen",
            "Kết quả xét điều kiện có điểm khác với lúc gửi hồ sơ. Hãy xem các điểm đó, đánh dấu "
            "“Đã xem” rồi lưu lại.",
            field="seen",
        )


def _vetted(nomination: Nomination, frozen: FrozenJudgement) -> str:
    conclusion = "đề nghị khen thưởng" if nomination.is_supported else "không đề nghị khen thưởng"
    parts = [
        f"Thẩm định {nomination.called}: {conclusion}; điều kiện: {frozen.get_outcome_display()}.",
        f"Ý kiến: {nomination.vetting_note}" if nomination.vetting_note else "",
        f"Lý do: {nomination.override_reason}" if nomination.override_reason else "",
    ]
    return " ".join(part for part in parts if part)


@transaction.atomic
def reopen(nomination: Nomination, *, reason: str, by: Actor) -> Nomination:
    """Open the vetting of a dossier again; its place for a limited title is free then.

    `RefusedError` without a reason, while it is before a council, taken in by a decision or stands
    in a tờ trình, and while its place stands in a fixed list.
    """
    campaign = locked_campaign(nomination.campaign)
    nomination, reason = locked(nomination), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do mở lại thẩm định.", field="reason")
    if nomination.taken_in:
        where = TakenIn(nomination.taken_in)
        refuse(
            "taken_in",
            f"{where.word} nên không mở lại thẩm định được. "
            + (
                "Hãy đưa hồ sơ ra khỏi dự thảo trước."
                if where is TakenIn.DRAFT
                else "Muốn đổi kết quả, phải ra quyết định hủy bỏ sau khi công bố."
            ),
        )
    if not may_reopen(nomination):
        word = nomination.state.word
        refuse("not_vetted", f"Hồ sơ đang ở trạng thái “{word}” nên không mở lại thẩm định được.")
    if meeting := meeting_before(nomination.pk):
        refuse(
            "before_the_council",
            f"Hồ sơ này ở trong chương trình của {uncapitalised(str(meeting))}. Hãy "
            "đưa mục đó ra khỏi chương trình trước.",
            link=meeting.get_absolute_url(),
        )
    if line := _proposed(nomination):
        refuse(
            "in_a_proposal",
            f"Hồ sơ này nằm trong tờ trình số {line.proposal.paper.number}. Hãy bỏ số, hoặc "
            "thu hồi tờ trình đó trước.",
        )
    if nomination.place is not None and (row := fixed_list(campaign)):
        refuse(
            "in_fixed_list",
            f"Hồ sơ này có trong danh sách đã chốt ngày {short_date(row.fixed_on)}. Hãy mở lại "
            "danh sách ở trang Chỉ tiêu trước.",
        )
    nomination.place, nomination.place_reason, nomination.override_reason = None, "", ""
    step(nomination, Stage.RECEIVED, on=campaign.commune.today(), by=by, note=reason)
    sentence = f"Mở lại thẩm định {nomination.called}. Lý do: {reason}"
    log("reopen", nomination, sentence, by=by)
    return nomination


def _proposed(nomination: Nomination) -> ProposalLine | None:
    lines = ProposalLine.objects.standing().filter(nomination=nomination)
    return lines.select_related("proposal__paper").first()


def may_reopen(nomination: Nomination) -> bool:
    """Say whether a dossier was vetted, not decided yet and not taken in by a decision."""
    return nomination.state is Stage.VETTED and not nomination.taken_in


@transaction.atomic
def accept_file(
    attachment: NominationAttachment, accepted: bool, *, by: Actor
) -> NominationAttachment:
    """Take a file into the whole dossier, or leave it out; only while the dossier is with the
    secretary."""
    nomination = locked(attachment.nomination)
    if nomination.state is not Stage.RECEIVED:
        refuse(
            "not_received",
            f"Hồ sơ đang ở trạng thái “{nomination.state.word}”; chỉ xem xét giấy tờ của hồ sơ đã "
            "tiếp nhận và chưa thẩm định.",
        )
    attachment.is_accepted = accepted
    attachment.save(update_fields=["is_accepted"])
    word = "Chấp nhận" if accepted else "Không chấp nhận"
    sentence = f"{word} giấy tờ “{attachment.name}” của {nomination.called}."
    log("accept_file", nomination, sentence, by=by, file=attachment.pk, accepted=accepted)
    return attachment
