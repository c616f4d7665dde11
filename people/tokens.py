"""The tokens of links that a letter or a slip carries, with which a password is set once."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

SKEW = 300  # seconds by which two clocks may differ


class LinkTokenGenerator(PasswordResetTokenGenerator):
    """Django's, but a link of a time to come is none: it would be good until the clock that was set
    back has come there, and for its days again."""

    def check_token(self, user, token) -> bool:
        return super().check_token(user, token) and self._age(token) > -SKEW

    def _age(self, token: str) -> int:
        return self._num_seconds(self._now()) - base36_to_int(token.partition("-")[0])


link_tokens = LinkTokenGenerator()
