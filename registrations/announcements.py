"""Who hears of what a unit does with its registration."""

from __future__ import annotations

from notifications.outbox import notify
from people.models import Commune, Membership, User
from people.roles import OFFICE, Actor
from registrations.models import Registration
from vietnamese.dates import short_date


def office_of(commune: Commune) -> list[User]:
    """Give who works in the office today, each once, by name."""
    memberships = Membership.objects.in_force_on(commune.today()).filter(
        commune=commune, role=OFFICE.code
    )
    users = User.objects.filter(is_active=True, memberships__in=memberships).distinct()
    return list(users.order_by("last_name", "first_name", "pk"))


def tell_office(registration: Registration, sentence: str, *, key: str, by: Actor) -> None:
    """Tell the office what the unit did; whoever did it knows already."""
    campaign = registration.campaign
    notify(
        [user for user in office_of(campaign.commune) if user.pk != by.user_id],
        commune=campaign.commune,
        key=key,
        subject=f"Đăng ký thi đua: {registration.unit}"[:200],
        body=f"{sentence}\n\n{campaign.title}, ngày {short_date(campaign.commune.today())}.",
        path=registration.get_absolute_url(),
    )
