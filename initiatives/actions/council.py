"""The council's half of the procedure up to the session: accepted, sent back, scored.

Each act is atomic, holds the initiative locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from campaigns.announcements import heads_of
from initiatives.council import objections_to, scale_of
from initiatives.models import Initiative, ScoreSheet
from initiatives.rules.scoring import CRITERIA, Points, outside
from initiatives.rules.stages import Stage
from law.findings import Finding, Level
from law.procedures import INITIATIVE_DECISION_MONTHS
from law.regimes import REGIMES
from people.models import User
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from regulations.facts import overrides_for
from submissions import returning
from submissions.announcements import tell
from submissions.stepping import all_locked, locked, log, step


def authors_of(initiative: Initiative) -> list[User]:
    """Give the authors who have a login."""
    users = User.objects.filter(is_active=True, person__authorships__initiative=initiative)
    return list(users.order_by("pk"))


def tell_authors(initiative: Initiative, sentence: str, *, subject: str, key: str, by: Actor):
    """Tell the heads of the unit and the authors what became of an initiative."""
    told = {user.pk: user for user in (*heads_of(initiative.unit), *authors_of(initiative))}
    tell(list(told.values()), initiative, sentence, subject=subject, key=key, by=by)


def receive(initiative: Initiative, *, by: Actor) -> Initiative:
    """Accept the request: the months in which it is to be decided begin."""
    return receive_many([initiative], by=by)[0]


@transaction.atomic
def receive_many(initiatives: Sequence[Initiative], *, by: Actor) -> list[Initiative]:
    """Accept all of them or none: `RefusedError` has a sentence for each that cannot be."""
    initiatives = all_locked(initiatives)
    if refusals := [
        _not_waiting(initiative)
        for initiative in initiatives
        if initiative.state is not Stage.SUBMITTED
    ]:
        raise RefusedError(refusals)
    for initiative in initiatives:
        move = step(initiative, Stage.REVIEWED, on=initiative.commune.today(), by=by)
        log("receive", initiative, f"Tiếp nhận {initiative.called}.", by=by)
        tell_authors(
            initiative,
            f"Hội đồng sáng kiến đã chấp nhận {initiative.called}. {_promise(initiative)}",
            subject=f"Đã tiếp nhận: {initiative.name}",
            key=f"initiative-move-{move.pk}",
            by=by,
        )
    return initiatives


def _not_waiting(initiative: Initiative) -> Finding:
    sentence = (
        f"“{initiative.name}” đang ở trạng thái “{initiative.state.word}” nên không tiếp nhận "
        "được. Có thể người khác vừa làm trước; hãy mở lại danh sách."
    )
    return Finding("not_waiting", sentence, Level.BLOCKER)


def _promise(initiative: Initiative) -> str:
    day = max(initiative.accepted_on, REGIMES[0].valid_from)
    rule = INITIATIVE_DECISION_MONTHS.on(day, overrides_for(initiative.commune))
    return f"{INITIATIVE_DECISION_MONTHS.describe(rule.value)} (căn cứ {rule.citation})"


@transaction.atomic
def send_back(initiative: Initiative, *, reason: str, due_on: date, by: Actor) -> Initiative:
    """Send a request back for mending until the end of `due_on`; the authors are told as well."""
    return returning.send_back(
        initiative, reason=reason, due_on=due_on, by=by, also_tell=authors_of(initiative)
    )


@transaction.atomic
def score(
    initiative: Initiative, points: Points, *, comment: str = "", scorer: User, by: Actor
) -> ScoreSheet:
    """Write the member's own sheet, or change it while nothing is concluded.

    `RefusedError` for points outside the scale, for an author or who has no seat, and outside
    “Đang xét”. The log keeps that a sheet was written; the points stay with the council.
    """
    initiative = locked(initiative)
    if initiative.state is not Stage.REVIEWED:
        refuse(
            "not_under_review",
            f"Chỉ chấm sáng kiến đang xét; sáng kiến này “{initiative.state.word}”.",
        )
    authors = set(initiative.authors.values_list("person", flat=True))
    refusals = objections_to(scorer, initiative, authors) or outside(points, scale_of(initiative))
    if refusals:
        raise RefusedError(refusals)
    given = dict(zip((field for field, _ in CRITERIA), points.in_order, strict=True))
    sheet, is_new = ScoreSheet.objects.update_or_create(
        initiative=initiative,
        scorer=scorer,
        defaults={**given, "scorer_name": scorer.display_name, "comment": comment},
    )
    word = "Chấm điểm" if is_new else "Sửa phiếu chấm"
    log("score", initiative, f"{word} {initiative.called}.", by=by)
    return sheet
