"""Sending a request, and taking it back."""

from __future__ import annotations

from django.db import transaction

from campaigns.announcements import heads_of
from initiatives.facts import gaps_of, request_of
from initiatives.models import Initiative
from initiatives.rules.requests import Request
from initiatives.rules.stages import Stage
from law.findings import Level
from people.models import User
from people.roles import OFFICE, SECRETARY, Actor
from procedure.refusal import RefusedError, refuse
from regulations.facts import overrides_for
from submissions.announcements import holders_of, tell
from submissions.lateness import take_lateness
from submissions.stepping import locked, log, step


@transaction.atomic
def submit(initiative: Initiative, *, late_reason: str = "", by: Actor) -> Initiative:
    """Send the request to the council; its secretary, the office, the heads of the unit and the
    authors are told. What comes late is taken, with the number of days and a reason.
    `RefusedError` as long as something is missing."""
    initiative = locked(initiative)
    overrides = overrides_for(initiative.commune)
    if blockers := [gap for gap in gaps_of(initiative, overrides) if gap.level is Level.BLOCKER]:
        raise RefusedError(blockers)
    late = take_lateness(initiative, late_reason)
    today, request = initiative.commune.today(), request_of(initiative)
    move = step(initiative, Stage.SUBMITTED, on=today, by=by, note=initiative.late_reason)
    sentence = f"{initiative.unit} nộp đơn sáng kiến {request.in_words()}{late}."
    log("submit", initiative, sentence, by=by, request=as_json(request))
    _tell(initiative, sentence, key=f"initiative-move-{move.pk}", by=by)
    return initiative


@transaction.atomic
def withdraw(initiative: Initiative, *, by: Actor) -> Initiative:
    """Take a sent request back, as long as nobody has taken it up; the same people are told."""
    initiative = locked(initiative)
    if initiative.state is not Stage.SUBMITTED:
        refuse(
            "not_waiting",
            "Chỉ rút được đơn chưa được tiếp nhận; đơn này đang ở trạng thái "
            f"“{initiative.state.word}”.",
        )
    move = step(initiative, Stage.DRAFT, on=initiative.commune.today(), by=by)
    sentence = f"Rút {initiative.called} của {initiative.unit} về để sửa."
    log("withdraw", initiative, sentence, by=by)
    _tell(initiative, sentence, key=f"initiative-move-{move.pk}", by=by)
    return initiative


def author_users(initiative: Initiative) -> list[User]:
    """Give the logins of the authors and of who began the request, by name."""
    authors = User.objects.filter(person__authorships__initiative=initiative)
    beginner = User.objects.filter(person=initiative.begun_by_id) if initiative.begun_by_id else ()
    users = {user.pk: user for user in (*authors, *beginner) if user.is_active}
    return sorted(users.values(), key=lambda user: (user.display_name, user.pk))


def _tell(initiative: Initiative, sentence: str, *, key: str, by: Actor) -> None:
    concerned = (
        *holders_of(initiative.commune, OFFICE, SECRETARY),
        *heads_of(initiative.unit),
        *author_users(initiative),
    )
    users = list({user.pk: user for user in concerned}.values())
    tell(users, initiative, sentence, subject=f"Sáng kiến: {initiative.name}", key=key, by=by)


def as_json(request: Request) -> dict:
    """Give what was sent as the log keeps it."""
    authors = [vars(author) | {"share": str(author.share)} for author in request.authors]
    since = request.applied_since.isoformat() if request.applied_since else None
    return vars(request) | {"authors": authors, "applied_since": since}
