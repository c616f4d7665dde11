"""What pages of dossiers say and ask alike: what the unit has to keep to, and who sees what."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse

from campaigns.facts import dues_in
from campaigns.models import Campaign
from campaigns.rules.deadlines import last_good_day
from initiatives.models import Use
from nominations.models import Nomination
from nominations.rules.stages import Stage
from people.models import Commune, User
from people.roles import Permission, can, can_for_all
from submissions.models import EDITABLE
from vietnamese.dates import countdown, short_date


def knows_discipline(user: User, nomination: Nomination) -> bool:
    """Say whether a judgement may speak of discipline to the user: by role, or of oneself."""
    is_own = nomination.person_id is not None and nomination.person_id == user.person_id
    return is_own or can(user, Permission.VIEW_DISCIPLINE, nomination.commune)


def due_in_words(nomination: Nomination) -> str:
    """Give what the unit has to keep to: its deadline, the new day of a return, or when it was
    sent."""
    today = nomination.commune.today()
    if nomination.state is Stage.RETURNED:
        return countdown(nomination.return_due_on, today)
    if nomination.state is not Stage.DRAFT:
        return f"gửi ngày {short_date(nomination.sent_on)}"
    if nomination.is_short:
        return "không theo hạn của hồ sơ cuối năm"
    due = dues_in(nomination.campaign, nomination.DEADLINE_KIND)(nomination.unit_id)
    return countdown(last_good_day(due), today) if due else "kế hoạch không ghi hạn gửi hồ sơ"


def uses_of(nomination: Nomination) -> QuerySet[Use]:
    """Give the uses of initiatives that carry this dossier."""
    return Use.objects.filter(
        person=nomination.person_id, award=nomination.award, campaign=nomination.campaign_id
    ).select_related("initiative")


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


def list_of(campaign: Campaign, **filters: str | int) -> str:
    """Give the address of the list of a campaign's dossiers, narrowed."""
    return f"{reverse('nominations:list')}?{urlencode({'phong_trao': campaign.pk, **filters})}"
