"""Who is told what about a campaign."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from campaigns.models import Campaign, Extension
from campaigns.rules.deadlines import closes_at
from campaigns.rules.in_words import DEADLINE_NAMES
from campaigns.rules.plan import Deadline
from notifications.outbox import notify
from people.models import Commune, Membership, Unit, User
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from procedure.prepared import Prepared
from vietnamese.dates import short_date


def audience(commune: Commune) -> list[User]:
    """Give who is told of a launch: the heads of today's units, the office, the council's
    secretary; each once, by name."""
    return _audience(commune.pk, commune.today())


def heads_of(unit: Unit, on: date | None = None) -> list[User]:
    """Give the heads of one unit, of today unless another day is told."""
    return _heads(unit.pk, on or unit.commune.today())


def _told_of_launch(commune: int, day: date) -> QuerySet[User]:
    of_units = Q(role=UNIT_HEAD.code, unit__in=Unit.objects.active_on(day))
    told = Q(role__in=[OFFICE.code, SECRETARY.code]) | of_units
    return _users(Membership.objects.in_force_on(day).filter(told, commune=commune))


def _heading(unit: int, day: date) -> QuerySet[User]:
    return _users(Membership.objects.in_force_on(day).filter(role=UNIT_HEAD.code, unit=unit))


def _users(memberships: QuerySet[Membership]) -> QuerySet[User]:
    users = User.objects.filter(is_active=True, memberships__in=memberships).distinct()
    return users.order_by("last_name", "first_name", "pk")


# Whatever goes on its way is told to somebody.
_audience: Prepared[User] = Prepared(_told_of_launch, 9001, date(1900, 1, 1))
_heads: Prepared[User] = Prepared(_heading, 9001, date(1900, 1, 1))


def announce_launch(campaign: Campaign, deadlines: Iterable[Deadline]) -> None:
    """Tell everybody concerned that a campaign was launched, and what is due when."""
    lines = [
        f"{campaign.commune.committee} đã phát động phong trào thi đua theo {_named(campaign)}: "
        f"{campaign.title}.",
        "",
        "Các mốc thời hạn:",
        *_deadline_lines(deadlines),
        "",
        "Đề nghị Ông/Bà triển khai tới cán bộ, công chức và người lao động của đơn vị mình.",
    ]
    notify(
        audience(campaign.commune),
        commune=campaign.commune,
        key=f"campaign-{campaign.pk}-launch",
        subject=_subject("Phát động", campaign),
        body="\n".join(lines),
        path=campaign.get_absolute_url(),
    )


def announce_change(
    campaign: Campaign, sentences: Iterable[str], *, reason: str, event_id: int
) -> None:
    """Tell the same people what changed in a launched plan, and why."""
    lines = [
        f"{_named(campaign)} có thay đổi:",
        *(f"- {sentence}" for sentence in sentences),
        "",
        f"Lý do: {reason}",
    ]
    notify(
        audience(campaign.commune),
        commune=campaign.commune,
        key=f"campaign-{campaign.pk}-change-{event_id}",
        subject=_subject("Thay đổi", campaign),
        body="\n".join(lines),
        path=campaign.get_absolute_url(),
    )


def announce_extension(extension: Extension) -> None:
    """Tell the heads of a unit that its deadline was put off."""
    deadline, campaign = extension.deadline, extension.deadline.campaign
    notify(
        heads_of(extension.unit),
        commune=campaign.commune,
        key=f"extension-{extension.pk}",
        subject=f"Gia hạn “{deadline.get_kind_display()}” cho {extension.unit}"[:200],
        body=f"Hạn “{deadline.get_kind_display()}” theo {_named(campaign)} được gia hạn cho "
        f"{extension.unit} đến 24:00 ngày {short_date(extension.due_on)}.\n\n"
        f"Lý do: {extension.reason}",
        path=campaign.get_absolute_url(),
    )


def _deadline_lines(deadlines: Iterable[Deadline]) -> Iterable[str]:
    for deadline in deadlines:
        receiver = f", gửi {deadline.receiver}" if deadline.receiver else ""
        yield f"- {DEADLINE_NAMES[deadline.kind]}: {closes_at(deadline)}{receiver}"


def _named(campaign: Campaign) -> str:
    return f"Kế hoạch số {campaign.number} ngày {short_date(campaign.issued_on)}"


def _subject(word: str, campaign: Campaign) -> str:
    return f"{word}: {campaign.title}"[:200]
