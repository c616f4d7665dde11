"""Writing into the log."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.db import models, transaction
from django.utils import timezone

from .chain import fingerprint
from .models import ChainHead, Event


class By(Protocol):
    """Who acts: see `people.roles.Actor`."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def role_name(self) -> str: ...
    @property
    def practice_day(self) -> date | None: ...


@transaction.atomic(savepoint=False)
def record(
    verb: str, subject: models.Model, sentence: str, *, by: By, commune_id: int, **data
) -> Event:
    """Write one event at the end of the commune's chain; `data` holds plain values, and the day
    that a practising commune had.

    The chain's head stays locked until the transaction ends: two acts of one commune that log
    come one after the other.
    """
    if by.practice_day:
        data["practice_day"] = by.practice_day.isoformat()
    head, _ = ChainHead.objects.select_for_update().get_or_create(chain=commune_id)
    event = Event(
        at=timezone.now(),
        chain=commune_id,
        sequence=head.sequence + 1,
        actor_id=by.user_id,
        actor_name=by.name,
        actor_role=by.role_name,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        sentence=sentence,
        data=data,
        previous_hash=head.hash,
    )
    event.hash = fingerprint(event)
    event.save()
    head.sequence, head.hash = event.sequence, event.hash
    head.save()
    return event
