"""Writing into the log, and finding out whether somebody changed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from django.db import models, transaction
from django.utils import timezone

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


@transaction.atomic
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
    ChainHead.objects.get_or_create(chain=commune_id)
    head = ChainHead.objects.select_for_update().get(chain=commune_id)
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


def fingerprint(event: Event) -> str:
    """Give the SHA-256 of everything the event says, and of the event before it."""
    said = [
        event.at.isoformat(),
        event.chain,
        event.sequence,
        event.actor_id,
        event.actor_name,
        event.actor_role,
        event.verb,
        event.subject_type,
        event.subject_id,
        event.sentence,
        event.data,
        event.previous_hash,
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def breaches() -> Iterator[str]:
    """Give a Vietnamese sentence for each place where a chain was changed, cut or forked."""
    heads = {head.chain: head for head in ChainHead.objects.all()}
    chains = set(heads) | set(Event.objects.order_by().values_list("chain", flat=True).distinct())
    for chain in sorted(chains):
        yield from _breaches_of(chain, heads.get(chain, ChainHead(chain=chain)))


def _breaches_of(chain: int, head: ChainHead) -> Iterator[str]:
    sequence, previous = 0, ""
    for event in Event.objects.filter(chain=chain).order_by("sequence").iterator():
        sequence += 1
        place = f"Chuỗi {chain}, sự việc {event.sequence}"
        if event.sequence != sequence:
            yield f"{place}: thiếu sự việc {sequence} đến {event.sequence - 1}."
            sequence = event.sequence
        elif event.previous_hash != previous:
            yield f"{place}: không nối với sự việc trước."
        if event.hash != fingerprint(event):
            yield f"{place}: nội dung đã bị sửa."
        previous = event.hash
    if (head.sequence, head.hash) != (sequence, previous):
        yield f"Chuỗi {chain}: mắt cuối ghi {head.sequence} sự việc, nhật ký có {sequence}."
