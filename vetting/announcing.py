"""Who hears of a receipt: heads of units of their unit's dossiers, each person of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from campaigns.announcements import heads_of
from nominations.models import Nomination
from notifications.outbox import notify
from people.models import User
from people.roles import Actor
from vietnamese.dates import short_date


def announce_receipt(nominations: Sequence[Nomination], *, move: int, by: Actor) -> None:
    """Tell the heads of each unit once, and each person, which dossiers were received together;
    `move` is the number of the first step."""
    commune = nominations[0].commune
    on = short_date(commune.today())

    def tell(users: Iterable[User], received: Sequence[Nomination], about: str) -> None:
        first, is_one = received[0], len(received) == 1
        listed = f"{reverse('nominations:list')}?phong_trao={first.campaign_id}"
        lines = "\n".join(f"- {nomination}" for nomination in received)
        notify(
            [user for user in users if user.pk != by.user_id],
            commune=commune,
            key=f"nominations-received-{move}-{about}",
            subject=f"Đã tiếp nhận {first.called if is_one else f'{len(received)} hồ sơ'}"[:200],
            body=f"Thư ký Hội đồng đã tiếp nhận ngày {on}:\n\n{lines}\n\n{first.campaign.title}.",
            path=first.get_absolute_url() if is_one else listed,
        )

    heads_told: set[int] = set()
    for unit in {nomination.unit for nomination in nominations}:
        heads = heads_of(unit)
        heads_told |= {user.pk for user in heads}
        tell(
            heads,
            [nomination for nomination in nominations if nomination.unit_id == unit.pk],
            f"unit-{unit.pk}",
        )
    people = {nomination.person_id for nomination in nominations} - {None}
    for user in User.objects.filter(is_active=True, person__in=people).exclude(pk__in=heads_told):
        own = [nomination for nomination in nominations if nomination.person_id == user.person_id]
        tell([user], own, f"user-{user.pk}")
