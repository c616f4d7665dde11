"""The chain of a commune's events: each is signed with a key that is kept outside the database, and
covers the one before it. What was done to it is said in words; see docs/adr/0019."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from .models import ChainHead, Event


def fingerprint(event: Event, key: str | None = None) -> str:
    """Give the HMAC-SHA-256 of everything the event says, and of the mark of the event before it;
    under the key of now unless another is given."""
    signed = [
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
    text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new((key or _keys()[0]).encode(), text.encode(), hashlib.sha256).hexdigest()


def _keys() -> list[str]:
    """Give the keys, that of now first."""
    if not settings.HISTORY_KEY:
        raise ImproperlyConfigured("Thiếu HISTORY_KEY nên không ghi, không kiểm tra nhật ký được.")
    return [settings.HISTORY_KEY, *settings.HISTORY_OLD_KEYS]


@dataclass(frozen=True)
class Anchor:
    """How a chain stood at a time, written "chain/sequence/hash": kept outside the server it proves
    that nothing up to there was changed or cut off since."""

    chain: int
    sequence: int
    hash: str

    def __str__(self) -> str:
        return f"{self.chain}/{self.sequence}/{self.hash}"


def anchors() -> list[Anchor]:
    """Give where every chain stands."""
    heads = ChainHead.objects.filter(sequence__gt=0).order_by("chain")
    return [Anchor(head.chain, head.sequence, head.hash) for head in heads]


def anchors_in(text: str) -> list[Anchor]:
    """Give the anchors that a mail, a printed page or a line holds."""
    marks = re.findall(r"\b(\d+)/(\d+)/([0-9a-f]{64})\b", text)
    return [Anchor(int(chain), int(sequence), digest) for chain, sequence, digest in marks]


def anchor_at(chain: str, at: str) -> Subquery:
    """Give, for a query of rows, where the chain in one column stood at the time in another."""
    before = Event.objects.filter(chain=OuterRef(chain), at__lte=OuterRef(at))
    whole = Concat(
        Cast("chain", CharField()), Value("/"), Cast("sequence", CharField()), Value("/"), F("hash")
    )
    return Subquery(before.order_by("-sequence").values(anchor=whole)[:1])


def breaches() -> Iterator[str]:
    """Give a Vietnamese sentence for each place where a chain was changed, cut, forked or written
    anew without the key."""
    heads = {head.chain: head for head in ChainHead.objects.all()}
    chains = set(heads) | set(Event.objects.order_by().values_list("chain", flat=True).distinct())
    for chain in sorted(chains):
        yield from _breaches_of(chain, heads.get(chain, ChainHead(chain=chain)))


def breaches_against(kept: list[Anchor]) -> Iterator[str]:
    """Give a sentence for each anchor that the log no longer bears out."""
    for anchor in kept:
        events = Event.objects.filter(chain=anchor.chain)
        event = events.filter(sequence=anchor.sequence).first()
        if event is None:
            last = events.order_by("-sequence").values_list("sequence", flat=True).first() or 0
            yield (
                f"Chuỗi {anchor.chain}: mốc đã giữ ghi {anchor.sequence} sự việc, nhật ký chỉ có "
                f"{last}: phần cuối đã bị cắt, hoặc vừa phục hồi một bản sao lưu cũ hơn."
            )
        elif event.hash != anchor.hash:
            yield (
                f"Chuỗi {anchor.chain}, sự việc {anchor.sequence}: khác với mốc đã giữ; nhật ký "
                "từ đó trở về trước đã bị viết lại."
            )


def _breaches_of(chain: int, head: ChainHead) -> Iterator[str]:
    reading = _Reading(chain)
    for event in Event.objects.filter(chain=chain).order_by("sequence").iterator():
        yield from reading.next(event)
    yield from reading.unsigned()
    if (head.sequence, head.hash) != (reading.sequence, reading.previous):
        yield (
            f"Chuỗi {chain}: mắt cuối ghi {head.sequence} sự việc, nhật ký có {reading.sequence}."
        )


class _Reading:
    """A chain read from its beginning; events in a row that bear no key are one breach."""

    def __init__(self, chain: int) -> None:
        self.chain, self.sequence, self.previous = chain, 0, ""
        self._keys = _keys()
        self._unsigned: list[int] = []

    def next(self, event: Event) -> Iterator[str]:
        is_signed, is_joined = self._is_signed(event), event.previous_hash == self.previous
        if is_signed or not is_joined:
            yield from self.unsigned()
        place, expected = f"Chuỗi {self.chain}, sự việc {event.sequence}", self.sequence + 1
        if event.sequence != expected:
            yield f"{place}: thiếu sự việc {expected} đến {event.sequence - 1}."
        elif not is_joined:
            yield f"{place}: không nối với sự việc trước."
        if not is_signed:
            self._unsigned.append(event.sequence)
        self.sequence, self.previous = event.sequence, event.hash

    def unsigned(self) -> Iterator[str]:
        """Say which events before this one bear no key."""
        events, self._unsigned = self._unsigned, []
        if len(events) == 1:
            yield f"Chuỗi {self.chain}, sự việc {events[0]}: nội dung đã bị sửa."
        elif events:
            yield (
                f"Chuỗi {self.chain}, sự việc {events[0]} đến {events[-1]}: không mang dấu của "
                "khóa nhật ký; đã bị viết lại, hoặc khóa đã đổi mà chưa khai HISTORY_OLD_KEYS."
            )

    def _is_signed(self, event: Event) -> bool:
        """Keys only ever get newer along a chain: who stole an old one signs nothing after it."""
        for place, key in enumerate(self._keys):
            if hmac.compare_digest(event.hash, fingerprint(event, key)):
                self._keys = self._keys[: place + 1]
                return True
        return False
