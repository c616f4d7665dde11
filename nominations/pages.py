"""Dossiers as pages show them: one plain row for each, and what the unit has to keep to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from campaigns.rules.deadlines import countdown, last_good_day
from campaigns.rules.plan import Deadline
from eligibility.judging import Judgement
from initiatives.models import Use
from nominations.facts.due import due_of
from nominations.facts.judged import Judged
from nominations.facts.kept import judged_of
from nominations.models import Nomination
from nominations.rules.stages import OWED, Stage
from people.models import Commune, Unit, User
from people.roles import Permission, can, can_for_all
from submissions.models import EDITABLE
from vietnamese.dates import short_date


@dataclass(frozen=True)
class DossierRow:
    """A dossier in the list; `gaps` is how many it has, `note` what there is to know of its
    time."""

    nomination: Nomination
    stage: Stage
    gaps: int
    judgement: Judgement
    note: str = ""
    is_late: bool = False
    may_write: bool = False

    @property
    def is_editable(self) -> bool:
        return self.nomination.is_editable


def dossier_rows(nominations: Sequence[Nomination], user: User) -> list[DossierRow]:
    """Give a row for each; the number of queries does not grow with them. What is said of
    discipline is said to those who may know of it."""
    judged = judged_of(nominations)
    return [_row(one, judged[one.pk], user) for one in nominations]


def _row(one: Nomination, judged: Judged, user: User) -> DossierRow:
    note, is_late = time_note(one, one.commune.today())
    return DossierRow(
        one,
        one.state,
        len(judged.gaps) if one.state in OWED else 0,
        judged.told(with_discipline=knows_discipline(user, one)),
        note,
        is_late,
        can(user, Permission.WRITE_NOMINATION, one.commune, one.unit),
    )


def knows_discipline(user: User, nomination: Nomination) -> bool:
    """Say whether a judgement may speak of discipline to the user: by role, or of oneself."""
    is_own = nomination.person_id is not None and nomination.person_id == user.person_id
    return is_own or can(user, Permission.VIEW_DISCIPLINE, nomination.commune)


def time_note(nomination: Nomination, today: date) -> tuple[str, bool]:
    """Give what is to be said of a dossier's time, and whether it is late."""
    if nomination.state is Stage.RETURNED:
        day = nomination.return_due_on
        return f"bổ sung đến hết ngày {short_date(day)}", day < today
    if nomination.days_late:
        return f"trễ hạn {nomination.days_late} ngày", True
    if nomination.state is Stage.DRAFT and not nomination.is_short:
        return _until(due_of(nomination), today)
    return "", False


def _until(due: Deadline | None, today: date) -> tuple[str, bool]:
    if due is None:
        return "", False
    days = (today - last_good_day(due)).days
    if days > 0:
        return f"trễ hạn {days} ngày", True
    return f"hạn đến hết ngày {short_date(last_good_day(due))}", False


def due_in_words(nomination: Nomination) -> str:
    """Give what the unit has to keep to: its deadline, the new day of a return, or when it was
    sent."""
    if nomination.state is Stage.RETURNED:
        return f"bổ sung đến hết ngày {short_date(nomination.return_due_on)}"
    if nomination.state is not Stage.DRAFT:
        return f"gửi ngày {short_date(nomination.sent_on)}"
    if nomination.is_short:
        return "không theo hạn của hồ sơ cuối năm"
    due = due_of(nomination)
    return countdown(due, nomination.commune.today()) if due else "kế hoạch không ghi hạn gửi hồ sơ"


def uses_of(nomination: Nomination) -> QuerySet[Use]:
    """Give the uses of initiatives that carry this dossier."""
    return Use.objects.filter(
        person=nomination.person_id, award=nomination.award, campaign=nomination.campaign_id
    ).select_related("initiative")


def units_written_for(user: User, commune: Commune) -> list[Unit]:
    """Give today's units whose dossiers the user writes."""
    active = Unit.objects.filter(commune=commune).active_on(commune.today())
    return [unit for unit in active if can(user, Permission.WRITE_NOMINATION, commune, unit)]


def writes_for_all(user: User, commune: Commune) -> bool:
    """Say whether the user writes for the whole commune, not for single units."""
    return can_for_all(user, Permission.WRITE_NOMINATION, commune)


def sendable(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Give those that are with their unit."""
    return nominations.filter(stage__in=EDITABLE)


def refuse_unless_sees_all(user: User, commune: Commune | None) -> None:
    """Let pass whom a role of the commune, and not of one unit, shows the dossiers."""
    if not sees_all(user, commune):
        raise PermissionDenied(
            "Trang này có hồ sơ của mọi đơn vị; vai trò của Ông/Bà chỉ xem hồ sơ của đơn vị mình."
        )


def sees_all(user: User, commune: Commune | None) -> bool:
    """Say whether the user may see who was proposed in every unit."""
    return can_for_all(user, Permission.VIEW_NOMINATIONS, commune)
