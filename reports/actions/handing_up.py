"""Handing a báo cáo up to the level above: sent, taken or given back with a reason, sent again.

What goes up is the paper in force, as its bytes were frozen with its number: see docs/adr/0022.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from campaigns.models import Campaign
from documents.models import IssuedDocument
from history.log import record
from notifications.outbox import notify
from people.actions.writing import lock_commune
from people.models import User
from people.roles import CHAIR, OFFICE, OVERSEER, Actor
from procedure.locking import locked
from procedure.refusal import refuse
from registrations.signed import registered_totals
from regulations.facts import hands_reports_up
from reports.models import HandingUp
from reports.rules.handing_up import OPEN, HandingStage
from reports.signed import year_papers
from signing.sources import source_of
from submissions.announcements import holders_of
from submissions.returning import refuse_unexplained
from vietnamese.dates import short_date
from vietnamese.text import capitalised, clean_lines


@transaction.atomic
def hand_up(paper: IssuedDocument, *, by: Actor) -> HandingUp:
    """Send a report in force to the level above, as the next round of what it is of; those who
    look after the commune are told.

    `RefusedError` where the level above takes none here, has nobody to take it, or has it already.
    """
    lock_commune(paper.commune_id, by)
    paper.refresh_from_db()
    campaign = _campaign_of(paper)
    commune = campaign.commune
    _refuse_out_of_force(paper)
    if not hands_reports_up(commune):
        refuse(
            "not_here",
            "Cấp trên chưa tiếp nhận báo cáo trong chương trình: gửi bằng tệp. Nếu cấp trên đã "
            "tiếp nhận, khai ở Căn cứ pháp luật → Khai quy chế của địa phương.",
        )
    above = holders_of(commune, OVERSEER)
    if not above:
        refuse("nobody_above", "Chưa có tài khoản nào giữ vai trò Cấp trên của xã để tiếp nhận.")
    rounds = list(HandingUp.objects.of_same_report(paper))
    _close_withdrawn(rounds, by)
    if any(handing.is_open for handing in rounds):
        refuse("sent_already", "Báo cáo này đã gửi cấp trên rồi; hãy mở lại trang.")
    sent = HandingUp.objects.create(
        commune=commune,
        campaign=campaign,
        subject=paper.key,
        paper=paper,
        round=len(rounds) + 1,
        sent_on=commune.today(),
        sent_by_name=by.name,
    )
    sentence = f"Gửi cấp trên {sent.called}, lần {sent.round}."
    _log("hand_up", sent, sentence, by)
    words = f"{commune.committee} gửi {sent.called}: {paper.abstract}."
    _tell(above, sent, f"{capitalised(commune.full_name)} gửi {sent.called}", words)
    return sent


@transaction.atomic
def recall(sent: HandingUp, *, by: Actor) -> HandingUp:
    """Take a report back that was sent by mistake, while nobody above has taken it."""
    sent = _waiting(sent, by)
    _answered(sent, HandingStage.RECALLED, by)
    _log("recall", sent, f"Rút {sent.called} đã gửi cấp trên.", by)
    return sent


@transaction.atomic
def take(sent: HandingUp, *, by: Actor) -> HandingUp:
    """Take a report in for the level above; the commune's office and chair are told."""
    sent = _waiting(sent, by)
    _refuse_out_of_force(sent.paper)
    _answered(sent, HandingStage.TAKEN, by)
    _log("take", sent, f"Cấp trên tiếp nhận {sent.called}.", by)
    words = f"{by.name} ({by.role_name}) đã tiếp nhận {sent.called}."
    _tell(_of_the_commune(sent), sent, f"Cấp trên đã tiếp nhận {sent.called}", words)
    return sent


@transaction.atomic
def give_back(sent: HandingUp, *, reason: str, due_on: date, by: Actor) -> HandingUp:
    """Give a report back to the commune, to be mended and handed up again until the end of
    `due_on`; its office and chair are told the reason and the day.

    `RefusedError` without a reason or with a day that is not ahead.
    """
    sent = _waiting(sent, by)
    reason = clean_lines(reason)
    refuse_unexplained(reason, due_on, sent.commune.today(), reader="xã")
    sent.return_reason, sent.return_due_on = reason, due_on
    _answered(sent, HandingStage.RETURNED, by)
    until = f"24:00 ngày {short_date(due_on)}"
    _log("give_back", sent, f"Cấp trên trả lại {sent.called}, hạn {until}. Lý do: {reason}", by)
    words = f"Cấp trên trả lại {sent.called}.\n\nLý do: {reason}\n\nHạn gửi lại: {until}."
    _tell(_of_the_commune(sent), sent, f"Cần bổ sung {sent.called}", words)
    return sent


# --- Refused ----------------------------------------------------------------------------------


def _campaign_of(paper: IssuedDocument) -> Campaign:
    owner = source_of(paper)
    if owner is None or owner[0] not in (year_papers, registered_totals):
        refuse("no_report", "Chỉ gửi lên cấp trên báo cáo đăng ký, sơ kết, tổng kết.")
    source, number = owner
    subject = source.subjects.get(pk=number)
    return subject if isinstance(subject, Campaign) else subject.campaign


def _refuse_out_of_force(paper: IssuedDocument) -> None:
    if paper.issued_at is None or paper.withdrawn_on:
        word = "chưa ban hành" if paper.issued_at is None else "đã thu hồi"
        refuse("not_in_force", f"{paper} {word} nên không gửi, tiếp nhận được.")


def _waiting(sent: HandingUp, by: Actor) -> HandingUp:
    lock_commune(sent.commune_id, by)
    sent = locked(sent, "commune", "paper")
    if sent.stage != HandingStage.SENT:
        refuse(
            "answered",
            f"Lần gửi này đang ở trạng thái “{sent.state.word}”. Có thể người khác vừa làm trước; "
            "hãy mở lại trang.",
        )
    return sent


# --- Written ----------------------------------------------------------------------------------


def _answered(sent: HandingUp, stage: HandingStage, by: Actor) -> None:
    """Write how a round ended: the only place that does."""
    sent.stage = stage.value
    sent.answered_on, sent.answered_by_name = sent.commune.today(), by.name
    sent.save()


def _close_withdrawn(rounds: Iterable[HandingUp], by: Actor) -> None:
    """End the rounds whose paper the commune has taken out of force since."""
    for handing in rounds:
        if handing.stage in OPEN and handing.paper.withdrawn_on:
            _answered(handing, HandingStage.RECALLED, by)


def _of_the_commune(sent: HandingUp) -> list[User]:
    return holders_of(sent.commune, OFFICE, CHAIR)


def _tell(users: Iterable[User], sent: HandingUp, subject: str, words: str) -> None:
    today = short_date(sent.commune.today())
    notify(
        users,
        commune=sent.commune,
        key=f"handing-up-{sent.pk}-{sent.stage}",
        subject=subject[:200],
        body=f"{words}\n\n{sent.campaign.title}, ngày {today}.",
        path=sent.get_absolute_url(),
    )


def _log(verb: str, sent: HandingUp, sentence: str, by: Actor) -> None:
    record(f"report.{verb}", sent, sentence, by=by, commune_id=sent.commune_id)
