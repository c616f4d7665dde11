"""What a meeting of the council concludes on initiatives, the decision over it, and a slip opened
again with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from council.models import Meeting
from council.rules.ordering import VoteOutcome
from council.sources import Word
from documents.models import IssuedDocument
from history.log import record
from initiatives.council import Scored, scored
from initiatives.models import CouncilSession, Initiative, Verdict
from initiatives.rules.stages import Stage
from law.kinds import Sphere
from law.procedures import INITIATIVE_DECISION_MONTHS
from law.regimes import REGIMES
from people.roles import Actor
from procedure import locking
from procedure.refusal import refuse
from regulations.facts import overrides_for
from signing.sources import paper_of, source_named
from submissions.stepping import all_locked, locked, log, step
from vietnamese.dates import short_date
from vietnamese.text import clean, clean_lines

from .council import tell_authors


@transaction.atomic
def conclude(meeting: Meeting, words: Sequence[Word], *, by: Actor) -> CouncilSession | None:
    """Take the word of a meeting on initiatives: what it recognised and what it refused, and why.

    What was concluded elsewhere meanwhile stays as it is; None where nothing is left.
    """
    by_number = {word.subject: word for word in words}
    rows = all_locked(Initiative.objects.filter(pk__in=by_number))
    waiting = [row for row in rows if row.state is Stage.REVIEWED]
    if not waiting:
        return None
    session = CouncilSession.objects.create(meeting=meeting)
    known = scored(waiting, meeting.commune)
    for verdict in known:
        _conclude(session, verdict, by_number[verdict.initiative.pk], by)
    _log_session(session, by)
    return session


def _log_session(session: CouncilSession, by: Actor) -> None:
    commune, verdicts = session.commune, list(session.verdicts.all())
    recognised = sum(verdict.is_recognised for verdict in verdicts)
    sentence = (
        f"Kết luận phiên họp Hội đồng sáng kiến ngày {short_date(session.held_on)}: công nhận "
        f"{recognised}, không công nhận {len(verdicts) - recognised} sáng kiến."
    )
    record("record_session", session, sentence, by=by, commune_id=commune.pk)


def _conclude(session: CouncilSession, known: Scored, word: Word, by: Actor) -> None:
    initiative, is_recognised = known.initiative, word.outcome is VoteOutcome.PASSED
    verdict = Verdict.objects.create(
        session=session,
        initiative=initiative,
        average=known.scores.average,
        votes_for=word.votes_for,
        votes_against=word.votes_against,
        is_recognised=is_recognised,
        sphere=Sphere.BASE.value if is_recognised else "",
        reason="" if is_recognised else _why(word),
    )
    initiative.decided_on, initiative.decision_number = session.held_on, ""
    initiative.sphere = verdict.sphere
    initiative.refusal_reason = "" if is_recognised else verdict.reason
    stage = Stage.RECOGNISED if is_recognised else Stage.REFUSED
    move = step(initiative, stage, on=initiative.commune.today(), by=by, note=verdict.reason)
    sentence = _result(initiative, verdict)
    log("conclude", initiative, sentence, by=by, verdict=_as_json(verdict))
    tell_authors(
        initiative,
        f"{sentence}\n\n{_basis(initiative)}",
        subject=f"{stage.word}: {initiative.name}",
        key=f"initiative-move-{move.pk}",
        by=by,
    )


def _why(word: Word) -> str:
    """Give the reason that the council gave, or the votes alone."""
    return word.reason or f"Hội đồng không nhất trí: {word.sentence}."


def _result(initiative: Initiative, verdict: Verdict) -> str:
    """Give the result in the words that the log keeps and the authors read."""
    session = verdict.session
    votes = f"{verdict.votes_for} phiếu đồng ý, {verdict.votes_against} không đồng ý"
    reason = f" Lý do: {verdict.reason}" if verdict.reason else ""
    if not verdict.is_recognised:
        what = f"Không công nhận sáng kiến “{initiative.name}”"
        return f"{what} (họp ngày {short_date(session.held_on)}, {votes}).{reason}"
    number = f", Quyết định số {session.decision_number}" if session.decision_number else ""
    what = f"Công nhận sáng kiến “{initiative.name}”, phạm vi {verdict.get_sphere_display()}"
    return f"{what} (họp ngày {short_date(session.held_on)}, {votes}{number}).{reason}"


def _basis(initiative: Initiative) -> str:
    day = max(initiative.accepted_on, REGIMES[0].valid_from)
    rule = INITIATIVE_DECISION_MONTHS.on(day, overrides_for(initiative.commune))
    return f"Căn cứ {rule.citation}."


def _as_json(verdict: Verdict) -> dict:
    return {
        "session": verdict.session_id,
        "average": str(verdict.average) if verdict.average is not None else None,
        "votes_for": verdict.votes_for,
        "votes_against": verdict.votes_against,
        "is_recognised": verdict.is_recognised,
        "sphere": verdict.sphere,
        "reason": verdict.reason,
    }


# --- The decision ----------------------------------------------------------------------------


@transaction.atomic
def note_decision(session: CouncilSession, *, number: str, on: date, by: Actor) -> CouncilSession:
    """Keep the number and the day of a decision that was issued outside the program.

    `RefusedError` where there is a decision or nothing to recognise, and for a day before the
    session or ahead.
    """
    session = locking.locked(session, "meeting__campaign__commune")
    refuse_undecidable(session)
    if paper := _decision_of(session):
        refuse("decided", f"Quyết định của phiên họp này đã có số {paper.number}.")
    if not session.held_on <= on <= session.commune.today():
        refuse("wrong_day", "Ngày quyết định phải từ ngày họp đến hôm nay.", field="on")
    recognised = write_decision(session, clean(number), on)
    sentence = f"Ghi Quyết định số {session.decision_number} công nhận {len(recognised)} sáng kiến."
    record("note_decision", session, sentence, by=by, commune_id=session.commune.pk)
    return session


def refuse_undecidable(session: CouncilSession) -> None:
    """Refuse a decision over a session that has one or recognised nothing."""
    if session.decision_number:
        refuse("decided", f"Phiên họp này đã có Quyết định số {session.decision_number}.")
    if not session.verdicts.filter(is_recognised=True).exists():
        refuse("nothing_recognised", "Phiên họp này không công nhận sáng kiến nào.")


def _recognised(session: CouncilSession) -> list[Initiative]:
    rows = Initiative.objects.filter(verdict__session=session, verdict__is_recognised=True)
    return [locked(row) for row in rows.order_by("pk")]


def write_decision(session: CouncilSession, number: str, on: date | None) -> list[Initiative]:
    """Write number and day of the decision into what a session recognised, and give that; empty
    where there is none any more."""
    recognised = _recognised(session)
    session.decision_number, session.decision_on = number, on
    session.save(update_fields=["decision_number", "decision_on"])
    for initiative in recognised:
        initiative.decided_on, initiative.decision_number = on or session.held_on, number
        initiative.save(update_fields=["decided_on", "decision_number", "changed_at"])
    return recognised


def _decision_of(session: CouncilSession) -> IssuedDocument | None:
    """Give the decision over a session that has its number here."""
    return paper_of(source_named("initiative-decision"), session)


# --- A slip ----------------------------------------------------------------------------------


@transaction.atomic
def reopen(initiative: Initiative, *, reason: str, by: Actor) -> Initiative:
    """Take a verdict back, with a reason, while nothing rests on it: the initiative is under
    review again. The log keeps the verdict as it was; the authors are told.
    """
    _lock_session(initiative)
    initiative, reason = locked(initiative), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do xét lại.", field="reason")
    verdict = (
        Verdict.objects.filter(initiative=initiative)
        .select_related("session__meeting__campaign__commune")
        .first()
    )
    if verdict is None or initiative.state not in (Stage.RECOGNISED, Stage.REFUSED):
        refuse("nothing_to_reopen", "Sáng kiến này chưa có kết luận nào để xét lại.")
    if initiative.state is Stage.RECOGNISED and (paper := _decision_of(verdict.session)):
        refuse(
            "stands_in_a_decision",
            f"Sáng kiến nằm trong Quyết định số {paper.number} đã lấy số. Hãy bỏ số, hoặc thu hồi "
            "quyết định đã ban hành, trước khi xét lại.",
        )
    if uses := list(initiative.uses.select_related("person")):
        names = ", ".join(sorted({use.person.full_name for use in uses}))
        refuse(
            "in_use",
            f"Sáng kiến đang là căn cứ trong hồ sơ của {names}. Hãy gỡ sáng kiến khỏi hồ sơ đó "
            "trước khi xét lại.",
        )
    kept = _as_json(verdict)
    verdict.delete()
    initiative.decided_on, initiative.decision_number = None, ""
    initiative.sphere = initiative.refusal_reason = ""
    move = step(initiative, Stage.REVIEWED, on=initiative.commune.today(), by=by, note=reason)
    sentence = f"Xét lại sáng kiến “{initiative.name}”. Lý do: {reason}"
    log("reopen", initiative, sentence, by=by, verdict=kept)
    tell_authors(
        initiative,
        sentence,
        subject=f"Xét lại: {initiative.name}",
        key=f"initiative-move-{move.pk}",
        by=by,
    )
    return initiative


def _lock_session(initiative: Initiative) -> None:
    """Let nobody number the decision over a verdict that is being opened again."""
    sessions = CouncilSession.objects.select_for_update(of=["self"])
    list(sessions.filter(verdicts__initiative=initiative))
