"""Who hears of what a unit does with a submission."""

from __future__ import annotations

from notifications.outbox import notify
from people.models import Commune, Membership, User
from people.roles import Actor, Role
from vietnamese.dates import short_date

from .models import Submission


def holders_of(commune: Commune, *roles: Role) -> list[User]:
    """Give who holds one of the roles today, each once, by name."""
    memberships = Membership.objects.in_force_on(commune.today()).filter(
        commune=commune, role__in=[role.code for role in roles]
    )
    users = User.objects.filter(is_active=True, memberships__in=memberships).distinct()
    return list(users.order_by("last_name", "first_name", "pk"))


def tell(
    users: list[User], submission: Submission, sentence: str, *, subject: str, key: str, by: Actor
) -> None:
    """Tell people what was done with a submission; whoever did it knows already."""
    today = submission.commune.today()
    notify(
        [user for user in users if user.pk != by.user_id],
        commune=submission.commune,
        key=key,
        subject=subject[:200],
        body=f"{sentence}\n\n{submission.campaign.title}, ngày {short_date(today)}.",
        path=submission.get_absolute_url(),
    )
