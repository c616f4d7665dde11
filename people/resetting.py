"""A forgotten password: asked for in the same time whether the address is known or not."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import salted_hmac

from people import slowing
from people.models import Door, PasswordRequest
from people.tasks import write_letters
from thiduakt.celery import nudge

TOO_MANY = "Đã xin thư nhiều lần. Xin xem hộp thư, kể cả thư rác, hoặc đợi {} rồi xin lại."


@transaction.atomic
def ask(email: str, address: str) -> None:
    """Note that somebody asked for a letter to this address; SlowedError after too many."""
    key = salted_hmac("people.resetting", email.casefold()).hexdigest()
    letters = slowing.from_address(Door.LETTERS, address)
    slowing.count([slowing.Try(Door.LETTER, key), letters])
    PasswordRequest.objects.create(email=email)
    transaction.on_commit(lambda: nudge(write_letters))
